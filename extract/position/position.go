// Package position finds who holds which stance on what.
package position

import (
	"cmp"
	"slices"
	"strings"

	"entente/extract/attribution"
	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/reading"
	"entente/extract/topic"
	"entente/extract/tree"
	"entente/extract/words"
)

// A Finder is the stage of positions at work on one article.
type Finder struct {
	*attribution.Speech
	told      map[tree.Node]bool // the words that told of the meetings
	Positions []*fact.Position
	From      map[*fact.Position]Found // what each position is made of
	Denied    map[tree.Node]bool       // predicates that the text says do not hold
	Unheld    map[int]bool             // sentences that name a stance, but not who holds it
}

// A Found is a position on its way to the facts.
type Found struct {
	Pred    tree.Node
	holders []int
	about   []int
	stance  fact.Stance
	Topic   topic.Ref
	plover  string // where the predicate says it better than the stance
	rule    string
	entry   string
	said    bool // reported by a speaker or document
	weak    bool // gives way to any other position in the same words
}

// Find finds who holds which stance on what: by the predicates of the
// lexicon, by what speakers want, promise and claim, and by cooperation named.
func Find(said *attribution.Speech, told map[tree.Node]bool) *Finder {
	r := &Finder{Speech: said, told: told, From: map[*fact.Position]Found{}, Denied: map[tree.Node]bool{}, Unheld: map[int]bool{}}
	var found []Found
	for _, s := range r.Sents {
		var here []Found
		for i := range s.Tokens {
			if f, ok := r.lexical(s.Node(i)); ok {
				here = append(here, r.split(f)...)
			}
		}
		here = append(here, r.spoken(s)...)
		found = append(found, r.prune(here)...)
	}
	for i, f := range found {
		r.refer(found[:i], &f)
		found[i].Topic = f.Topic
		r.judge(&f)
		r.dropOwn(&f)
		if len(f.about) == 0 && r.answers(f) {
			f.about = r.answered(found[:i], f)
		}
		if p := r.position(f); p != nil {
			r.Positions = append(r.Positions, p)
			r.From[p] = f
		}
	}
	r.dropRepeats()
	return r
}

// dropOwn takes from whom a stance is about those that its holders act for: an alliance of
// their own country, or what they say of it, is not directed at it. They may well criticise
// it, or deny what it is accused of.
func (r *Finder) dropOwn(f *Found) {
	switch f.stance {
	case fact.Support, fact.Commit, fact.Claim, fact.Agree:
		f.about = slices.DeleteFunc(slices.Clone(f.about), func(a int) bool {
			return slices.ContainsFunc(f.holders, func(h int) bool { return h != a && r.SpeaksFor(h, a) })
		})
	}
}

// lexical applies the frames of a word; the first with a holder and a topic counts.
func (r *Finder) lexical(n tree.Node) (Found, bool) {
	for _, f := range r.framesOf(n) {
		if !matches(f, n) {
			continue
		}
		if to, ok := lentTo(n, f); ok {
			return r.lent(n, f, to)
		}
		t, ok := r.topicOf(n, f)
		if !ok {
			r.Reject(n, f.Entry, "no topic")
			continue
		}
		found := Found{Pred: n, stance: f.Stance, Topic: t, entry: f.Entry, rule: "lexicon-" + f.Pos}
		if veto := r.asserted(n, f, &found); veto.Name != "" {
			r.Reject(n, f.Entry, veto.Name)
			r.Denied[n] = veto.denies
			return found, false
		}
		found.holders, found.said = r.holdersOf(n, f)
		if why := r.unheld(n, f, found); why != "" {
			r.Reject(n, f.Entry, why)
			if why == noHolder {
				r.Unheld[n.Sent.Index] = true
			}
			continue
		}
		r.settle(n, f, &found)
		if r.isThought(n, &found) {
			r.Reject(n, f.Entry, "talk")
			return found, false
		}
		return found, true
	}
	return Found{}, false
}

