package meeting

import (
	"slices"

	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/tree"
	"entente/extract/words"
)

// wrongSense reports uses of a verb that tell of no meeting: "called him a
// liar", "met its targets".
func (r *Finder) wrongSense(n tree.Node, w *lexicon.MeetingWord) bool {
	clause := n.Kid("xcomp", "ccomp").OK()
	phrasal := n.Kid("compound:prt").OK()
	if w.Kind == fact.Visit && r.isCrowd(n) {
		return true
	}
	switch n.Lemma() {
	case "call":
		return clause || phrasal || len(n.All("obj")) > 1 || isFor(n) || r.isNaming(n)
	case "speak", "talk":
		return phrasal
	case "tell":
		return w.Kind == fact.Call && !isPhoned(n)
	case "exchange": // letters, fire, prisoners
		return !views[n.Kid("obj").Lemma()]
	case "meet":
		return isFixture(n) || isMetThing(n) || r.isTeam(n)
	case "welcome":
		return clause || slices.ContainsFunc(n.All("obl", "nmod"), r.isWelcomedAs)
	case "leave": // "left B off the list", "left B poorer", "left the White House"
		left := n.Kid("obj")
		office := r.seat(left) >= 0
		return office || clause || phrasal || len(n.All("obj")) > 1 || n.Kid("obl", "advmod").Prep() == "off" || left.Kid("appos").OK()
	case "go", "head":
		return n.Kid("xcomp").OK()
	}
	return false
}

// fixtures are the words for what teams meet in.
var fixtures = words.Class("fixtures")

// views are the nouns for what those who talk exchange.
var views = words.Class("views")

// isFixture reports whether teams meet: "met in the semifinal".
func isFixture(n tree.Node) bool {
	return slices.ContainsFunc(n.All("obl"), func(k tree.Node) bool { return fixtures[k.Lemma()] })
}

// isMetThing reports whether something is met that is nobody, or meets: "met the target", "was met with criticism".
func isMetThing(n tree.Node) bool {
	return slices.ContainsFunc(n.All("obj", "nsubj", "nsubj:pass", "obl"), func(k tree.Node) bool {
		return metThings[k.Lemma()] && (!k.Is("obl") || words.OneOf(k.Prep(), "with", "by"))
	})
}

// metThings are the nouns for what can be met, or meets, and is nobody.
var metThings = words.Class("metThings")

// isCrowd reports whether those who go somewhere are people without an office: "is visited by a million tourists".
func (r *Finder) isCrowd(n tree.Node) bool {
	who := n.Kid("nsubj")
	if tree.IsPassive(n) {
		who = tree.Agent(n)
	}
	return who.UPOS() == "NOUN" && crowds[who.Lemma()] && !r.IsPeople(who)
}

// crowds are the nouns for people without an office.
var crowds = words.Class("humans")

// isTeam reports whether one country is the subject of a verb in the plural: "Norway meet Denmark on Thursday".
func (r *Finder) isTeam(n tree.Node) bool {
	sub := n.Kid("nsubj")
	if n.Tok().XPOS != "VBP" || sub.UPOS() != "PROPN" || sub.Kid("conj").OK() || n.Kid("aux").OK() {
		return false
	}
	who := r.subjectParty(n)
	return len(who) == 1 && r.Actors[who[0]].Kind == fact.Country
}

// isFor reports whether somebody calls for something.
func isFor(n tree.Node) bool {
	return n.Kid("obl").Prep() == "for" || n.Sent.Node(n.I+1).Lower() == "for"
}

// isWelcomedAs reports whether a phrase says as what or into which organization somebody is welcomed: "as an ally", "to the league".
func (r *Finder) isWelcomedAs(k tree.Node) bool {
	body := func(a int) bool { return r.Actors[a].Kind == fact.Organization }
	return k.Prep() == "as" || k.Prep() == "to" && slices.ContainsFunc(r.Who(k), body)
}

// isNaming reports whether what follows the object of "called" says what it
// was called: "called A a liar", "called A “naive”", "called A, his rival, a liar".
func (r *Finder) isNaming(n tree.Node) bool {
	_, next := r.listFrom(n.Sent, n.I+1)
	if n.Sent.Node(next).Lower() == "," {
		return isNameBehind(n.Sent, next+1)
	}
	switch k := n.Sent.Node(next); k.UPOS() {
	case "", "ADP", "PART", "CCONJ", "SCONJ", "AUX", "VERB":
		return false
	case "PUNCT":
		return k.Lower() != "."
	case "ADV":
		return false
	default:
		return !r.IsDate(n.Sent, next)
	}
}

// isNameBehind reports whether an aside, which begins at token i, is followed
// by what somebody was called.
func isNameBehind(s *tree.Sentence, i int) bool {
	for ; i < len(s.Tokens); i++ {
		switch k := s.Node(i); {
		case k.UPOS() == "VERB" && k.Rel() != "amod", k.UPOS() == "AUX":
			return false
		case k.Lower() == ",":
			next := s.Node(i + 1)
			return next.IsWord("a", "an") || next.Tok().XPOS == "``"
		}
	}
	return false
}
