package nlp

import (
	"os"
	"path/filepath"
	"testing"
)

func TestReadTreebanks(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(sharedDir(), "data/treebank/*.conllu"))
	if len(files) == 0 {
		t.Skip("no treebanks here")
	}
	for _, f := range files {
		r, err := os.Open(f)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		s, err := ReadCoNLLU(r)
		if err != nil {
			t.Errorf("%s: %v", f, err)
		}
		odd := 0
		for _, x := range s {
			for _, tk := range x.Tokens {
				if x.Text[tk.Start:tk.End] != tk.Text {
					odd++
				}
			}
		}
		t.Logf("%s: %d sentences, %d words without a span of their own", f, len(s), odd)
	}
}

// sharedDir is where the treebanks lie that are not part of the repository.
func sharedDir() string {
	if dir := os.Getenv("ENTENTE_SHARED"); dir != "" {
		return dir
	}
	return "../../../shared"
}