// noHolder is why most stances are passed over.
const noHolder = "no holder"

// unheld says why nobody holds what a frame has found, empty where somebody does.
func (r *Finder) unheld(n tree.Node, f *lexicon.Frame, found Found) string {
	t := found.Topic
	wanted := f.Pos == "verb" && (t.Slot == "obj" || n.Lemma() == "want" && t.Slot == "inf")
	switch {
	case len(found.holders) == 0:
		return noHolder
	case wanted && !r.isWish(n, t, found):
		return "what somebody merely has in mind"
	case f.Holder == "between" && t.Slot == "self" && (len(found.holders) < 2 || concluded[n.Lemma()] && !isConcluded(n)): // "discussed the agreement"
		return "not between two, or not concluded"
	}
	return ""
}

// settle fills in the stance by a look at its topic, and at whom it is directed.
func (r *Finder) settle(n tree.Node, f *lexicon.Frame, found *Found) {
	t := found.Topic
	found.weak = f.Stance == fact.Claim && t.Form == topic.ClauseForm
	found.stance = r.turned(n, t, found.stance)
	if who := r.needing(n, t, found.holders); f.Holder == "voiced" && len(who) > 0 {
		found.stance, found.about = fact.Demand, who
		return
	}
	refused := found.stance == fact.Oppose && f.Stance == fact.Commit
	if refused && t.Form == topic.ClauseForm { // "vowed that it would not allow": allowing
		t.Form, found.Topic.Form = topic.VerbForm, topic.VerbForm
	}
	if found.stance == f.Stance {
		found.plover = f.Plover
	}
	found.about = r.aboutOf(n, f, t, found.holders)
	if cond := tree.Condition(t.Node); found.stance == fact.Warn && len(found.about) == 0 && cond.OK() { // "ready to respond if Chad attacks"
		found.about = reading.Without(r.WhoAll(cond.Kid("nsubj")), found.holders)
	}
	if refused {
		found.about = slices.DeleteFunc(found.about, func(a int) bool { return r.SpeaksFor(found.holders[0], a) })
	}
	if t.Target && f.Pos == "noun" && f.Stance == fact.Commit && len(found.about) > 0 { // "commitments to Japan"
		found.Topic = topic.Ref{Node: n}
	}
}

// isThought reports whether a claim is only what "I" think: "I think that it will rain".
func (r *Finder) isThought(n tree.Node, found *Found) bool {
	if !found.weak || !isSelf(tree.Subject(n), true) {
		return false
	}
	sy, _ := r.Speaker(n)
	return r.isChatter(found, sy, tree.OwnSubject(found.Topic.Node))
}

// needing is the others of whom a need is voiced to do something, "the need for Chad to leave": who
// voices it demands that they do.
func (r *Finder) needing(n tree.Node, t topic.Ref, holders []int) []int {
	if n.Lemma() != "need" || t.Form != topic.VerbForm {
		return nil
	}
	for _, k := range n.All("nmod") {
		if who := r.WhoAll(k); k.Prep() == "for" && k.I < t.I && len(who) > 0 && !reading.SameActors(who, holders) {
			return who
		}
	}
	return nil
}

// isWish reports whether the object of a verb of wanting or praising is something that the
// holder stands for: said by the holder or told by the reporter, more than a bare word, no
// part of a clause, and not the holder's own.
func (r *Finder) isWish(n tree.Node, t topic.Ref, found Found) bool {
	switch lemma := n.Lemma(); {
	case lemma == "want" && t.Form == topic.VerbForm:
		return r.isWishToAct(n, t, found)
	case lemma == "want":
		return r.isWishForThing(n, t, found)
	case lemma == "seek":
		return sought[t.Lemma()]
	case lemma == "question":
		return !t.Target && !tree.IsHuman(t.Node) && !r.IsPeople(t.Node)
	case boasts[lemma]:
		return !reading.SameActors(r.WhoAll(t.Kid("nmod:poss")), found.holders)
	}
	return true
}

