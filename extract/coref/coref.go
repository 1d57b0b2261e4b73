// Package coref gives descriptions, groups and pronouns the actors that they mean, and finds in
// whose voice a text speaks.
package coref

import (
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/entity"
	"entente/extract/gazetteer"
	"entente/extract/place"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// A resolver reads the article once more, in order, and gives descriptions,
// pronouns and groups the actors that were named before them. It takes the
// nearest fitting candidate by rules of syntax (Hobbs 1978, much cut down) and
// stays silent where a noun that is no actor stands in between.
type resolver struct {
	r     *reading.Text
	where *place.Atlas
	f     *entity.Finder
	refs  []ref // what was named or meant so far, in text order
	sets  []set // the groups so far, in text order
	voice []int // whom "we" means outside quotes
	// author is whom "I" means outside quotes, speaker who spoke last.
	author, speaker []int
	met             []int // the persons whose meeting the article is about
}

// A ref is a mention of actors on the way through the text.
type ref struct {
	n      tree.Node
	actors []int
	weak   bool // an adjective or a part of another name
}

// A set is a group of actors that the text puts together.
type set struct {
	n      tree.Node
	actors []int
}

// Resolve finds the descriptions, pronouns and groups that stand for actors
// named elsewhere in the article.
func Resolve(f *entity.Finder, where *place.Atlas) {
	v := &resolver{r: where.Text, where: where, f: f}
	v.findVoice()
	v.met = v.whoMet()
	for _, s := range v.r.Sents {
		for i := range s.Tokens {
			v.visit(s.Node(i))
		}
		v.hear(s)
	}
}

// whoMet is the persons named in the first sentence of the body, where it
// brings the news that they met: "President Roe spoke today with King Doe".
func (v *resolver) whoMet() []int {
	for _, s := range v.r.Sents {
		if s.Block != article.Body || s.Root < 0 || len(s.Tokens) < 8 {
			continue
		}
		text := strings.ToLower(v.r.Words(s, 0, len(s.Tokens)-1))
		if strings.Contains(text, "attributable to") {
			continue
		}
		meets := false
		var who []int
		for i := range s.Tokens {
			n := s.Node(i)
			meets = meets || v.tellsOfMeeting(n)
			if a := v.officeHolder(n); a >= 0 {
				who = reading.AddNew(who, a)
			}
		}
		if !meets || len(who) < 2 {
			return nil
		}
		return who
	}
	return nil
}

// visit handles one token in text order.
func (v *resolver) visit(n tree.Node) {
	m := v.r.Mention(n)
	if m == nil {
		switch {
		case n.UPOS() == "PRON" || n.Is("nmod:poss") && n.UPOS() == "DET":
			v.pronoun(n)
		case n.IsPOS("NOUN", "PROPN", "NUM", "DET", "ADJ"):
			v.describe(n)
		}
		m = v.r.Mention(n)
	}
	if m == nil {
		return
	}
	v.refs = append(v.refs, ref{n, m.Actors, m.Kind == reading.Adjectival})
	v.gather(n, m)
}

// gather notes the groups that a mention belongs to: coordination, and those
// who do something with each other.
func (v *resolver) gather(n tree.Node, m *reading.Mention) {
	if len(m.Actors) > 1 {
		v.sets = append(v.sets, set{n, m.Actors})
	}
	if n.Is("conj") {
		v.join(n.Head(), m.Actors)
	}
	if n.Is("obj") && meeters[n.Head().Lemma()] {
		if subj := v.r.Doers(n.Head()); len(subj) > 0 {
			v.sets = append(v.sets, set{n, reading.AddNew(slices.Clone(subj), m.Actors...)})
		}
	}
	if n.Is("obl", "nmod") && words.OneOf(n.Prep(), "with", "and") && together[n.Head().Lemma()] {
		if subj := v.r.Doers(n.Head()); len(subj) > 0 {
			v.sets = append(v.sets, set{n, reading.AddNew(slices.Clone(subj), m.Actors...)})
		}
	}
}

// meeters are verbs whose object does it too.
var meeters = words.Class("meeters")

// together are what people do with each other.
var together = words.Class("together")

// join adds conjuncts to the group that their first member began.
func (v *resolver) join(head tree.Node, actors []int) {
	for head.Is("conj") && head.Head().OK() {
		head = head.Head()
	}
	for i := len(v.sets) - 1; i >= 0; i-- {
		if v.sets[i].n == head {
			v.sets[i].actors = reading.AddNew(v.sets[i].actors, actors...)
			return
		}
	}
	first := v.r.Who(head)
	if len(first) == 0 {
		return
	}
	v.sets = append(v.sets, set{head, reading.AddNew(slices.Clone(first), actors...)})
}

// enter makes the noun phrase of n a mention.
func (v *resolver) enter(n tree.Node, first, last int, kind reading.MentionKind, actors []int, rule string) {
	if len(actors) == 0 || v.r.Mention(n) != nil {
		return
	}
	sorted := reading.AddSorted(nil, actors...)
	v.r.Mentions[n.Sent.Index][n.I] = &reading.Mention{Node: n, First: first, Last: last, Kind: kind, Actors: sorted, Rule: rule}
}

func (v *resolver) kind(a int) gazetteer.Kind { return v.f.Actors[a].Kind }

func (v *resolver) isPerson(a int) bool { return v.kind(a) == gazetteer.Person }

func (v *resolver) isCountry(a int) bool { return v.kind(a) == gazetteer.Country }

// country is the country that an actor is or acts for, -1 for none.
func (v *resolver) country(a int) int {
	for steps := 0; a >= 0 && steps < 4; steps++ {
		if v.isCountry(a) {
			return a
		}
		a = v.f.Actors[a].Of
	}
	return -1
}

// countries maps actors to their countries, each once; nil where one of them
// has none. An organization without a country stands for itself.
func (v *resolver) countries(actors []int) []int {
	var out []int
	for _, a := range actors {
		c := v.country(a)
		if c < 0 && !v.isPerson(a) {
			c = a
		}
		if c < 0 && v.f.Actors[a].Of >= 0 {
			c = v.f.Actors[a].Of
		}
		if c < 0 {
			return nil
		}
		out = reading.AddNew(out, c)
	}
	return out
}

func (v *resolver) inQuote(n tree.Node) bool { return v.r.Quoted[n.Sent.Index][n.I] }

// hear notes who spoke last in a sentence.
func (v *resolver) hear(s *tree.Sentence) {
	for i := range s.Tokens {
		n := s.Node(i)
		if n.UPOS() == "VERB" && v.r.Lex.Says(n) && !v.inQuote(n) {
			if who := v.r.WhoAll(n.Kid("nsubj")); len(who) > 0 {
				v.speaker = who
			}
		}
	}
}

// speakerFor is who speaks the quote that n stands in: the subject of a verb
// of saying in its sentence, else who spoke last.
func (v *resolver) speakerFor(n tree.Node) []int {
	if n.Sent.Turn != nil {
		return v.r.Floor(n.Sent.Turn, v.isPerson)
	}
	for i := range n.Sent.Tokens {
		c := n.Sent.Node(i)
		if c.UPOS() == "VERB" && v.r.Lex.Says(c) && !v.inQuote(c) {
			subj := c.Kid("nsubj")
			if subj.UPOS() == "PRON" && v.r.Who(subj) == nil && subj != n {
				v.pronoun(subj)
			}
			if subj.UPOS() == "NOUN" && v.r.Who(subj) == nil {
				v.describe(subj)
			}
			if who := v.r.WhoAll(subj); len(who) > 0 {
				return who
			}
			if who := v.r.WhoAll(subj.Kid("nmod:poss")); len(who) > 0 && v.r.Lex.Proxies[subj.Lemma()] != "" { // "Roe's office said"
				return who
			}
		}
	}
	if who := v.afterQuote(n); who != nil {
		return who
	}
	return v.speaker
}

// afterQuote is the person named right after the quote that n stands in, where
// a parser may have lost who is the subject: `," Jane Roe, head of ... said`.
func (v *resolver) afterQuote(n tree.Node) []int {
	end := n.I
	for end < len(n.Sent.Tokens) && !(quoteEnds(n.Sent.Tokens[end].Text)) {
		end++
	}
	for i := end + 1; i < len(n.Sent.Tokens) && i <= end+4; i++ {
		if m := v.nameOfOne(n.Sent.Node(i)); m != nil {
			return m.Actors
		}
	}
	return nil
}

func quoteEnds(t string) bool {
	mark, ok := reading.QuoteMark(t)
	return ok && mark <= 0
}

// tellsOfMeeting reports whether a verb or noun is one of the table of meetings.
func (v *resolver) tellsOfMeeting(n tree.Node) bool {
	switch n.UPOS() {
	case "VERB":
		return len(v.r.Lex.Meetings.Verbs[n.Lemma()]) > 0
	case "NOUN":
		return len(v.r.Lex.Meetings.Nouns[n.Lemma()]) > 0
	}
	return false
}

// officeHolder is the one person with an office whom a token names, -1 for none.
func (v *resolver) officeHolder(n tree.Node) int {
	m := v.nameOfOne(n)
	if m == nil || !v.isPerson(m.Actors[0]) || v.f.Actors[m.Actors[0]].Role == "" {
		return -1
	}
	return m.Actors[0]
}

// nameOfOne is the name of one actor that a token heads, nil for none.
func (v *resolver) nameOfOne(n tree.Node) *reading.Mention {
	m := v.r.Mention(n)
	if m == nil || m.Kind != reading.Named || len(m.Actors) != 1 {
		return nil
	}
	return m
}
