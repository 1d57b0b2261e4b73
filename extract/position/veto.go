package position

import (
	"slices"

	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/topic"
	"entente/extract/tree"
)

// A Veto keeps a predicate of the lexicon from giving a position.
type Veto struct {
	Name    string // as explanations and evaluations print it
	Example string // a sentence in which it keeps a position from being found
	denies  bool   // by polarity or factuality: the predicate holds of nobody, which is for nobody else to overrule
}

type veto struct {
	Veto
	holds func(r *Finder, n tree.Node, f *lexicon.Frame, found *Found) bool
}

// Vetoes are all of them, in the order in which they are asked.
func Vetoes() []Veto {
	var all []Veto
	for _, v := range vetoes {
		all = append(all, v.Veto)
	}
	return append(all, unvoiced, forsaken, possible, neither, noStance)
}

// Those that belong to the turning of denied stances.
var (
	unvoiced = Veto{Name: "unvoiced", Example: "Kenya did not voice support for the plan."}
	forsaken = Veto{Name: "forsaken", Example: "Kenya dropped its opposition to the plan.", denies: true}
	possible = Veto{Name: "possible", Example: "Kenya may condemn the raid."}
	neither  = Veto{Name: "neither", Example: "Kenya has neither condemned nor supported the raid.", denies: true}
	noStance = Veto{Name: "denied-without-stance", Example: "Kenya did not promise to leave.", denies: true}
)

var vetoes = []veto{
	{Veto{Name: "hypothetical", Example: "If Kenya condemned the raid, Chad would leave.", denies: true},
		func(_ *Finder, n tree.Node, _ *lexicon.Frame, _ *Found) bool { return tree.IsHypothetical(n) }},
	{Veto{Name: "forgone", Example: "Kenya stopped short of condemning the raid.", denies: true},
		func(_ *Finder, n tree.Node, _ *lexicon.Frame, _ *Found) bool { return isForgone(n) }},
	{Veto{Name: "defended-place", Example: "Kenyan troops defended the border."}, isDefended},
	{Veto{Name: "talk-on", Example: "Kenya held a call with Chad on trade."},
		func(r *Finder, n tree.Node, f *lexicon.Frame, found *Found) bool { // demands nothing
			return f.Pos == "noun" && r.told[n] && found.Topic.Slot == "on"
		}},
	{Veto{Name: "withheld", Example: "Kenya denied the envoys access."},
		func(_ *Finder, _ tree.Node, f *lexicon.Frame, found *Found) bool {
			return f.Stance == fact.Deny && withheld[found.Topic.Lemma()]
		}},
	{Veto{Name: "left-to-others", Example: "Kenya persuaded Chad to condemn the raid."},
		func(_ *Finder, n tree.Node, f *lexicon.Frame, _ *Found) bool { return f.Pos == "verb" && isLeft(n) }},
	{Veto{Name: "in-the-way", Example: "Kenya blocked the road."},
		func(_ *Finder, n tree.Node, f *lexicon.Frame, found *Found) bool {
			return f.Pos == "verb" && bars[n.Lemma()] && ways[found.Topic.Lemma()]
		}},
	{Veto{Name: "host", Example: "Kenya welcomed the guests."}, isHosted},
	{Veto{Name: "expected", Example: "Kenya expects the rain to stop."},
		func(r *Finder, n tree.Node, _ *lexicon.Frame, _ *Found) bool {
			return n.Lemma() == "expect" && len(r.Who(n.Kid("obj"))) == 0
		}},
	{Veto{Name: "undergone", Example: "Condemned for the raid on Chad, Kenya left the pact."},
		func(_ *Finder, n tree.Node, f *lexicon.Frame, _ *Found) bool {
			return f.Pos == "verb" && tree.IsUndergone(n) && !tree.Agent(n).OK()
		}},
	{Veto{Name: "unsaid", Example: "Kenya declined to comment on the raid."},
		func(_ *Finder, _ tree.Node, f *lexicon.Frame, found *Found) bool {
			return f.Stance == fact.Oppose && unsaid[found.Topic.Lemma()] && found.Topic.Form == topic.VerbForm
		}},
	{Veto{Name: "withdrawn", Example: "Kenya withdrew its troops from Chad."},
		func(_ *Finder, n tree.Node, _ *lexicon.Frame, found *Found) bool {
			return n.IsLemma("withdraw", "pull") && (n.Kid("obj").OK() || found.Topic.Target)
		}},
	{Veto{Name: "called-to", Example: "Kenya called her to discuss the plan."},
		func(_ *Finder, n tree.Node, f *lexicon.Frame, found *Found) bool {
			return n.Lemma() == "call" && f.Stance == fact.Demand && found.Topic.Slot == "inf" && n.Kid("obj").OK()
		}},
	{Veto{Name: "forced", Example: "Kenya was forced to withdraw from the pact."},
		func(_ *Finder, n tree.Node, _ *lexicon.Frame, _ *Found) bool {
			return n.Is("xcomp") && tree.IsPassive(n.Head())
		}},
	{Veto{Name: "no-longer", Example: "Kenya was planning to leave the pact."},
		func(r *Finder, n tree.Node, f *lexicon.Frame, _ *Found) bool {
			past := n.Tok().XPOS == "VBD" || tree.HasAux(n, "did", "was", "were", "had")
			return f.Now && past && !r.isBackshifted(n)
		}},
	{Veto{Name: "sum", Example: "Kenya voiced the need for $16 billion."},
		func(_ *Finder, _ tree.Node, f *lexicon.Frame, found *Found) bool {
			return isSum(found.Topic) && f.Holder == "voiced"
		}},
}

// isDefended reports whether armies defend what a verb has for its object, which is no position.
func isDefended(_ *Finder, n tree.Node, f *lexicon.Frame, found *Found) bool {
	return n.Lemma() == "defend" && f.Pos == "verb" && (found.Topic.Target || defended[tree.Patient(n).Lemma()])
}

// isHosted reports whether a verb takes in people, which is no stance.
func isHosted(r *Finder, n tree.Node, f *lexicon.Frame, found *Found) bool {
	t := found.Topic
	if f.Pos != "verb" || !hosts[n.Lemma()] || t.Slot != "obj" {
		return false
	}
	person := func(a int) bool { return r.Actors[a].Kind == fact.Person }
	return r.IsPeople(t.Node) || tree.IsHuman(t.Node) || t.Target && slices.ContainsFunc(r.Who(t.Node), person)
}
