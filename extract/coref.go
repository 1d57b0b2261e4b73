package extract

import (
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/gazetteer"
)

// A resolver reads the article once more, in order, and gives descriptions,
// pronouns and groups the actors that were named before them. It takes the
// nearest fitting candidate by rules of syntax (Hobbs 1978, much cut down) and
// stays silent where a noun that is no actor stands in between.
type resolver struct {
	r     *reading
	where *placer
	f     *finder
	refs  []ref // what was named or meant so far, in text order
	sets  []set // the groups so far, in text order
	voice []int // whom "we" means outside quotes
	// author is whom "I" means outside quotes, speaker who spoke last.
	author, speaker []int
	met             []int // the persons whose meeting the article is about
}

// A ref is a mention of actors on the way through the text.
type ref struct {
	n      node
	actors []int
	weak   bool // an adjective or a part of another name
}

// A set is a group of actors that the text puts together.
type set struct {
	n      node
	actors []int
}

// resolve finds the descriptions, pronouns and groups that stand for actors
// named elsewhere in the article.
func (f *finder) resolve(where *placer) {
	v := &resolver{r: where.reading, where: where, f: f}
	v.findVoice()
	v.met = v.whoMet()
	for _, s := range v.r.sents {
		for i := range s.Tokens {
			v.visit(s.node(i))
		}
		v.hear(s)
	}
}

