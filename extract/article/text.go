package article

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"path"
	"path/filepath"
	"strings"
)

// FromText makes an article of a plain text or Markdown file's bytes. name is
// the file's name. The text is that of the file as a reader sees it, see
// decodeText and legible, without its front matter; title, date and author are
// those of the front matter or of the first lines, and opts fills what they
// leave out.
func FromText(name string, data []byte, opts Options) *Article {
	a := ofText(decodeText(data))
	a.Source, a.Name = name, baseName(name)
	a.finish(opts, &segmenter{rules: opts.rules()})
	return a
}

// finish cuts the text into blocks and fills in what the source left open.
func (a *Article) finish(opts Options, cut *segmenter) {
	a.Text, a.Title = legible(a.Text), singleSpaced(legible(a.Title))
	blocks, top := cut.segment(a.Text, a.Title, a.Author)
	a.Blocks = blocks
	a.dateBlocks()
	if opts.KeepDropped && a.markup != "" {
		a.Dropped = dropped(a.markup, a.Text)
	}
	a.markup = ""
	if a.Title == "" {
		a.Title = top.title
	}
	if a.Published == "" {
		a.Published = cmp.Or(top.date, firstLeadDate(a.Text, blocks), a.made)
	}
	if a.Published == "" {
		a.Published = opts.Published
	}
	if a.Published == "" {
		a.Published = dateInName(a.Name)
	}
	if a.Author == "" {
		a.Author = top.author
	}
	switch {
	case opts.ID != "":
		a.ID = opts.ID
	case a.URL != "":
		a.ID = a.URL
	case a.ID == "":
		a.ID = textID(a.Text)
	}
	a.Language = language(a.Language, judge(a.Text).verdict)
}

// textID is the ID of an article that has no other: the hash of its text, white
// space aside, so that a text file, a front matter's and a row's are one.
func textID(text string) string {
	h := sha256.New()
	for w := range strings.FieldsSeq(text) {
		io.WriteString(h, w)
		io.WriteString(h, " ")
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

// compose returns the text of an article whose title, with single spaces, and
// body come apart.
func compose(title string, body []byte) string {
	body = bytes.TrimFunc(body, blank)
	first, _, _ := bytes.Cut(body[:min(len(body), len(title)+40)], []byte("\n"))
	if title == "" || len(first) < len(title)+20 && fold(string(bytes.TrimSpace(first))) == fold(title) {
		return string(body)
	}
	var text strings.Builder
	text.Grow(len(title) + len("\n\n") + len(body))
	text.WriteString(title)
	text.WriteString("\n\n")
	text.Write(body)
	return text.String()
}

// baseName returns a file's name without folder and extension, those of a
// compressed file included.
func baseName(file string) string {
	base := filepath.Base(file)
	for _, ext := range []string{".gz", ".zst", ".zstd"} {
		base = strings.TrimSuffix(base, ext)
	}
	if ext := filepath.Ext(base); ext != "" && ext != base && len(ext) <= 9 {
		base = strings.TrimSuffix(base, ext)
	}
	if base == "" || base == "-" || base == "." || base == "/" {
		return "stdin"
	}
	return base
}

// nameOfURL returns the last part of a URL's path, or "" where it is no URL.
func nameOfURL(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return ""
	}
	return lastPart(u)
}

// lastPart returns the last part of a URL's path without its extension, or its host.
func lastPart(u *url.URL) string {
	last := path.Base(strings.TrimRight(u.Path, "/"))
	if last == "." || last == "/" || last == "" {
		return u.Hostname()
	}
	if ext := path.Ext(last); ext != last && len(ext) <= 6 {
		last = strings.TrimSuffix(last, ext)
	}
	return last
}

// FromPage makes an article of an HTML page's bytes. address is where the page
// comes from, or empty.
func FromPage(data []byte, address string, opts Options) *Article {
	a := page(data, address, "")
	a.Source, a.Name = address, nameOfURL(address)
	a.finish(opts, &segmenter{rules: opts.rules()})
	return a
}