// isWishToAct reports whether somebody wants to do something that no frame of the lexicon says better, in
// their own words or the reporter's.
func (r *Finder) isWishToAct(n tree.Node, t topic.Ref, found Found) bool {
	if sy, said := r.Speaker(n); said && !reading.SameActors(sy.Speakers, found.holders) {
		return false
	}
	if r.Quoted[n.Sent.Index][n.I] && n.Kid("nsubj").Lower() != "we" {
		return false
	}
	talk := remarks[t.Lemma()] || r.Lex.Says(t.Node)
	return isAction(t.Node) && !tree.IsPassive(t.Node) && !talk && len(r.framesOf(t.Node)) == 0 && t.Kid("obj", "obl", "xcomp").OK()
}

// isWishForThing reports whether somebody wants something that more is said of than its bare name.
func (r *Finder) isWishForThing(n tree.Node, t topic.Ref, found Found) bool {
	sy, said := r.Speaker(n)
	if said && !reading.SameActors(sy.Speakers, found.holders) || !said && r.Quoted[n.Sent.Index][n.I] {
		return false
	}
	return tree.IsNounWord(t.Node) && t.Kid("amod", "nmod", "compound", "acl:relcl").OK() && t.Kid("acl").Tok().XPOS != "VBG"
}

// sought are the things that one wants of others who seeks them.
var sought = words.Class("sought")

// boasts are the verbs for praising what may be one's own.
var boasts = words.Class("boasts")

// turned is the stance of predicate n after a look at its topic: what is
// promised may be an answer in kind or not to do something, what is rejected an
// accusation, and a name given to something may judge it.
func (r *Finder) turned(n tree.Node, t topic.Ref, s fact.Stance) fact.Stance {
	switch s {
	case fact.Commit:
		return turnedPromise(n, t)
	case fact.Support:
		if n.IsLemma("honor", "honour") && concluded[t.Lemma()] { // "would honour the treaty"
			return fact.Commit
		}
	case fact.Oppose:
		if n.UPOS() == "VERB" && t.Form == topic.NounForm && words.Charges[t.Lemma()] {
			return fact.Deny
		}
	case fact.Claim:
		return r.turnedClaim(n, t)
	}
	return s
}

// turnedPromise is the stance of a promise: to hit back warns, not to do something opposes it.
func turnedPromise(n tree.Node, t topic.Ref) fact.Stance {
	switch {
	case t.Form == topic.VerbForm && isFirm(t.Node):
		return fact.Warn
	case t.Form == topic.VerbForm && n.IsPOS("VERB", "NOUN") && refuses(n, t.Node):
		return fact.Oppose
	case t.Form == topic.ClauseForm && n.UPOS() == "VERB" && tree.IsNegated(t.Node) && bears[t.Node.Lemma()]: // "vowed that it would not allow"
		return fact.Oppose
	}
	return fact.Commit
}

// turnedClaim is the stance of one who says what something is: "called the allegations a fantasy" denies them,
// "called the raid a crime" condemns it.
func (r *Finder) turnedClaim(n tree.Node, t topic.Ref) fact.Stance {
	switch {
	case t.Form != topic.AsForm:
		return fact.Claim
	case words.Charges[t.Of.Lemma()]:
		return fact.Deny
	case words.Depicts[n.Lemma()] && r.damning(t.Node):
		return fact.Condemn
	}
	return fact.Claim
}

// refuses reports whether a promise is one not to do something: "vowed never to
// sign", "promised not to run".
func refuses(p, promised tree.Node) bool {
	if tree.IsNegated(promised) {
		return true
	}
	for _, a := range p.All("advmod") {
		if a.I > p.I && a.IsWord("never", "not") {
			return true
		}
	}
	return false
}