// whoMet is the persons named in the first sentence of the body, where it
// brings the news that they met: "President Roe spoke today with King Doe".
func (v *resolver) whoMet() []int {
	for _, s := range v.r.sents {
		if s.block != article.Body || s.root < 0 || len(s.Tokens) < 8 {
			continue
		}
		text := strings.ToLower(v.r.text(s, 0, len(s.Tokens)-1))
		if strings.Contains(text, "attributable to") {
			continue
		}
		meets := false
		var who []int
		for i := range s.Tokens {
			n := s.node(i)
			meets = meets || n.upos() == "VERB" && len(v.r.lex.meetings.verbs[n.lemma()]) > 0 || n.upos() == "NOUN" && len(v.r.lex.meetings.nouns[n.lemma()]) > 0
			if m := v.r.mention(s.node(i)); m != nil && m.kind == named && len(m.actors) == 1 && v.isPerson(m.actors[0]) && v.f.actors[m.actors[0]].role != "" {
				who = addNew(who, m.actors[0])
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
func (v *resolver) visit(n node) {
	m := v.r.mention(n)
	if m == nil {
		switch {
		case n.upos() == "PRON" || n.is("nmod:poss") && n.upos() == "DET":
			v.pronoun(n)
		case n.upos() == "NOUN" || n.upos() == "PROPN" || n.upos() == "NUM" || n.upos() == "DET" || n.upos() == "ADJ":
			v.describe(n)
		}
		m = v.r.mention(n)
	}
	if m == nil {
		return
	}
	v.refs = append(v.refs, ref{n, m.actors, m.kind == adjectival})
	v.gather(n, m)
}

// gather notes the groups that a mention belongs to: coordination, and those
// who do something with each other.
func (v *resolver) gather(n node, m *mention) {
	if len(m.actors) > 1 {
		v.sets = append(v.sets, set{n, m.actors})
	}
	if n.is("conj") {
		v.join(n.head(), m.actors)
	}
	if n.is("obj") && meeters[n.head().lemma()] {
		if subj := v.r.doers(n.head()); len(subj) > 0 {
			v.sets = append(v.sets, set{n, addNew(slices.Clone(subj), m.actors...)})
		}
	}
	if n.is("obl", "nmod") && (n.prep() == "with" || n.prep() == "and") && together[n.head().lemma()] {
		if subj := v.r.doers(n.head()); len(subj) > 0 {
			v.sets = append(v.sets, set{n, addNew(slices.Clone(subj), m.actors...)})
		}
	}
}

// meeters are verbs whose object does it too.
var meeters = words("meet host call telephone phone receive welcome join visit")

// together are what people do with each other.
var together = words("meet speak talk hold discuss host consult confer sign agree convene join call conversation meeting talks summit dialogue have")

// join adds conjuncts to the group that their first member began.
func (v *resolver) join(head node, actors []int) {
	for head.is("conj") && head.head().ok() {
		head = head.head()
	}
	for i := len(v.sets) - 1; i >= 0; i-- {
		if v.sets[i].n == head {
			v.sets[i].actors = addNew(v.sets[i].actors, actors...)
			return
		}
	}
	first := v.r.who(head)
	if len(first) == 0 {
		return
	}
	v.sets = append(v.sets, set{head, addNew(slices.Clone(first), actors...)})
}

// enter makes the noun phrase of n a mention.
func (v *resolver) enter(n node, first, last int, kind mentionKind, actors []int, rule string) {
	if len(actors) == 0 || v.r.mention(n) != nil {
		return
	}
	sorted := addSorted(nil, actors...)
	v.r.mentions[n.s.index][n.i] = &mention{node: n, first: first, last: last, kind: kind, actors: sorted, rule: rule}
}

func (v *resolver) kind(a int) gazetteer.Kind { return v.f.actors[a].kind }

func (v *resolver) isPerson(a int) bool { return v.kind(a) == gazetteer.Person }

func (v *resolver) isCountry(a int) bool { return v.kind(a) == gazetteer.Country }

// country is the country that an actor is or acts for, -1 for none.
func (v *resolver) country(a int) int {
	for steps := 0; a >= 0 && steps < 4; steps++ {
		if v.isCountry(a) {
			return a
		}
		a = v.f.actors[a].of
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
		if c < 0 && v.f.actors[a].of >= 0 {
			c = v.f.actors[a].of
		}
		if c < 0 {
			return nil
		}
		out = addNew(out, c)
	}
	return out
}

func (v *resolver) inQuote(n node) bool { return v.r.quoted[n.s.index][n.i] }

// says reports whether the subject of a verb speaks.
func (x *tables) says(n node) bool { return x.does[n.lemma()].say }

// hear notes who spoke last in a sentence.
func (v *resolver) hear(s *sentence) {
	for i := range s.Tokens {
		n := s.node(i)
		if n.upos() == "VERB" && v.r.lex.says(n) && !v.inQuote(n) {
			if who := v.r.whoAll(n.kid("nsubj")); len(who) > 0 {
				v.speaker = who
			}
		}
	}
}

// speakerFor is who speaks the quote that n stands in: the subject of a verb
// of saying in its sentence, else who spoke last.
func (v *resolver) speakerFor(n node) []int {
	if n.s.turn != nil {
		return v.r.floor(n.s.turn, v.isPerson)
	}
	for i := range n.s.Tokens {
		c := n.s.node(i)
		if c.upos() == "VERB" && v.r.lex.says(c) && !v.inQuote(c) {
			subj := c.kid("nsubj")
			if subj.upos() == "PRON" && v.r.who(subj) == nil && subj != n {
				v.pronoun(subj)
			}
			if subj.upos() == "NOUN" && v.r.who(subj) == nil {
				v.describe(subj)
			}
			if who := v.r.whoAll(subj); len(who) > 0 {
				return who
			}
			if who := v.r.whoAll(subj.kid("nmod:poss")); len(who) > 0 && v.r.lex.proxies[subj.lemma()] != "" { // "Roe's office said"
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
func (v *resolver) afterQuote(n node) []int {
	end := n.i
	for end < len(n.s.Tokens) && !(quoteEnds(n.s.Tokens[end].Text)) {
		end++
	}
	for i := end + 1; i < len(n.s.Tokens) && i <= end+4; i++ {
		if m := v.r.mention(n.s.node(i)); m != nil && len(m.actors) == 1 && m.kind == named {
			return m.actors
		}
	}
	return nil
}

func quoteEnds(t string) bool {
	mark, ok := quoteMark(t)
	return ok && mark <= 0
}
