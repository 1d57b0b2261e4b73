package view

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"
)

// byLine takes lines for sentences.
func byLine(text string) [][2]int {
	var all [][2]int
	at := 0
	for line := range strings.Lines(text) {
		all = append(all, [2]int{at, at + len(strings.TrimRight(line, "\n"))})
		at += len(line)
	}
	return all
}

func TestPassages(t *testing.T) {
	const text = "One.\nTwo 𝔘𝔫𝔦 and you.\nThree.\nFour.\nFive.\nSix.\nSeven is last."
	for _, c := range []struct {
		name   string
		quotes []string
		cut    []string
		words  []string // before, lead, words, rest, after of each
	}{
		{"in the middle", []string{"our"}, []string{"Three.\nFour.\nFive."}, []string{"Three.\n|F|our|.|\nFive."}},
		{"at the beginning, beyond plane 0", []string{"and"}, []string{"One.\nTwo 𝔘𝔫𝔦 and you.\nThree."}, []string{"One.\n|Two 𝔘𝔫𝔦 |and| you.|\nThree."}},
		{"over two sentences", []string{"Six.\nSeven"}, []string{"Five.\nSix.\nSeven is last."}, []string{"Five.\n||Six.\nSeven| is last.|"}},
		{"two far apart", []string{"One", "last"}, []string{"One.\nTwo 𝔘𝔫𝔦 and you.", "Six.\nSeven is last."}, []string{"||One|.|\nTwo 𝔘𝔫𝔦 and you.", "Six.\n|Seven is |last|.|"}},
		{"two that meet", []string{"Three", "Five"}, []string{"Two 𝔘𝔫𝔦 and you.\nThree.\nFour.\nFive.\nSix."}, []string{"Two 𝔘𝔫𝔦 and you.\n||Three|.|\nFour.\nFive.\nSix.", "Two 𝔘𝔫𝔦 and you.\nThree.\nFour.\n||Five|.|\nSix."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var places []quoted
			for _, q := range c.quotes {
				at := strings.Index(text, q)
				places = append(places, quoted{at, at + len(q)})
			}
			cut, spans, ok := passages(text, byLine(text), places)
			if !reflect.DeepEqual(cut, c.cut) {
				t.Fatalf("passages %q, want %q", cut, c.cut)
			}
			for k, s := range spans {
				u := utf16.Encode([]rune(cut[s.passage]))
				part := func(from, to int) string { return string(utf16.Decode(u[from:to])) }
				got := strings.Join([]string{part(0, s.from), part(s.from, s.start), part(s.start, s.end), part(s.end, s.to), part(s.to, len(u))}, "|")
				if !ok[k] || got != c.words[k] {
					t.Errorf("%q is %q, want %q", c.quotes[k], got, c.words[k])
				}
			}
		})
	}
	if _, _, ok := passages(text, nil, []quoted{{0, 3}, {0, 1000}}); ok[0] || ok[1] {
		t.Error("words stand in no sentence, but in a passage")
	}
}
