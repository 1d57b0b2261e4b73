package graph

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Quad is one property or edge of the graph. Nodes go by their external ids;
// the ids that Dgraph gives never leave this package.
type Quad struct {
	Subject   string // external id
	Predicate string
	Object    string // external id of a node where Ref, else a value in its text form
	Ref       bool
}

func compareQuads(a, b Quad) int {
	if c := strings.Compare(a.Subject, b.Subject); c != 0 {
		return c
	}
	if c := strings.Compare(a.Predicate, b.Predicate); c != 0 {
		return c
	}
	return strings.Compare(a.Object, b.Object)
}

// sortQuads sorts quads and drops repetitions.
func sortQuads(quads []Quad) []Quad {
	slices.SortFunc(quads, compareQuads)
	return slices.Compact(quads)
}

// Literal writes a text as an N-Quads literal, quotes included. Whatever the
// text is, the literal is one token on one line. Bytes that are not UTF-8
// become question marks, one for one, so that offsets keep their meaning.
func Literal(text string) string {
	var b strings.Builder
	b.Grow(len(text) + 2)
	b.WriteByte('"')
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteByte('?')
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	b.WriteByte('"')
	return b.String()
}

// printable makes of a text what the graph can hold: bytes that are not UTF-8
// become question marks, one for one, as in [Literal].
func printable(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	b := []byte(text)
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			b[i] = '?'
		}
		i += size
	}
	return string(b)
}

// appendNQuad appends one line. The subject and a referred object are given
// as N-Quads terms already, such as <0x12> or _:n1.
func appendNQuad(b []byte, subject, predicate, object string) []byte {
	b = append(b, subject...)
	b = append(b, " <"...)
	b = append(b, predicate...)
	b = append(b, "> "...)
	b = append(b, object...)
	return append(b, " .\n"...)
}
