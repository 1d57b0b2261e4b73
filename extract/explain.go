package extract

import (
	"fmt"
	"strings"

	"entente/extract/article"
)

// An Account says how a fact came about.
type Account struct {
	Fact     string   // the fact as people read it
	Sentence string   // the sentence that proves it; empty for an actor without a sentence
	Rule     string   // the rule that found it
	Entry    string   // the row of the lexicon or gazetteer, where there is one
	Paths    []string // from its actors to the word that told of it, through the tree
}

// Explain reads one article and tells how each of its facts came about:
// actors, meetings and positions, each in text order.
func (x *Extractor) Explain(a *article.Article) []Account {
	r := x.readAll(a, nil)
	var out []Account
	for i, actor := range r.actors {
		out = append(out, r.accountOfActor(i, actor))
	}
	for _, m := range r.meetings {
		fact := fmt.Sprintf("%s %s: %s", m.Status, m.Kind, strings.Join(m.Participants, ", "))
		if m.Place != "" {
			fact += "; place " + m.Place
		}
		if m.Date != "" {
			fact += "; date " + m.Date
		}
		out = append(out, r.account(fact, m.Rule, m.Entry, m.Evidence, m.Participants))
	}
	for _, p := range r.positions {
		fact := fmt.Sprintf("%s: %s", strings.Join(p.Holders, ", "), p.Name)
		if len(p.About) > 0 {
			fact += "; about " + strings.Join(p.About, ", ")
		}
		out = append(out, r.account(fact, p.Rule, p.Entry, p.Evidence, append(p.Holders, p.About...)))
	}
	return out
}

func (r *findings) accountOfActor(i int, a *Actor) Account {
	acc := Account{Fact: fmt.Sprintf("%s %s: %s", a.Kind, a.ID, a.Name), Rule: a.Rule}
	if a.Role != "" {
		acc.Fact += ", " + a.Role
	}
	if a.Of != "" {
		acc.Fact += " of " + a.Of
	}
	if e := r.gaz.Entry(a.ID); e != nil {
		acc.Entry = "gazetteer " + string(e.Kind) + " " + e.Name
	}
	for _, s := range r.sents {
		for _, m := range r.mentions[s.index] {
			if m == nil || len(m.actors) == 0 {
				continue
			}
			for _, w := range m.actors {
				if w == i {
					if acc.Sentence == "" {
						acc.Sentence = r.sentenceEvidence(s).Quote
					}
					acc.Paths = addPath(acc.Paths, fmt.Sprintf("%s (%s, %s)", r.text(s, m.first, m.last), m.kind, m.rule))
				}
			}
		}
	}
	return acc
}

// addPath adds a line once.
func addPath(list []string, line string) []string {
	for _, l := range list {
		if l == line {
			return list
		}
	}
	return append(list, line)
}

func (k mentionKind) String() string {
	return [...]string{"named", "adjectival", "possessive", "description", "pronoun", "group"}[k]
}

// account is the account of a fact with evidence: the paths lead from the
// mentions of its actors to the word of its lexicon entry.
func (r *findings) account(fact, rule, entry string, e Evidence, actors []string) Account {
	acc := Account{Fact: fact, Rule: rule, Entry: entry}
	s := r.sentenceAt(e.Start)
	if s == nil {
		return acc
	}
	acc.Sentence = r.sentenceEvidence(s).Quote
	told := s.toldBy(e, entry)
	for _, id := range actors {
		i := r.actorByID(id)
		for _, m := range r.mentions[s.index] {
			if m == nil || !hasActor(m.actors, i) {
				continue
			}
			line := id + ": " + r.text(s, m.first, m.last) + " (" + m.rule + ")"
			if told.ok() {
				line += ", " + pathBetween(m.node, told)
			}
			acc.Paths = addPath(acc.Paths, line)
		}
	}
	return acc
}

func hasActor(list []int, i int) bool {
	for _, l := range list {
		if l == i {
			return true
		}
	}
	return false
}

