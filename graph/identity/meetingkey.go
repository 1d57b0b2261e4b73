package identity

import (
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/graph/plain"
)

// A MeetingKey is what one report says of a meeting as far as it tells it
// from others.
type MeetingKey struct {
	sides   []string // the parties: external ids of countries, organizations and people of no country; sorted
	people  []string // side>person, sorted
	Date    string
	place   string // folded
	remote  bool   // a call
	Kind    fact.MeetingKind
	Status  fact.MeetingStatus
	scope   string // of undated meetings, which are joined to none
	PlaceID string
}

// String is the form in which keys are kept in the graph.
func (k MeetingKey) String() string {
	remote := ""
	if k.remote {
		remote = "call"
	}
	return strings.Join([]string{strings.Join(k.sides, ","), strings.Join(k.people, ","), k.Date, k.place, remote,
		string(k.Kind), string(k.Status), k.scope, k.PlaceID}, "|")
}

// ParseMeetingKey reads what String wrote.
func ParseMeetingKey(s string) MeetingKey {
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
	return MeetingKey{list(f[0]), list(f[1]), f[2], f[3], f[4] != "", fact.MeetingKind(f[5]),
		fact.MeetingStatus(f[6]), f[7], f[8]}
}

// NewMeetingKey makes the key of an article's meeting. The actors' external
// ids and employers are given by their ids in the facts.
func NewMeetingKey(articleXID string, m *fact.Meeting, xids map[string]string, keys map[string]ActorKey) MeetingKey {
	k := MeetingKey{Date: m.Date, place: plain.Fold(m.Place), remote: m.Kind == fact.Call, Kind: m.Kind, Status: m.Status}
	if m.Place != "" {
		k.PlaceID = placeXID(m.Place)
	}
	for _, id := range m.Participants {
		key, ok := keys[id]
		if !ok {
			continue
		}
		side := xids[id]
		if key.kind == fact.Person {
			if len(key.of) == 3 && isState(key.of) {
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
		k.scope = plain.Hash(articleXID, m.Quote)[:12]
	}
	return k
}

func placeXID(place string) string { return "place:" + plain.Slug(place) }

// Blocks are what the keys of one meeting have in common, or nothing where the
// key stands alone.
func (k MeetingKey) Blocks() []string {
	if k.scope != "" || len(k.Date) < 4 {
		return nil
	}
	return []string{"meeting " + k.Date[:4] + " " + plain.Hash(k.sides...)[:16]}
}

// Alone is the external id of a meeting of which only this key is known.
func (k MeetingKey) Alone() string {
	var short []string
	for _, s := range k.sides {
		_, name, _ := strings.Cut(s, ":")
		short = append(short, name)
	}
	id := strings.Join(short, "+")
	if len(id) > 80 {
		id = plain.Hash(k.sides...)[:16]
	}
	if k.Date != "" {
		id += "/" + k.Date
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
func (k MeetingKey) mayBe(o MeetingKey) bool {
	if (k.Status == fact.Planned && o.Status == fact.Held || k.Status == fact.Held && o.Status == fact.Planned) &&
		min(len(k.Date), len(o.Date)) < len("2006-01") {
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

func (k MeetingKey) peopleOf(side string) []string {
	var people []string
	for _, p := range k.people {
		if strings.HasPrefix(p, side+">") {
			people = append(people, p)
		}
	}
	return people
}

// ResolveMeetings tells which keys are one meeting's: for each key, the
// external id of its meeting. It depends on the set of keys only, and for a
// key whose block is all there, on that alone.
//
// Reports of one day are one meeting unless place or people keep them apart.
// A report of a coarser date joins the one meeting within it that it can be,
// and stays alone where there are several.
func ResolveMeetings(keys []MeetingKey, v *Verdicts) map[string]string {
	keys = slices.Clone(keys)
	// The fullest come first: precise dates, places, many people.
	slices.SortFunc(keys, func(a, b MeetingKey) int {
		if len(a.Date) != len(b.Date) {
			return len(b.Date) - len(a.Date)
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
		c := k.home(clusters, v)
		if c == nil {
			c = &meetingCluster{xid: k.distinct(taken)}
			clusters = append(clusters, c)
		}
		c.keys = append(c.keys, k)
		out[k.String()] = v.Canonical(c.xid)
	}
	return out
}

// A meetingCluster is one meeting as its reports make it out.
type meetingCluster struct {
	xid  string
	keys []MeetingKey
}

// home finds the one cluster that a key can be in, nil where none or several.
func (k MeetingKey) home(clusters []*meetingCluster, v *Verdicts) *meetingCluster {
	var fits []*meetingCluster
	for _, c := range clusters {
		if k.scope != "" || c.keys[0].scope != "" || !strings.HasPrefix(c.keys[0].Date, k.Date) || v.Differ(k.Alone, c.xid) {
			continue
		}
		if !slices.ContainsFunc(c.keys, func(o MeetingKey) bool { return !k.mayBe(o) }) {
			fits = append(fits, c)
		}
	}
	if len(fits) == 1 {
		return fits[0]
	}
	for _, c := range fits { // those of several that stayed alone together
		if c.keys[0].Date == k.Date && c.keys[0].place == k.place && slices.Equal(c.keys[0].people, k.people) {
			return c
		}
	}
	return nil
}

// distinct is the key's external id with what tells it from those taken.
func (k MeetingKey) distinct(taken map[string]int) string {
	id := k.Alone()
	if k.place != "" && taken[id] > 0 {
		taken[id]++
		id += "/" + plain.Slug(k.place)
	}
	taken[id]++
	if n := taken[id]; n > 1 {
		id += "/" + plain.Hash(k.String())[:8]
	}
	return id
}
