package extract

import (
	"cmp"
	"slices"
	"strings"
)

// A stancer is the stage of positions at work on one article.
type stancer struct {
	*speech
	told      map[node]bool // the words that told of the meetings
	positions []*Position
	from      map[*Position]stanceFound // what each position is made of
}

// A stanceFound is a position on its way to the facts.
type stanceFound struct {
	pred    node
	holders []int
	about   []int
	stance  Stance
	topic   topicRef
	plover  string // where the predicate says it better than the stance
	rule    string
	entry   string
	said    bool // reported by a speaker or document
	weak    bool // gives way to any other position in the same words
}

// findPositions finds who holds which stance on what: by the predicates of the
// lexicon, by what speakers want, promise and claim, and by cooperation named.
func (said *speech) findPositions(told map[node]bool) *stancer {
	r := &stancer{speech: said, told: told, from: map[*Position]stanceFound{}}
	var found []stanceFound
	for _, s := range r.sents {
		var here []stanceFound
		for i := range s.Tokens {
			if f, ok := r.lexical(s.node(i)); ok {
				here = append(here, split(f)...)
			}
		}
		here = append(here, r.spoken(s)...)
		found = append(found, r.prune(here)...)
	}
	for i, f := range found {
		r.refer(found[:i], &f)
		found[i].topic = f.topic
		r.judge(&f)
		r.dropOwn(&f)
		if len(f.about) == 0 && r.answers(f) {
			f.about = r.answered(found[:i], f)
		}
		if p := r.position(f); p != nil {
			r.positions = append(r.positions, p)
			r.from[p] = f
		}
	}
	r.dropRepeats()
	return r
}

// dropOwn takes from whom a stance is about those that its holders act for: an alliance of
// their own country, or what they say of it, is not directed at it. They may well criticise
// it, or deny what it is accused of.
func (r *stancer) dropOwn(f *stanceFound) {
	switch f.stance {
	case Support, Commit, Claim, Agree:
		f.about = slices.DeleteFunc(slices.Clone(f.about), func(a int) bool {
			return slices.ContainsFunc(f.holders, func(h int) bool { return h != a && r.speaksFor(h, a) })
		})
	}
}

// lexical applies the frames of a word; the first with a holder and a topic counts.
func (r *stancer) lexical(n node) (stanceFound, bool) {
	for _, f := range r.framesOf(n) {
		if !f.matches(n) {
			continue
		}
		if to, ok := lentTo(n, f); ok {
			return r.lent(n, f, to)
		}
		t, ok := r.topicOf(n, f)
		if !ok {
			r.explain(n, f.entry, "no topic")
			continue
		}
		found := stanceFound{pred: n, stance: f.stance, topic: t, entry: f.entry, rule: "lexicon-" + f.pos}
		if !r.asserted(n, f, &found) {
			r.explain(n, f.entry, "not asserted")
			return found, false
		}
		if found.holders, found.said = r.holdersOf(n, f); len(found.holders) == 0 {
			r.explain(n, f.entry, "no holder")
			continue
		}
		if f.pos == "verb" && (t.slot == "obj" || n.lemma() == "want" && t.slot == "inf") && !r.isWish(n, t, found) {
			r.explain(n, f.entry, "what somebody merely has in mind")
			continue
		}
		if f.holder == "between" && t.slot == "self" && (len(found.holders) < 2 || concluded[n.lemma()] && !isConcluded(n)) { // "discussed the agreement"
			r.explain(n, f.entry, "not between two, or not concluded")
			continue
		}
		found.weak = f.stance == Claim && t.form == clauseForm
		found.stance = r.turned(n, t, found.stance)
		if who := r.needing(n, t, found.holders); f.holder == "voiced" && len(who) > 0 {
			found.stance, found.about = Demand, who
			return found, true
		}
		refused := found.stance == Oppose && f.stance == Commit
		if refused && t.form == clauseForm { // "vowed that it would not allow": allowing
			t.form, found.topic.form = verbForm, verbForm
		}
		if found.stance == f.stance {
			found.plover = f.plover
		}
		found.about = r.aboutOf(n, f, t, found.holders)
		if cond := condition(t.node); found.stance == Warn && len(found.about) == 0 && cond.ok() { // "ready to respond if Chad attacks"
			found.about = without(r.whoAll(cond.kid("nsubj")), found.holders)
		}
		if refused {
			found.about = slices.DeleteFunc(found.about, func(a int) bool { return r.speaksFor(found.holders[0], a) })
		}
		if sy, _ := r.speaker(n); found.weak && isSelf(subject(n), true) && r.isChatter(&found, sy, t.kid("nsubj", "nsubj:pass", "csubj", "expl")) { // "I think that it will rain"
			r.explain(n, f.entry, "talk")
			return found, false
		}
		if t.target && f.pos == "noun" && f.stance == Commit && len(found.about) > 0 { // "commitments to Japan"
			found.topic = topicRef{node: n}
		}
		return found, true
	}
	return stanceFound{}, false
}

