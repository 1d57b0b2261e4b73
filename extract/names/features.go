package names

import (
	"strings"
	"unicode"

	"entente/extract/gazetteer"
)

// Marks says of each unit what the tables hold of it: C country, A adjective,
// S seat, O organization, P place, N person, T title, H organization's noun,
// X other thing, small letters for the later words of a name, '-' for nothing.
func Marks(units []Unit, g *gazetteer.Gazetteer) []byte {
	words := make([]string, len(units))
	for i, u := range units {
		words[i] = u.Text
	}
	marks := []byte(strings.Repeat("-", len(units)))
	for i := 0; i < len(units); {
		n, c := mark(words[i:], g)
		for k := 0; k < n; k++ {
			marks[i+k] = c
			c = byte(unicode.ToLower(rune(c)))
		}
		i += max(n, 1)
	}
	return marks
}

func mark(words []string, g *gazetteer.Gazetteer) (int, byte) {
	if Capital(words[0]) {
		if n, s := g.At(words); n > 0 {
			return n, letter(s[0])
		}
	}
	if n, t := g.Title(words); n > 0 {
		if t.Class == "member" || !Capital(words[0]) {
			return n, 'M'
		}
		return n, 'T'
	}
	if n, _ := g.OrgWord(words); n > 0 {
		return n, 'H'
	}
	if g.Thing(words[0]) != "" {
		return 1, 'X'
	}
	return 0, '-'
}

func letter(s gazetteer.Sense) byte {
	switch {
	case s.Kind == gazetteer.Organization:
		return 'O'
	case s.Kind == gazetteer.Person:
		return 'N'
	case s.Kind == gazetteer.Place:
		return 'P'
	case s.Form == gazetteer.Adjective:
		return 'A'
	case s.Form == gazetteer.Seat:
		return 'S'
	}
	return 'C'
}

// Features are the features of one sentence.
type Features struct {
	words  []string // folded, in small letters
	shapes []string
	marks  []byte
	buf    []uint32
}

func newFeatures(units []Unit, marks []byte) *Features {
	f := &Features{marks: marks}
	for _, u := range units {
		w := gazetteer.Fold(u.Text)
		f.words = append(f.words, strings.ToLower(w))
		f.shapes = append(f.shapes, shape(w))
	}
	return f
}

// shape is the pattern of a word: "Xx", "XX", "X.", "x", "0".
func shape(w string) string {
	var b []byte
	for _, r := range w {
		c := byte('.')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '0'
		case r == '-':
			c = '-'
		}
		if len(b) < 2 || b[len(b)-1] != c || b[len(b)-2] != c {
			b = append(b, c)
		}
	}
	return string(b)
}

func (f *Features) word(i int) string {
	if i < 0 || i >= len(f.words) {
		return "<>"
	}
	return f.words[i]
}

func (f *Features) shape(i int) string {
	if i < 0 || i >= len(f.shapes) {
		return "<>"
	}
	return f.shapes[i]
}

func (f *Features) mark(i int) string {
	if i < 0 || i >= len(f.marks) {
		return "<"
	}
	return string(rune(f.marks[i]))
}

// At is the hashes of the features of unit i after the labels prev and prev2.
func (f *Features) At(i int, prev, prev2 Label) []uint32 {
	f.buf = f.buf[:0]
	w, s, m := f.word(i), f.shape(i), f.mark(i)
	p, p2 := string(rune('0'+prev)), string(rune('0'+prev2))
	f.add("b")
	f.add("w", w)
	f.add("s", s)
	f.add("m", m)
	f.add("p", p)
	f.add("pp", p, p2)
	f.add("ps", p, s)
	f.add("pm", p, m)
	f.add("pw", p, w)
	f.add("sm", s, m)
	for n := 2; n <= 4; n++ {
		if len(w) > n {
			f.add("x"+string(rune('0'+n)), w[len(w)-n:])
			f.add("y"+string(rune('0'+n)), w[:n])
		}
	}
	for d := -2; d <= 2; d++ {
		if d != 0 {
			k := string(rune('5' + d))
			f.add("w"+k, f.word(i+d))
			f.add("s"+k, f.shape(i+d), s)
			f.add("m"+k, f.mark(i+d), m)
		}
	}
	f.add("ww", f.word(i-1), w)
	f.add("wn", w, f.word(i+1))
	f.add("sss", f.shape(i-1), s, f.shape(i+1))
	f.add("mmm", f.mark(i-1), m, f.mark(i+1))
	f.add("pw1", p, f.word(i+1), s)
	f.add("w-s", f.word(i-1), s)
	f.add("w+s", f.word(i+1), s)
	if i == 0 {
		f.add("0", s)
	}
	return f.buf
}

// add hashes a feature (FNV-1a).
func (f *Features) add(parts ...string) {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		for k := 0; k < len(p); k++ {
			h = (h ^ uint64(p[k])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	f.buf = append(f.buf, uint32(h^h>>32))
}
