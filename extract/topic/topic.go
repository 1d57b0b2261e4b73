// Package topic puts what a position is on in words.
package topic

import (
	"slices"
	"strings"

	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// Most is how many words a topic has at the most.
const Most = 10

// lightVerbs introduce the verb that names the action ("continue to resist").
var lightVerbs = words.Class("lightVerbs")

// obliges are verbs by which somebody must or can do what their infinitive says.
var obliges = words.Class("obliges")

// handles are verbs for what one does about any issue: the issue is their object.
var handles = words.Class("handles")

// Unpad goes down from a padding noun or light verb to what it introduces.
func Unpad(n tree.Node) tree.Node {
	for step := 0; step < 4; step++ {
		next := introduced(n)
		if !next.OK() {
			return n
		}
		n = next
	}
	return n
}

// introduced is what a padding noun, a light verb, or a verb of duty or handling introduces; zero for other words.
func introduced(n tree.Node) tree.Node {
	switch n.UPOS() {
	case "NOUN":
		return behindPadding(n)
	case "VERB":
		switch {
		case lightVerbs[n.Lemma()]:
			if next := n.Kid("xcomp", "ccomp", "obj"); next.UPOS() == "VERB" {
				return next
			}
		case isObliging(n):
			return n.Kid("xcomp")
		case handles[n.Lemma()] && !tree.IsNegated(n) && !n.Kid("conj", "nsubj").OK():
			return issueHandled(n)
		}
	}
	return tree.Node{}
}

// isObliging reports whether a verb says that somebody must or can do what its infinitive says: "has to leave".
func isObliging(n tree.Node) bool {
	if !obliges[n.Lemma()] || !tree.IsToInfinitive(n.Kid("xcomp")) || n.Kid("obj").OK() {
		return false
	}
	return !tree.IsNegated(n) || n.Lemma() == "afford"
}

// issueHandled is the object of a verb of handling, where more is said of it than its name: "address the housing crisis".
func issueHandled(n tree.Node) tree.Node {
	if o := n.Kid("obj"); o.UPOS() == "NOUN" && o.Kid("amod", "compound", "nmod", "acl", "conj").OK() {
		return o
	}
	return tree.Node{}
}

// behindPadding is the complement of a padding noun: "the need for a truce", "any attempt to leave".
func behindPadding(n tree.Node) tree.Node {
	and := n.Kid("conj")
	for _, slot := range strings.Fields(words.Padding[n.Lemma()]) {
		for _, k := range n.All("nmod", "acl", "ccomp") {
			if k.Is("nmod:poss", "acl:relcl") || and.Kid("cc").OK() && and.I < k.I {
				continue
			}
			mark := k.Kid("case", "mark").Lower()
			if mark == slot || slot == "inf" && mark == "to" && k.UPOS() == "VERB" {
				return k
			}
		}
	}
	return tree.Node{}
}

// A phrase is a topic in the making: tokens of one sentence, in order.
type phrase struct {
	r    *reading.Text
	s    *tree.Sentence
	keep []int
	// verb is the token to be turned nominal; -1 for none.
	verb    int
	head    int    // the noun that the topic is; -1 for none
	subject bool   // the verb's subject is kept: it stays a verb
	asVia   int    // token before which "as" is put; -1 for none
	of      string // what stands for the pronoun behind the verb; empty for nothing
}

// Tokens is the tokens of the topic's sentence that its words are made of.
func Tokens(r *reading.Text, t Ref) []int { return phraseOf(r, t).keep }

// Words puts the topic in words: articles, possessive pronouns, padding,
// adjuncts of time and asides dropped, verbs turned nominal, at most ten words.
// weight is how many words of it say something, last the last token it uses.
func Words(r *reading.Text, t Ref) (text string, weight, last int) {
	p := phraseOf(r, t)
	if len(p.keep) == 0 {
		return "", 0, t.I
	}
	thing := false
	for _, i := range p.keep {
		switch u := p.s.Tokens[i].UPOS; u {
		case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
			weight++
			thing = thing || u != "ADJ" || p.s.Node(i).Is("obj", "obl", "nmod") // "calm"
		}
	}
	vague := len(p.keep) == 1 && words.Nondescript[p.s.Node(p.keep[0]).Lemma()]
	it := p.objectIt()
	named := it.OK() && p.names(it)
	if !thing || vague || it.OK() && !named && len(p.keep) == 2 { // "iron-clad": of what is not said; "demanded more"; "refuses to recognize it"
		weight = 0
	}
	return p.words(), weight, slices.Max(p.keep)
}

// objectIt is the pronoun that is the object of a topic's verb, which says nothing to those who don't have
// the text: "to recognise it"; the zero node where there is none.
func (p *phrase) objectIt() tree.Node {
	if len(p.keep) < 2 || p.keep[0] != p.verb {
		return tree.Node{}
	}
	o := p.s.Node(p.keep[1])
	if (o.UPOS() == "PRON" || o.IsWord("same", "so")) && o.Is("obj", "advmod") {
		return o
	}
	return tree.Node{}
}

// names puts the name of what a pronoun means in its place and reports whether there is one.
func (p *phrase) names(it tree.Node) bool {
	if who := p.r.Who(it); len(who) == 1 && !tree.FirstPerson[it.Lower()] {
		p.of = p.r.Actors[who[0]].Name
	} else if n := thingBefore(p.r, it); len(who) == 0 && n.OK() { // "called the plan a trick and rejected it"
		p.of = phraseOf(p.r, Ref{Node: n}).words() // as it stands: Words would ask for its pronouns in turn
	}
	return p.of != ""
}

// thingBefore is the last thing named before an "it" or "them" in its sentence, an object, a subject or whose
// something is; the zero node where none is.
func thingBefore(r *reading.Text, it tree.Node) tree.Node {
	if !it.IsWord("it", "them") {
		return tree.Node{}
	}
	for i := it.I - 1; i >= 0; i-- {
		n := it.Sent.Node(i)
		if n.UPOS() == "NOUN" && isIntroduced(n) && canMean(it, n) && !tree.IsHuman(n) && !r.IsPeople(n) && len(r.Who(n)) == 0 {
			return n
		}
	}
	return tree.Node{}
}

// isIntroduced reports whether a noun brings up a thing that a pronoun may take up: a definite or plural argument, or
// the owner of something.
func isIntroduced(n tree.Node) bool {
	if n.Is("nmod") && n.Prep() == "of" && n.Kid("det").Lower() == "the" {
		return true
	}
	return n.Is("obj", "nsubj:pass", "nsubj") && (n.Kid("det", "nmod:poss").OK() || tree.IsMany(n))
}

// canMean reports whether "it" or "them" agrees with a noun before it that is no argument of the same verb.
func canMean(it, n tree.Node) bool {
	return tree.IsMany(n) == (it.Lower() == "them") && n.Head() != it.Head() && !it.Under(n)
}

// phraseOf picks the words of a topic.
func phraseOf(r *reading.Text, t Ref) *phrase {
	p := &phrase{r: r, s: t.Sent, verb: -1, head: -1, asVia: -1}
	switch t.Form {
	case AsForm:
		if t.Of.IsPOS("PRON", "DET") { // "called it a trick"
			p.add(t.Node, true)
			break
		}
		p.add(t.Of, true)
		p.add(t.Node, true)
		p.asVia = t.Node.First()
		for (!slices.Contains(p.keep, p.asVia) || tree.IsQuote(t.Sent.Node(p.asVia).Lower())) && p.asVia < t.I {
			p.asVia++
		}
	case ClauseForm:
		p.clause(t.Node)
	case SelfForm:
		p.self(t.Node)
	default:
		n := Unpad(t.Node)
		if t.Doer.OK() {
			p.subject = true
			p.add(t.Doer, true)
			p.keep = slices.DeleteFunc(p.keep, func(i int) bool { return p.s.Node(i).Under(t.Node) })
		}
		if isVerbal(n) {
			p.verbal(n)
		} else {
			p.head = n.I
			p.add(n, true)
			p.relative(n)
		}
		p.dropRow(n, t.Row)
	}
	p.shorten()
	return p
}

// dropRow drops the later matters of a row from the topic of n, one of them. What is joined to n and no matter of its
// own stays: "to uphold and strengthen the law, and to keep faith".
func (p *phrase) dropRow(n tree.Node, row []tree.Node) {
	for _, k := range row {
		if k.I > n.I {
			p.keep = slices.DeleteFunc(p.keep, func(i int) bool { return p.s.Node(i).Under(k) })
		}
	}
	for last := len(p.keep) - 1; len(row) > 1 && last >= 0 && p.isTie(p.keep[last]); last-- {
		p.keep = p.keep[:last]
	}
}

// isTie reports whether a word ties a matter of a row to the next.
func (p *phrase) isTie(i int) bool {
	return p.s.Tokens[i].Text == "," || p.s.Tokens[i].UPOS == "CCONJ"
}

// relative adds the relative clause of a noun that says little without it:
// "activities that undermine the order".
func (p *phrase) relative(n tree.Node) {
	c := n.Kid("acl:relcl")
	if !c.OK() || len(p.keep) > 2 || !tree.IsRestricted(n) || n.UPOS() != "NOUN" {
		return
	}
	for i := max(n.I+1, c.First()); i <= c.Last(); i++ {
		if k := p.s.Node(i); !slices.Contains(p.keep, i) && !k.Is("det") && !(k.Is("nmod:poss") && k.UPOS() == "PRON") {
			p.keep = append(p.keep, i)
		}
	}
}

// isVerbal reports whether a word is a verb by its form, and no gerund used as a noun.
func isVerbal(n tree.Node) bool {
	if n.UPOS() != "VERB" || n.Kid("det").OK() || !strings.HasPrefix(n.Tok().XPOS, "VB") {
		return false
	}
	return n.Tok().XPOS != "VBG" || !n.Kid("amod", "nmod:poss").OK()
}

// clause adds "subject verb-ing object" of a full clause.
func (p *phrase) clause(c tree.Node) {
	if x := c.Kid("expl"); x.Lower() == "there" && c.Kid("nsubj").OK() { // "there is no doubt": the doubt
		p.add(c.Kid("nsubj"), true)
		return
	}
	if x := c.Kid("csubj"); c.Kid("expl").Lower() == "it" && x.I > c.I && !tree.IsFinite(x) && len(p.r.Lex.Frames["adj "+c.Lemma()]) > 0 { // "it is critical to ensure that": what is
		p.verbal(x)
		return
	}
	for _, k := range c.All("nsubj", "csubj", "expl") {
		if s := tree.Antecedent(k); !k.Is("expl") && s.UPOS() != "PRON" && s.Sent == p.s && s.I < c.I {
			p.add(s, true)
		}
	}
	p.subject = len(p.keep) > 0
	if isVerbal(c) {
		p.verbal(c)
		p.leadIn(c)
		return
	}
	after := -1
	if len(p.keep) > 0 {
		after = slices.Max(p.keep)
	}
	p.add(c, false)
	p.leadIn(c)
	slices.Sort(p.keep)
	if at := slices.IndexFunc(p.keep, func(i int) bool { return i > after }); after >= 0 && at >= 0 {
		p.asVia = p.keep[at]
	}
}

// leadIn drops what stands before the subject of a clause: "In addition to that, ...".
func (p *phrase) leadIn(c tree.Node) {
	if s := tree.OwnSubject(c); s.OK() && s.I < c.I {
		p.keep = slices.DeleteFunc(p.keep, func(i int) bool { return i < s.First() })
	}
}

// self adds a noun with what says its kind and matter: "security cooperation
// on the peninsula", not between whom or until when.
func (p *phrase) self(n tree.Node) {
	p.keep = append(p.keep, n.I)
	for _, k := range n.All("amod", "compound", "nmod", "acl") {
		switch {
		case k.Is("acl") && k.Tok().XPOS != "VBN":
		case k.Is("amod") && (k.UPOS() != "ADJ" || len(p.r.Who(k)) > 0), k.Is("nmod:poss"):
		case k.Is("compound") && len(p.r.Who(k)) > 0:
		case k.Is("nmod"):
			if IsMatter(k) && !tree.IsWhen(k) {
				p.addBut(k, []string{"cc"})
			}
		default:
			p.addBut(k, []string{"cc"})
		}
	}
}

// IsMatter reports whether a phrase says what cooperation is on.
func IsMatter(k tree.Node) bool {
	switch k.Prep() {
	case "on", "against":
		return true
	case "in": // not where it was signed
		return k.UPOS() != "PROPN"
	}
	return false
}

// verbal adds a verb and what depends on it, its subject apart.
func (p *phrase) verbal(v tree.Node) {
	v = Unpad(v)
	p.verb = v.I
	skip := []string{"nsubj", "csubj", "aux", "mark", "cc", "expl", "cop"}
	p.addBut(v, skip)
}

// add adds the noun phrase headed by n; top drops what introduces it.
func (p *phrase) add(n tree.Node, top bool) {
	skip := []string{"nsubj", "csubj", "aux", "cop", "mark", "expl"}
	if top {
		skip = append(skip, "case", "cc")
	}
	p.addBut(n, skip)
}

// addBut adds the subtree of n in text order but for the children with the
// given relations and what is an aside anywhere below.
func (p *phrase) addBut(n tree.Node, skip []string) {
	means := p.means(n)
	for _, k := range n.All() {
		if k.I > n.I && !slices.Contains(p.keep, n.I) {
			p.keep = append(p.keep, n.I)
		}
		if k.Is(skip...) && !(k.Is("cc") && k.I > n.I) || addsNothing(k) || k.Lower() == "that" && k.I < n.I && k.Is("obj", "mark", "obl") {
			continue
		}
		if IsVoicedBeside(p.r, k) {
			continue
		}
		if means.OK() && k.Is("obj") {
			p.addActedOn(k, means)
			continue
		}
		if k.Is("conj") && (tree.IsFinite(k) || n.I == p.verb && (k.Tok().XPOS != n.Tok().XPOS || k.Kid("mark").Lower() == "to")) {
			continue
		}
		below := []string{"expl"}
		if k.Is("conj") && k.UPOS() == "VERB" {
			below = append(below, "aux", "mark", "nsubj")
		}
		p.addBut(k, below)
	}
	if !slices.Contains(p.keep, n.I) {
		p.keep = append(p.keep, n.I)
	}
}

// IsVoicedBeside reports whether a noun is a stance voiced in a row with another thing: "the
// strength of our ties and our commitment to peace".
func IsVoicedBeside(r *reading.Text, n tree.Node) bool {
	return r.Lex.IsStanceBeside(n) && r.Lex.IsVoicedObject(n.Head())
}

// means is what a topic's verb is done by: "to change the border by force"; the zero node of other words.
func (p *phrase) means(n tree.Node) tree.Node {
	if n.I != p.verb {
		return tree.Node{}
	}
	for _, at := range append([]tree.Node{n}, n.Kid("obj").All("nmod")...) {
		for _, k := range at.All("obl", "nmod") {
			if k.Prep() == "by" {
				return k
			}
		}
	}
	return tree.Node{}
}

// addActedOn adds the object of a verb that is done by some means. A bare plural under it only pads: "change
// of the status quo of territories by force".
func (p *phrase) addActedOn(o, means tree.Node) {
	start := len(p.keep)
	p.addBut(o, []string{"expl"})
	for _, k := range o.All("nmod") {
		if k.Prep() != "of" || k.Tok().XPOS != "NNS" || k.Kid("det", "amod", "compound", "nmod:poss", "acl", "conj").OK() {
			continue
		}
		p.keep = slices.DeleteFunc(p.keep, func(i int) bool {
			n := p.s.Node(i)
			return slices.Index(p.keep, i) >= start && n.Under(k) && !n.Under(means)
		})
	}
}

// addsNothing reports whether a dependent only pads the issue's name.
func addsNothing(k tree.Node) bool {
	switch {
	case k.Sent.Node(k.Last()).Tok().XPOS == "HYPH": // "decades-old"
		return false
	case tree.TakesUp(k):
		return true
	case k.Is("det"):
		return k.Lower() != "no"
	case k.Is("nmod:poss"):
		return k.UPOS() == "PRON"
	case k.Is("punct"):
		return k.Lower() != "-" && !tree.IsQuote(k.Lower()) && !k.IsWord(",", "–", "/", "%", "$")
	case isFronted(k):
		return true
	case k.Is("advcl"):
		m := k.Kid("mark").Lower()
		return !words.OneOf(m, "to", "from", "at", "of", "against") || k.I < k.Head().I
	case isPartOfName(k), k.Is("acl:relcl") && k.Head().IsWord("those", "anyone", "everyone", "what"):
		return false
	case k.Is("acl") && !k.Is("acl:relcl") && k.Tok().XPOS == "VBN" && tree.IsBehindComma(k): // "the pact, signed in May"
		return true
	case k.Is(asides...):
		return true
	case k.Is("advmod"):
		return isIdleAdverb(k)
	case k.Is("nmod", "obl"):
		return isBackground(k)
	}
	return false
}

// asides are the relations of what is said by the way.
var asides = []string{"acl:relcl", "appos", "parataxis", "discourse", "det:predet", "obl:tmod", "nmod:tmod", "obl:unmarked", "nmod:unmarked",
	"cc:preconj", "list", "vocative", "dislocated"}

// isFronted reports whether a phrase between commas stands before its verb, or a clause has its auxiliary first.
func isFronted(k tree.Node) bool {
	return k.Is("obl") && k.I < k.Head().I && tree.IsBetweenCommas(k) || k.Is("ccomp", "advcl", "parataxis") && tree.IsInverted(k)
}

// isPartOfName reports whether what the tree has for an apposition stands right behind a name without a comma.
func isPartOfName(k tree.Node) bool {
	if !k.Is("appos", "parataxis", "list") || k.UPOS() == "VERB" {
		return false
	}
	return k.First() == k.Head().I+1 && k.Sent.Node(k.First()).UPOS() != "PUNCT"
}

// isIdleAdverb reports whether an adverb adds nothing to the issue.
func isIdleAdverb(k tree.Node) bool {
	switch w := k.Lower(); {
	case fillers[w] && len(k.All()) == 0:
		return true
	case w == "longer":
		return k.Kid("advmod", "det").Lower() != "no"
	case particles[w]:
		return k.I != k.Head().I+1 // "strike back"
	case telling[w]:
		return false
	}
	return k.Head().UPOS() == "VERB" || k.I > k.Head().I
}

// particles make another verb of a verb right before them, telling are the adverbs without which an issue is another one.
var (
	particles = words.Class("topicParticles")
	telling   = words.Class("tellingAdverbs")
)

// isBackground reports whether a phrase says when, besides what or in what course something is.
func isBackground(k tree.Node) bool {
	prep := k.Prep()
	if prep == "as" {
		return !actsAs[k.Head().Lemma()]
	}
	return backgroundPreps[prep] || tree.IsWhen(k) || isCircumstance(k)
}

// backgroundPreps are the prepositions of phrases that say besides what, despite what or since when something is, courseOfThings
// those of what goes on around it.
var (
	backgroundPreps = words.Class("backgroundPreps")
	courseOfThings  = words.Class("courseOfThings")
)

// actsAs are verbs that say nothing without what somebody is to be: "serve as a partner".
var actsAs = words.Class("actsAs")

// fillers are adverbs that add nothing to what somebody says.
var fillers = words.Class("fillers")

// isCircumstance reports whether a phrase turns to what goes on besides. What
// follows it belongs to it more often than to the issue, whatever the tree says.
func isCircumstance(k tree.Node) bool {
	return courseOfThings[k.Prep()] || k.Is("advcl") && k.Kid("mark").Lower() == "while"
}

// shorten drops trailing phrases until ten words are left, and then what
// can't end a phrase.
func (p *phrase) shorten() {
	slices.Sort(p.keep)
	p.keep = slices.Compact(p.keep)
	p.keep = slices.DeleteFunc(p.keep, func(i int) bool { return i < p.s.Dateline })
	for _, i := range p.keep {
		for _, k := range p.s.Node(i).All("nmod", "obl", "advcl") {
			if k.I > i && isCircumstance(k) {
				p.keep = slices.DeleteFunc(p.keep, func(j int) bool { return j > k.I })
			}
		}
	}
	p.endQuote()
	p.inBrackets()
	p.looseCommas()
	p.bareEnd()
	if cut := p.boundary(); cut > 0 {
		p.keep = p.keep[:cut]
	}
	most := p.most()
	for p.bareEnd(); len(p.keep) > most; p.bareEnd() {
		last := p.keep[len(p.keep)-1]
		if last == p.head { // what comes before it goes first
			p.keep = p.keep[len(p.keep)-most:]
			break
		}
		n := p.phraseEnding(last, last-most)
		cut := slices.IndexFunc(p.keep, func(i int) bool { return i >= n.First() })
		if cut <= 0 || cut >= len(p.keep) {
			cut = len(p.keep) - 1
		}
		if len(p.keep)-cut > most {
			cut = most
		}
		p.keep = p.keep[:cut]
	}
	for len(p.keep) > 0 {
		n := p.s.Node(p.keep[0])
		if !n.IsPOS("PUNCT", "CCONJ") && (n.UPOS() != "DET" || n.Lower() == "no") || tree.IsQuote(n.Lower()) && len(p.keep) > 1 {
			break
		}
		p.keep = p.keep[1:]
	}
}

// inBrackets drops what stands in round brackets: "the Republic of Korea (ROK)".
func (p *phrase) inBrackets() {
	open, next := 0, 0
	p.keep = slices.DeleteFunc(p.keep, func(i int) bool {
		for ; next <= i; next++ {
			switch p.s.Tokens[next].XPOS {
			case "-LRB-":
				open++
			case "-RRB-":
				open = max(0, open-1)
			}
		}
		return open > 0 || p.s.Tokens[i].XPOS == "-RRB-"
	})
}

// endQuote drops the speaker behind the quote that a topic is from, where the tree has them for a
// part of it: "... a partner," [Roe said].
func (p *phrase) endQuote() {
	quoted := p.r.Quoted[p.s.Index]
	for k := 1; k < len(p.keep); k++ {
		i := p.keep[k]
		if quoted[i] || p.s.Tokens[i].UPOS != "PROPN" {
			continue
		}
		for j := i - 1; j > p.keep[0]; j-- {
			if tree.IsQuote(p.s.Tokens[j].Text) {
				if p.s.Node(j-1).Lower() == "," && quoted[j-1] {
					p.keep = p.keep[:k]
					return
				}
				break
			}
		}
	}
}

// most is how many tokens a topic may keep: as many as make Most words, "build-up" and
// "Chad's" being one.
func (p *phrase) most() int {
	words := 0
	for k, i := range p.keep {
		if k > 0 && i == p.keep[k-1]+1 && p.s.Tokens[i].Start == p.s.Tokens[i-1].End {
			continue
		}
		if words++; words > Most {
			return k
		}
	}
	return len(p.keep)
}

// boundary is how many words a topic that is too long may keep so that it ends where a
// phrase ends, 0 where that leaves too little.
func (p *phrase) boundary() int {
	most := p.most()
	if len(p.keep) <= most {
		return 0
	}
	for cut := most; cut > 3; cut-- {
		if p.endsAt(cut) {
			return cut
		}
	}
	return 0
}

// endsAt reports whether nothing in the first words of a topic waits for a later one.
func (p *phrase) endsAt(cut int) bool {
	last := p.s.Node(p.keep[cut-1])
	switch last.UPOS() {
	case "ADP", "CCONJ", "SCONJ", "DET", "PART", "AUX", "PUNCT", "PRON":
		return false
	}
	for _, i := range p.keep[:cut] {
		if h := p.s.Node(i).Head(); h.OK() && slices.Contains(p.keep[cut:], h.I) {
			return false
		}
	}
	for _, i := range p.keep[cut:] {
		if n := p.s.Node(i); n.Is("obj", "flat", "fixed", "xcomp", "ccomp", "compound", "iobj", "nsubj:pass") && slices.Contains(p.keep[:cut], n.Tok().Head) {
			return false
		}
	}
	return true
}

// looseCommas drops the commas and dashes that stood around what was left out.
func (p *phrase) looseCommas() {
	kept := func(i, step int) bool {
		for ; i >= 0 && i < len(p.s.Tokens); i += step {
			if !words.OneOf(p.s.Tokens[i].UPOS, "DET", "PRON") && !tree.IsQuote(p.s.Tokens[i].Text) {
				break
			}
		}
		return slices.Contains(p.keep, i)
	}
	p.keep = slices.DeleteFunc(slices.Clone(p.keep), func(i int) bool {
		parts := p.s.Tokens[i].Text == "," || tree.IsDash(p.s.Node(i)) && i > 0 && p.s.Tokens[i-1].End < p.s.Tokens[i].Start
		return parts && (!kept(i-1, -1) && !p.s.Node(i).Head().Is("conj") || !kept(i+1, 1))
	})
}

// bareEnd drops from the end what can't end a phrase.
func (p *phrase) bareEnd() {
	for len(p.keep) > 0 {
		n := p.s.Node(p.keep[len(p.keep)-1])
		if n.Is("compound:prt") || !p.cannotEnd(n) {
			return
		}
		p.keep = p.keep[:len(p.keep)-1]
	}
}

// cannotEnd reports whether a word leads on to another: a function word, an opening mark, or a verb that has lost all else.
func (p *phrase) cannotEnd(n tree.Node) bool {
	if n.IsPOS("ADP", "CCONJ", "SCONJ", "DET", "PART", "AUX") || n.IsWord(",", "-", "ahead") {
		return true
	}
	return tree.IsRelative(n) || tree.IsQuote(n.Lower()) || p.bereft(n)
}

// bereft reports whether a verb has lost all that it was put there for: "elders led" of
// "elders led by a former president", "and advance" of "and advance ties".
func (p *phrase) bereft(n tree.Node) bool {
	k := n.Kid("obl", "xcomp", "obj")
	switch {
	case n.Is("acl") && n.Tok().XPOS == "VBN":
	case n.UPOS() == "VERB" && n.Is("conj", "xcomp", "acl", "advcl"):
		k = n.Kid("xcomp", "obj")
	default:
		return false
	}
	return k.I > n.I && !slices.Contains(p.keep, k.I)
}

// words joins the kept tokens with the spaces that the text has between them,
// drops quotation marks, and turns the verb into a noun.
func (p *phrase) words() string {
	var b strings.Builder
	end := -1
	via := p.asVia
	for _, i := range p.keep {
		t := p.s.Tokens[i]
		if tree.IsQuote(t.Text) && t.UPOS == "PUNCT" {
			continue
		}
		word, after := t.Text, ""
		switch {
		case words.OneOf(word, "n't", "n’t"):
			word = "not"
		case i == 0 && t.UPOS != "PROPN" && len(p.r.Who(p.s.Node(i))) == 0 && strings.ToLower(word[1:]) == word[1:]:
			word = strings.ToLower(word) // the capital is the sentence's
		}
		if i == p.verb {
			word, after = p.nominal(i)
		} else if n := p.s.Node(i); p.verb >= 0 && t.XPOS == "VB" && n.Is("conj") && n.Head().I == p.verb {
			word = gerund(t.Lemma)
		}
		if p.of != "" && i == p.keep[1] {
			word = p.of
		}
		if b.Len() > 0 && (t.Start > end || i == via) {
			b.WriteByte(' ')
		}
		if i == via && b.Len() > 0 {
			b.WriteString("as ")
		}
		b.WriteString(word)
		b.WriteString(after)
		end = t.End
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), " ,", ","))
}

// phraseEnding is the smallest phrase that ends at a token of the topic, whose head stands behind another.
func (p *phrase) phraseEnding(last, behind int) tree.Node {
	n := p.s.Node(last)
	for !n.Is("nmod", "obl", "conj", "acl", "advcl", "xcomp", "ccomp") {
		h := n.Head()
		if !h.OK() || !slices.Contains(p.keep, h.I) || h.I <= behind {
			break
		}
		n = h
	}
	return n
}
