package article

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/pelletier/go-toml/v2"
)

// frontSize is how many bytes a front matter may have.
const frontSize = 64 << 10

// ofText makes an article of a plain or Markdown text. What its front matter
// tells is taken over, and is no part of the text.
func ofText(text string) *Article {
	told, body, ok := cutFront(text)
	if !ok {
		return &Article{Text: text}
	}
	a := &Article{
		Title:     frontText(told, "title", "headline"),
		Author:    frontText(told, "author", "authors", "byline"),
		Site:      frontText(told, "site", "sitename", "source", "publisher", "publication"),
		Language:  languageCode(frontText(told, "lang", "language")),
		Published: cleanDate(frontText(told, "date", "published", "publishdate", "datepublished", "pubdate", "publicationdate", "publishedat", "created")),
	}
	for _, key := range []string{"url", "canonical", "canonicalurl", "permalink", "link", "originalurl", "sourceurl", "source"} {
		if address := frontText(told, key); isWebURL(address) {
			a.URL = address
			break
		}
	}
	if isWebURL(a.Site) {
		a.Site = strings.TrimPrefix(hostOf(a.Site), "www.")
	}
	a.Title = singleSpaced(a.Title)
	a.Text = compose(a.Title, []byte(body))
	return a
}

// cutFront takes a front matter off a text: YAML between two lines of "---",
// TOML between two of "+++", an object of JSON, or lines of "Title: ..." above
// the first blank one. Its keys are folded by squash.
func cutFront(text string) (told map[string]any, body string, ok bool) {
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	switch {
	case strings.HasPrefix(text, "---"):
		told, body, ok = fenced(text, []string{"---", "..."}, yaml.Unmarshal)
	case strings.HasPrefix(text, "+++"):
		told, body, ok = fenced(text, []string{"+++"}, toml.Unmarshal)
	case strings.HasPrefix(text, "{"):
		told, body, ok = objectFront(text)
	default:
		told, body, ok = pairFront(text)
	}
	if !ok {
		return nil, "", false
	}
	folded := make(map[string]any, len(told))
	for k, v := range told {
		folded[squash(k)] = v
	}
	return folded, body, true
}

// fenced reads a front matter between two lines that are marks.
func fenced(text string, closing []string, decode func([]byte, any) error) (told map[string]any, body string, ok bool) {
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \t\r") != first[:3] {
		return nil, "", false
	}
	for at := 0; at < min(len(rest), frontSize); {
		line, _, more := strings.Cut(rest[at:], "\n")
		for _, mark := range closing {
			if strings.TrimRight(line, " \t\r") != mark {
				continue
			}
			ok = true
			if decode([]byte(rest[:at]), &told) != nil || len(told) == 0 {
				told, _, ok = pairFront(rest[:at] + "\n") // written by hand: "title: Talks: a beginning" is no YAML
			}
			return told, rest[at+len(line):], ok
		}
		if !more {
			return nil, "", false
		}
		at += len(line) + 1
	}
	return nil, "", false
}

// objectFront reads a front matter that is an object of JSON, with a text behind it.
func objectFront(text string) (told map[string]any, body string, ok bool) {
	dec := json.NewDecoder(strings.NewReader(text[:min(len(text), frontSize)]))
	if dec.Decode(&told) != nil || len(told) == 0 {
		return nil, "", false
	}
	body = text[dec.InputOffset():]
	return told, body, startsText(body)
}

// startsText says whether what follows a JSON object is text on lines of its own.
func startsText(s string) bool {
	rest := strings.TrimLeft(s, " \t\r\n")
	return rest != "" && len(rest) < len(s) && strings.ContainsRune(s[:len(s)-len(rest)], '\n') && !strings.ContainsRune(`{}[],"`, rune(rest[0]))
}

// pairKeys are the names that lines above a text may have; one of them must be
// that of the title.
var pairKeys = map[string]bool{
	"title": true, "headline": true, "date": true, "author": true, "authors": true, "byline": true, "published": true, "url": true, "link": true,
	"source": true, "site": true, "publisher": true, "language": true, "lang": true, "category": true, "section": true, "tags": true,
	"keywords": true, "slug": true, "summary": true, "status": true, "modified": true, "updated": true, "location": true, "publishdate": true, "pubdate": true,
}

// pairFront reads lines of "Title: ..." and the like above the first blank line.
func pairFront(text string) (told map[string]any, body string, ok bool) {
	told = map[string]any{}
	rest := text
	for len(text)-len(rest) < frontSize {
		line, after, more := strings.Cut(rest, "\n")
		if strings.TrimSpace(line) == "" {
			_, named := told["title"]
			_, headed := told["headline"]
			return told, rest, len(told) > 1 && (named || headed)
		}
		key, value, pair := strings.Cut(line, ":")
		key = squash(key)
		if !pair || !more || !pairKeys[key] {
			return nil, "", false
		}
		told[key] = strings.TrimSpace(value)
		rest = after
	}
	return nil, "", false
}

// frontText is the first of some keys that has a value, as text; of lists all,
// of tables their name.
func frontText(told map[string]any, keys ...string) string {
	for _, key := range keys {
		if s := anyText(told[key]); s != "" {
			return s
		}
	}
	return ""
}

func anyText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.TrimSpace(v)
	case time.Time:
		return v.Format(time.DateOnly)
	case toml.LocalDate, toml.LocalDateTime:
		return fmt.Sprint(v)[:len(time.DateOnly)]
	case map[string]any:
		return anyText(v["name"])
	case []any:
		var parts []string
		for _, e := range v {
			if s := anyText(e); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	case bool:
		return ""
	}
	return fmt.Sprint(v)
}

// isObjectFront says whether the beginning of a file is a front matter of JSON
// with a text behind it, and not a collection of articles.
func isObjectFront(head []byte) bool {
	_, _, ok := objectFront(string(bytes.TrimLeft(head, "\ufeff \t\r\n")))
	return ok
}
