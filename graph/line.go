package graph

import (
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/graph/identity"
	"entente/graph/issue"
	"entente/graph/plain"
)

// Marks in the external ids of positions: the issue ends, since the same words
// mean other things in other issues; what line one comes down to; and, behind
// what it says, for which side and about whom. Positions that are alike but for
// the stance are one family; their topic is the same whatever the side.
const (
	scopeMark = "/"
	lineMark  = "line."
	sideMark  = ";"

	ownMark   = "=" // before a topic of the user's own list, which is an issue of its own
	aloneMark = "." // behind a topic that is its article's alone
)

// familyOf is what the external ids of a family's positions have in common, and
// whether a position is of one.
func familyOf(positionXID string) (family string, ok bool) {
	family = strings.SplitN(positionXID, ":", 3)[2]
	return family, strings.Contains(family, sideMark)
}

// topicOfPosition is the external id of the topic of a position.
func topicOfPosition(positionXID string) string {
	family, _ := familyOf(positionXID)
	topic, _, _ := strings.Cut(family, sideMark)
	return "topic:" + topic
}

// topicXID is the external id of the topic that a position belongs to, once
// decisions of sameness are followed.
func (d *Decisions) topicXID(positionXID string) string {
	return d.canonical(topicOfPosition(positionXID))
}

// issueOfTopic is the ID of the issue that a topic is part of by its external
// id, or nothing. Statements are filed by it, so that topics and positions that
// were decided to be one are under one issue, that of the first.
func issueOfTopic(xid string) string {
	topic := strings.TrimPrefix(xid, "topic:")
	if strings.HasPrefix(topic, ownMark) {
		return topic
	}
	return topic[:max(strings.LastIndex(topic, scopeMark), 0)]
}

// topicLine is the name of the line that a topic comes down to by its external
// id, or nothing.
func topicLine(xid string) string {
	_, line, ok := strings.Cut(xid, scopeMark+lineMark)
	if !ok {
		return ""
	}
	line, _, _ = strings.Cut(line, aloneMark)
	return strings.ReplaceAll(line, "-", " ")
}

// positionXID is the external id of a position. Positions of an issue are the
// same where their topics say the same, for the same side, as long as they are
// about the same actors where that is part of what they say.
func (r *reading) positionXID(p *fact.Position, sig identity.Signature, filed string, d *Decisions) string {
	if strings.HasPrefix(filed, ownMark) {
		return sig.PositionXID(p.Stance)
	}
	words, codes := identity.CutCountries(identity.TopicWords(p.Topic), r.countries)
	for i, w := range words {
		words[i] = strings.ToLower(w)
	}
	if filed == "" {
		return sig.PositionXID(p.Stance) + r.alone(!issue.Says(words) || issue.Mutual(words))
	}
	if len(words) == 0 || words[0] == "against" { // who is for a country, against whomever, supports it
		words = []string{"support"}
	}
	said := d.issues().SaidIn(words, filed)
	side := SideOf(p.Stance, strings.Join(said.Head(words, ahead), " "))
	t := target{p, said, side, words, codes, d.issues().Countries(filed)}
	whom := r.targets(t)
	topic := filed + scopeMark + saidID(said, words) + r.alone(t.vague(len(whom) > 0))
	id := "position:" + string(p.Stance) + ":" + topic + sideMark + lineSide(p.Stance, side)
	for _, w := range whom {
		id += sideMark + w
	}
	return id
}

// alone is what keeps a topic, and so its positions, to its article, where it
// is too vague to say that another's is the same.
func (r *reading) alone(vague bool) string {
	if !vague {
		return ""
	}
	return aloneMark + plain.Hash(r.scope)[:12]
}

// A target is what tells at whom a position is directed.
type target struct {
	*fact.Position
	said  issue.Said
	side  Side
	words []string // of the topic
	named []string // codes of the countries in it
	own   []string // codes of the issue's countries
}

// between reports whether what is said holds between some, and the issue does
// not tell between whom.
func (t target) between() bool { return len(t.own) == 0 && issue.Mutual(t.words) }

// vague reports whether a position says too little to be another's, too. Known
// is whether it is said at whom it is directed.
func (t target) vague(known bool) bool {
	if line := t.said.Line; line != nil {
		return line.Ill && t.side == For || line.OfActors && !known
	}
	return !known && (t.said.Vague || t.between())
}

// targets are the actors that are part of what a position says: whom it is
// about, or the countries that its topic names, or those between whom it holds.
func (r *reading) targets(t target) []string {
	line := t.said.Line
	if line != nil && !line.OfActors && t.side == For {
		return nil
	}
	all := r.actorKeys(t.About)
	switch {
	case line == nil:
		all = append(all, slices.DeleteFunc(slices.Clone(t.named), func(c string) bool { return slices.Contains(t.own, c) })...)
	case len(all) == 0:
		all = append(all, t.named...)
	}
	if len(all) == 0 && t.between() && len(t.Holders) > 1 {
		all = r.actorKeys(t.Holders)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// saidID is what a topic says in the form that external ids have. What turns
// the side round is no part of it.
func saidID(said issue.Said, words []string) string {
	if said.Line != nil {
		return lineMark + plain.Slug(said.Line.Name)
	}
	stems := slices.DeleteFunc(slices.Clone(said.Stems), func(s string) bool {
		return slices.ContainsFunc(words[:min(ahead, len(words))], func(w string) bool { return turning[s] && plain.Stem(w) == s })
	})
	if len(stems) == 0 {
		stems = said.Stems
	}
	return identity.Signature(stems).ID()
}

// lineSide is the side of a position within its line. Claims, denials and
// promises to act against something stand for themselves.
func lineSide(stance fact.Stance, side Side) string {
	if side == "" || side == Against && stance == fact.Commit {
		return string(stance)
	}
	return string(side)
}

// actorKeys are actors in a form that articles share.
func (r *reading) actorKeys(ids []string) []string {
	var keys []string
	for _, id := range ids {
		switch a := r.actors[id]; {
		case a == nil:
		case a.Kind == fact.Country:
			keys = append(keys, identity.CountryKey(a).Name())
		default:
			keys = append(keys, plain.Slug(a.Name))
		}
	}
	return keys
}
