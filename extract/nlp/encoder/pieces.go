package encoder

import (
	"errors"
	"fmt"
	"sort"
)

// A Piece is a part of a word that is in the vocabulary.
type Piece struct {
	ID         int32 // in the vocabulary
	Start, End int   // byte offsets into the text
}

// Pieces that are in no text: CLS begins a sequence, and SEP ends each of its parts. What stands for words
// without pieces is UNK.
var (
	CLS = Piece{ID: 101}
	SEP = Piece{ID: 102}
)

// UNK is the ID of a word that can't be put together from pieces.
const UNK = 100

// A Vocabulary holds the pieces that words are put together from.
type Vocabulary struct{ begin, goOn pieceTable }

// A pieceTable is a sorted list of pieces.
type pieceTable struct {
	text    string
	ends    []int32 // of each piece in the text
	ids     []int32
	longest int
}

func openVocabulary(f *File) (v Vocabulary, err error) {
	if v.begin, err = openPieces(f, "pieces.begin"); err != nil {
		return v, err
	}
	v.goOn, err = openPieces(f, "pieces.go_on")
	return v, err
}

func openPieces(f *File, name string) (t pieceTable, err error) {
	if t.text, err = f.text(name + ".text"); err != nil {
		return t, err
	}
	if t.ends, err = f.ints(name+".ends", -1); err != nil {
		return t, err
	}
	if t.ids, err = f.ints(name+".ids", len(t.ends)); err != nil {
		return t, err
	}
	start := int32(0)
	for i, end := range t.ends {
		if end < start || int(end) > len(t.text) {
			return t, fmt.Errorf("encoder weights: %s.ends[%d] is %d", name, i, end)
		}
		t.longest = max(t.longest, int(end-start))
		start = end
	}
	if t.longest == 0 {
		return t, errors.New("encoder weights: " + name + " holds nothing")
	}
	return t, nil
}

func (v *Vocabulary) size() int { return len(v.begin.ids) + len(v.goOn.ids) }

func (t *pieceTable) piece(i int) string {
	start := int32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.text[start:t.ends[i]]
}

// longestIn returns the longest piece that a word begins with, and its length; 0 if there is none.
func (t *pieceTable) longestIn(word []byte) (id int32, n int) {
	for n = min(len(word), t.longest); n > 0; n-- {
		i := sort.Search(len(t.ends), func(i int) bool { return t.piece(i) >= string(word[:n]) })
		if i < len(t.ends) && t.piece(i) == string(word[:n]) {
			return t.ids[i], n
		}
	}
	return 0, 0
}
