package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/graph/identity"
	"entente/schema"
)

// share is what a proof makes true of shared nodes. Single-valued properties
// are not among it: they follow from the lists, see [derive]. So what several
// proofs say of a node never disagrees, it only adds up. A proof of which only
// a part was written before a run broke off may make nothing true.
func share(n *node, d *Decisions) []Quad {
	switch {
	case n.typ == schema.Mention && n.value(schema.MentionOf) != "":
		return shareMention(n)
	case n.typ == schema.Report && n.value(schema.OfMeeting) != "":
		return shareReport(n)
	case n.typ == schema.Statement && n.value(schema.OfPosition) != "":
		return shareStatement(n, d)
	}
	return nil
}

func shareMention(n *node) []Quad {
	key := n.value(schema.Key)
	a := &node{xid: n.value(schema.MentionOf), typ: schema.Actor}
	label := n.value(schema.Name)
	a.set(schema.Alias, label)
	if key != "" { // else it is a country, which has one name in all articles
		label = identity.Marked(label, n.value(schema.InArticle))
	}
	a.set(schema.Label, label)
	for form := range strings.SplitSeq(n.value(schema.Forms), "\n") {
		a.set(schema.Alias, form)
	}
	if identity.ParseActorKey(key).Kind() == fact.Person {
		a.set(schema.Role, n.value(schema.Role))
	}
	a.set(schema.Keys, key)
	a.link(schema.ActsFor, n.value(schema.OnBehalf))
	return a.all()
}

func shareReport(n *node) []Quad {
	m := &node{xid: n.value(schema.OfMeeting), typ: schema.Meeting}
	m.set(schema.Keys, n.value(schema.Key))
	m.set(schema.Label, n.value(schema.Name))
	quads := m.all()
	for _, p := range n.values(schema.Participant) {
		quads = append(quads, Quad{Subject: p, Predicate: schema.Attends, Object: m.xid, Ref: true})
	}
	if place := n.value(schema.At); place != "" {
		p := &node{xid: place, typ: schema.Place}
		p.set(schema.Alias, n.value(schema.Label))
		quads = append(quads, p.all()...)
	}
	return quads
}

func shareStatement(n *node, d *Decisions) []Quad {
	p := &node{xid: n.value(schema.OfPosition), typ: schema.Position}
	t := &node{xid: d.topicXID(p.xid), typ: schema.Topic}
	p.set(schema.Alias, n.value(schema.Name))
	stance := fact.Stance(n.value(schema.Stance))
	p.set(schema.Plover, cmp.Or(n.value(schema.Plover), stance.Plover()))
	p.link(schema.AboutTopic, t.xid)
	t.set(schema.Alias, cmp.Or(n.value(schema.Issue), topicIn(n.value(schema.Name), stance)))
	quads := append(p.all(), t.all()...)
	if is := n.value(schema.FiledUnder); is != "" {
		t.link(schema.FiledUnder, is)
		quads = slices.Concat(p.all(), t.all(), (&node{xid: is, typ: schema.Dossier}).all())
		for _, h := range n.values(schema.Holder) {
			quads = append(quads, Quad{Subject: h, Predicate: schema.SpeaksOn, Object: is, Ref: true})
		}
	}
	for _, h := range n.values(schema.Holder) {
		quads = append(quads, Quad{Subject: h, Predicate: schema.Holds, Object: p.xid, Ref: true})
	}
	return quads
}

// singles are the properties of shared nodes that [derive] makes.
var singles = map[string][]string{
	schema.Actor:    {schema.Name, schema.Kind, schema.Code, schema.Note, schema.Block},
	schema.Meeting:  {schema.Name, schema.Kind, schema.Status, schema.Date, schema.Precision, schema.At, schema.Block},
	schema.Place:    {schema.Name, schema.Location},
	schema.Position: {schema.Name, schema.Stance},
	schema.Topic:    {schema.Name},
	schema.Dossier:  {schema.Name, schema.Alias, schema.Needs, schema.Words},
}

