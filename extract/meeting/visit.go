package meeting

import (
	"slices"

	"entente/extract/fact"
	"entente/extract/gazetteer"
	"entente/extract/lexicon"
	"entente/extract/place"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// isLoneVisit reports whether those named go, for somebody, to a place that is not the seat of their own
// government, on a day that the text tells, without a host that it names: "Roe, the foreign minister, flew to Oslo
// on Friday".
func (r *Finder) isLoneVisit(n tree.Node, w *lexicon.MeetingWord, who []int) bool {
	if w.Kind != fact.Visit || !r.areEnvoys(who) || r.goesToMeet(n) {
		return false
	}
	p := r.destinationOf(n, w)
	return p.Known && r.DateOf(n).Known() && r.isAway(p, who) && (inspects[n.Lemma()] || !r.isAtHome(p, who))
}

// inspects are the words for going somewhere to see it; others at home tell of a mere journey.
var inspects = words.Class("inspects")

// isAtHome reports whether a place lies in a country for which those named act.
func (r *Finder) isAtHome(p place.Place, who []int) bool {
	return slices.ContainsFunc(who, func(w int) bool {
		of := r.ActorByID(r.Actors[w].Of)
		return of >= 0 && r.Actors[of].Code == p.Code
	})
}

// goesToMeet reports whether somebody goes somewhere for a meeting that its own noun tells of: "was in Oslo for
// talks with B".
func (r *Finder) goesToMeet(n tree.Node) bool {
	return slices.ContainsFunc(n.All("obl", "nmod"), func(k tree.Node) bool {
		return k.Prep() == "for" && len(r.Lex.Meetings.Nouns[k.Lemma()]) > 0 && (hasCompany(k) || len(r.behind(k, lexicon.MeetingSlot{}, "with")) > 0)
	})
}

// areEnvoys reports whether those named are persons of whose country and office the text tells, with those for whom they act.
func (r *Finder) areEnvoys(who []int) bool {
	stranger := func(w int) bool { return !r.isEnvoy(w) && !r.isSentBy(who, w) }
	return len(who) > 0 && !slices.ContainsFunc(who, stranger)
}

// isEnvoy reports whether an actor is a person with an office, who acts for a country.
func (r *Finder) isEnvoy(w int) bool {
	a := r.Actors[w]
	of := r.ActorByID(a.Of)
	return a.Kind == fact.Person && a.Role != "" && of >= 0 && r.Actors[of].Kind == fact.Country
}

// isSentBy reports whether one of those named acts for w, which is no person.
func (r *Finder) isSentBy(who []int, w int) bool {
	acts := func(p int) bool { return r.Actors[p].Of == r.Actors[w].ID }
	return r.Actors[w].Kind != fact.Person && slices.ContainsFunc(who, acts)
}

// isAway reports whether a place is another one than the capital or the country of those who go there.
func (r *Finder) isAway(p place.Place, who []int) bool {
	return !slices.ContainsFunc(who, func(w int) bool {
		home := r.Actors[w].Of
		return home != "" && slices.ContainsFunc(r.Gaz.Lookup(p.Name), func(s gazetteer.Sense) bool { return s.ID == home })
	})
}

// destinationOf is the known place, or the seat of power, that a word of visits says somebody goes to.
func (r *Finder) destinationOf(n tree.Node, w *lexicon.MeetingWord) place.Place {
	for _, s := range w.Slots {
		if s.What != "dest" {
			continue
		}
		for _, a := range append(r.args(n, s.At), r.oblOfCarrier(n)...) {
			if p := r.PlaceName(a); (p.Known || place.IsFacility(p.Name)) && (s.At == "obj" || a.Prep() == s.At) {
				return p
			}
		}
	}
	return place.Place{}
}

func (r *Finder) isKnownPlace(all []tree.Node) bool {
	return slices.ContainsFunc(all, func(a tree.Node) bool { return r.PlaceName(a).Known })
}

// presence is the visit of a person in office who is said to be, on a day, in a place that is not at home:
// "Roe, the foreign minister, was in Oslo on Friday".
func (r *Finder) presence(n tree.Node) *Occasion {
	if n.Prep() != "in" || r.goesToMeet(n) || !r.DateOf(n).Known() {
		return nil
	}
	p, who := r.PlaceName(n), r.subjectParty(n)
	if !p.Known && r.seat(n) < 0 || !r.areEnvoys(who) || r.isAtHome(p, who) {
		return nil
	}
	status, ok := r.occurs(n.Kid("cop"))
	if !ok {
		return nil
	}
	if n.Kid("cop").Tok().XPOS == "MD" || tree.Modal(n) == "will" {
		status = fact.Planned
	}
	o := &Occasion{Kind: fact.Visit, Status: status, Who: reading.AddNew(who, r.destination(n)...), Node: n, rule: "presence"}
	r.setting(o, &lexicon.MeetingWord{Kind: fact.Visit})
	o.Place, o.code = p.Name, p.Code
	return o
}

// awaited is the visit of a person in office who is expected, on a day, in a place that is not at home: "Roe, the foreign
// minister, is expected in Oslo on Friday".
func (r *Finder) awaited(n tree.Node) *Occasion {
	who := r.subjectParty(n)
	if !r.areEnvoys(who) || !r.DateOf(n).Known() || tree.IsNegated(n) || tree.IsHypothetical(n) || r.goesToMeet(n) {
		return nil
	}
	for _, k := range n.All("obl") {
		p := r.PlaceName(k)
		if k.Prep() != "in" || !p.Known || r.isAtHome(p, who) {
			continue
		}
		o := &Occasion{Kind: fact.Visit, Status: fact.Planned, Who: reading.AddNew(who, r.destination(k)...), Node: n, rule: "awaited"}
		r.setting(o, &lexicon.MeetingWord{Kind: fact.Visit})
		o.Place, o.code = p.Name, p.Code
		return o
	}
	return nil
}
