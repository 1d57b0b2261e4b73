// Package nlp reads English: text in, sentences, tokens, tags, lemmas and
// dependency trees out. All of it runs in this process on a model that is
// embedded in the program.
//
// Tokens are those of prose v2, given back their places in the text, cut and
// joined as the treebanks EWT and GUM do it. Sentences end by rules of our own;
// where a full stop is in doubt, the segmenter that prose uses decides. Lemmas
// come from endings and exceptions learned from the treebanks. Tags and trees
// are the work of a small network of simple recurrent units, computed with
// integers: the same words give the same trees on any machine.
//
// How well it reads, and how fast, is measured by
//
//	entente eval trees --relations FILE.conllu...
//	entente bench parse FILE.jsonl
//	entente bench parse --no-prose --mb 100 FILE.jsonl
//	go test -bench . ./extract/nlp
//
// and what was learned is learned again by ./extract/nlp/train.
package nlp

// A Document is a text and what was read in it.
type Document struct {
	Text      string
	Sentences []Sentence
}

// A Sentence is a run of tokens with one dependency tree.
type Sentence struct {
	Start, End int // byte offsets into the document's text
	Tokens     []Token
}

// A Token is a syntactic word.
//
// For every token of a document, doc.Text[t.Start:t.End] == t.Text, whatever
// the bytes of the text are. Contractions and possessives are tokens of their
// own ("do" "n't", "Japan" "'s").
type Token struct {
	Start, End int    // byte offsets into the document's text
	Text       string // the words as they stand in the text
	Lemma      string // dictionary form; names keep their case
	UPOS       string // universal part of speech, "NOUN"
	XPOS       string // Penn Treebank tag, "NNS"
	Head       int    // index in the sentence of the head, -1 for the root
	Rel        string // Universal Dependencies v2 relation to the head, "nsubj:pass"
}
