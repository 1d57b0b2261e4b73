package extract

import (
	"slices"
	"strings"
	"time"
)

// maxTopic is how many words a topic has at the most.
const maxTopic = 10

// padding is nouns that add nothing to the issue they introduce ("any attempt
// to", "the need for"), with the complement that holds the issue.
var padding = map[string]string{
	"attempt": "inf", "effort": "inf", "need": "inf for", "importance": "of", "imperative": "for inf",
	"necessity": "of", "call": "inf for", "value": "of", "significance": "of", "urgency": "of", "possibility": "of",
	"prospect": "of", "idea": "of", "notion": "of", "issue": "of", "question": "of", "move": "inf",
	"step": "inf", "bid": "inf", "way": "inf", "measure": "inf", "series": "of", "act": "of",
	"kind": "of", "form": "of", "type": "of", "sort": "of", "range": "of", "number": "of", "principle": "of",
	"fact": "that", "process": "of", "goal": "of", "objective": "of", "matter": "of", "policy": "of",
}

// lightVerbs introduce the verb that names the action ("continue to resist").
var lightVerbs = map[string]bool{
	"continue": true, "begin": true, "start": true, "try": true, "attempt": true, "seek": true,
	"strive": true, "keep": true, "manage": true,
}

// obliges are verbs by which somebody must or can do what their infinitive says.
var obliges = class("obliges")

// handles are verbs for what one does about any issue: the issue is their object.
var handles = class("handles")

// unpad goes down from a padding noun or light verb to what it introduces.
func unpad(n node) node {
	for step := 0; step < 4; step++ {
		next := node{}
		if n.upos() == "VERB" && lightVerbs[n.lemma()] {
			if next = n.kid("xcomp", "ccomp", "obj"); next.upos() != "VERB" {
				next = node{}
			}
		} else if x := n.kid("xcomp"); n.upos() == "VERB" && obliges[n.lemma()] && isToInfinitive(x) && !n.kid("obj").ok() && (!isNegated(n) || n.lemma() == "afford") {
			next = x
		} else if n.upos() == "VERB" && handles[n.lemma()] && !isNegated(n) && !n.kid("conj", "nsubj").ok() {
			if o := n.kid("obj"); o.upos() == "NOUN" && o.kid("amod", "compound", "nmod", "acl", "conj").ok() {
				next = o
			}
		} else if slots, ok := padding[n.lemma()]; ok && n.upos() == "NOUN" {
			and := n.kid("conj")
			for _, slot := range strings.Fields(slots) {
				for _, k := range n.all("nmod", "acl", "ccomp") {
					if k.is("nmod:poss", "acl:relcl") || and.kid("cc").ok() && and.i < k.i {
						continue
					}
					mark := k.kid("case", "mark").lower()
					if mark == slot || slot == "inf" && mark == "to" && k.upos() == "VERB" {
						next = k
						break
					}
				}
				if next.ok() {
					break
				}
			}
		}
		if !next.ok() {
			return n
		}
		n = next
	}
	return n
}

// A phrase is a topic in the making: tokens of one sentence, in order.
type phrase struct {
	r    *reading
	s    *sentence
	keep []int
	// verb is the token to be turned nominal; -1 for none.
	verb    int
	head    int    // the noun that the topic is; -1 for none
	subject bool   // the verb's subject is kept: it stays a verb
	asVia   int    // token before which "as" is put; -1 for none
	of      string // what stands for the pronoun behind the verb; empty for nothing
}

// topicWords puts the topic in words: articles, possessive pronouns, padding,
// adjuncts of time and asides dropped, verbs turned nominal, at most ten words.
// weight is how many words of it say something, last the last token it uses.
func (r *reading) topicWords(t topicRef) (text string, weight, last int) {
	p := r.phrase(t)
	if len(p.keep) == 0 {
		return "", 0, t.i
	}
	thing := false
	for _, i := range p.keep {
		switch u := p.s.Tokens[i].UPOS; u {
		case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
			weight++
			thing = thing || u != "ADJ" || p.s.node(i).is("obj", "obl", "nmod") // "calm"
		}
	}
	vague := len(p.keep) == 1 && nondescript[p.s.node(p.keep[0]).lemma()]
	it := p.objectIt()
	named := it.ok() && p.names(it)
	if !thing || vague || it.ok() && !named && len(p.keep) == 2 { // "iron-clad": of what is not said; "demanded more"; "refuses to recognize it"
		weight = 0
	}
	return p.words(), weight, slices.Max(p.keep)
}

