// Package reading is one article as the stages see it: its sentences, the mentions of actors in
// them, and questions about both.
package reading

import (
	"slices"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/extract/gazetteer"
	"entente/extract/lexicon"
	"entente/extract/nlp"
	"entente/extract/repair"
	"entente/extract/tree"
)

// A Text is one article on its way to facts. Each stage fills its part and
// changes nothing that an earlier one filled.
type Text struct {
	Lex *lexicon.Tables
	Gaz *gazetteer.Gazetteer
	Art *article.Article

	Sents    []*tree.Sentence
	Quoted   [][]bool      // by sentence and token: inside quotation marks
	IsTalk   bool          // the text outside them talks to its reader
	Mentions [][]*Mention  // by sentence and token: the mention that the token heads
	Actors   []*fact.Actor // filled by package entity, at its end
	Notes    []string

	Club   []int  // what the signatories of a statement call themselves: "the G7"; filled by package coref
	Signed []int  // who issues the statement that the text is; filled by package coref
	Author []int  // the one person in whose name they do
	Why    *[]Why // where rejected predicates are noted; nil for nowhere

	Skip map[string]bool // vetoes that are not asked
}

// A MentionKind says how a mention names its actors.
type MentionKind int

const (
	Named       MentionKind = iota // "Japan", "Mr. Blinken", "Tokyo", "the Japanese government"
	Adjectival                     // a demonym before a noun: "Russian aggression"
	Possessive                     // a name or pronoun before 's: "China's growing assertiveness", "its"
	Description                    // "the minister", "the island"
	Pronoun                        // "he", "they", "we"
	Group                          // "the three", "both sides", "the G7 leaders"
)

// A Mention is a noun phrase, pronoun or demonym that stands for one or more actors.
type Mention struct {
	tree.Node       // its head token
	First, Last int // the tokens of the name or description itself
	Kind        MentionKind
	Actors      []int // indices into Text.Actors, ascending, never empty
	Rule        string
}

// Mention is the mention that n heads, nil for none.
func (r *Text) Mention(n tree.Node) *Mention {
	if !n.OK() {
		return nil
	}
	return r.Mentions[n.Sent.Index][n.I]
}

// Means reports whether token i heads a mention of an actor.
func (r *Text) Means(s *tree.Sentence, i, actor int) bool {
	m := r.Mention(s.Node(i))
	return m != nil && slices.Contains(m.Actors, actor)
}

// Who is the actors that the noun phrase headed by n stands for, conjuncts
// apart: its own mention, else, for a noun that merely stands for its owner
// ("the Japanese side", "officials in Seoul"), nothing.
func (r *Text) Who(n tree.Node) []int {
	if m := r.Mention(n); m != nil {
		return m.Actors
	}
	return nil
}

// WhoAll is the actors of n and of its conjuncts, each once, in text order.
func (r *Text) WhoAll(n tree.Node) []int {
	var out []int
	for _, c := range n.Conj() {
		out = AddNew(out, r.Who(c)...)
	}
	return out
}

// Within is the actors named anywhere between two tokens, in text order.
func (r *Text) Within(s *tree.Sentence, first, last int) []int {
	var out []int
	for i := first; i <= last && i < len(s.Tokens); i++ {
		if m := r.Mention(s.Node(i)); m != nil {
			out = AddNew(out, m.Actors...)
		}
	}
	return out
}

// IsMedium reports whether an actor is a newspaper, agency or station of the tables.
func (r *Text) IsMedium(a *fact.Actor) bool {
	return a.Kind == fact.Organization && slices.ContainsFunc(r.Gaz.Lookup(a.Name), func(s gazetteer.Sense) bool { return s.Class == "media" })
}

// AreMedia reports whether all of those actors are media.
func (r *Text) AreMedia(who []int) bool {
	return !slices.ContainsFunc(who, func(a int) bool { return !r.IsMedium(r.Actors[a]) })
}