// damning reports whether a phrase holds a word that judges what it is said of.
func (r *Finder) damning(n tree.Node) bool {
	for i := n.First(); i <= n.Last(); i++ {
		if k := n.Sent.Node(i); r.Lex.Judges[strings.ToLower(k.Lemma())] == fact.Condemn && !tree.IsNegated(n) && !tree.HasNo(k) {
			return true
		}
	}
	return false
}

// split makes positions of their own of issues strung together: "urged Iran to stop enrichment, open its sites and
// to free Roe" and "called for a truce, an inquiry and new talks" urge three things.
func (r *Finder) split(f Found) []Found {
	if isReciprocal(tree.Patient(f.Pred)) { // "A and B accused each other"
		return splitBetween(f)
	}
	row := []tree.Node{f.Topic.Node}
	switch f.Topic.Form {
	case topic.VerbForm:
		row = append(row, deedsBeside(f)...)
	case topic.NounForm:
		if m := mattersOf(f.Topic); r.areApart(f, m) {
			row = m
		}
	}
	var out []Found
	for _, n := range row {
		g := f
		g.Topic.Node, g.Topic.Row = n, row
		out = append(out, g)
	}
	return out
}

// deedsBeside are the infinitives that stand in a row with the one that a position is on, hung on it or on the
// predicate.
func deedsBeside(f Found) []tree.Node {
	var out []tree.Node
	for _, c := range append(f.Topic.All("conj"), f.Pred.All("conj", "parataxis")...) {
		if c.I > f.Topic.I && c.UPOS() == "VERB" && (c.Kid("mark").Lower() == "to" || f.isBareDeed(c)) && !tree.IsFinite(c) {
			out = append(out, c)
		}
	}
	return out
}

// isBareDeed reports whether a verb is an infinitive beside the one that somebody demands, without a "to"
// of its own. Two verbs that share an object are one deed: "to derisk and diversify supply chains".
func (f *Found) isBareDeed(c tree.Node) bool {
	t := f.Topic.Node
	if f.stance != fact.Demand || c.Tok().XPOS != "VB" || t.Tok().XPOS != "VB" || f.Pred.Tok().XPOS == "VB" {
		return false
	}
	return !c.Kid("aux").OK() && (hasComplement(t) || t.Sent.Node(t.I+1).Lower() == ",")
}

// hasComplement reports whether more is said of a verb than that somebody does it.
func hasComplement(v tree.Node) bool {
	for _, k := range v.All("obj", "obl", "xcomp", "ccomp", "compound:prt") {
		if k.I > v.I {
			return true
		}
	}
	return false
}

// mattersOf are the nouns of a row, as it stands in the text.
func mattersOf(t topic.Ref) []tree.Node {
	out := t.Conj()
	for _, k := range t.All("appos") { // ", the release of hostages and aid": a row that the tree has for an explanation
		if k.Kid("conj").Kid("cc").OK() && tree.IsNounWord(k) {
			out = append(out, k.Conj()...)
		}
	}
	return out
}

// areApart reports whether the nouns of a row are matters of their own that somebody demands or condemns: no names, and
// each introduced by a word of its own or, of things demanded, one of three.
func (r *Finder) areApart(f Found, row []tree.Node) bool {
	if len(row) < 2 || f.Topic.Target || f.Pred.UPOS() != "VERB" || !words.OneOf(f.stance, fact.Demand, fact.Condemn) {
		return false
	}
	listed := f.stance == fact.Demand && len(row) > 2
	for _, n := range row {
		if n.UPOS() != "NOUN" || len(r.Who(n)) > 0 || tree.IsHuman(n) || !listed && !n.Kid("det", "nmod:poss").OK() {
			return false
		}
	}
	return topic.Unpad(f.Topic.Node) == f.Topic.Node
}

// splitBetween gives each of two holders a position on the other.
func splitBetween(f Found) []Found {
	if len(f.holders) != 2 {
		return nil
	}
	a, b := f, f
	a.holders, a.about = f.holders[:1], f.holders[1:]
	b.holders, b.about = f.holders[1:], f.holders[:1]
	return []Found{a, b}
}