// objectIt is the pronoun that is the object of a topic's verb, which says nothing to those who don't have
// the text: "to recognise it"; the zero node where there is none.
func (p *phrase) objectIt() node {
	if len(p.keep) < 2 || p.keep[0] != p.verb {
		return node{}
	}
	o := p.s.node(p.keep[1])
	if (o.upos() == "PRON" || o.lower() == "same" || o.lower() == "so") && o.is("obj", "advmod") {
		return o
	}
	return node{}
}

// names puts the name of what a pronoun means in its place and reports whether there is one.
func (p *phrase) names(it node) bool {
	if who := p.r.who(it); len(who) == 1 && !firstPerson[it.lower()] {
		p.of = p.r.actors[who[0]].Name
	} else if n := p.r.thingBefore(it); len(who) == 0 && n.ok() { // "called the plan a trick and rejected it"
		p.of = p.r.phrase(topicRef{node: n}).words() // as it stands: topicWords would ask for its pronouns in turn
	}
	return p.of != ""
}

// thingBefore is the last thing named before an "it" or "them" in its sentence, an object, a subject or whose
// something is; the zero node where none is.
func (r *reading) thingBefore(it node) node {
	if it.lower() != "it" && it.lower() != "them" {
		return node{}
	}
	for i := it.i - 1; i >= 0; i-- {
		n := it.s.node(i)
		named := n.is("obj", "nsubj:pass", "nsubj") && (n.kid("det", "nmod:poss").ok() || many(n)) || n.is("nmod") && n.prep() == "of" && n.kid("det").lower() == "the"
		if named && n.upos() == "NOUN" && many(n) == (it.lower() == "them") && n.head() != it.head() && !it.under(n) && !isHuman(n) && !r.isPeople(n) && len(r.who(n)) == 0 {
			return n
		}
	}
	return node{}
}

// phrase picks the words of a topic.
func (r *reading) phrase(t topicRef) *phrase {
	p := &phrase{r: r, s: t.s, verb: -1, head: -1, asVia: -1}
	switch t.form {
	case asForm:
		if t.of.upos() == "PRON" || t.of.upos() == "DET" { // "called it a trick"
			p.add(t.node, true)
			break
		}
		p.add(t.of, true)
		p.add(t.node, true)
		p.asVia = t.node.first()
		for (!slices.Contains(p.keep, p.asVia) || isQuote(t.s.node(p.asVia).lower())) && p.asVia < t.i {
			p.asVia++
		}
	case clauseForm:
		p.clause(t.node)
	case selfForm:
		p.self(t.node)
	default:
		n := unpad(t.node)
		if t.doer.ok() {
			p.subject = true
			p.add(t.doer, true)
			p.keep = slices.DeleteFunc(p.keep, func(i int) bool { return p.s.node(i).under(t.node) })
		}
		if isVerbal(n) {
			p.verbal(n)
		} else {
			p.head = n.i
			p.add(n, true)
			p.relative(n)
		}
	}
	p.shorten()
	return p
}

// relative adds the relative clause of a noun that says little without it:
// "activities that undermine the order".
func (p *phrase) relative(n node) {
	c := n.kid("acl:relcl")
	if !c.ok() || len(p.keep) > 2 || !restricted(n) || n.upos() != "NOUN" {
		return
	}
	for i := max(n.i+1, c.first()); i <= c.last(); i++ {
		if k := p.s.node(i); !slices.Contains(p.keep, i) && !k.is("det") && !(k.is("nmod:poss") && k.upos() == "PRON") {
			p.keep = append(p.keep, i)
		}
	}
}