// derive makes the properties of a shared node that follow from its lists.
// The note comes from the resolution, not from the node.
func derive(n *node, note string, d *Decisions) []Quad {
	out := &node{xid: n.xid, typ: n.typ}
	prefix, rest, _ := strings.Cut(n.xid, ":")
	switch n.typ {
	case schema.Actor:
		out.set(schema.Name, bestActorName(n.values(schema.Label), prefix))
		out.set(schema.Kind, prefix)
		if prefix == string(fact.Country) && rest == strings.ToUpper(rest) {
			out.set(schema.Code, rest)
		}
		out.set(schema.Note, note)
		for _, k := range n.values(schema.Keys) {
			out.blocks(identity.ParseActorKey(k).Blocks())
		}
	case schema.Meeting:
		deriveMeeting(out, n)
	case schema.Position:
		stance, _, _ := strings.Cut(rest, ":")
		out.set(schema.Name, shortest(n.values(schema.Alias)))
		out.set(schema.Stance, stance)
	case schema.Dossier:
		d.deriveIssue(out)
	case schema.Place:
		out.set(schema.Name, shortest(n.values(schema.Alias)))
		out.set(schema.Location, d.location(n.values(schema.Alias)))
	default:
		out.set(schema.Name, cmp.Or(topicLine(n.xid), shortest(n.values(schema.Alias))))
	}
	if name := d.name(n.xid); name != "" {
		out.quads = slices.DeleteFunc(out.quads, func(q Quad) bool { return q.Predicate == schema.Name })
		out.set(schema.Name, name)
	}
	if n.typ == schema.Topic && out.value(schema.Name) == "" {
		out.set(schema.Name, strings.ReplaceAll(rest[strings.LastIndex(rest, scopeMark)+1:], "-", " "))
	}
	return sortQuads(out.quads)
}

func (n *node) blocks(all []string) {
	for _, b := range all {
		n.set(schema.Block, b)
	}
}

// deriveMeeting settles what the reports say: what happened beats what was
// planned, the precise date the coarse one, the particular kind the general.
func deriveMeeting(out, n *node) {
	kinds := []fact.MeetingKind{fact.Summit, fact.Ministerial, fact.Conference, fact.Session, fact.Call, fact.Visit, fact.Talks}
	states := []fact.MeetingStatus{fact.Held, fact.Cancelled, fact.Planned}
	kind, state := len(kinds), len(states)
	date, place := "", ""
	for _, s := range n.values(schema.Keys) {
		k := identity.ParseMeetingKey(s)
		if i := slices.Index(kinds, k.Kind); i >= 0 {
			kind = min(kind, i)
		}
		if i := slices.Index(states, k.Status); i >= 0 {
			state = min(state, i)
		}
		if len(k.Date) > len(date) || len(k.Date) == len(date) && k.Date < date {
			date = k.Date
		}
		if k.PlaceID != "" && (place == "" || k.PlaceID < place) {
			place = k.PlaceID
		}
		out.blocks(k.Blocks())
	}
	if kind < len(kinds) {
		out.set(schema.Kind, string(kinds[kind]))
	}
	if state < len(states) {
		out.set(schema.Status, string(states[state]))
	}
	out.set(schema.Name, longest(n.values(schema.Label)))
	out.set(schema.Date, date)
	out.set(schema.Precision, map[int]string{4: "year", 7: "month", 10: "day"}[len(date)])
	out.link(schema.At, place)
}

// bestActorName is the name that most articles use, of the forms that tell most:
// a person's of two words and more rather than a surname. Of several, it prefers
// a name of two words to initials, middle names and bare surnames, then the
// longer, so "Antony Blinken" of all his names.
func bestActorName(labels []string, kind string) string {
	rank := func(s string) int {
		switch n := len(strings.Fields(s)); {
		case strings.Contains(s, "."):
			return 3
		case n == 2:
			return 0
		case n == 1:
			return 2
		}
		return 1
	}
	bare := func(s string) int {
		if kind == string(fact.Person) && !strings.Contains(s, " ") {
			return 1
		}
		return 0
	}
	articles := identity.ArticlesByLabel(labels)
	return first(slices.Collect(maps.Keys(articles)), func(a, b string) int {
		return cmp.Or(bare(a)-bare(b), articles[b]-articles[a], rank(a)-rank(b), len(b)-len(a), strings.Compare(a, b))
	})
}

func shortest(names []string) string {
	return first(names, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
}

func longest(names []string) string {
	return first(names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
}

// first in the order, nothing where there is none.
func first(names []string, order func(a, b string) int) string {
	if len(names) == 0 {
		return ""
	}
	return slices.MinFunc(names, order)
}
