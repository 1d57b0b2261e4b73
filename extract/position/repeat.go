package position

import (
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/entity"
	"entente/extract/fact"
)

// dropRepeats keeps of equal positions the first, and of those whose topics
// differ by added words only the shorter: one proof is enough for one article.
func (r *Finder) dropRepeats() {
	var kept []*fact.Position
	for _, p := range r.Positions {
		at := slices.IndexFunc(kept, func(q *fact.Position) bool {
			return q.Stance == p.Stance && slices.Equal(q.Holders, p.Holders) && (q.Topic == p.Topic || says(q.Topic, p.Topic) || says(p.Topic, q.Topic))
		})
		switch {
		case at < 0:
			kept = append(kept, p)
		case says(kept[at].Topic, p.Topic) && kept[at].Topic != p.Topic:
			kept[at] = p
		}
	}
	r.Positions = slices.DeleteFunc(kept, func(p *fact.Position) bool { return r.isHeadline(p) && r.repeated(p, kept) })
}

// isHeadline reports whether a position stands in the article's title.
func (r *Finder) isHeadline(p *fact.Position) bool {
	for _, s := range r.Sents {
		if s.Block == article.Title && s.Start <= p.Start && p.Start < s.End {
			return true
		}
	}
	return false
}

// repeated reports whether another position tells in full what a headline says
// in short: the same stance of the same side, on a topic that has a word of it.
func (r *Finder) repeated(p *fact.Position, all []*fact.Position) bool {
	return slices.ContainsFunc(all, func(q *fact.Position) bool {
		return q != p && q.Stance == p.Stance && !r.isHeadline(q) && r.sameSide(p.Holders, q.Holders) && shareWord(p.Topic, q.Topic)
	})
}

// sameSide reports whether a holder of one list is one of the other or acts
// for the same country.
func (r *Finder) sameSide(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			i, j := r.ActorByID(x), r.ActorByID(y)
			if x == y || r.SpeaksFor(i, j) || r.SpeaksFor(j, i) || r.Actors[i].Of != "" && r.Actors[i].Of == r.Actors[j].Of {
				return true
			}
		}
	}
	return false
}

// shareWord reports whether two topics have a word of four letters or more in
// common, endings aside.
func shareWord(a, b string) bool {
	for _, x := range strings.Fields(strings.ToLower(a)) {
		for _, y := range strings.Fields(strings.ToLower(b)) {
			if n := max(4, min(len(x), len(y))-3); len(x) >= n && len(y) >= n && x[:n] == y[:n] {
				return true
			}
		}
	}
	return false
}

// says reports whether a topic of three words or more says all that a shorter
// one says.
func says(long, short string) bool {
	words := strings.Fields(strings.ToLower(short))
	if len(words) < 3 {
		return false
	}
	return entity.Subset(words, strings.Fields(strings.ToLower(long)))
}
