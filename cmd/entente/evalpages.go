package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/urfave/cli/v2"

	"entente/extract/article"
)

func evalPagesCommand() *cli.Command {
	return &cli.Command{
		Name:      "pages",
		Usage:     "compare the bodies of HTML pages with what people marked as body",
		ArgsUsage: "DIR",
		Description: "DIR holds ground-truth.json, an object of articleBody and url by page, and\n" +
			"pages/NAME.html or NAME.html.gz. A body is held against the truth as a bag of four words in\n" +
			"a row; precision and recall are averaged over the pages. The second line is the\n" +
			"extraction library by itself.",
		OnUsageError: usageError,
		Action:       runEvalPages,
	}
}

// A pageTruth is what people marked on a page.
type pageTruth struct {
	Body string `json:"articleBody"`
	URL  string `json:"url"`
}

// A pageScore sums up precision and recall over pages.
type pageScore struct {
	precision, recall float64
	found, pages      int
}

func (s *pageScore) add(truth, body string) {
	want, got := shingles(truth), shingles(body)
	right, all, wanted := 0, 0, 0
	for sh, n := range got {
		all += n
		right += min(n, want[sh])
	}
	for _, n := range want {
		wanted += n
	}
	s.pages++
	if all > 0 {
		s.found++
		s.precision += float64(right) / float64(all)
	}
	if wanted > 0 {
		s.recall += float64(right) / float64(wanted)
	}
}

func (s *pageScore) String() string {
	p, r := s.precision/float64(max(s.found, 1)), s.recall/float64(max(s.pages, 1))
	return fmt.Sprintf("precision %.4f  recall %.4f  F1 %.4f", p, r, 2*p*r/max(p+r, 1e-9))
}

func runEvalPages(c *cli.Context) error {
	if c.NArg() != 1 {
		return &usage{"eval pages takes one folder"}
	}
	dir := c.Args().First()
	data, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		return fmt.Errorf("reading the truth: %w", err)
	}
	truth := map[string]pageTruth{}
	if err := json.Unmarshal(data, &truth); err != nil {
		return fmt.Errorf("reading the truth: %w", err)
	}
	var ours, library pageScore
	dated := 0
	for _, name := range sortedKeys(truth) {
		if err := c.Context.Err(); err != nil {
			return err
		}
		markup, err := readPage(filepath.Join(dir, "pages", name+".html"))
		if err != nil {
			return err
		}
		page := article.FromPage(markup, truth[name].URL, article.Options{})
		ours.add(truth[name].Body, bodyText(page))
		library.add(truth[name].Body, libraryText(markup, truth[name].URL))
		if page.Published != "" {
			dated++
		}
	}
	fmt.Fprintf(c.App.Writer, "pages    %d, %d with a date\nentente  %v\nlibrary  %v\n", ours.pages, dated, &ours, &library)
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// readPage reads a page, or its packed form.
func readPage(name string) ([]byte, error) {
	if data, err := os.ReadFile(name); err == nil {
		return data, nil
	}
	f, err := os.Open(name + ".gz")
	if err != nil {
		return nil, fmt.Errorf("reading page: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("reading page %s: %w", name, err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("reading page %s: %w", name, err)
	}
	return data, nil
}

// bodyText is what the article's readers read: headings and body.
func bodyText(a *article.Article) string {
	var b strings.Builder
	for _, bl := range a.Blocks {
		if bl.Kind == article.Body || bl.Kind == article.Heading || bl.Kind == article.Speaker {
			b.WriteString(a.Text[bl.Start:bl.End])
			b.WriteString("\n")
		}
	}
	return b.String()
}

// libraryText is the page's text as the library gives it.
func libraryText(markup []byte, address string) string {
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	found, err := readability.FromReader(bytes.NewReader(markup), base)
	if err != nil || found.Node == nil {
		return ""
	}
	var out strings.Builder
	if err := found.RenderText(&out); err != nil {
		return ""
	}
	return out.String()
}

// shingles is the bag of four words in a row; of a shorter text the words themselves.
func shingles(text string) map[string]int {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
	bag := map[string]int{}
	if len(words) > 0 && len(words) < 4 {
		bag[strings.Join(words, " ")]++
	}
	for i := 0; i+4 <= len(words); i++ {
		bag[strings.Join(words[i:i+4], " ")]++
	}
	return bag
}
