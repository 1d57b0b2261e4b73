package extract

import "slices"

// mergeOccasions puts the reports of one occasion together: those whose
// participants, time, place and kind can be the same, unless a word like
// "previous" tells them apart. The occasions stay in the order of their first
// reports.
func (r *meeter) mergeOccasions(all []*occasion) []*occasion {
	var out []*occasion
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

func (r *meeter) sameOccasion(a, b *occasion) bool {
	if a.marker != b.marker && (a.marker != "" || b.marker != "") && !(a.when.known() && b.when.known() && a.when.iso() == b.when.iso()) {
		return false
	}
	if a.kind == Visit && b.node.prep() == "for" && b.node.head() == a.node { // "flew to Oslo for talks with B"
		return true
	}
	// "the discussions held during the summit": several, and one.
	oneDay := len(a.when.iso()) == len(isoDay) && a.when.iso() == b.when.iso() && !a.guessed && !b.guessed
	if a.plural != b.plural && !oneDay || !sameKind(a, b) {
		return false
	}
	// A title tells no tense: the body says when the meeting is.
	titled := a.guessed && a.headline && a.node.upos() != "VERB" && b.status == Planned && !b.guessed
	if titled {
		return r.samePeople(r.expand(a.who), r.expand(b.who))
	}
	if !sameCourse(a, b) || !agree(a.when, b.when) {
		return false
	}
	if a.place != "" && b.place != "" && a.place != b.place && (a.code == "" || a.code != b.code) {
		return false
	}
	return r.samePeople(r.expand(a.who), r.expand(b.who))
}

// sameCourse reports whether what is said of two occasions, that they are
// planned, held or cancelled, can be said of one. What is planned can be
// cancelled; what is planned and what was held are one only where both have a
// date: in one year, they would more likely be two.
func sameCourse(a, b *occasion) bool {
	switch {
	case a.status == b.status, a.status != Held && b.status != Held:
		return true
	case a.status != Planned && b.status != Planned:
		return a.when.known() && b.when.known()
	}
	return min(len(a.when.iso()), len(b.when.iso())) >= len(isoMonth)
}

// agree reports whether two periods can be the same, to the coarser's precision.
func agree(a, b period) bool {
	if !a.known() || !b.known() {
		return true
	}
	return !a.to.Before(b.from) && !b.to.Before(a.from)
}

// sameKind reports whether two kinds can be said of one occasion. A visit and
// the talks in its course are two.
func sameKind(a, b *occasion) bool {
	class := func(o *occasion) MeetingKind {
		switch o.kind {
		case Visit, Session:
			return o.kind
		}
		return Talks
	}
	// Who cancels a visit cancels the talks that were due in its course.
	return class(a) == class(b) || a.status != Held && b.status != Held && (a.status == Cancelled || b.status == Cancelled)
}

// samePeople reports whether one set of participants holds the other, and
// people of the same country don't differ.
func (r *meeter) samePeople(a, b []int) bool {
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
func (r *meeter) holdsPart(list []int, w int) bool {
	for _, l := range list {
		if a := r.actors[l]; a.Kind == Organization && a.Of != "" && a.Of == r.actors[w].ID {
			return true
		}
	}
	return false
}

// isPart reports whether w is an organization that is part of one in the list.
func (r *meeter) isPart(list []int, w int) bool {
	a := r.actors[w]
	return a.Kind == Organization && a.Of != "" && r.actorByID(a.Of) >= 0 && r.actors[r.actorByID(a.Of)].Kind == Organization &&
		slices.Contains(list, r.actorByID(a.Of))
}

// mergeInto adds what b knows to a.
func (r *meeter) mergeInto(a, b *occasion) {
	a.who = addNew(a.who, b.who...)
	if a.kind == Session { // the council that was addressed says more than the UN
		all := slices.Clone(a.who)
		a.who = slices.DeleteFunc(a.who, func(w int) bool { return r.actors[w].Kind == Organization && r.holdsPart(all, w) })
	}
	if b.when.known() && (!a.when.known() || a.guessed && !b.guessed || a.guessed == b.guessed && len(b.when.iso()) > len(a.when.iso())) {
		a.when, a.guessed = b.when, b.guessed
	}
	if a.place == "" || b.place != "" && a.place == r.countryPlace(a.code) {
		a.place, a.code = b.place, b.code
	}
	switch { // "met ... They also talked about"
	case a.spoken && !b.remote:
		a.kind, a.remote, a.spoken = b.kind, false, false
	case b.spoken && !a.remote:
		b.kind, b.remote = a.kind, false
	}
	if a.kind == "" || a.kind == Call && b.kind == "" {
		a.kind = b.kind
	}
	if b.status == Cancelled || b.status == Planned && a.headline {
		a.status = b.status
	}
	a.remote = a.remote || b.remote
	a.headline = a.headline || b.headline
	if a.reports[len(a.reports)-1] != b.reports[0] {
		a.reports = append(a.reports, b.reports...)
	}
}

// countryPlace is the usual name of the country with that code.
func (r *reading) countryPlace(code string) string {
	if e := r.gaz.Entry(code); e != nil {
		return e.Name
	}
	return ""
}
