package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/ledongthuc/pdf"
)

// Bounds of what a page may draw. Real pages have a few thousand operators.
const (
	maxOperators = 4 << 20  // of a file
	maxOperands  = 1 << 10  // of an operator
	maxElements  = 1 << 16  // of a list
	maxLists     = 20       // within each other
	maxPDFString = 1 << 20  // bytes of a string
	maxDrawing   = 64 << 20 // bytes of all that a file draws
)

// errDrawing says that a file draws more than any text needs.
var errDrawing = errors.New("it draws more than a text needs")

// A pdfOperand is what stands before an operator: a number, a string, a name, or
// a list of numbers and strings.
type pdfOperand struct {
	kind   byte // 'n', 's', '/', '['
	number float64
	text   string
	list   []pdfOperand
}

// A pdfLexer reads the operators of a content stream (ISO 32000-1, 7.8.2). The
// library's own reader keeps all operands that no operator takes, and knows
// fewer escapes than readers do.
type pdfLexer struct {
	src  *bufio.Reader
	left *int64 // bytes that the file may still draw
	deep int    // how many lists are open
	err  error
}

// pdfStream returns the content of a stream, or of a list of them.
func pdfStream(v pdf.Value) io.Reader {
	if v.Kind() != pdf.Array {
		return v.Reader()
	}
	var parts []io.Reader
	for i := range min(v.Len(), maxElements) {
		parts = append(parts, v.Index(i).Reader(), &spaceReader{})
	}
	return io.MultiReader(parts...)
}

// A spaceReader gives one space: operators don't go on over the end of a stream.
type spaceReader struct{ done bool }

func (s *spaceReader) Read(p []byte) (int, error) {
	if s.done || len(p) == 0 {
		return 0, io.EOF
	}
	s.done = true
	p[0] = ' '
	return 1, nil
}

func (l *pdfLexer) next() (byte, bool) {
	if l.err != nil {
		return 0, false
	}
	c, err := l.src.ReadByte()
	if err != nil {
		l.err = io.EOF
		return 0, false
	}
	if *l.left--; *l.left < 0 {
		l.err = errDrawing
		return 0, false
	}
	return c, true
}

func (l *pdfLexer) back() { l.src.UnreadByte() }

// operator reads up to the next operator and its operands; an empty name is the end.
func (l *pdfLexer) operator() (name string, operands []pdfOperand) {
	for {
		o, word, ok := l.token()
		switch {
		case !ok:
			return "", nil
		case word == "":
			if len(operands) < maxOperands {
				operands = append(operands, o)
			}
		case word == "BI":
			l.skipImage()
			operands = operands[:0]
		case word == "]" || word == ">>" || word == "true" || word == "false" || word == "null":
		default:
			return word, operands
		}
	}
}

// token reads an operand, or a word.
func (l *pdfLexer) token() (o pdfOperand, word string, ok bool) {
	for {
		c, ok := l.next()
		if !ok {
			return o, "", false
		}
		switch {
		case isPDFSpace(c):
		case c == '%':
			for ok && c != '\n' && c != '\r' {
				c, ok = l.next()
			}
		case c == '(':
			return pdfOperand{kind: 's', text: l.str()}, "", true
		case c == '<':
			if d, ok := l.next(); ok && d == '<' {
				l.skipDict()
				return pdfOperand{kind: 'd'}, "", true
			} else if ok {
				l.back()
			}
			return pdfOperand{kind: 's', text: l.hex()}, "", true
		case c == '[':
			return pdfOperand{kind: '[', list: l.list()}, "", true
		case c == ']' || c == '{' || c == '}':
			return o, string(c), true
		case c == '>':
			if d, ok := l.next(); ok && d != '>' {
				l.back()
			}
			return o, ">>", true
		case c == '/':
			return pdfOperand{kind: '/', text: l.word("")}, "", true
		default:
			word := l.word(string(c))
			if n, err := strconv.ParseFloat(word, 64); err == nil && (c < 'A' || c > 'z') {
				return pdfOperand{kind: 'n', number: n}, "", true
			}
			return o, word, true
		}
	}
}

func isPDFSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isPDFMark(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// word reads the rest of a word that begins so.
func (l *pdfLexer) word(begun string) string {
	out := []byte(begun)
	for len(out) < 256 {
		c, ok := l.next()
		if !ok {
			break
		}
		if isPDFSpace(c) || isPDFMark(c) {
			l.back()
			break
		}
		out = append(out, c)
	}
	return string(out)
}

// list reads what stands between brackets: of what is in it only numbers and
// strings count.
func (l *pdfLexer) list() []pdfOperand {
	var out []pdfOperand
	if l.deep++; l.deep > maxLists {
		return nil
	}
	defer func() { l.deep-- }()
	for {
		o, word, ok := l.token()
		if !ok || word == "]" {
			return out
		}
		if word == "" && len(out) < maxElements {
			out = append(out, o)
		}
	}
}

// str reads a string in brackets. A backslash before a character that needs none
// is left out, as in \'.
func (l *pdfLexer) str() string {
	var out []byte
	for depth := 1; ; {
		c, ok := l.next()
		if !ok || len(out) > maxPDFString {
			return string(out)
		}
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return string(out)
			}
		case '\\':
			if out, ok = l.escape(out); !ok {
				return string(out)
			}
			continue
		}
		out = append(out, c)
	}
}

