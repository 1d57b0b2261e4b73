package extract

import (
	"entente/extract/article"
	"entente/extract/entity"
	"entente/extract/fact"
	"entente/extract/nlp"
	"entente/extract/position"
	"entente/extract/reading"
	"entente/extract/repair"
)

// A Fired is a rule that did something in an article.
type Fired struct {
	Kind  string // "repair", "veto" or "construction"
	Name  string
	Times int
}

// Trace reads one article and tells which of Rules fired in it, in the order in which they are tried.
func (x *Extractor) Trace(a *article.Article) (*fact.Facts, []Fired) {
	var whys []reading.Why
	r := x.readAll(a, &whys)
	count := map[string]int{}
	for _, s := range r.Sents {
		for _, name := range s.Repairs {
			count[name]++
		}
	}
	for _, w := range whys {
		count[w.Reason]++
	}
	var fired []Fired
	for _, rule := range Rules() {
		if n := count[rule.Name]; n > 0 {
			fired = append(fired, Fired{rule.Kind, rule.Name, n})
		}
	}
	return r.facts(), fired
}

// Rules are the repairs, the vetoes and the constructions that hold no position, all of which give no facts of their own: what
// they are good for shows by going without them.
func Rules() []Fired {
	var all []Fired
	for _, r := range repair.Rules() {
		all = append(all, Fired{Kind: "repair", Name: r.Name})
	}
	for _, v := range position.Vetoes() {
		all = append(all, Fired{Kind: "veto", Name: v.Name})
	}
	for _, k := range position.Constructions() {
		if k.Stance == "" {
			all = append(all, Fired{Kind: "construction", Name: k.Name})
		}
	}
	return all
}

// Sources are what facts come from, by their kinds: the constructions that hold a position, and the rows of the lexicon.
func (x *Extractor) Sources() []Fired {
	var all []Fired
	for _, k := range position.Constructions() {
		if k.Stance != "" {
			all = append(all, Fired{Kind: "construction", Name: k.Name})
		}
	}
	for _, e := range x.lex.Entries() {
		all = append(all, Fired{Kind: "entry", Name: e})
	}
	return all
}

// Trees are the sentences of an article with their trees as the rules see them: put right, also by
// what names they hold.
func (x *Extractor) Trees(a *article.Article) *nlp.Document {
	r := reading.New(a, x.rep)
	entity.Find(r, x.tagger, x.rep)
	doc := &nlp.Document{Text: r.Art.Text}
	for _, s := range r.Sents {
		doc.Sentences = append(doc.Sentences, *s.Sentence)
	}
	return doc
}
