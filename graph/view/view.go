// Package view makes the page that shows a network: one HTML file with all
// that it needs in it. The page asks no network for anything, and its
// Content-Security-Policy lets it do nothing else.
package view

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"io/fs"
	"path"
	"strings"
)

//go:embed page vendor/*.js vendor/*.json
var files embed.FS

// libraries are the scripts of others, in the order in which they need each
// other; see vendor/README.md.
func libraries() []string {
	return []string{"d3-dispatch", "d3-quadtree", "d3-timer", "d3-force", "ufuzzy", "topojson-client"}
}

// A part is a script or style sheet as it stands in the page.
type part struct {
	text string
	hash string // as a Content-Security-Policy names it
}

func newPart(text string) part {
	sum := sha256.Sum256([]byte(text))
	return part{text, "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"}
}

// parts reads the page's style sheet and scripts. The page's own scripts are
// one, so that they share their names and nobody else does.
func parts() (style part, scripts []part, err error) {
	css, err := files.ReadFile("page/page.css")
	if err != nil {
		return part{}, nil, fmt.Errorf("make the page: %w", err)
	}
	for _, name := range libraries() {
		js, err := files.ReadFile("vendor/" + name + ".min.js")
		if err != nil {
			return part{}, nil, fmt.Errorf("make the page: %w", err)
		}
		scripts = append(scripts, newPart(string(js)))
	}
	names, err := fs.Glob(files, "page/*.js") // sorted: their numbers say the order
	if err != nil {
		return part{}, nil, fmt.Errorf("make the page: %w", err)
	}
	var own strings.Builder
	own.WriteString("(() => {\n\"use strict\";\n")
	for _, name := range names {
		js, err := files.ReadFile(name)
		if err != nil {
			return part{}, nil, fmt.Errorf("make the page: %w", err)
		}
		fmt.Fprintf(&own, "\n// %s\n%s", path.Base(name), bare(string(js)))
	}
	own.WriteString("})();\n")
	return newPart(string(css)), append(scripts, newPart(own.String())), nil
}

// bare leaves out what browsers do not read: comments on lines of their own,
// and the space before lines.
func bare(js string) string {
	var b strings.Builder
	for line := range strings.Lines(js) {
		if line = strings.TrimLeft(line, " "); !strings.HasPrefix(line, "//") && line != "\n" {
			b.WriteString(line)
		}
	}
	return b.String()
}

// policy is the Content-Security-Policy: the scripts and the style sheet of
// the page, by their hashes, pictures that the page itself makes, and
// nothing else.
func (p *page) policy() string {
	var hashes []string
	for _, s := range p.scripts {
		hashes = append(hashes, s.hash)
	}
	return "default-src 'none'; script-src " + strings.Join(hashes, " ") + "; style-src " + p.style.hash +
		"; img-src data: blob:; base-uri 'none'; form-action 'none'"
}

// Write writes the page of what is known. The same gives the same bytes.
func Write(w io.Writer, d *Data) error {
	p, err := newPage()
	if err != nil {
		return err
	}
	return p.write(w, d)
}

// A page is all of the page but what is known.
type page struct {
	html    string
	world   string // outlines for the map, as TopoJSON
	style   part
	scripts []part
	refusal refusal
}

// A refusal is the page that says that there is none.
type refusal struct{ html, policy string }

func newRefusal(style part) (refusal, error) {
	html, err := files.ReadFile("page/refusal.html")
	if err != nil {
		return refusal{}, fmt.Errorf("make the page: %w", err)
	}
	return refusal{strings.Replace(string(html), "{{style}}", style.text, 1),
		"default-src 'none'; style-src " + style.hash + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"}, nil
}

func newPage() (*page, error) {
	style, scripts, err := parts()
	if err != nil {
		return nil, err
	}
	html, err := files.ReadFile("page/page.html")
	if err != nil {
		return nil, fmt.Errorf("make the page: %w", err)
	}
	refusal, err := newRefusal(style)
	if err != nil {
		return nil, err
	}
	world, err := files.ReadFile("vendor/land-110m.json")
	if err != nil {
		return nil, fmt.Errorf("make the page: %w", err)
	}
	return &page{string(html), string(world), style, scripts, refusal}, nil
}

func (p *page) write(w io.Writer, d *Data) error {
	packed, texts := d.pack()
	fill := map[string]func(io.Writer) error{
		"policy": func(w io.Writer) error { return put(w, html.EscapeString(p.policy())) },
		"style":  func(w io.Writer) error { return put(w, p.style.text) },
		// Marshalled, no text can end the element it stands in: < is \u003c.
		"data":  func(w io.Writer) error { return json.NewEncoder(w).Encode(packed) },
		"texts": func(w io.Writer) error { return json.NewEncoder(w).Encode(texts) },
		"world": func(w io.Writer) error { return put(w, p.world) },
		"scripts": func(w io.Writer) error {
			for _, s := range p.scripts {
				if err := put(w, "<script>"+s.text+"</script>\n"); err != nil {
					return err
				}
			}
			return nil
		},
	}
	b := bufio.NewWriter(w)
	rest := p.html
	for {
		before, after, found := strings.Cut(rest, "{{")
		b.WriteString(before)
		if !found {
			break
		}
		var name string
		name, rest, _ = strings.Cut(after, "}}")
		if err := fill[name](b); err != nil {
			return fmt.Errorf("write the page: %w", err)
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

func put(w io.Writer, text string) error {
	_, err := io.WriteString(w, text)
	return err
}