// needing is the others of whom a need is voiced to do something, "the need for Chad to leave": who
// voices it demands that they do.
func (r *stancer) needing(n node, t topicRef, holders []int) []int {
	if n.lemma() != "need" || t.form != verbForm {
		return nil
	}
	for _, k := range n.all("nmod") {
		if who := r.whoAll(k); k.prep() == "for" && k.i < t.i && len(who) > 0 && !sameActors(who, holders) {
			return who
		}
	}
	return nil
}

// isWish reports whether the object of a verb of wanting or praising is something that the
// holder stands for: said by the holder or told by the reporter, more than a bare word, no
// part of a clause, and not the holder's own.
func (r *stancer) isWish(n node, t topicRef, found stanceFound) bool {
	switch lemma := n.lemma(); {
	case lemma == "want" && t.form == verbForm:
		if sy, said := r.speaker(n); said && !sameActors(sy.speakers, found.holders) {
			return false
		}
		if r.quoted[n.s.index][n.i] && n.kid("nsubj").lower() != "we" {
			return false
		}
		return isAction(t.node) && !isPassive(t.node) && !remarks[t.lemma()] && !r.lex.does[t.lemma()].say && len(r.framesOf(t.node)) == 0 && t.kid("obj", "obl", "xcomp").ok()
	case lemma == "want":
		sy, said := r.speaker(n)
		return (!said || sameActors(sy.speakers, found.holders)) && (said || !r.quoted[n.s.index][n.i]) && isNounWord(t.node) &&
			t.kid("amod", "nmod", "compound", "acl:relcl").ok() && t.kid("acl").tok().XPOS != "VBG"
	case lemma == "seek":
		return sought[t.lemma()]
	case lemma == "question":
		return !t.target && !isHuman(t.node) && !r.isPeople(t.node)
	case boasts[lemma]:
		return !sameActors(r.whoAll(t.kid("nmod:poss")), found.holders)
	}
	return true
}

// sought are the things that one wants of others who seeks them.
var sought = class("sought")

// boasts are the verbs for praising what may be one's own.
var boasts = class("boasts")

// turned is the stance of predicate n after a look at its topic: what is
// promised may be an answer in kind or not to do something, what is rejected an
// accusation, and a name given to something may judge it.
func (r *stancer) turned(n node, t topicRef, s Stance) Stance {
	switch {
	case s == Commit && t.form == verbForm && isFirm(t.node):
		return Warn
	case s == Commit && t.form == verbForm && (n.upos() == "VERB" || n.upos() == "NOUN") && refuses(n, t.node):
		return Oppose
	case s == Commit && t.form == clauseForm && n.upos() == "VERB" && isNegated(t.node) && bears[t.node.lemma()]: // "vowed that it would not allow"
		return Oppose
	case s == Support && (n.lemma() == "honor" || n.lemma() == "honour") && concluded[t.lemma()]: // "would honour the treaty"
		return Commit
	case s == Oppose && n.upos() == "VERB" && t.form == nounForm && charges[t.lemma()]:
		return Deny
	case s == Claim && t.form == asForm && charges[t.of.lemma()]: // "called the allegations a fantasy"
		return Deny
	case s == Claim && t.form == asForm && depicts[n.lemma()] && r.damning(t.node):
		return Condemn
	}
	return s
}

// refuses reports whether a promise is one not to do something: "vowed never to
// sign", "promised not to run".
func refuses(p, promised node) bool {
	if isNegated(promised) {
		return true
	}
	for _, a := range p.all("advmod") {
		if w := a.lower(); a.i > p.i && (w == "never" || w == "not") {
			return true
		}
	}
	return false
}

