package encoder

import (
	"slices"
	"testing"
	"unicode/utf8"
)

// TestOwnPieces holds to what the original does otherwise: names of special pieces are text as any other, and bytes that
// are no character are passed over.
func TestOwnPieces(t *testing.T) {
	m := model(t)
	ids := func(text string) (ids []int32) {
		for _, p := range m.Pieces(nil, text) {
			ids = append(ids, p.ID)
		}
		return ids
	}
	if got := ids("[SEP]"); len(got) < 3 || slices.Contains(got, SEP.ID) {
		t.Errorf("pieces of [SEP] are %v", got)
	}
	if got, want := ids("pe\xfface\xc3"), ids("peace"); !slices.Equal(got, want) {
		t.Errorf("pieces of damaged text are %v, want %v", got, want)
	}
}

// TestSpecialPieces holds the constants to the vocabulary.
func TestSpecialPieces(t *testing.T) {
	m := model(t)
	for name, want := range map[string]int32{"[CLS]": CLS.ID, "[SEP]": SEP.ID, "[UNK]": UNK} {
		if id, n := m.begin.longestIn([]byte(name)); id != want || n != len(name) {
			t.Errorf("%s is %d, want %d", name, id, want)
		}
	}
}

func FuzzPieces(f *testing.F) {
	f.Add("The ministers' talks in Zürich, at 5 p.m.")
	f.Add("日本 \u200b\u0301 e\u0301 \xff\xfe [CLS] ﬁ 한국")
	f.Add("a\x00b\tc\u2028d")
	m, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, p := range m.Pieces(nil, text) {
			if p.ID < 0 || int(p.ID) >= m.size() {
				t.Fatalf("piece %d is beyond the vocabulary", p.ID)
			}
			// Several pieces may come of one character, so one may begin where another does.
			if p.Start < 0 || p.End <= p.Start || p.End > len(text) || p.End < end {
				t.Fatalf("piece at %d to %d after one that ends at %d, of %d bytes", p.Start, p.End, end, len(text))
			}
			if !utf8.RuneStart(text[p.Start]) {
				t.Fatalf("piece begins within a character, at %d", p.Start)
			}
			end = p.End
		}
	})
}