// escape reads what stands behind a backslash.
func (l *pdfLexer) escape(out []byte) ([]byte, bool) {
	c, ok := l.next()
	switch {
	case !ok:
		return out, false
	case c == 'n':
		c = '\n'
	case c == 'r':
		c = '\r'
	case c == 't':
		c = '\t'
	case c == 'b':
		c = '\b'
	case c == 'f':
		c = '\f'
	case c == '\n':
		return out, true
	case c == '\r':
		if d, ok := l.next(); ok && d != '\n' {
			l.back()
		}
		return out, true
	case c >= '0' && c <= '7':
		n := int(c - '0')
		for range 2 {
			d, ok := l.next()
			if !ok {
				break
			}
			if d < '0' || d > '7' {
				l.back()
				break
			}
			n = n<<3 | int(d-'0')
		}
		c = byte(n)
	}
	return append(out, c), true
}

// hex reads a string of hexadecimal digits.
func (l *pdfLexer) hex() string {
	var out []byte
	half, n := false, byte(0)
	for len(out) <= maxPDFString {
		c, ok := l.next()
		if !ok || c == '>' {
			break
		}
		d, ok := hexDigit(c)
		if !ok {
			continue
		}
		if half = !half; half {
			n = d << 4
			continue
		}
		out = append(out, n|d)
	}
	if half {
		out = append(out, n)
	}
	return string(out)
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}

// skipDict reads past a dictionary.
func (l *pdfLexer) skipDict() {
	for depth := 1; depth > 0; {
		c, ok := l.next()
		if !ok {
			return
		}
		switch c {
		case '(':
			l.str()
		case '<', '>':
			if d, ok := l.next(); ok && d == c {
				if c == '<' {
					depth++
				} else {
					depth--
				}
			} else if ok {
				l.back()
			}
		}
	}
}

// skipImage reads past a picture that stands in the stream.
func (l *pdfLexer) skipImage() {
	var last [4]byte
	for {
		c, ok := l.next()
		if !ok {
			return
		}
		copy(last[:], last[1:])
		last[3] = c
		if last[1] == 'E' && last[2] == 'I' && isPDFSpace(last[0]) && isPDFSpace(last[3]) {
			return
		}
	}
}

// pdfPages returns the pages of a file in order. A tree of pages may hold itself:
// it is followed only so deep and so far.
func pdfPages(doc *pdf.Reader) []pdf.Page {
	var out []pdf.Page
	nodes := 0
	var walk func(v pdf.Value, depth int)
	walk = func(v pdf.Value, depth int) {
		if nodes++; depth > maxPageDepth || nodes > maxPageNodes || len(out) >= maxPages {
			return
		}
		kids := v.Key("Kids")
		if kids.Kind() != pdf.Array {
			if v.Key("Type").Name() == "Page" || v.Key("Contents").Kind() != pdf.Null {
				out = append(out, pdf.Page{V: v})
			}
			return
		}
		for i := range min(kids.Len(), maxPages) {
			walk(kids.Index(i), depth+1)
		}
	}
	walk(doc.Trailer().Key("Root").Key("Pages"), 0)
	return out
}

// withoutOddEscapes blanks the backslashes of escapes that the library does not
// know, such as \', outside of streams. A file keeps its length, and so its table
// of places.
func withoutOddEscapes(data []byte) []byte {
	out := bytes.Clone(data)
	for at := 0; at < len(out); {
		end := len(out)
		if next := bytes.Index(out[at:], []byte("stream")); next >= 0 {
			end = at + next
		}
		for i := at; i+1 < end; i++ {
			if out[i] != '\\' {
				continue
			}
			if bytes.IndexByte([]byte("nrbtf()\\\r\n01234567"), out[i+1]) < 0 {
				out[i] = ' '
			}
			i++
		}
		next := bytes.Index(out[end:], []byte("endstream"))
		if next < 0 {
			break
		}
		at = end + next + len("endstream")
	}
	return out
}

const (
	maxPageDepth = 40
	maxPageNodes = 3 * maxPages
)

// errOperators says that a file has more operators than a text needs.
var errOperators = fmt.Errorf("more than %d operators", maxOperators)