func isVerbal(n node) bool {
	return n.upos() == "VERB" && !n.kid("det").ok() && strings.HasPrefix(n.tok().XPOS, "VB") &&
		!(n.tok().XPOS == "VBG" && n.kid("amod", "nmod:poss").ok())
}

// clause adds "subject verb-ing object" of a full clause.
func (p *phrase) clause(c node) {
	if x := c.kid("expl"); x.lower() == "there" && c.kid("nsubj").ok() { // "there is no doubt": the doubt
		p.add(c.kid("nsubj"), true)
		return
	}
	if x := c.kid("csubj"); c.kid("expl").lower() == "it" && x.i > c.i && !isFinite(x) && len(p.r.lex.frames["adj "+c.lemma()]) > 0 { // "it is critical to ensure that": what is
		p.verbal(x)
		return
	}
	for _, k := range c.all("nsubj", "csubj", "expl") {
		if s := antecedent(k); !k.is("expl") && s.upos() != "PRON" && s.s == p.s && s.i < c.i {
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
func (p *phrase) leadIn(c node) {
	if s := c.kid("nsubj", "nsubj:pass", "csubj", "expl"); s.ok() && s.i < c.i {
		p.keep = slices.DeleteFunc(p.keep, func(i int) bool { return i < s.first() })
	}
}

// self adds a noun with what says its kind and matter: "security cooperation
// on the peninsula", not between whom or until when.
func (p *phrase) self(n node) {
	p.keep = append(p.keep, n.i)
	for _, k := range n.all("amod", "compound", "nmod", "acl") {
		switch {
		case k.is("acl") && k.tok().XPOS != "VBN":
		case k.is("amod") && (k.upos() != "ADJ" || len(p.r.who(k)) > 0), k.is("nmod:poss"):
		case k.is("compound") && len(p.r.who(k)) > 0:
		case k.is("nmod"):
			if isMatter(k) && !isWhen(k) {
				p.addBut(k, []string{"cc"})
			}
		default:
			p.addBut(k, []string{"cc"})
		}
	}
}

// isMatter reports whether a phrase says what cooperation is on.
func isMatter(k node) bool {
	switch k.prep() {
	case "on", "against":
		return true
	case "in": // not where it was signed
		return k.upos() != "PROPN"
	}
	return false
}

// verbal adds a verb and what depends on it, its subject apart.
func (p *phrase) verbal(v node) {
	v = unpad(v)
	p.verb = v.i
	skip := []string{"nsubj", "csubj", "aux", "mark", "cc", "expl", "cop"}
	p.addBut(v, skip)
}

// add adds the noun phrase headed by n; top drops what introduces it.
func (p *phrase) add(n node, top bool) {
	skip := []string{"nsubj", "csubj", "aux", "cop", "mark", "expl"}
	if top {
		skip = append(skip, "case", "cc")
	}
	p.addBut(n, skip)
}

// addBut adds the subtree of n in text order but for the children with the
// given relations and what is an aside anywhere below.
func (p *phrase) addBut(n node, skip []string) {
	means := p.means(n)
	for _, k := range n.all() {
		if k.i > n.i && !slices.Contains(p.keep, n.i) {
			p.keep = append(p.keep, n.i)
		}
		if k.is(skip...) && !(k.is("cc") && k.i > n.i) || addsNothing(k) || k.lower() == "that" && k.i < n.i && k.is("obj", "mark", "obl") {
			continue
		}
		if p.r.isVoicedBeside(k) {
			continue
		}
		if means.ok() && k.is("obj") {
			p.addActedOn(k, means)
			continue
		}
		if k.is("conj") && (isFinite(k) || n.i == p.verb && (k.tok().XPOS != n.tok().XPOS || k.kid("mark").lower() == "to")) {
			continue
		}
		below := []string{"expl"}
		if k.is("conj") && k.upos() == "VERB" {
			below = append(below, "aux", "mark", "nsubj")
		}
		p.addBut(k, below)
	}
	if !slices.Contains(p.keep, n.i) {
		p.keep = append(p.keep, n.i)
	}
}

// isVoicedBeside reports whether a noun is a stance voiced in a row with another thing: "the
// strength of our ties and our commitment to peace".
func (r *reading) isVoicedBeside(n node) bool {
	return r.lex.isStanceBeside(n) && r.lex.isVoicedObject(n.head())
}

// means is what a topic's verb is done by: "to change the border by force"; the zero node of other words.
func (p *phrase) means(n node) node {
	if n.i != p.verb {
		return node{}
	}
	for _, at := range append([]node{n}, n.kid("obj").all("nmod")...) {
		for _, k := range at.all("obl", "nmod") {
			if k.prep() == "by" {
				return k
			}
		}
	}
	return node{}
}

// addActedOn adds the object of a verb that is done by some means. A bare plural under it only pads: "change
// of the status quo of territories by force".
func (p *phrase) addActedOn(o, means node) {
	start := len(p.keep)
	p.addBut(o, []string{"expl"})
	for _, k := range o.all("nmod") {
		if k.prep() != "of" || k.tok().XPOS != "NNS" || k.kid("det", "amod", "compound", "nmod:poss", "acl", "conj").ok() {
			continue
		}
		p.keep = slices.DeleteFunc(p.keep, func(i int) bool {
			n := p.s.node(i)
			return slices.Index(p.keep, i) >= start && n.under(k) && !n.under(means)
		})
	}
}

// addsNothing reports whether a dependent only pads the name.
func addsNothing(k node) bool {
	switch {
	case k.s.node(k.last()).tok().XPOS == "HYPH": // "decades-old"
		return false
	case takesUp(k):
		return true
	case k.is("det"):
		return k.lower() != "no"
	case k.is("nmod:poss"):
		return k.upos() == "PRON"
	case k.is("punct"):
		return k.lower() != "-" && !isQuote(k.lower()) && k.lower() != "," && k.lower() != "–" && k.lower() != "/" && k.lower() != "%" && k.lower() != "$"
	case k.is("obl") && k.i < k.head().i && isBetweenCommas(k):
		return true
	case k.is("ccomp", "advcl", "parataxis") && isInverted(k):
		return true
	case k.is("advcl"):
		m := k.kid("mark").lower()
		return m != "to" && m != "from" && m != "at" && m != "of" && m != "against" || k.i < k.head().i
	case k.is("appos", "parataxis", "list") && k.first() == k.head().i+1 && k.upos() != "VERB" && k.s.node(k.first()).upos() != "PUNCT":
		return false // no comma between: a part of the name
	case k.is("acl") && !k.is("acl:relcl") && k.tok().XPOS == "VBN" && isBehindComma(k): // "the pact, signed in May"
		return true
	case k.is("acl:relcl") && (k.head().lower() == "those" || k.head().lower() == "anyone" || k.head().lower() == "everyone" || k.head().lower() == "what"):
		return false
	case k.is("acl:relcl", "appos", "parataxis", "discourse", "det:predet", "obl:tmod", "nmod:tmod", "obl:unmarked", "nmod:unmarked", "cc:preconj", "list", "vocative", "dislocated"):
		return true
	case k.is("advmod"):
		if fillers[k.lower()] && len(k.all()) == 0 {
			return true
		}
		switch k.lower() {
		case "back", "away", "down", "up", "out", "off", "aside":
			return k.i != k.head().i+1 // "strike back"
		case "longer":
			return k.kid("advmod", "det").lower() != "no"
		case "not", "n't", "n’t", "never", "together", "unilaterally", "first", "decisively", "immediately":
			return false
		}
		return k.head().upos() == "VERB" || k.i > k.head().i
	case k.is("nmod", "obl"):
		switch k.prep() {
		case "as":
			return !actsAs[k.head().lemma()]
		case "including", "such as", "despite", "during", "since", "until", "through", "via", "unlike", "besides":
			return true
		}
		return isWhen(k) || isCircumstance(k)
	}
	return false
}

// actsAs are verbs that say nothing without what somebody is to be: "serve as a partner".
var actsAs = class("actsAs")

// fillers are adverbs that add nothing to what somebody says.
var fillers = class("fillers")

// isCircumstance reports whether a phrase turns to what goes on besides. What
// follows it belongs to it more often than to the issue, whatever the tree says.
func isCircumstance(k node) bool {
	switch k.prep() {
	case "amid", "amidst", "following", "according to", "after", "before", "because of", "due to", "owing to":
		return true
	}
	return k.is("advcl") && k.kid("mark").lower() == "while"
}

// isBetweenCommas reports whether a phrase stands between two commas, or begins the
// sentence before one.
func isBetweenCommas(k node) bool {
	first, after := k.first(), k.s.node(k.last()+1)
	return (first == 0 || isBehindComma(k)) && (after.lower() == "," || k.s.node(k.last()).lower() == ",")
}

// isBehindComma reports whether a phrase stands right behind a comma.
func isBehindComma(k node) bool {
	return k.s.node(k.first()).lower() == "," || k.s.before(k.first()).lower() == ","
}

// isTime reports whether a phrase merely says when.
func isTime(k node) bool {
	switch k.lemma() {
	case "year", "month", "week", "day", "today", "tomorrow", "yesterday", "time", "decade", "moment", "hour", "weekend", "morning", "evening", "night":
		return k.prep() != "of" || k.is("obl")
	}
	w := strings.ToLower(k.tok().Text)
	if slices.Contains(weekdayNames, w) {
		return true
	}
	abbreviation := strings.TrimSuffix(w, ".")
	m := monthOf(abbreviation)
	return m > 0 && m != time.May && (abbreviation != w || w == monthNames[m-1])
}

// isWhen reports whether a phrase merely says when, or on which day: "on June 8".
func isWhen(k node) bool {
	return isTime(k) || k.upos() == "NUM" && isTime(k.kid("nmod", "nmod:unmarked"))
}

func isQuote(s string) bool {
	switch s {
	case "\"", "“", "”", "'", "‘", "’", "``", "''":
		return true
	}
	return false
}

// shorten drops trailing phrases until ten words are left, and then what
// can't end a phrase.
func (p *phrase) shorten() {
	slices.Sort(p.keep)
	p.keep = slices.Compact(p.keep)
	p.keep = slices.DeleteFunc(p.keep, func(i int) bool { return i < p.s.dateline })
	for _, i := range p.keep {
		for _, k := range p.s.node(i).all("nmod", "obl", "advcl") {
			if k.i > i && isCircumstance(k) {
				p.keep = slices.DeleteFunc(p.keep, func(j int) bool { return j > k.i })
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
		n := p.s.node(last)
		// The smallest phrase that ends here and does not hold the head.
		for n.head().ok() && slices.Contains(p.keep, n.head().i) && n.head().i > last-most &&
			!n.is("nmod", "obl", "conj", "acl", "advcl", "xcomp", "ccomp") {
			n = n.head()
		}
		cut := slices.IndexFunc(p.keep, func(i int) bool { return i >= n.first() })
		if cut <= 0 || cut >= len(p.keep) {
			cut = len(p.keep) - 1
		}
		if len(p.keep)-cut > most {
			cut = most
		}
		p.keep = p.keep[:cut]
	}
	for len(p.keep) > 0 {
		n := p.s.node(p.keep[0])
		if n.upos() != "PUNCT" && n.upos() != "CCONJ" && (n.upos() != "DET" || n.lower() == "no") || isQuote(n.lower()) && len(p.keep) > 1 {
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
	quoted := p.r.quoted[p.s.index]
	for k := 1; k < len(p.keep); k++ {
		i := p.keep[k]
		if quoted[i] || p.s.Tokens[i].UPOS != "PROPN" {
			continue
		}
		for j := i - 1; j > p.keep[0]; j-- {
			if isQuote(p.s.Tokens[j].Text) {
				if p.s.node(j-1).lower() == "," && quoted[j-1] {
					p.keep = p.keep[:k]
					return
				}
				break
			}
		}
	}
}

// most is how many tokens a topic may keep: as many as make maxTopic words, "build-up" and
// "Chad's" being one.
func (p *phrase) most() int {
	words := 0
	for k, i := range p.keep {
		if k > 0 && i == p.keep[k-1]+1 && p.s.Tokens[i].Start == p.s.Tokens[i-1].End {
			continue
		}
		if words++; words > maxTopic {
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
	last := p.s.node(p.keep[cut-1])
	switch last.upos() {
	case "ADP", "CCONJ", "SCONJ", "DET", "PART", "AUX", "PUNCT", "PRON":
		return false
	}
	for _, i := range p.keep[:cut] {
		if h := p.s.node(i).head(); h.ok() && slices.Contains(p.keep[cut:], h.i) {
			return false
		}
	}
	for _, i := range p.keep[cut:] {
		if n := p.s.node(i); n.is("obj", "flat", "fixed", "xcomp", "ccomp", "compound", "iobj", "nsubj:pass") && slices.Contains(p.keep[:cut], n.tok().Head) {
			return false
		}
	}
	return true
}

// looseCommas drops the commas and dashes that stood around what was left out.
func (p *phrase) looseCommas() {
	kept := func(i, step int) bool {
		for ; i >= 0 && i < len(p.s.Tokens); i += step {
			if u := p.s.Tokens[i].UPOS; u != "DET" && u != "PRON" && !isQuote(p.s.Tokens[i].Text) {
				break
			}
		}
		return slices.Contains(p.keep, i)
	}
	p.keep = slices.DeleteFunc(slices.Clone(p.keep), func(i int) bool {
		parts := p.s.Tokens[i].Text == "," || isDash(p.s.node(i)) && i > 0 && p.s.Tokens[i-1].End < p.s.Tokens[i].Start
		return parts && (!kept(i-1, -1) && !p.s.node(i).head().is("conj") || !kept(i+1, 1))
	})
}

// bareEnd drops from the end what can't end a phrase.
func (p *phrase) bareEnd() {
	for len(p.keep) > 0 {
		n := p.s.node(p.keep[len(p.keep)-1])
		if n.upos() != "ADP" && n.upos() != "CCONJ" && n.upos() != "SCONJ" && n.upos() != "DET" &&
			n.upos() != "PART" && n.upos() != "AUX" && n.lower() != "," && n.lower() != "-" && n.lower() != "ahead" && !isRelative(n) && !isQuote(n.lower()) && !p.bereft(n) {
			break
		}
		if n.is("compound:prt") {
			break
		}
		p.keep = p.keep[:len(p.keep)-1]
	}
}

// bereft reports whether a verb has lost all that it was put there for: "elders led" of
// "elders led by a former president", "and advance" of "and advance ties".
func (p *phrase) bereft(n node) bool {
	k := n.kid("obl", "xcomp", "obj")
	switch {
	case n.is("acl") && n.tok().XPOS == "VBN":
	case n.upos() == "VERB" && n.is("conj", "xcomp", "acl", "advcl"):
		k = n.kid("xcomp", "obj")
	default:
		return false
	}
	return k.i > n.i && !slices.Contains(p.keep, k.i)
}

// words joins the kept tokens with the spaces that the text has between them,
// drops quotation marks, and turns the verb into a noun.
func (p *phrase) words() string {
	var b strings.Builder
	end := -1
	via := p.asVia
	for _, i := range p.keep {
		t := p.s.Tokens[i]
		if isQuote(t.Text) && t.UPOS == "PUNCT" {
			continue
		}
		word, after := t.Text, ""
		switch {
		case word == "n't" || word == "n’t":
			word = "not"
		case i == 0 && t.UPOS != "PROPN" && len(p.r.who(p.s.node(i))) == 0 && strings.ToLower(word[1:]) == word[1:]:
			word = strings.ToLower(word) // the capital is the sentence's
		}
		if i == p.verb {
			word, after = p.nominal(i)
		} else if n := p.s.node(i); p.verb >= 0 && t.XPOS == "VB" && n.is("conj") && n.head().i == p.verb {
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
