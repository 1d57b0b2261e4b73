package graph

import (
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/graph/plain"
)

// A meetingKey is what one report says of a meeting as far as it tells it
// from others.
type meetingKey struct {
	sides   []string // the parties: external ids of countries, organizations and people of no country; sorted
	people  []string // side>person, sorted
	date    string
	place   string // folded
	remote  bool   // a call
	kind    fact.MeetingKind
	status  fact.MeetingStatus
	scope   string // of undated meetings, which are joined to none
	placeID string
}

// String is the form in which keys are kept in the graph.
func (k meetingKey) String() string {
	remote := ""
	if k.remote {
		remote = "call"
	}
	return strings.Join([]string{strings.Join(k.sides, ","), strings.Join(k.people, ","), k.date, k.place, remote,
		string(k.kind), string(k.status), k.scope, k.placeID}, "|")
}

// parseMeetingKey reads what String wrote.
func parseMeetingKey(s string) meetingKey {
	f := strings.Split(s, "|")
	for len(f) < 9 {
		f = append(f, "")
	}
	list := func(s string) []string {
		if s == "" {
			return nil
		}
		return strings.Split(s, ",")
	}
	return meetingKey{list(f[0]), list(f[1]), f[2], f[3], f[4] != "", fact.MeetingKind(f[5]),
		fact.MeetingStatus(f[6]), f[7], f[8]}
}

// newMeetingKey makes the key of an article's meeting. The actors' external
// ids and employers are given by their ids in the facts.
func newMeetingKey(articleXID string, m *fact.Meeting, xids map[string]string, keys map[string]actorKey) meetingKey {
	k := meetingKey{date: m.Date, place: plain.Fold(m.Place), remote: m.Kind == fact.Call, kind: m.Kind, status: m.Status}
	if m.Place != "" {
		k.placeID = placeXID(m.Place)
	}
	for _, id := range m.Participants {
		key, ok := keys[id]
		if !ok {
			continue
		}
		side := xids[id]
		if key.kind == fact.Person {
			if len(key.of) == 3 && key.of == strings.ToUpper(key.of) {
				side = "country:" + key.of
			}
			k.people = append(k.people, side+">"+xids[id])
		}
		k.sides = append(k.sides, side)
	}
	slices.Sort(k.sides)
	k.sides = slices.Compact(k.sides)
	slices.Sort(k.people)
	k.people = slices.Compact(k.people)
	if m.Date == "" {
		k.scope = hash(articleXID, m.Quote)[:12]
	}
	return k
}

func placeXID(place string) string { return "place:" + slug(place) }

// block is what the keys of one meeting have in common, or nothing where the
// key stands alone.
func (k meetingKey) blocks() []string {
	if k.scope != "" || len(k.date) < 4 {
		return nil
	}
	return []string{"meeting " + k.date[:4] + " " + hash(k.sides...)[:16]}
}

// alone is the external id of a meeting of which only this key is known.
func (k meetingKey) alone() string {
	var short []string
	for _, s := range k.sides {
		_, name, _ := strings.Cut(s, ":")
		short = append(short, name)
	}
	id := strings.Join(short, "+")
	if len(id) > 80 {
		id = hash(k.sides...)[:16]
	}
	if k.date != "" {
		id += "/" + k.date
	}
	if k.remote {
		id += "/call"
	}
	if k.scope != "" {
		id += "/" + k.scope
	}
	return "meeting:" + id
}

// mayBe reports whether two reports of one channel and set of sides, the date
// of one within that of the other, can be of one meeting. What is planned for
// some time in a year and what was held in that year are two.
func (k meetingKey) mayBe(o meetingKey) bool {
	if (k.status == fact.Planned && o.status == fact.Held || k.status == fact.Held && o.status == fact.Planned) &&
		min(len(k.date), len(o.date)) < len("2006-01") {
		return false
	}
	if k.remote != o.remote || !slices.Equal(k.sides, o.sides) || k.place != "" && o.place != "" && k.place != o.place {
		return false
	}
	for _, side := range k.sides {
		a, b := k.peopleOf(side), o.peopleOf(side)
		if len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(p string) bool { return slices.Contains(b, p) }) {
			return false
		}
	}
	return true
}

func (k meetingKey) peopleOf(side string) []string {
	var people []string
	for _, p := range k.people {
		if strings.HasPrefix(p, side+">") {
			people = append(people, p)
		}
	}
	return people
}

// resolveMeetings tells which keys are one meeting's: for each key, the
// external id of its meeting. It depends on the set of keys only, and for a
// key whose block is all there, on that alone.
//
// Reports of one day are one meeting unless place or people keep them apart.
// A report of a coarser date joins the one meeting within it that it can be,
// and stays alone where there are several.
func resolveMeetings(keys []meetingKey, d *Decisions) map[string]string {
	keys = slices.Clone(keys)
	// The fullest come first: precise dates, places, many people.
	slices.SortFunc(keys, func(a, b meetingKey) int {
		if len(a.date) != len(b.date) {
			return len(b.date) - len(a.date)
		}
		if (a.place == "") != (b.place == "") {
			return len(b.place) - len(a.place)
		}
		if len(a.people) != len(b.people) {
			return len(b.people) - len(a.people)
		}
		return strings.Compare(a.String(), b.String())
	})
	var clusters []*meetingCluster
	taken := make(map[string]int)
	out := make(map[string]string)
	for _, k := range keys {
		c := k.home(clusters, d)
		if c == nil {
			c = &meetingCluster{xid: k.distinct(taken)}
			clusters = append(clusters, c)
		}
		c.keys = append(c.keys, k)
		out[k.String()] = d.canonical(c.xid)
	}
	return out
}

// A meetingCluster is one meeting as its reports make it out.
type meetingCluster struct {
	xid  string
	keys []meetingKey
}

// home finds the one cluster that a key can be in, nil where none or several.
func (k meetingKey) home(clusters []*meetingCluster, d *Decisions) *meetingCluster {
	var fits []*meetingCluster
	for _, c := range clusters {
		if k.scope != "" || c.keys[0].scope != "" || !strings.HasPrefix(c.keys[0].date, k.date) || d.differ(k.alone, c.xid) {
			continue
		}
		if !slices.ContainsFunc(c.keys, func(o meetingKey) bool { return !k.mayBe(o) }) {
			fits = append(fits, c)
		}
	}
	if len(fits) == 1 {
		return fits[0]
	}
	for _, c := range fits { // those of several that stayed alone together
		if c.keys[0].date == k.date && c.keys[0].place == k.place && slices.Equal(c.keys[0].people, k.people) {
			return c
		}
	}
	return nil
}

// distinct is the key's external id with what tells it from those taken.
func (k meetingKey) distinct(taken map[string]int) string {
	id := k.alone()
	if k.place != "" && taken[id] > 0 {
		taken[id]++
		id += "/" + slug(k.place)
	}
	taken[id]++
	if n := taken[id]; n > 1 {
		id += "/" + hash(k.String())[:8]
	}
	return id
}
