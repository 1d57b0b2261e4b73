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
	unvoiced = Veto{"unvoiced", "Kenya did not voice support for the plan."}
	forsaken = Veto{"forsaken", "Kenya dropped its opposition to the plan."}
	possible = Veto{"possible", "Kenya may condemn the raid."}
	neither  = Veto{"neither", "Kenya has neither condemned nor supported the raid."}
	noStance = Veto{"denied-without-stance", "Kenya did not promise to leave."}
)

// denials are the vetoes that rest on polarity and factuality: the predicate does not hold of
// anybody, which is for nobody else to overrule.
var denials = map[string]bool{"hypothetical": true, "forgone": true, forsaken.Name: true, neither.Name: true, noStance.Name: true}

var vetoes = []veto{
	{Veto{"hypothetical", "If Kenya condemned the raid, Chad would leave."},
		func(_ *Finder, n tree.Node, _ *lexicon.Frame, _ *Found) bool { return tree.IsHypothetical(n) }},
	{Veto{"forgone", "Kenya stopped short of condemning the raid."},
		func(_ *Finder, n tree.Node, _ *lexicon.Frame, _ *Found) bool { return isForgone(n) }},
	{Veto{"defended-place", "Kenyan troops defended the border."}, isDefended},
	{Veto{"talk-on", "Kenya held a call with Chad on trade."},
		func(r *Finder, n tree.Node, f *lexicon.Frame, found *Found) bool { // demands nothing
			return f.Pos == "noun" && r.told[n] && found.Topic.Slot == "on"
		}},
	{Veto{"withheld", "Kenya denied the envoys access."},
		func(_ *Finder, _ tree.Node, f *lexicon.Frame, found *Found) bool {
			return f.Stance == fact.Deny && withheld[found.Topic.Lemma()]
		}},
	{Veto{"left-to-others", "Kenya persuaded Chad to condemn the raid."},
		func(_ *Finder, n tree.Node, f *lexicon.Frame, _ *Found) bool { return f.Pos == "verb" && isLeft(n) }},
	{Veto{"in-the-way", "Kenya blocked the road."},
		func(_ *Finder, _ tree.Node, f *lexicon.Frame, found *Found) bool {
			return f.Pos == "verb" && f.Stance == fact.Oppose && ways[found.Topic.Lemma()]
		}},
	{Veto{"host", "Kenya welcomed the guests."}, isHosted},
	{Veto{"expected", "Kenya expects the rain to stop."},
		func(r *Finder, n tree.Node, _ *lexicon.Frame, _ *Found) bool {
			return n.Lemma() == "expect" && len(r.Who(n.Kid("obj"))) == 0
		}},
	{Veto{"undergone", "Condemned for the raid on Chad, Kenya left the pact."},
		func(_ *Finder, n tree.Node, f *lexicon.Frame, _ *Found) bool {
			return f.Pos == "verb" && tree.IsUndergone(n) && !tree.Agent(n).OK()
		}},
	{Veto{"unsaid", "Kenya declined to comment on the raid."},
		func(_ *Finder, _ tree.Node, f *lexicon.Frame, found *Found) bool {
			return f.Stance == fact.Oppose && unsaid[found.Topic.Lemma()] && found.Topic.Form == topic.VerbForm
		}},
	{Veto{"withdrawn", "Kenya withdrew its troops from Chad."},
		func(_ *Finder, n tree.Node, _ *lexicon.Frame, found *Found) bool {
			return (n.Lemma() == "withdraw" || n.Lemma() == "pull") && (n.Kid("obj").OK() || found.Topic.Target)
		}},
	{Veto{"called-to", "Kenya called her to discuss the plan."},
		func(_ *Finder, n tree.Node, f *lexicon.Frame, found *Found) bool {
			return n.Lemma() == "call" && f.Stance == fact.Demand && found.Topic.Slot == "inf" && n.Kid("obj").OK()
		}},
	{Veto{"forced", "Kenya was forced to withdraw from the pact."},
		func(_ *Finder, n tree.Node, _ *lexicon.Frame, _ *Found) bool {
			return n.Is("xcomp") && tree.IsPassive(n.Head())
		}},
	{Veto{"no-longer", "Kenya was planning to leave the pact."},
		func(r *Finder, n tree.Node, f *lexicon.Frame, _ *Found) bool {
			past := n.Tok().XPOS == "VBD" || tree.HasAux(n, "did", "was", "were", "had")
			return f.Now && past && !r.isBackshifted(n)
		}},
	{Veto{"sum", "Kenya voiced the need for $16 billion."},
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
