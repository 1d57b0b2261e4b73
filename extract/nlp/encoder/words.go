package encoder

import (
	"unicode"
	"unicode/utf8"

	unorm "golang.org/x/text/unicode/norm"
)

// longestWord is the number of characters beyond which a word is not put together from pieces.
const longestWord = 100

// Pieces appends the pieces of a text to a list. Words are cut at white space and punctuation, put in lower
// case and stripped of accents before (Devlin and others 2019, uncased); the offsets are those of
// the text as it is. No piece is added before, between or behind, whatever the text says. Characters that
// Unicode took in after the original's tables were made may be cut in another way.
func (v *Vocabulary) Pieces(to []Piece, text string) []Piece {
	w := wordCutter{vocabulary: v, pieces: to}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		w.character(r, text, i, i+size)
		i += size
	}
	w.end()
	return w.pieces
}

// A wordCutter gathers the letters of a word and cuts it into pieces.
type wordCutter struct {
	vocabulary *Vocabulary
	pieces     []Piece
	word       []byte
	letters    []letter
	plain      []byte // of one character
}

// A letter is where a letter of a word begins in the word, and where it stands in the text.
type letter struct{ at, start, end int }

// character takes in one character of the text.
func (w *wordCutter) character(r rune, text string, start, end int) {
	switch {
	case isSpace(r):
		w.end()
	case isDropped(r):
	case r < utf8.RuneSelf:
		w.letter(unicode.ToLower(r), start, end)
	case isIdeograph(r):
		w.end()
		w.decomposed(text, start, end)
		w.end()
	default:
		w.decomposed(text, start, end)
	}
}

// decomposed takes in what a character is put together from, but for accents.
func (w *wordCutter) decomposed(text string, start, end int) {
	w.plain = unorm.NFD.AppendString(w.plain[:0], text[start:end])
	for rest := w.plain; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		rest = rest[size:]
		if !unicode.Is(unicode.Mn, r) {
			w.letter(unicode.ToLower(r), start, end)
		}
	}
}

// letter takes in a letter, or a mark, which is a word of its own.
func (w *wordCutter) letter(r rune, start, end int) {
	mark := isMark(r)
	if mark {
		w.end()
	}
	w.letters = append(w.letters, letter{len(w.word), start, end})
	w.word = utf8.AppendRune(w.word, r)
	if mark {
		w.end()
	}
}

// end cuts the word that has been gathered.
func (w *wordCutter) end() {
	if len(w.word) == 0 {
		return
	}
	before := len(w.pieces)
	if len(w.letters) > longestWord || !w.cut() {
		w.pieces = append(w.pieces[:before], Piece{UNK, w.letters[0].start, w.letters[len(w.letters)-1].end})
	}
	w.word, w.letters = w.word[:0], w.letters[:0]
}

// cut takes the longest piece off the word again and again, and says whether that came to its end.
func (w *wordCutter) cut() bool {
	table, first := &w.vocabulary.begin, 0
	for at := 0; at < len(w.word); table = &w.vocabulary.goOn {
		id, n := table.longestIn(w.word[at:])
		if n == 0 {
			return false
		}
		at += n
		last := first
		for last+1 < len(w.letters) && w.letters[last+1].at < at {
			last++
		}
		w.pieces = append(w.pieces, Piece{id, w.letters[first].start, w.letters[last].end})
		first = last + 1
	}
	return true
}

func isSpace(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || unicode.IsSpace(r) && !unicode.IsControl(r)
}

// isDropped says whether a character is passed over: control and format characters, and what stands for
// bytes that are no character.
func isDropped(r rune) bool {
	return r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
}

// isMark says whether a character is a word of its own: punctuation, and every other ASCII character
// that is no letter and no digit.
func isMark(r rune) bool {
	if r < utf8.RuneSelf {
		return r > ' ' && !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
	}
	return unicode.IsPunct(r)
}

// ideographs are the blocks of Chinese characters, each of which is a word.
var ideographs = &unicode.RangeTable{
	R16: []unicode.Range16{{0x3400, 0x4DBF, 1}, {0x4E00, 0x9FFF, 1}, {0xF900, 0xFAFF, 1}},
	R32: []unicode.Range32{{0x20000, 0x2A6DF, 1}, {0x2A700, 0x2B73F, 1}, {0x2B740, 0x2B81F, 1}, {0x2B920, 0x2CEAF, 1}, {0x2F800, 0x2FA1F, 1}},
}

func isIdeograph(r rune) bool { return unicode.Is(ideographs, r) }
