package article

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"unicode/utf8"

	"bufio"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"
)

// brokenFeed reads a feed that is no sound XML or JSON: its items one by one,
// so that only those are lost that are broken themselves.
func (r *reader) brokenFeed(in *input, data []byte, broken error) error {
	if body := bytes.TrimLeft(data, "\ufeff \t\r\n"); len(body) > 0 && body[0] == '{' {
		return r.jsonStream(in, bufio.NewReader(bytes.NewReader(body)))
	}
	data = soundXML(data)
	if found, err := wholeFeed(data); err == nil && len(found.Items) > 0 {
		for i, item := range found.Items {
			if err := r.item(in, found, item, i+1); err != nil {
				return err
			}
		}
		return nil
	}
	items, rest := feedItems(data)
	if len(items) == 0 {
		return r.skip(&SkipError{Source: in.name, Reason: "broken feed", Err: broken})
	}
	head := data[:items[0].start]
	for n, it := range items {
		found, err := parseFeed(bytes.Join([][]byte{head, data[it.start:it.end], feedEnd(head)}, nil))
		if err == nil && len(found.Items) == 0 {
			err = broken
		}
		if err != nil {
			err = r.skip(&SkipError{Source: in.name, Place: fmt.Sprintf("item %d", n+1), Reason: "broken item of a feed", Err: err})
		} else {
			err = r.item(in, found, found.Items[0], n+1)
		}
		if err != nil {
			return err
		}
	}
	if rest {
		return r.skip(&SkipError{Source: in.name, Place: fmt.Sprintf("item %d", len(items)+1), Reason: "broken item of a feed", Err: io.ErrUnexpectedEOF})
	}
	return nil
}

// wholeFeed parses a feed. That items are lost in others which don't end is an
// error, too.
func wholeFeed(data []byte) (*gofeed.Feed, error) {
	found, err := parseFeed(data)
	if err != nil {
		return nil, err
	}
	if items, _ := feedItems(data); len(items) > len(found.Items) {
		return nil, fmt.Errorf("%d items begin, but %d were found", len(items), len(found.Items))
	}
	return found, nil
}

var (
	xmlDeclaration = regexp.MustCompile(`(?s)^\s*<\?xml[^>]*\?>`)
	xmlEncoding    = regexp.MustCompile(`encoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)
	badReference   = regexp.MustCompile(`&#(?:0*(?:[0-8]|1[1245-9]|1[0-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));`)
	looseAmpersand = regexp.MustCompile(`&([^a-zA-Z#]|[a-zA-Z]+[^a-zA-Z0-9;]|#[^0-9xX])`)
)

// soundXML takes out of an XML document what XML 1.0 does not allow: another
// version, control characters, bytes that are none of its encoding, and "&" that
// begins no entity.
func soundXML(data []byte) []byte {
	declared := xmlDeclaration.Find(data)
	body := bytes.TrimPrefix(bytes.TrimLeft(data[len(declared):], "\ufeff"), []byte("\xef\xbb\xbf"))
	if m := xmlEncoding.FindSubmatch(declared); m != nil && !utf8.Valid(body) {
		if enc, name := charset.Lookup(string(m[1])); enc != nil && name != "utf-8" && name[:3] != "utf" {
			if out, err := enc.NewDecoder().Bytes(body); err == nil {
				body = out
			}
		}
	}
	body = []byte(decodeText(body))
	out := make([]byte, 0, len(body))
	for _, c := range body {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f {
			c = ' '
		}
		out = append(out, c)
	}
	out = badReference.ReplaceAll(out, []byte(" "))
	return looseAmpersand.ReplaceAll(out, []byte("&amp;$1"))
}

// A span is a run of bytes.
type span struct{ start, end int }

var feedTags = regexp.MustCompile(`<(/?)(?:[a-zA-Z]+:)?(item|entry)[\s>]|<!\[CDATA\[|\]\]>`)

// feedItems finds the items of a feed by their tags, and says whether another
// one begins and doesn't end.
func feedItems(data []byte) (items []span, rest bool) {
	start, quoted := -1, false
	for _, m := range feedTags.FindAllSubmatchIndex(data, -1) {
		tag := data[m[0]:m[1]]
		switch {
		case bytes.HasPrefix(tag, []byte("<!")):
			quoted = true
		case bytes.HasPrefix(tag, []byte("]]")):
			quoted = false
		case m[2] == m[3]: // an opening one
			if quoted && start >= 0 {
				continue
			}
			if start >= 0 {
				items = append(items, span{start, m[0]}) // the one before doesn't end
			}
			start = m[0]
		case start >= 0 && !quoted:
			end := m[1]
			if data[end-1] != '>' {
				if at := bytes.IndexByte(data[end:], '>'); at >= 0 {
					end += at + 1
				}
			}
			items = append(items, span{start, end})
			start = -1
		}
	}
	return items, start >= 0
}

// feedEnd is what ends a feed that begins so.
func feedEnd(head []byte) []byte {
	low := bytes.ToLower(head)
	switch {
	case bytes.Contains(low, []byte("<rdf:rdf")):
		return []byte("</rdf:RDF>")
	case bytes.Contains(low, []byte("<feed")):
		return []byte("</feed>")
	}
	return []byte("</channel></rss>")
}
