package extract

import (
	"slices"

	"entente/extract/article"
	"entente/extract/gazetteer"
	"entente/extract/nlp"
)

// A reading is one article on its way to facts. Each stage fills its part and
// changes nothing that an earlier one filled.
type reading struct {
	lex *tables
	gaz *gazetteer.Gazetteer
	art *article.Article

	sents    []*sentence
	quoted   [][]bool     // by sentence and token: inside quotation marks
	talk     bool         // the text outside them talks to its reader
	mentions [][]*mention // by sentence and token: the mention that the token heads
	actors   []*Actor     // filled by findActors
	notes    []string

	club   []int  // what the signatories of a statement call themselves: "the G7"; filled by findActors
	signed []int  // who issues the statement that the text is; filled by findActors
	author []int  // the one person in whose name they do
	why    *[]Why // where rejected predicates are noted; nil for nowhere

}

// A mentionKind says how a mention names its actors.
type mentionKind int

const (
	named       mentionKind = iota // "Japan", "Mr. Blinken", "Tokyo", "the Japanese government"
	adjectival                     // a demonym before a noun: "Russian aggression"
	possessive                     // a name or pronoun before 's: "China's growing assertiveness", "its"
	description                    // "the minister", "the island"
	pronoun                        // "he", "they", "we"
	group                          // "the three", "both sides", "the G7 leaders"
)

// A mention is a noun phrase, pronoun or demonym that stands for one or more actors.
type mention struct {
	node            // its head token
	first, last int // the tokens of the name or description itself
	kind        mentionKind
	actors      []int // indices into reading.actors, ascending, never empty
	rule        string
}

// mention is the mention that n heads, nil for none.
func (r *reading) mention(n node) *mention {
	if !n.ok() {
		return nil
	}
	return r.mentions[n.s.index][n.i]
}

// means reports whether token i heads a mention of an actor.
func (r *reading) means(s *sentence, i, actor int) bool {
	m := r.mention(s.node(i))
	return m != nil && slices.Contains(m.actors, actor)
}

// who is the actors that the noun phrase headed by n stands for, conjuncts
// apart: its own mention, else, for a noun that merely stands for its owner
// ("the Japanese side", "officials in Seoul"), nothing.
func (r *reading) who(n node) []int {
	if m := r.mention(n); m != nil {
		return m.actors
	}
	return nil
}

// whoAll is the actors of n and of its conjuncts, each once, in text order.
func (r *reading) whoAll(n node) []int {
	var out []int
	for _, c := range n.conj() {
		out = addNew(out, r.who(c)...)
	}
	return out
}

// within is the actors named anywhere between two tokens, in text order.
func (r *reading) within(s *sentence, first, last int) []int {
	var out []int
	for i := first; i <= last && i < len(s.Tokens); i++ {
		if m := r.mention(s.node(i)); m != nil {
			out = addNew(out, m.actors...)
		}
	}
	return out
}

// addNew appends those of more that list does not hold yet.
func addNew(list []int, more ...int) []int {
next:
	for _, m := range more {
		for _, l := range list {
			if l == m {
				continue next
			}
		}
		list = append(list, m)
	}
	return list
}

// without is the actors of a list that are not among others; the list stays as it is.
func without(list, others []int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(a int) bool { return slices.Contains(others, a) })
}

// newReading parses the blocks that hold the author's own prose.
func newReading(a *article.Article, rep *repairer) *reading {
	r := &reading{lex: rep.tables, gaz: rep.gaz, art: a}
	var ranges []nlp.Range
	var blocks []int
	for i, b := range a.Blocks {
		switch b.Kind {
		case article.Title, article.Heading, article.Body, article.Speaker:
			ranges = append(ranges, nlp.Range{Start: b.Start, End: b.End, Lead: b.Lead})
			blocks = append(blocks, i)
		}
	}
	doc := nlp.ParseRanges(a.Text, ranges)
	at := 0
	for i := range doc.Sentences {
		rep.mendTokens(&doc.Sentences[i])
		s := newSentence(&doc.Sentences[i], i)
		rep.mend(s)
		for at < len(ranges)-1 && s.Start >= ranges[at].End {
			at++
		}
		if len(blocks) > 0 {
			s.para, s.block = blocks[at], a.Blocks[blocks[at]].Kind
		}
		r.sents = append(r.sents, s)
		r.mentions = append(r.mentions, make([]*mention, len(s.Tokens)))
	}
	r.markTurns()
	r.markQuotes()
	r.talk = r.isTalk()
	return r
}
