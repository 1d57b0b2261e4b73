package extract

import (
	"slices"
	"strings"

	"entente/extract/gazetteer"
)

// party is the actors that a noun phrase brings to a meeting: those that it
// names, or those whose people it speaks of ("the leaders of both countries",
// "officials from Norway", "her Danish counterpart"); conjuncts included.
func (r *meeter) party(n node) []int {
	var out []int
	for _, c := range n.conj() {
		out = addNew(out, r.partyOf(c, 3)...)
	}
	return out
}

func (r *meeter) partyOf(n node, depth int) []int {
	if who := r.who(n); len(who) > 0 || depth == 0 {
		if n.lower() == "we" { // "we – King Roe and King Doe – met"
			who = addNew(slices.Clone(who), r.whoAll(n.kid("appos"))...)
		}
		return who
	}
	if !r.isPeople(n) {
		return nil
	}
	var out []int
	for _, k := range n.all("acl") { // "a delegation led by A"
		if k.lower() == "led" || k.lower() == "headed" {
			out = addNew(out, r.party(agent(k))...)
		}
	}
	for _, k := range n.all("nmod", "compound", "amod", "appos") {
		if k.is("appos") && !r.anyActor(k) {
			continue
		}
		if k.is("nmod:poss") && n.lemma() == "counterpart" {
			continue // the owner is the other side
		}
		switch prep := k.prep(); prep {
		case "", "of", "from", "for":
			if prep == "for" && posted[n.lemma()] {
				continue
			}
			for _, c := range k.conj() {
				out = addNew(out, r.partyOf(c, depth-1)...)
			}
		}
	}
	return out
}

func (r *reading) anyActor(n node) bool { return len(r.who(n)) > 0 }

// isPeople reports whether a noun speaks of people who act for somebody.
func (r *reading) isPeople(n node) bool {
	return (n.upos() == "NOUN" || n.upos() == "PROPN") && r.lex.meetings.role("people", n)
}

// expand adds to the actors of a meeting those that its people act for.
func (r *meeter) expand(who []int) []int {
	out := addNew(nil, who...)
	for _, w := range who {
		if a := r.actors[w]; a.Kind == Person && a.Of != "" {
			of := r.actorByID(a.Of)
			if of >= 0 && r.actors[of].Kind == Organization {
				// A minister meets for the country, not for the ministry.
				if up := r.actorByID(r.actors[of].Of); up >= 0 && r.actors[up].Kind == Country {
					of = up
				}
			}
			if of >= 0 {
				out = addNew(out, of)
			}
		}
	}
	return out
}

func (r *reading) actorByID(id string) int {
	for i, a := range r.actors {
		if a.ID == id {
			return i
		}
	}
	return -1
}

// sides counts the participants that can meet each other: a person and the
// country that they act for are one side.
func (r *meeter) sides(who []int) int {
	n := 0
	for _, w := range who {
		alone := true
		for _, v := range who {
			if v != w && r.actors[v].Of != "" && r.speaksFor(v, w) && !r.isRival(r.actors[v]) {
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
func (r *meeter) isRival(a *Actor) bool {
	if a.Kind != Organization {
		return false
	}
	for _, s := range r.gaz.Lookup(a.Name) {
		if s.Class == "armed" || s.Class == "party" {
			return true
		}
	}
	return false
}

// isAssembly reports whether an actor is a body that people address.
func isAssembly(a *Actor) bool {
	if a.Kind != Organization {
		return false
	}
	name := strings.ToLower(a.Name)
	for w := range strings.FieldsSeq(name) {
		switch w {
		case "assembly", "council", "parliament", "congress", "senate", "bundestag", "duma", "knesset", "diet",
			"legislature", "conference", "forum", "summit", "committee", "commission", "nations", "league", "union":
			return true
		}
	}
	return strings.Contains(name, "house of")
}

// isInterstate reports whether an organization is one of states, whose people
// meet on its behalf.
func (r *reading) isInterstate(a *Actor) bool {
	for _, s := range r.gaz.Lookup(a.Name) {
		if s.Class == "body" && s.Of == "" {
			return true
		}
	}
	return false
}

// official reports whether an actor is a state, an organization of states, or
// a person known to hold an office or to act for somebody.
func (r *meeter) official(w int) bool {
	a := r.actors[w]
	switch a.Kind {
	case Person:
		return a.Role != "" || a.Of != "" || slices.ContainsFunc(r.gaz.Lookup(a.Name), func(s gazetteer.Sense) bool {
			return s.Kind == gazetteer.Person && s.Of != ""
		})
	case Organization:
		return r.isInterstate(a)
	}
	return true
}

// rank is the kind of a meeting by the offices of those who take part.
func (r *meeter) rank(who []int) MeetingKind {
	heads, ministers, people := 0, 0, 0
	for _, w := range who {
		a := r.actors[w]
		if a.Kind != Person {
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
		return Summit
	case people > 1 && ministers == people:
		return Ministerial
	}
	return Talks
}
