package meeting

import (
	"slices"
	"strings"

	"entente/extract/coref"
	"entente/extract/fact"
	"entente/extract/gazetteer"
	"entente/extract/place"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// party is the actors that a noun phrase brings to a meeting: those that it
// names, or those whose people it speaks of ("the leaders of both countries",
// "officials from Norway", "her Danish counterpart"); conjuncts included.
func (r *Finder) party(n tree.Node) []int {
	var out []int
	for _, c := range n.Conj() {
		out = reading.AddNew(out, r.partyOf(c, 3)...)
	}
	return out
}

func (r *Finder) partyOf(n tree.Node, depth int) []int {
	if who := r.Who(n); len(who) > 0 || depth == 0 {
		if n.Lower() == "we" { // "we – King Roe and King Doe – met"
			who = reading.AddNew(slices.Clone(who), r.WhoAll(n.Kid("appos"))...)
		}
		return who
	}
	if !r.IsPeople(n) {
		return nil
	}
	var out []int
	for _, k := range n.All("acl") { // "a delegation led by A"
		if k.IsWord("led", "headed") {
			out = reading.AddNew(out, r.party(tree.Agent(k))...)
		}
	}
	for _, k := range n.All("nmod", "compound", "amod", "appos") {
		if k.Is("appos") && !r.AnyActor(k) {
			continue
		}
		if k.Is("nmod:poss") && n.Lemma() == "counterpart" {
			continue // the owner is the other side
		}
		switch prep := k.Prep(); prep {
		case "", "of", "from", "for":
			if prep == "for" && coref.Posted[n.Lemma()] {
				continue
			}
			for _, c := range k.Conj() {
				out = reading.AddNew(out, r.partyOf(c, depth-1)...)
			}
		}
	}
	return out
}

// Expand adds to the actors of a meeting those that its people act for.
func (r *Finder) Expand(who []int) []int {
	out := reading.AddNew(nil, who...)
	for _, w := range who {
		if a := r.Actors[w]; a.Kind == fact.Person && a.Of != "" {
			of := r.ActorByID(a.Of)
			if of >= 0 && r.Actors[of].Kind == fact.Organization {
				// A minister meets for the country, not for the ministry.
				if up := r.ActorByID(r.Actors[of].Of); up >= 0 && r.Actors[up].Kind == fact.Country {
					of = up
				}
			}
			if of >= 0 {
				out = reading.AddNew(out, of)
			}
		}
	}
	return out
}

// sides counts the participants that can meet each other: a person and the
// country that they act for are one side.
func (r *Finder) sides(who []int) int {
	n := 0
	for _, w := range who {
		alone := true
		for _, v := range who {
			if v != w && r.Actors[v].Of != "" && r.SpeaksFor(v, w) && !r.isRival(r.Actors[v]) {
				alone = false // its own person or organization is counted
			}
		}
		if alone {
			n++
		}
	}
	return n
}

// isRival reports whether an organization of a country is not of its government:
// rebels, parties.
func (r *Finder) isRival(a *fact.Actor) bool {
	if a.Kind != fact.Organization {
		return false
	}
	for _, s := range r.Gaz.Lookup(a.Name) {
		if words.OneOf(s.Class, "armed", "party") {
			return true
		}
	}
	return false
}

// isAssembly reports whether an actor is a body that people address.
func isAssembly(a *fact.Actor) bool {
	if a.Kind != fact.Organization {
		return false
	}
	name := strings.ToLower(a.Name)
	return slices.ContainsFunc(strings.Fields(name), func(w string) bool { return assemblies[w] }) || strings.Contains(name, "house of")
}

// assemblies are the words for such bodies in their names.
var assemblies = words.Class("assemblies")

// official reports whether an actor is a state, an organization of states, or
// a person known to hold an office or to act for somebody.
func (r *Finder) official(w int) bool {
	a := r.Actors[w]
	switch a.Kind {
	case fact.Person:
		known := func(s gazetteer.Sense) bool { return s.Kind == gazetteer.Person && s.Of != "" }
		return a.Role != "" || a.Of != "" || slices.ContainsFunc(r.Gaz.Lookup(a.Name), known)
	case fact.Organization:
		return r.IsInterstate(a) || place.IsFacility(a.Name)
	}
	return true
}

// Rank is the kind of a meeting by the offices of those who take part.
func (r *Finder) Rank(who []int) fact.MeetingKind {
	heads, ministers, people := 0, 0, 0
	for _, w := range who {
		a := r.Actors[w]
		if a.Kind != fact.Person {
			continue
		}
		people++
		role, _, _ := strings.Cut(strings.ToLower(a.Role), " to ") // "adviser to the president"
		switch {
		case strings.Contains(role, "minister") && !strings.Contains(role, "prime"), strings.Contains(role, "secretary") && !strings.Contains(role, "general"):
			ministers++
		case strings.Contains(role, "vice"):
		case strings.Contains(role, "president"), strings.Contains(role, "prime minister"), strings.Contains(role, "chancellor"),
			strings.Contains(role, "king"), strings.Contains(role, "leader"), strings.Contains(role, "premier"):
			heads++
		}
	}
	switch {
	case people > 1 && heads == people:
		return fact.Summit
	case people > 1 && ministers == people:
		return fact.Ministerial
	}
	return fact.Talks
}
