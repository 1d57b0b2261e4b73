package nlp

import (
	"strings"
	"sync"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"gopkg.in/neurosnap/sentences.v1"
	"gopkg.in/neurosnap/sentences.v1/data"
	"gopkg.in/neurosnap/sentences.v1/english"
)

// A punkt is the sentence segmenter that prose uses. Prose builds it anew for
// every document, which takes longer than reading a page; so it is built once
// here, and asked only about the full stops that are in doubt.
type punkt struct {
	*sentences.DefaultSentenceTokenizer
}

// segmenter returns the segmenter, made at the first call. It is only read
// from then on, so goroutines share it.
var segmenter = sync.OnceValue(func() punkt {
	t, err := newSegmenter()
	if err != nil {
		// Its model is part of the program: a damaged one is a broken build.
		panic(err)
	}
	return punkt{t}
})

// newSegmenter does what the package's own constructor does, but reads the model by a
// faster reader of JSON: it was a tenth of a run on one article.
func newSegmenter() (*sentences.DefaultSentenceTokenizer, error) {
	model, err := data.Asset("data/english.json")
	if err != nil {
		return nil, err
	}
	const words = 1 << 15 // about as many as it has
	s := sentences.NewStorage()
	s.OrthoContext = make(sentences.SetString, words)
	if err := json.Unmarshal(model, s, jsontext.AllowDuplicateNames(true)); err != nil {
		return nil, err
	}
	return english.NewSentenceTokenizer(s)
}

// abbreviates reports whether word, in lower case and without its full stop,
// is an abbreviation in the segmenter's model.
func (p punkt) abbreviates(word string) bool {
	return p.AbbrevTypes.Has(word)
}

// ordinary reports whether word, in lower case, stands in the segmenter's
// model as a word in lower case and not as an abbreviation.
func (p punkt) ordinary(word string) bool {
	const lowerCase = 1<<4 | 1<<5 | 1<<6 // at the beginning, in the middle, somewhere of a sentence
	return p.OrthoContext[word]&lowerCase != 0 && !p.AbbrevTypes.Has(word)
}

// breaks reports whether a sentence ends between word, which a full stop
// follows, and next.
func (p punkt) breaks(word, next string) bool {
	if len(word) > maxPiece || len(next) > maxPiece {
		return true
	}
	// A word more at the end: the tokenizer of the segmenter reads the last
	// word of a text in another way.
	tokens := p.AnnotatedTokens(strings.ToValidUTF8(word+". "+next+" .", "?"))
	return len(tokens) > 0 && tokens[0].SentBreak
}