// prune drops what stands inside the topic of another position of the same
// sentence, and weak positions that say again what a strong one says.
func (r *Finder) prune(in []Found) []Found {
	var out []Found
	for i, f := range in {
		drop := false
		for j, g := range in {
			drop = drop || i != j && r.givesWay(f, g, j < i)
		}
		if !drop {
			out = append(out, f)
		} else {
			r.Reject(f.Pred, f.entry, "said again by another position")
		}
	}
	slices.SortStableFunc(out, func(a, b Found) int { return cmp.Compare(a.Pred.I, b.Pred.I) })
	return out
}

// givesWay reports whether a position gives way to another one of its sentence, found before it or after it.
func (r *Finder) givesWay(f, g Found, before bool) bool {
	if !f.weak && isExample(f.Pred, g.Topic.Node) {
		return true
	}
	if !g.weak && isExample(g.Pred, f.Topic.Node) {
		return isExample(f.Pred, g.Topic.Node)
	}
	if g.Pred.Is("conj") && g.Pred.Head() == f.Topic.Node && f.Topic.Form == topic.ClauseForm { // "said that it helps and vetoed it"
		return false
	}
	switch {
	case f.weak && g.weak:
		return before && f.Topic.Node == g.Topic.Node || isSaidBetter(f, g)
	case f.weak:
		return (r.isSaidOutright(f, g) || isSaidBetter(f, g)) && !r.isEmpty(g)
	case g.weak:
		return isSaidBetter(f, g)
	}
	return isSaidBetter(f, g) || r.isPartOf(f, g)
}

// isSaidBetter reports whether a denial is what another rule finds in the same words, or a noun of stance names
// what another position is on: "agreed on the need to act".
func isSaidBetter(f, g Found) bool {
	if f.Pred == g.Pred {
		return f.rule == "spoken-not" && f.rule != g.rule
	}
	return f.Pred.UPOS() == "NOUN" && f.Pred.Under(g.Pred) && f.Topic.Node == topic.Unpad(g.Topic.Node)
}

// isSaidOutright reports whether a claim is on what another position of the same holders says outright, or on
// what a position of their side says: "A objects, A's spokeswoman said".
func (r *Finder) isSaidOutright(f, g Found) bool {
	nested := g.Pred.Under(f.Topic.Node) || f.Pred.Under(g.Topic.Node) || f.Pred == g.Pred
	return nested && reading.SameActors(f.holders, g.holders) || f.Topic.Node == g.Pred && !r.otherSide(f.holders, g.holders)
}

// isPartOf reports whether a position stands inside the topic of another one, and not on its own as voiced, told
// of somebody, or answering it.
func (r *Finder) isPartOf(f, g Found) bool {
	if f.Pred.I == g.Pred.I || !f.Pred.Under(g.Topic.Node) || g.Pred.Under(f.Topic.Node) {
		return false
	}
	if isCharge(f.Topic) || isDenied(g, f) || tree.TakesUp(f.Topic.Node) {
		return false
	}
	return !topic.IsVoicedBeside(r.Text, f.Pred) && !isToldOf(f.Pred, g.Topic.Node)
}

// isEmpty reports whether the topic of a position says nothing, so that it will be dropped.
func (r *Finder) isEmpty(f Found) bool {
	_, weight, _ := topic.Words(r.Text, f.Topic)
	return weight == 0 && !f.Topic.Target
}

// otherSide reports whether an actor of one list is known to act for another
// country or organization than one of the other list.
func (r *Finder) otherSide(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			p, q := r.Side(x), r.Side(y)
			if p != "" && q != "" && p != q {
				return true
			}
		}
	}
	return false
}

// isExample reports whether n stands below top only as an example: "steps such
// as pledging peace".
func isExample(n, top tree.Node) bool {
	if n == top || !n.Under(top) {
		return false
	}
	for ; n.OK() && n != top; n = n.Head() {
		if p := n.Prep(); p == "such as" || n.Kid("mark").Lower() == "such" {
			return true
		}
	}
	return false
}