// sentenceAt is the sentence that holds an offset, or nil.
func (r *findings) sentenceAt(offset int) *sentence {
	for _, s := range r.sents {
		if len(s.Tokens) > 0 && s.Start <= offset && offset < s.End {
			return s
		}
	}
	return nil
}

// toldBy is the first token within the evidence that the lexicon entry
// ("stances.tsv:12 rule out") speaks of.
func (s *sentence) toldBy(e Evidence, entry string) node {
	_, words, _ := strings.Cut(entry, " ")
	word, _, _ := strings.Cut(words, " ")
	if word == "" {
		return node{}
	}
	for i, t := range s.Tokens {
		if t.Start >= e.Start && t.End <= e.End && strings.EqualFold(t.Lemma, word) {
			return s.node(i)
		}
	}
	return node{}
}

// pathBetween is the way through the tree from one token to another:
// "ministers ←nsubj– condemned", "–nsubj→ ministers" downwards.
func pathBetween(from, to node) string {
	var b strings.Builder
	b.WriteString(from.tok().Text)
	n := from
	for step := 0; n.ok() && !to.under(n) && step < len(n.s.Tokens); step++ {
		fmt.Fprintf(&b, " ←%s– %s", n.rel(), n.head().tok().Text)
		n = n.head()
	}
	var down []node
	for m, step := to, 0; m.ok() && m != n && step < len(to.s.Tokens); m, step = m.head(), step+1 {
		down = append(down, m)
	}
	for i := len(down) - 1; i >= 0; i-- {
		fmt.Fprintf(&b, " –%s→ %s", down[i].rel(), down[i].tok().Text)
	}
	return b.String()
}

// A Doubt tells what was seen in a sentence, and why it gave no more.
type Doubt struct {
	Sentence string
	Actors   []string // the mentions in it and whom they stand for
	Facts    []string // what it did give
	Rejected []Why    // the words that were considered and why nothing came of them
	Tree     []string // a line a token: index, word, lemma, tags, head, relation
}

// WhyNot reads one article and tells of each sentence that holds the words
// what was seen in it. White space and case of the words make no difference.
func (x *Extractor) WhyNot(a *article.Article, words string) []Doubt {
	var whys []Why
	r := x.readAll(a, &whys)
	var out []Doubt
	for _, s := range r.sents {
		if len(s.Tokens) == 0 || !strings.Contains(squeezed(r.sentenceEvidence(s).Quote), squeezed(words)) {
			continue
		}
		d := Doubt{Sentence: r.sentenceEvidence(s).Quote, Actors: r.mentionLines(s), Tree: s.treeLines()}
		for _, w := range whys {
			if w.Sentence.Start == s.Start {
				d.Rejected = append(d.Rejected, w)
			}
		}
		for _, m := range r.meetings {
			for _, e := range append([]Evidence{m.Evidence}, m.More...) {
				if e.Start >= s.Start && e.Start < s.End {
					d.Facts = append(d.Facts, fmt.Sprintf("%s %s: %s", m.Status, m.Kind, strings.Join(m.Participants, ", ")))
				}
			}
		}
		for _, p := range r.positions {
			if p.Start >= s.Start && p.Start < s.End {
				d.Facts = append(d.Facts, fmt.Sprintf("%s: %s", strings.Join(p.Holders, ", "), p.Name))
			}
		}
		out = append(out, d)
	}
	return out
}

func squeezed(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), " ") }

func (r *findings) mentionLines(s *sentence) []string {
	var out []string
	for _, m := range r.mentions[s.index] {
		if m == nil {
			continue
		}
		var ids []string
		for _, w := range m.actors {
			ids = append(ids, r.actors[w].ID)
		}
		out = append(out, fmt.Sprintf("%s: %s (%s, %s)", r.text(s, m.first, m.last), strings.Join(ids, ", "), m.kind, m.rule))
	}
	return out
}

func (s *sentence) treeLines() []string {
	var out []string
	for i, t := range s.Tokens {
		out = append(out, fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t%d\t%s", i+1, t.Text, t.Lemma, t.UPOS, t.XPOS, t.Head+1, t.Rel))
	}
	return out
}
