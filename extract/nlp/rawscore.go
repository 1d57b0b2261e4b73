package nlp

import "strings"

// RawScores tell how well a text was read from scratch, with the sentences and
// tokens of one's own, as the CoNLL 2018 shared task scores it: a word is
// right only if its bytes are those of a gold word, and relations are compared
// without their subtype.
type RawScores struct {
	Tokens, Sentences, UPOS, XPOS, Lemmas, UAS, LAS Ratio
}

// A Ratio counts what was right among what was found and what was there.
type Ratio struct{ Right, System, Gold int }

// F1 is the harmonic mean of precision and recall, 0 to 1.
func (r Ratio) F1() float64 {
	if r.System+r.Gold == 0 {
		return 0
	}
	return 2 * float64(r.Right) / float64(r.System+r.Gold)
}

func (r *Ratio) add(o Ratio) {
	r.Right += o.Right
	r.System += o.System
	r.Gold += o.Gold
}

// Add sums the scores of another text.
func (s *RawScores) Add(o RawScores) {
	s.Tokens.add(o.Tokens)
	s.Sentences.add(o.Sentences)
	s.UPOS.add(o.UPOS)
	s.XPOS.add(o.XPOS)
	s.Lemmas.add(o.Lemmas)
	s.UAS.add(o.UAS)
	s.LAS.add(o.LAS)
}

// RawDocuments joins annotated sentences into the documents they were cut
// from: a newdoc comment begins a document and a newpar comment a paragraph,
// which is set off by a blank line.
func RawDocuments(sentences []AnnotatedSentence) []*Document {
	var docs []*Document
	var doc *Document
	glued := false
	for i := range sentences {
		s := &sentences[i]
		switch {
		case doc == nil || s.NewDoc:
			doc = &Document{}
			docs = append(docs, doc)
		case s.NewPar:
			doc.Text += "\n\n"
		case !glued:
			doc.Text += " "
		}
		shift := len(doc.Text)
		doc.Text += s.Text
		doc.Sentences = append(doc.Sentences, shifted(s.Sentence, shift))
		glued = spaceAfterNo(s.Misc[len(s.Misc)-1])
	}
	return docs
}

func shifted(s Sentence, by int) Sentence {
	s.Start += by
	s.End += by
	s.Tokens = append([]Token(nil), s.Tokens...)
	for i := range s.Tokens {
		s.Tokens[i].Start += by
		s.Tokens[i].End += by
	}
	return s
}

// ScoreRaw compares what was read in a text with its gold reading. Both must
// be readings of the same text.
func ScoreRaw(gold, system *Document) RawScores {
	var s RawScores
	goldWords, systemWords := scoredWords(gold), scoredWords(system)
	s.Tokens = Ratio{System: len(systemWords), Gold: len(goldWords)}
	s.UPOS, s.XPOS, s.Lemmas, s.UAS, s.LAS = s.Tokens, s.Tokens, s.Tokens, s.Tokens, s.Tokens
	for span, g := range goldWords {
		if w, found := systemWords[span]; found {
			s.compare(g, w)
		}
	}
	goldSents := make(map[Range]bool, len(gold.Sentences))
	for _, g := range gold.Sentences {
		goldSents[Range{Start: g.Start, End: g.End}] = true
	}
	s.Sentences = Ratio{System: len(system.Sentences), Gold: len(gold.Sentences)}
	for _, w := range system.Sentences {
		if goldSents[Range{Start: w.Start, End: w.End}] {
			s.Sentences.Right++
		}
	}
	return s
}

// A scoredWord is a token with the span of its head; roots have none.
type scoredWord struct {
	Token
	head Range
}

func scoredWords(doc *Document) map[Range]scoredWord {
	words := map[Range]scoredWord{}
	for _, s := range doc.Sentences {
		for _, t := range s.Tokens {
			w := scoredWord{Token: t, head: Range{Start: -1, End: -1}}
			if t.Head >= 0 {
				w.head = Range{Start: s.Tokens[t.Head].Start, End: s.Tokens[t.Head].End}
			}
			words[Range{Start: t.Start, End: t.End}] = w
		}
	}
	return words
}

func (s *RawScores) compare(gold, word scoredWord) {
	s.Tokens.Right++
	count(&s.UPOS, gold.UPOS == word.UPOS)
	count(&s.XPOS, gold.XPOS == word.XPOS)
	count(&s.Lemmas, gold.Lemma == "_" || gold.Lemma == word.Lemma)
	count(&s.UAS, gold.head == word.head)
	count(&s.LAS, gold.head == word.head && coarse(gold.Rel) == coarse(word.Rel))
}

func count(r *Ratio, right bool) {
	if right {
		r.Right++
	}
}

// coarse is the relation without its subtype.
func coarse(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}