// isToldOf reports whether n stands below top only in what is told of a name on the way: "talks with
// Roe, the envoy whom Chad accuses of".
func isToldOf(n, top tree.Node) bool {
	for ; n.OK() && n != top; n = n.Head() {
		if h := n.Head(); n.Is("acl:relcl") && (h.UPOS() == "PROPN" || h.Is("appos") && h.Head().UPOS() == "PROPN") && tree.IsBehindComma(h) {
			return true
		}
	}
	return false
}

// position puts what was found in words.
func (r *Finder) position(f Found) *fact.Position {
	if f.stance == fact.Claim && r.AreMedia(f.holders) {
		r.Reject(f.Pred, f.entry, "a medium reports")
		return nil
	}
	text, weight, last := topic.Words(r.Text, f.Topic)
	if words.OneOf(f.stance, fact.Oppose, fact.Deny) {
		text = strings.TrimPrefix(strings.TrimPrefix(text, "not "), "never ") // the stance already says so
	}
	if f.Topic.Target && weight == 0 && len(f.about) > 0 && f.stance != fact.Demand { // "congratulated him"
		text, weight = r.Actors[f.about[0]].Name, 1
	}
	if f.Topic.Target && len(f.about) == 0 {
		f.about = reading.Without(r.WhoAll(f.Topic.Node), f.holders)
	}
	if isBare(f, weight) {
		r.Reject(f.Pred, f.entry, "empty topic")
		return nil
	}
	return &fact.Position{
		Name:     positionName(f.stance, text),
		Holders:  r.ids(f.holders),
		Stance:   f.stance,
		Topic:    text,
		About:    r.ids(f.about),
		Plover:   cmp.Or(f.plover, f.stance.Plover()),
		Quoted:   r.Quoted[f.Pred.Sent.Index][f.Pred.I] || r.Quoted[f.Topic.Sent.Index][f.Topic.I],
		Reported: f.said,
		Evidence: r.evidence(f, last),
		Rule:     f.rule,
		Entry:    f.entry,
	}
}

// isBare reports whether the words of a topic say too little for a position: a claim and a thing named only by
// its kind need two words that say something, and of somebody alone nothing can be demanded or promised.
func isBare(f Found, weight int) bool {
	if f.Topic.Target && (len(f.about) == 0 || words.OneOf(f.stance, fact.Demand, fact.Commit)) {
		return true
	}
	least := 1
	if f.weak || f.Topic.Form == topic.SelfForm && !isConcluded(f.Pred) {
		least = 2
	}
	return weight < least
}

// evidence is the words from the subject to the end of the topic.
func (r *Finder) evidence(f Found, last int) fact.Evidence {
	s := f.Pred.Sent
	first := f.Pred.I
	if f.Topic.Sent == s {
		first = min(first, f.Topic.First())
	} else {
		last = first
	}
	if subj := tree.Subject(f.Pred); subj.OK() && subj.I < f.Pred.I && f.Pred.I-subj.First() < 25 {
		first = min(first, subj.First())
	}
	last = max(last, f.Pred.I)
	if by := tree.Agent(f.Pred); by.OK() && tree.IsPassive(f.Pred) { // "Peru, backed by Chad"
		last = max(last, by.Last())
	}
	return r.Span(s, first, withQuotes(s, last))
}

// withQuotes is the last of the quotation marks that stand behind a token, the token itself where none does.
func withQuotes(s *tree.Sentence, last int) int {
	for last+1 < len(s.Tokens) && tree.IsQuote(s.Tokens[last+1].Text) {
		last++
	}
	return last
}

func (r *Finder) ids(actors []int) []string {
	out := []string{}
	for _, a := range actors {
		out = append(out, r.Actors[a].ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// positionName says stance and topic as a person would, in the third person.
func positionName(s fact.Stance, topic string) string { return s.Verb() + topic }