// New parses the blocks that hold the author's own prose.
func New(a *article.Article, rep *repair.Repairer) *Text {
	r := &Text{Lex: rep.Tables, Gaz: rep.Gaz, Skip: rep.Skip, Art: a}
	var ranges []nlp.Range
	var parts []part
	var blocks []int
	for i, b := range a.Blocks {
		switch b.Kind {
		case article.Title, article.Heading, article.Body, article.Speaker:
			for _, p := range cutParts(a.Text, b) {
				ranges, parts, blocks = append(ranges, p.Range), append(parts, p), append(blocks, i)
			}
		}
	}
	doc := nlp.ParseRanges(recase(a.Text, parts, rep), ranges)
	at := 0
	for i := range doc.Sentences {
		s := rep.Sentence(&doc.Sentences[i], i)
		for at < len(ranges)-1 && s.Start >= ranges[at].End {
			at++
		}
		if len(blocks) > 0 {
			s.Para, s.Block = blocks[at], a.Blocks[blocks[at]].Kind
			if parts[at].place {
				s.Dateline = len(s.Tokens)
			}
		}
		r.Sents = append(r.Sents, s)
		r.Mentions = append(r.Mentions, make([]*Mention, len(s.Tokens)))
	}
	r.markTurns()
	r.markQuotes()
	r.IsTalk = r.findTalk()
	return r
}

// Doers is the actors that do what the verb or noun n says, as the tree has it:
// the subject, of a noun that of the verb above it.
func (r *Text) Doers(n tree.Node) []int {
	for step := 0; n.OK() && !n.IsPOS("VERB", "AUX") && step < 4; step++ {
		n = n.Head()
	}
	return r.WhoAll(tree.Subject(n))
}

// InName reports whether the token is part of an actor's name.
func (r *Text) InName(s *tree.Sentence, i int) bool {
	for _, m := range r.Mentions[s.Index] {
		if m != nil && m.Kind != Description && m.Kind != Group && m.First <= i && i <= m.Last {
			return true
		}
	}
	return false
}

// String is the kind as explanations print it.
func (k MentionKind) String() string {
	return [...]string{"named", "adjectival", "possessive", "description", "pronoun", "group"}[k]
}

// Span is a run of a sentence's tokens.
func (r *Text) Span(s *tree.Sentence, first, last int) fact.Evidence {
	start, end := s.Tokens[first].Start, s.Tokens[last].End
	return fact.Evidence{Quote: r.Art.Text[start:end], Start: start, End: end}
}

// Evidence is the whole sentence.
func (r *Text) Evidence(s *tree.Sentence) fact.Evidence {
	return r.Span(s, 0, len(s.Tokens)-1)
}

// Names in long coordinations with titles and appositions ("US Secretary of
// State A, B's foreign minister C and D") are where trees go wrong most. So the
// participants of a meeting are read by the order of the words first; the tree
// is asked where that gives nothing.

// Covering is the mention that holds token i, the longest where there are more.
func (r *Text) Covering(s *tree.Sentence, i int) *Mention {
	var best *Mention
	for _, m := range r.Mentions[s.Index] {
		if m != nil && m.First <= i && i <= m.Last && (best == nil || m.Last-m.First > best.Last-best.First) {
			best = m
		}
	}
	return best
}

// AnyActor reports whether a noun phrase stands for an actor.
func (r *Text) AnyActor(n tree.Node) bool { return len(r.Who(n)) > 0 }

// IsPeople reports whether a noun speaks of people who act for somebody.
func (r *Text) IsPeople(n tree.Node) bool {
	return tree.IsNounWord(n) && r.Lex.Meetings.Role("people", n)
}

// ActorByID is the actor with the ID, -1 for none.
func (r *Text) ActorByID(id string) int {
	for i, a := range r.Actors {
		if a.ID == id {
			return i
		}
	}
	return -1
}

// IsInterstate reports whether an organization is one of states, whose people
// meet on its behalf.
func (r *Text) IsInterstate(a *fact.Actor) bool {
	for _, s := range r.Gaz.Lookup(a.Name) {
		if s.Class == "body" && s.Of == "" {
			return true
		}
	}
	return false
}

// SpeaksFor reports whether a is b itself or acts for it, so that b's stance
// is a's to declare.
func (r *Text) SpeaksFor(a, b int) bool {
	for step := 0; step < 4; step++ {
		if a == b {
			return true
		}
		next := -1
		for i, x := range r.Actors {
			if x.ID == r.Actors[a].Of && r.Actors[a].Of != "" {
				next = i
			}
		}
		if next < 0 {
			return false
		}
		a = next
	}
	return false
}

// Side is the ID of whom an actor acts for, of a country or organization its own; empty for a person of
// whom the text does not say it.
func (r *Text) Side(a int) string {
	if r.Actors[a].Kind == fact.Person {
		return r.Actors[a].Of
	}
	return r.Actors[a].ID
}

// Words is the words from token first to token last as the article has them.
func (r *Text) Words(s *tree.Sentence, first, last int) string {
	return r.Art.Text[s.Tokens[first].Start:s.Tokens[last].End]
}