// depicts are the verbs by which a speaker says what to think of something.
var depicts = class("depicts")

// damning reports whether a phrase holds a word that judges what it is said of.
func (r *stancer) damning(n node) bool {
	for i := n.first(); i <= n.last(); i++ {
		if k := n.s.node(i); r.lex.judges[strings.ToLower(k.lemma())] == Condemn && !isNegated(n) && !noOf(k) {
			return true
		}
	}
	return false
}

// hasAux reports whether the verb n has one of the auxiliaries.
func hasAux(n node, words ...string) bool {
	return slices.ContainsFunc(n.all("aux"), func(a node) bool { return slices.Contains(words, a.lower()) })
}

// isPerfect reports whether the verb n is in a perfect tense.
func isPerfect(n node) bool { return hasAux(n, "has", "have", "had") }

// split makes positions of their own of infinitives strung together: "urged
// Iran to stop enrichment and to open its sites" urges two things.
func split(f stanceFound) []stanceFound {
	if isReciprocal(patient(f.pred)) { // "A and B accused each other"
		if len(f.holders) != 2 {
			return nil
		}
		a, b := f, f
		a.holders, a.about = f.holders[:1], f.holders[1:]
		b.holders, b.about = f.holders[1:], f.holders[:1]
		return []stanceFound{a, b}
	}
	out := []stanceFound{f}
	if f.topic.form != verbForm {
		return out
	}
	for _, c := range append(f.topic.all("conj"), f.pred.all("conj", "parataxis")...) {
		if c.i > f.topic.i && c.upos() == "VERB" && c.kid("mark").lower() == "to" && !isFinite(c) {
			g := f
			g.topic.node = c
			out = append(out, g)
		}
	}
	return out
}

// prune drops what stands inside the topic of another position of the same
// sentence, and weak positions that say again what a strong one says.
func (r *stancer) prune(in []stanceFound) []stanceFound {
	var out []stanceFound
	for i, f := range in {
		drop := false
		for j, g := range in {
			if i == j {
				continue
			}
			if !f.weak && isExample(f.pred, g.topic.node) || !g.weak && isExample(g.pred, f.topic.node) {
				drop = drop || isExample(f.pred, g.topic.node)
				continue
			}
			inside := f.pred.i != g.pred.i && f.pred.under(g.topic.node) && !g.pred.under(f.topic.node) && !r.isVoicedBeside(f.pred) && !isToldOf(f.pred, g.topic.node)
			switch {
			case g.pred.is("conj") && g.pred.head() == f.topic.node && f.topic.form == clauseForm: // "said that it helps and vetoed it"
			case f.weak && !g.weak && r.isEmpty(g):
			case f.weak && !g.weak && (g.pred.under(f.topic.node) || f.pred.under(g.topic.node) || f.pred == g.pred) && sameActors(f.holders, g.holders):
				drop = true
			case f.weak && g.weak && j < i && f.topic.node == g.topic.node:
				drop = true
			case f.rule == "spoken-not" && f.pred == g.pred && f.rule != g.rule:
				drop = true
			case f.weak && !g.weak && f.topic.node == g.pred && !r.otherSide(f.holders, g.holders): // "A objects, A's spokeswoman said"
				drop = true
			case f.pred.upos() == "NOUN" && f.pred.under(g.pred) && f.pred != g.pred && f.topic.node == unpad(g.topic.node): // "agreed on the need to act"
				drop = true
			case !g.weak && inside && !f.weak && !isCharge(f.topic) && !isDenied(g, f) && !takesUp(f.topic.node):
				drop = true
			}
		}
		if !drop {
			out = append(out, f)
		} else {
			r.explain(f.pred, f.entry, "said again by another position")
		}
	}
	slices.SortStableFunc(out, func(a, b stanceFound) int { return cmp.Compare(a.pred.i, b.pred.i) })
	return out
}

// isEmpty reports whether the topic of a position says nothing, so that it will be dropped.
func (r *stancer) isEmpty(f stanceFound) bool {
	_, weight, _ := r.topicWords(f.topic)
	return weight == 0 && !f.topic.target
}

