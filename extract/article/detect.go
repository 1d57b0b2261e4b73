package article

import (
	"bytes"
	"encoding/csv"
	"io"
	"regexp"
	"slices"
	"strings"
)

// A format is what a stream of bytes holds.
type format int

const (
	formatText format = iota
	formatBinary
	formatHTML
	formatFeed
	formatJSONLines
	formatJSON
	formatJSONFeed
	formatCSV
	formatTable // one whose columns tell nothing
	formatWARC
	formatARC
	formatCDX // an index of a web archive
	formatMail
	formatMbox
	formatPDF
	formatURLList
)

// detect tells a format by the first bytes of the content. names are those
// that tell a table by its header.
func detect(head []byte, names *fieldNames) format {
	full := len(head) >= peekSize
	unmarked := bytes.TrimPrefix(head, []byte("\ufeff"))
	body := bytes.TrimLeft(unmarked, " \t\r\n")
	switch {
	case archiveIndex.Match(unmarked[:min(len(unmarked), 1000)]):
		return formatCDX
	case bytes.HasPrefix(body, []byte("WARC/")):
		return formatWARC
	case bytes.HasPrefix(body, []byte("filedesc://")) || arcStart.Match(body[:min(len(body), 2000)]):
		return formatARC
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return formatPDF
	case utf16Order(head) == noOrder && isBinary(head):
		return formatBinary
	case len(body) == 0:
		return formatText
	case body[0] == '{' || body[0] == '[':
		return detectJSON(body)
	case body[0] == '<':
		return detectMarkup(body)
	case mboxStart.Match(body) && isMail(body[len(mboxStart.Find(body)):]):
		return formatMbox
	case isMail(body):
		return formatMail
	case isURLList(body, full):
		return formatURLList
	case isTable(body, names):
		return formatCSV
	case looksTabular(body):
		return formatTable
	}
	return formatText
}

// binaryKinds are the first bytes of files that are no text, and what they are called.
var binaryKinds = []struct{ magic, name string }{
	{"PK\x03\x04", "a zip archive or office document"}, {"\xd0\xcf\x11\xe0", "an office document"}, {"{\\rtf", "an RTF document"},
	{"\x89PNG", "a picture"}, {"\xff\xd8\xff", "a picture"}, {"GIF8", "a picture"}, {"RIFF", "a picture, sound or film"},
	{"OggS", "a sound or film"}, {"ID3", "a sound"}, {"\x7fELF", "a program"}, {"SQLite format 3", "an SQLite database"},
	{"BZh", "packed by bzip2"}, {"\xfd7zXZ", "packed by xz"}, {"Rar!", "a RAR archive"}, {"7z\xbc\xaf", "a 7z archive"},
}

// notText is the reason why binary data is no article.
func notText(head []byte) string {
	for _, k := range binaryKinds {
		if bytes.HasPrefix(head, []byte(k.magic)) {
			return k.name + ", which is not read"
		}
	}
	return ErrNotText.Error()
}

// isBinary says whether the bytes are hardly text: many control characters.
// A few NUL bytes in a text are damage.
func isBinary(head []byte) bool {
	for _, k := range binaryKinds {
		if bytes.HasPrefix(head, []byte(k.magic)) {
			return true
		}
	}
	odd := 0
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b {
			odd++
		}
	}
	return odd*20 > len(head)
}

// archiveIndex is the first line of an index of a web archive: its legend, or a
// reversed address, the time of its record, and what is known of it.
var archiveIndex = regexp.MustCompile(`^(?: CDX [A-Za-z]( [A-Za-z])+\s|[a-z0-9-]+(?:,[a-z0-9-]+)*(?::\d+)?\)\S* \d{14} )`)

// detectJSON tells one object a line from arrays and objects over many lines.
// Text that merely begins with a bracket is text.
func detectJSON(body []byte) format {
	if head := body[:min(len(body), 2000)]; bytes.Contains(head, []byte("jsonfeed.org/version")) {
		return formatJSONFeed
	}
	next := bytes.TrimLeft(body[1:], " \t\r\n")
	if len(next) == 0 {
		return formatJSON
	}
	if body[0] == '[' {
		if next[0] == '{' || next[0] == '[' || next[0] == ']' {
			return formatJSON
		}
		return formatText
	}
	if next[0] != '"' && next[0] != '}' {
		return formatText
	}
	if isObjectFront(body) {
		return formatText
	}
	_, rest, found := bytes.Cut(body, []byte("\n"))
	rest = bytes.TrimLeft(rest, "\r\n")
	if !found || len(rest) == 0 || rest[0] == '{' {
		return formatJSONLines
	}
	return formatJSON
}

// detectMarkup tells HTML from feeds, and from text that begins with "<".
func detectMarkup(body []byte) format {
	low := bytes.ToLower(body[:min(len(body), 4096)])
	for _, root := range []string{"<rss", "<feed", "<rdf:rdf"} {
		if at := bytes.Index(low, []byte(root)); at >= 0 && !bytes.Contains(low[:at], []byte("<html")) {
			return formatFeed
		}
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<p>", "<p ", "<article", "<main", "<h1", "<script", "<section", "<table", "<span"} {
		if bytes.Contains(low, []byte(tag)) {
			return formatHTML
		}
	}
	return formatText
}

// isURLList says whether every line is a web address or a comment.
func isURLList(body []byte, cut bool) bool {
	seen := false
	for len(body) > 0 {
		l, rest, found := bytes.Cut(body, []byte("\n"))
		body = rest
		l = bytes.TrimSpace(l)
		switch {
		case len(l) == 0 || l[0] == '#':
		case !found && cut:
		case (bytes.HasPrefix(l, []byte("http://")) || bytes.HasPrefix(l, []byte("https://"))) && !bytes.ContainsAny(l, " \t"):
			seen = true
		default:
			return false
		}
	}
	return seen
}

// isTable says whether the first lines are a header that names the column of the
// text and at least one more field of an article.
func isTable(body []byte, names *fieldNames) bool {
	_, ok := tableDialect(body, names)
	return ok
}

// looksTabular says whether the first lines are those of a table: a header of
// three short names or more, and rows of as many values.
func looksTabular(body []byte) bool {
	for _, sep := range separators {
		rows := csv.NewReader(bytes.NewReader(body))
		rows.Comma, rows.LazyQuotes = sep, true
		header, err := rows.Read()
		if err != nil || len(header) < 3 || slices.ContainsFunc(header, isNoColumn) {
			continue
		}
		// A row with another number of values is an error of the reader's.
		if _, err := rows.Read(); err == nil {
			if _, err = rows.Read(); err == nil || err == io.EOF {
				return true
			}
		}
	}
	return false
}

// isNoColumn says whether a value is hardly the name of a column.
func isNoColumn(name string) bool {
	name = strings.TrimSpace(name)
	return name == "" || len(name) > 40 || strings.Count(name, " ") > 3 || endsSentence(name) || dateAlone(name)
}
