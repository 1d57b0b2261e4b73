package graph

import (
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/graph/identity"
	"entente/graph/plain"
)

// Marks in the external ids of positions that come down to a line: what line,
// and, behind it, for which side and about whom. Positions that are alike but
// for the stance are one family; their topic is the same whatever the side.
const (
	lineMark = "line."
	sideMark = ";"
)

// familyOf is what the external ids of a family's positions have in common.
func familyOf(positionXID string) string {
	return strings.SplitN(positionXID, ":", 3)[2]
}

// topicOfPosition is the external id of the topic of a position.
func topicOfPosition(positionXID string) string {
	topic, _, _ := strings.Cut(familyOf(positionXID), sideMark)
	return "topic:" + topic
}

// topicLine is the name of the line that a topic comes down to by its external
// id, or nothing.
func topicLine(xid string) string {
	_, line, ok := strings.Cut(xid, identity.ScopeMark+lineMark)
	if !ok {
		return ""
	}
	return strings.ReplaceAll(line, "-", " ")
}

// positionXID is the external id of a position. Where its topic comes down to
// a line, those of other words that do so are the same, as long as they are
// about the same actors where that is part of what they say.
func (r *reading) positionXID(p *fact.Position, sig identity.Signature, filed string, d *Decisions) string {
	if filed == "" || filed == sig.Key() {
		return sig.PositionXID(p.Stance, filed)
	}
	words, _ := identity.CutCountries(identity.TopicWords(p.Topic), r.countries)
	for i, w := range words {
		words[i] = strings.ToLower(w)
	}
	line, from := d.issues().LineOf(words, filed)
	if line == nil {
		return sig.PositionXID(p.Stance, filed)
	}
	side := SideOf(p.Stance, strings.Join(words[from:], " "))
	family := filed + identity.ScopeMark + lineMark + plain.Slug(line.Name) + sideMark + lineSide(p.Stance, side)
	if line.OfActors || side != For {
		for _, about := range r.aboutKeys(p) {
			family += sideMark + about
		}
	}
	return "position:" + string(p.Stance) + ":" + family
}

// lineSide is the side of a position within its line. Claims, denials and
// promises to act against something stand for themselves.
func lineSide(stance fact.Stance, side Side) string {
	if side == "" || side == Against && stance == fact.Commit {
		return string(stance)
	}
	return string(side)
}

// aboutKeys are whom a position is about, in a form that articles share.
func (r *reading) aboutKeys(p *fact.Position) []string {
	var keys []string
	for _, id := range p.About {
		switch a := r.actors[id]; {
		case a == nil:
		case a.Kind == fact.Country:
			keys = append(keys, identity.CountryKey(a).Name())
		default:
			keys = append(keys, plain.Slug(a.Name))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