// otherSide reports whether an actor of one list is known to act for another
// country or organization than one of the other list.
func (r *stancer) otherSide(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			p, q := r.side(x), r.side(y)
			if p != "" && q != "" && p != q {
				return true
			}
		}
	}
	return false
}

// side is whom an actor acts for, of a country or organization itself.
func (r *stancer) side(a int) string {
	if r.actors[a].Kind == Person {
		return r.actors[a].Of
	}
	return r.actors[a].ID
}

// isExample reports whether n stands below top only as an example: "steps such
// as pledging peace".
func isExample(n, top node) bool {
	if n == top || !n.under(top) {
		return false
	}
	for ; n.ok() && n != top; n = n.head() {
		if p := n.prep(); p == "such as" || n.kid("mark").lower() == "such" {
			return true
		}
	}
	return false
}

// isToldOf reports whether n stands below top only in what is told of a name on the way: "talks with
// Roe, the envoy whom Chad accuses of".
func isToldOf(n, top node) bool {
	for ; n.ok() && n != top; n = n.head() {
		if h := n.head(); n.is("acl:relcl") && (h.upos() == "PROPN" || h.is("appos") && h.head().upos() == "PROPN") && isBehindComma(h) {
			return true
		}
	}
	return false
}

func sameActors(a, b []int) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// position puts what was found in words.
func (r *stancer) position(f stanceFound) *Position {
	text, weight, last := r.topicWords(f.topic)
	if f.stance == Oppose || f.stance == Deny {
		text = strings.TrimPrefix(strings.TrimPrefix(text, "not "), "never ") // the stance already says so
	}
	if f.topic.target && weight == 0 && len(f.about) > 0 && f.stance != Demand { // "congratulated him"
		text, weight = r.actors[f.about[0]].Name, 1
	}
	if f.topic.target && len(f.about) == 0 {
		f.about = without(r.whoAll(f.topic.node), f.holders)
	}
	if weight == 0 || (f.weak || f.topic.form == selfForm && !isConcluded(f.pred)) && weight < 2 || f.topic.target && (len(f.about) == 0 || f.stance == Demand || f.stance == Commit) {
		r.explain(f.pred, f.entry, "empty topic")
		return nil
	}
	return &Position{
		Name:     positionName(f.stance, text),
		Holders:  r.ids(f.holders),
		Stance:   f.stance,
		Topic:    text,
		About:    r.ids(f.about),
		Plover:   cmp.Or(f.plover, f.stance.Plover()),
		Quoted:   r.quoted[f.pred.s.index][f.pred.i] || r.quoted[f.topic.s.index][f.topic.i],
		Reported: f.said,
		Evidence: r.evidence(f, last),
		Rule:     f.rule,
		Entry:    f.entry,
	}
}

// evidence is the words from the subject to the end of the topic.
func (r *stancer) evidence(f stanceFound, last int) Evidence {
	s := f.pred.s
	first := f.pred.i
	if f.topic.s == s {
		first = min(first, f.topic.first())
	} else {
		last = first
	}
	if subj := subject(f.pred); subj.ok() && subj.i < f.pred.i && f.pred.i-subj.first() < 25 {
		first = min(first, subj.first())
	}
	last = max(last, f.pred.i)
	if by := agent(f.pred); by.ok() && isPassive(f.pred) { // "Peru, backed by Chad"
		last = max(last, by.last())
	}
	for last+1 < len(s.Tokens) && isQuote(s.Tokens[last+1].Text) {
		last++
	}
	start, end := s.Tokens[first].Start, s.Tokens[last].End
	return Evidence{Quote: r.art.Text[start:end], Start: start, End: end}
}

func (r *stancer) ids(actors []int) []string {
	out := []string{}
	for _, a := range actors {
		out = append(out, r.actors[a].ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// positionName says stance and topic as a person would, in the third person.
func positionName(s Stance, topic string) string {
	switch s {
	case Support:
		return "supports " + topic
	case Oppose:
		return "opposes " + topic
	case Condemn:
		return "condemns " + topic
	case Concern:
		return "is concerned about " + topic
	case Demand:
		return "demands " + topic
	case Warn:
		return "warns of " + topic
	case Commit:
		return "commits to " + topic
	case Claim:
		return "claims " + topic
	case Deny:
		return "denies " + topic
	}
	return topic
}
