package names

import (
	"bytes"
	"strings"
	"testing"

	"entente/extract/gazetteer"
)

func tables(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.New("")
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// unitsOf splits a text at spaces, and at the hyphens in its words.
func unitsOf(text string, g *gazetteer.Gazetteer) []Unit {
	var tokens []string
	glued := map[int]bool{}
	for _, w := range strings.Fields(text) {
		for i, part := range strings.Split(w, "-") {
			if i > 0 {
				glued[len(tokens)-1], glued[len(tokens)] = true, true
				tokens = append(tokens, "-")
			}
			tokens = append(tokens, part)
		}
	}
	return Units(tokens, func(i int) bool { return glued[i] }, g)
}

func TestUnits(t *testing.T) {
	g := tables(t)
	for text, want := range map[string]string{
		"Al-Qaeda-linked groups":     "Al-Qaeda|-|linked|groups",
		"U.S.-Japan ties":            "U.S.|-|Japan|ties",
		"Moon Jae-in spoke":          "Moon|Jae-in|spoke",
		"Bashar al-Assad left":       "Bashar|al-Assad|left",
		"a Moscow-based firm":        "a|Moscow|-|based|firm",
		"Secretary-General Roe":      "Secretary-General|Roe",
		"well-known Ann Smith-Jones": "well|-|known|Ann|Smith-Jones",
	} {
		var got []string
		for _, u := range unitsOf(text, g) {
			got = append(got, u.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("Units(%q) = %s, want %s", text, strings.Join(got, "|"), want)
		}
	}
}

func TestTag(t *testing.T) {
	g := tables(t)
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]gazetteer.Kind{
		"Yesterday John Smith met his lawyer .":                gazetteer.Person,
		"The National Farmers Association sued over patents .": gazetteer.Organization,
		"The ships lay in Rotterdam for weeks .":               gazetteer.Place,
		"Nobody came to the old house .":                       "",
	} {
		units := unitsOf(text, g)
		var got gazetteer.Kind
		for _, l := range m.Tag(units, Marks(units, g)) {
			if l != O {
				got = l.Kind()
			}
		}
		if got != want {
			t.Errorf("%q holds a %q, want %q", text, got, want)
		}
	}
}

func TestTrainAndRead(t *testing.T) {
	g := tables(t)
	var examples []Example
	for range 20 {
		for _, ex := range []struct {
			text   string
			labels []Label
		}{
			{"Zork met Blip today", []Label{BPer, O, BPer, O}},
			{"nobody met us today", []Label{O, O, O, O}},
		} {
			u := unitsOf(ex.text, g)
			examples = append(examples, Example{u, Marks(u, g), ex.labels})
		}
	}
	m := Train(examples, 30, 1000, 1, func(int, int, int) {})
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		t.Fatal(err)
	}
	packed := bytes.Clone(file.Bytes())
	again, err := Open(packed)
	if err != nil {
		t.Fatal(err)
	}
	u := unitsOf("Zork met Zork today", g)
	if got := again.Tag(u, Marks(u, g)); got[0] != BPer || got[1] != O {
		t.Errorf("labels %v after training", got)
	}
	for k, want := range map[uint32]bool{m.hash(0): true, m.hash(len(m.hashes)/hashSize - 1): true, 0: false, 1<<32 - 1: false} {
		var score [labels]int
		if again.add(&score, k); (score != [labels]int{}) != want {
			t.Errorf("of the feature %d it knows %v", k, score)
		}
	}
	for _, broken := range [][]byte{packed[:len(packed)/2], packed[1:], nil, append(packed, 0)} {
		if _, err := Open(broken); err == nil {
			t.Errorf("a damaged model of %d bytes is read without complaint", len(broken))
		}
	}
}

func BenchmarkTag(b *testing.B) {
	g := tables(b)
	m, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	u := unitsOf(strings.Repeat("The foreign ministers of Japan and Kenya met Jane Roe of Acme Corp. in Geneva . ", 10), g)
	b.ReportAllocs()
	for b.Loop() {
		m.Tag(u, Marks(u, g))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(u)), "ns/word")
}
