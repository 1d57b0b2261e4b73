package article

import (
	"fmt"
	"strings"
	"testing"
)

// TestPDFManyColumns: columns side by side are read one after the other, those below
// a line over some of them by themselves; a table is read across.
func TestPDFManyColumns(t *testing.T) {
	const size, letter = 10, 5 // points; letters of makePDF are half as wide as their size
	lines := func(x, y, width float64, sentences ...string) []string {
		var out []string
		line := ""
		for _, w := range strings.Fields(strings.Join(sentences, " ")) {
			if line != "" && float64(len(line)+1+len(w))*letter > width {
				out = append(out, fmt.Sprintf("%g %g %d %s", x, y, size, line))
				line, y = "", y-12
			}
			line = strings.TrimSpace(line + " " + w)
		}
		return append(out, fmt.Sprintf("%g %g %d %s", x, y, size, line))
	}
	story := func(who string) string {
		return strings.Join([]string{
			who + " signed the accord on the strait after a week of talks in the harbour town of Orrin.",
			who + " asked the others to keep the lanes open to fishing boats, whatever the weather brings.",
			who + " will send two envoys to the next round, which is to be held in the capital in autumn.",
			who + " said that the map, which all of them had seen, was one that nobody had to be ashamed of."}, " ")
	}
	a, b, c, d := story("Tarn"), story("Velm"), story("Orrin"), story("Brask")
	table := func() (out []string) {
		for n := range 14 {
			y := 700 - 12*float64(n)
			out = append(out, fmt.Sprintf("40 %g 10 Port %d", y, n), fmt.Sprintf("240 %g 10 %d t", y, 10+n), fmt.Sprintf("440 %g 10 %d t", y, 90-n))
		}
		return out
	}
	join := func(parts ...[]string) (out []string) {
		for _, p := range parts {
			out = append(out, p...)
		}
		return out
	}
	for _, test := range []struct {
		name string
		page []string
		want []string // pieces in their order
	}{
		{"three", join(lines(40, 700, 160, a), lines(220, 700, 160, b), lines(400, 700, 160, c)), []string{a, b, c}},
		{"three, not level", join(lines(40, 700, 160, a), lines(220, 694, 160, b), lines(400, 697, 160, c)), []string{a, b, c}},
		{"four", join(lines(30, 700, 120, a), lines(170, 700, 120, b), lines(310, 700, 120, c), lines(450, 700, 120, d)), []string{a, b, c, d}},
		{"a narrow one beside a wide one", join(lines(40, 700, 120, a), lines(180, 700, 360, b, c, d)), []string{a, b + " " + c + " " + d}},
		{"a headline over three", join([]string{"40 740 20 Three accords on the strait in one week"}, lines(40, 700, 160, a), lines(220, 700, 160, b), lines(400, 700, 160, c)),
			[]string{"Three accords on the strait in one week", a, b, c}},
		{"a headline over two of three", join(lines(40, 700, 160, a), lines(220, 700, 160, b), lines(400, 700, 160, c), []string{"40 440 16 Velm and Brask part again over nets"}, lines(40, 410, 160, d), lines(220, 410, 160, b), lines(400, 485, 160, a)),
			[]string{a, b, "Velm and Brask part again over nets", d, b, c, a}},
		{"a table", table(), []string{"Port 0 10 t 90 t", "Port 13 23 t 77 t"}},
	} {
		text := strings.Join(strings.Fields(readPDF(t, makePDF(test.page))), " ")
		rest := text
		for _, piece := range test.want {
			_, after, found := strings.Cut(rest, piece)
			if !found {
				t.Fatalf("%s: %q does not stand where it should in\n%s", test.name, piece, text)
			}
			rest = after
		}
	}
}
