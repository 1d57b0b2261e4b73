package nlp

import (
	"os"
	"path/filepath"
	"testing"
)

// sharedFile opens a file of the shared data, or skips the test without them.
func sharedFile(t *testing.T, name string) *os.File {
	dir := os.Getenv("ENTENTE_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Skip("no shared data: ", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestTreesOnDevelopmentParts holds the model to floors, in percent, a little
// under what `entente eval trees` prints.
func TestTreesOnDevelopmentParts(t *testing.T) {
	for _, c := range []struct {
		file                 string
		upos, xpos, uas, las float64
		relations            map[string]float64 // F1
	}{
		{file: "ewt-dev", upos: 95.7, xpos: 95.1, uas: 88.5, las: 85.5},
		{file: "gum-dev", upos: 97.4, xpos: 97.1, uas: 89.3, las: 86.4,
			relations: map[string]float64{"nsubj": .915, "obj": .885, "nmod": .83, "xcomp": .80, "ccomp": .69, "conj": .72, "appos": .39}},
	} {
		sentences, err := ReadCoNLLU(sharedFile(t, "data/treebank/"+c.file+".conllu"))
		if err != nil {
			t.Fatal(err)
		}
		var s TreeScores
		for i := range sentences {
			read, err := Reread(sentences[i].Sentence)
			if err != nil {
				t.Fatal(err)
			}
			s.Add(&sentences[i].Sentence, &read)
		}
		for _, m := range []struct {
			name  string
			right int
			floor float64
		}{{"UPOS", s.UPOS, c.upos}, {"XPOS", s.XPOS, c.xpos}, {"UAS", s.UAS, c.uas}, {"LAS", s.LAS, c.las}} {
			if got := 100 * float64(m.right) / float64(s.Words); got < m.floor {
				t.Errorf("%s: %s is %.2f, under %.2f", c.file, m.name, got, m.floor)
			}
		}
		for rel, floor := range c.relations {
			r := s.Relations[rel]
			if f1 := 2 * float64(r.Right) / float64(r.Gold+r.System); f1 < floor {
				t.Errorf("%s: F1 of %s is %.3f, under %.3f", c.file, rel, f1, floor)
			}
		}
	}
}
