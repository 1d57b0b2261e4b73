package extract

import (
	"fmt"
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/extract/reading"
	"entente/extract/tree"
)

// An Account says how a fact came about.
type Account struct {
	Fact     string   // the fact as people read it
	Sentence string   // the sentence that proves it; empty for an actor without a sentence
	Rule     string   // the rule that found it
	Entry    string   // the row of the lexicon or gazetteer, where there is one
	Score    float64  // the share of such facts that are right; 0 where no reader judged it
	Repairs  []string // the rules that put the tree of the sentence right
	Paths    []string // from its actors to the word that told of it, through the tree
}

// Explain reads one article and tells how each of its facts came about:
// actors, meetings and positions, each in text order.
func (x *Extractor) Explain(a *article.Article) []Account {
	r := x.readAll(a, nil)
	var out []Account
	for i, actor := range r.Actors {
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
		acc := r.account(fact, m.Rule, m.Entry, m.Evidence, m.Participants)
		acc.Score = m.Score
		out = append(out, acc)
	}
	for _, p := range r.positions {
		fact := fmt.Sprintf("%s: %s", strings.Join(p.Holders, ", "), p.Name)
		if len(p.About) > 0 {
			fact += "; about " + strings.Join(p.About, ", ")
		}
		acc := r.account(fact, p.Rule, p.Entry, p.Evidence, append(p.Holders, p.About...))
		acc.Score = p.Score
		out = append(out, acc)
	}
	return out
}

func (r *findings) accountOfActor(i int, a *fact.Actor) Account {
	acc := Account{Fact: fmt.Sprintf("%s %s: %s", a.Kind, a.ID, a.Name), Rule: a.Rule}
	if a.Role != "" {
		acc.Fact += ", " + a.Role
	}
	if a.Of != "" {
		acc.Fact += " of " + a.Of
	}
	if e := r.Gaz.Entry(a.ID); e != nil {
		acc.Entry = "gazetteer " + string(e.Kind) + " " + e.Name
	}
	for _, s := range r.Sents {
		for _, m := range r.Mentions[s.Index] {
			if m == nil || !slices.Contains(m.Actors, i) {
				continue
			}
			if acc.Sentence == "" {
				acc.Sentence = r.Evidence(s).Quote
			}
			acc.Paths = addPath(acc.Paths, fmt.Sprintf("%s (%s, %s)", r.Words(s, m.First, m.Last), m.Kind, m.Rule))
		}
	}
	return acc
}

// addPath adds a line once.
func addPath(list []string, line string) []string {
	if slices.Contains(list, line) {
		return list
	}
	return append(list, line)
}

// account is the account of a fact with evidence: the paths lead from the
// mentions of its actors to the word of its lexicon entry.
func (r *findings) account(fact, rule, entry string, e fact.Evidence, actors []string) Account {
	acc := Account{Fact: fact, Rule: rule, Entry: entry}
	s := r.sentenceAt(e.Start)
	if s == nil {
		return acc
	}
	acc.Sentence, acc.Repairs = r.Evidence(s).Quote, s.Repairs
	told := toldBy(s, e, entry)
	for _, id := range actors {
		i := r.ActorByID(id)
		for _, m := range r.Mentions[s.Index] {
			if m == nil || !slices.Contains(m.Actors, i) {
				continue
			}
			line := id + ": " + r.Words(s, m.First, m.Last) + " (" + m.Rule + ")"
			if told.OK() {
				line += ", " + pathBetween(m.Node, told)
			}
			acc.Paths = addPath(acc.Paths, line)
		}
	}
	return acc
}

// sentenceAt is the sentence that holds an offset, or nil.
func (r *findings) sentenceAt(offset int) *tree.Sentence {
	for _, s := range r.Sents {
		if len(s.Tokens) > 0 && s.Start <= offset && offset < s.End {
			return s
		}
	}
	return nil
}

// toldBy is the first token within the evidence that the lexicon entry
// ("stances.tsv:12 rule out") speaks of.
func toldBy(s *tree.Sentence, e fact.Evidence, entry string) tree.Node {
	_, words, _ := strings.Cut(entry, " ")
	word, _, _ := strings.Cut(words, " ")
	if word == "" {
		return tree.Node{}
	}
	for i, t := range s.Tokens {
		if t.Start >= e.Start && t.End <= e.End && strings.EqualFold(t.Lemma, word) {
			return s.Node(i)
		}
	}
	return tree.Node{}
}

// pathBetween is the way through the tree from one token to another:
// "ministers ←nsubj– condemned", "–nsubj→ ministers" downwards.
func pathBetween(from, to tree.Node) string {
	var b strings.Builder
	b.WriteString(from.Tok().Text)
	n := from
	for step := 0; n.OK() && !to.Under(n) && step < len(n.Sent.Tokens); step++ {
		fmt.Fprintf(&b, " ←%s– %s", n.Rel(), n.Head().Tok().Text)
		n = n.Head()
	}
	var down []tree.Node
	for m, step := to, 0; m.OK() && m != n && step < len(to.Sent.Tokens); m, step = m.Head(), step+1 {
		down = append(down, m)
	}
	for i := len(down) - 1; i >= 0; i-- {
		fmt.Fprintf(&b, " –%s→ %s", down[i].Rel(), down[i].Tok().Text)
	}
	return b.String()
}

// A Doubt tells what was seen in a sentence, and why it gave no more.
type Doubt struct {
	Sentence string
	Actors   []string      // the mentions in it and whom they stand for
	Facts    []string      // what it did give
	Rejected []reading.Why // the words that were considered and why nothing came of them
	Repairs  []string      // the rules that put its tree right
	Tree     []string      // a line a token: index, word, lemma, tags, head, relation
}

// WhyNot reads one article and tells of each sentence that holds the words
// what was seen in it. White space and case of the words make no difference.
func (x *Extractor) WhyNot(a *article.Article, words string) []Doubt {
	var whys []reading.Why
	r := x.readAll(a, &whys)
	var out []Doubt
	for _, s := range r.Sents {
		if len(s.Tokens) == 0 || !strings.Contains(squeezed(r.Evidence(s).Quote), squeezed(words)) {
			continue
		}
		d := Doubt{Sentence: r.Evidence(s).Quote, Actors: r.mentionLines(s), Tree: treeLines(s), Repairs: s.Repairs}
		for _, w := range whys {
			if w.Sentence.Start == s.Start {
				d.Rejected = append(d.Rejected, w)
			}
		}
		for _, m := range r.meetings {
			for _, e := range append([]fact.Evidence{m.Evidence}, m.More...) {
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

func (r *findings) mentionLines(s *tree.Sentence) []string {
	var out []string
	for _, m := range r.Mentions[s.Index] {
		if m == nil {
			continue
		}
		var ids []string
		for _, w := range m.Actors {
			ids = append(ids, r.Actors[w].ID)
		}
		out = append(out, fmt.Sprintf("%s: %s (%s, %s)", r.Words(s, m.First, m.Last), strings.Join(ids, ", "), m.Kind, m.Rule))
	}
	return out
}

func treeLines(s *tree.Sentence) []string {
	var out []string
	for i, t := range s.Tokens {
		out = append(out, fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t%d\t%s", i+1, t.Text, t.Lemma, t.UPOS, t.XPOS, t.Head+1, t.Rel))
	}
	return out
}
