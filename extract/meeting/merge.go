package meeting

import (
	"slices"

	"entente/extract/fact"
	"entente/extract/reading"
	"entente/extract/when"
)

// mergeOccasions puts the reports of one occasion together: those whose
// participants, time, place and kind can be the same, unless a word like
// "previous" tells them apart. The occasions stay in the order of their first
// reports.
func (r *Finder) mergeOccasions(all []*Occasion) []*Occasion {
	var out []*Occasion
	for _, o := range all {
		into := -1
		for i, p := range out {
			if r.sameOccasion(p, o) {
				into = i // the latest one that fits
			}
		}
		if into < 0 {
			out = append(out, o)
			continue
		}
		r.mergeInto(out[into], o)
	}
	return out
}

// sameOccasion reports whether two reports can be of one occasion.
func (r *Finder) sameOccasion(a, b *Occasion) bool {
	sameTime := a.When.ISO() == b.When.ISO()
	if a.marker != b.marker && !(a.When.Known() && b.When.Known() && sameTime) {
		return false
	}
	if a.Kind == fact.Visit && b.Node.Prep() == "for" && b.Node.Head() == a.Node { // "flew to Oslo for talks with B"
		return true
	}
	// "the discussions held during the summit": several, and one.
	oneDay := len(a.When.ISO()) == len(when.ISODay) && sameTime && !a.guessed && !b.guessed
	if a.plural != b.plural && !oneDay || !sameKind(a, b) {
		return false
	}
	if !isTitleOf(a, b) && (!sameCourse(a, b) || !when.Agree(a.When, b.When) || otherPlace(a, b)) {
		return false
	}
	return r.samePeople(r.Expand(a.Who), r.Expand(b.Who))
}

// isTitleOf reports whether a noun of the title has no tense and no date, so that the body says when the meeting is.
func isTitleOf(a, b *Occasion) bool {
	return a.guessed && a.headline && a.Node.UPOS() != "VERB" && b.Status == fact.Planned && !b.guessed
}

// otherPlace reports whether two occasions are said to be in places of two countries.
func otherPlace(a, b *Occasion) bool {
	return a.Place != "" && b.Place != "" && a.Place != b.Place && (a.code == "" || a.code != b.code)
}

// sameCourse reports whether what is said of two occasions, that they are
// planned, held or cancelled, can be said of one. What is planned can be
// cancelled; what is planned and what was held are one only where both have a
// date: in one year, they would more likely be two.
func sameCourse(a, b *Occasion) bool {
	switch {
	case a.Status == b.Status, a.Status != fact.Held && b.Status != fact.Held:
		return true
	case a.Status != fact.Planned && b.Status != fact.Planned:
		return a.When.Known() && b.When.Known()
	}
	return min(len(a.When.ISO()), len(b.When.ISO())) >= len(when.ISOMonth)
}

// sameKind reports whether two kinds can be said of one occasion. A visit and
// the talks in its course are two.
func sameKind(a, b *Occasion) bool {
	class := func(o *Occasion) fact.MeetingKind {
		switch o.Kind {
		case fact.Visit, fact.Session:
			return o.Kind
		}
		return fact.Talks
	}
	// Who cancels a visit cancels the talks that were due in its course.
	return class(a) == class(b) || a.Status != fact.Held && b.Status != fact.Held && (a.Status == fact.Cancelled || b.Status == fact.Cancelled)
}

// samePeople reports whether one set of participants holds the other, and
// people of the same country don't differ.
func (r *Finder) samePeople(a, b []int) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, w := range a {
		if !slices.Contains(b, w) && !r.holdsPart(b, w) && !r.isPart(b, w) {
			return false
		}
	}
	return true
}

// holdsPart reports whether the list has an organization that is part of w:
// who spoke to the Security Council spoke to the UN.
func (r *Finder) holdsPart(list []int, w int) bool {
	for _, l := range list {
		if a := r.Actors[l]; a.Kind == fact.Organization && a.Of != "" && a.Of == r.Actors[w].ID {
			return true
		}
	}
	return false
}

// isPart reports whether w is an organization that is part of one in the list.
func (r *Finder) isPart(list []int, w int) bool {
	a := r.Actors[w]
	if a.Kind != fact.Organization || a.Of == "" {
		return false
	}
	of := r.ActorByID(a.Of)
	return of >= 0 && r.Actors[of].Kind == fact.Organization && slices.Contains(list, of)
}

// mergeInto adds what b knows to a.
func (r *Finder) mergeInto(a, b *Occasion) {
	a.Who = reading.AddNew(a.Who, b.Who...)
	if a.Kind == fact.Session { // the council that was addressed says more than the UN
		all := slices.Clone(a.Who)
		a.Who = slices.DeleteFunc(a.Who, func(w int) bool { return r.Actors[w].Kind == fact.Organization && r.holdsPart(all, w) })
	}
	if isBetterDated(a, b) {
		a.When, a.guessed = b.When, b.guessed
	}
	if a.Place == "" || b.Place != "" && a.Place == r.countryPlace(a.code) {
		a.Place, a.code = b.Place, b.code
	}
	mergeKind(a, b)
	if b.Status == fact.Cancelled || b.Status == fact.Planned && a.headline {
		a.Status = b.Status
	}
	a.remote = a.remote || b.remote
	a.score = max(a.score, b.score)
	a.headline = a.headline || b.headline
	if a.reports[len(a.reports)-1] != b.reports[0] {
		a.reports = append(a.reports, b.reports...)
	}
}

// isBetterDated reports whether b knows better than a when it was: by a date where a has none or a guess, or by a finer one.
func isBetterDated(a, b *Occasion) bool {
	switch {
	case !b.When.Known():
		return false
	case !a.When.Known():
		return true
	case a.guessed != b.guessed:
		return a.guessed
	}
	return len(b.When.ISO()) > len(a.When.ISO())
}

// mergeKind makes one kind of two: "met ... They also talked about".
func mergeKind(a, b *Occasion) {
	switch {
	case a.spoken && !b.remote:
		a.Kind, a.remote, a.spoken = b.Kind, false, false
	case b.spoken && !a.remote:
		b.Kind, b.remote = a.Kind, false
	}
	if a.Kind == "" || a.Kind == fact.Call && b.Kind == "" {
		a.Kind = b.Kind
	}
}

// countryPlace is the usual name of the country with that code.
func (r *Finder) countryPlace(code string) string {
	if e := r.Gaz.Entry(code); e != nil {
		return e.Name
	}
	return ""
}
