package graph

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/extract/fact"
	"entente/graph/identity"
	"entente/graph/plain"
	"entente/schema"
)

// A node is a node's external id, type, and all its quads but those two, sorted.
type node struct {
	xid, typ string
	quads    []Quad
}

// values are the objects of a predicate.
func (n *node) values(predicate string) []string {
	var all []string
	for _, q := range n.quads {
		if q.Predicate == predicate {
			all = append(all, q.Object)
		}
	}
	return all
}

// value is the first object of a predicate, or nothing.
func (n *node) value(predicate string) string {
	for _, q := range n.quads {
		if q.Predicate == predicate {
			return q.Object
		}
	}
	return ""
}

// set adds a value; nothing is not a value. The one text that Dgraph takes for
// "all values" loses its first letter.
func (n *node) set(predicate, value string) {
	if value == star {
		value = star[1:]
	}
	if value != "" {
		n.quads = append(n.quads, Quad{Subject: n.xid, Predicate: predicate, Object: value})
	}
}

// score sets how likely a fact is right, where the learned reader judged it.
func (n *node) score(x float64) {
	if x > 0 {
		n.set(schema.Score, strconv.FormatFloat(x, 'f', 2, 64))
	}
}

// link adds an edge; to nothing there is none.
func (n *node) link(predicate, xid string) {
	if xid != "" {
		n.quads = append(n.quads, Quad{Subject: n.xid, Predicate: predicate, Object: xid, Ref: true})
	}
}

// all are the node's quads with its id and type, so far as it has one.
func (n *node) all() []Quad {
	all := []Quad{{Subject: n.xid, Predicate: schema.XID, Object: n.xid}}
	if n.typ != "" {
		all = append(all, Quad{Subject: n.xid, Predicate: schema.Type, Object: n.typ})
	}
	return append(all, n.quads...)
}

// quote sets the words that prove something.
func (n *node) quote(e fact.Evidence) {
	if e.Quote == "" {
		return
	}
	n.set(schema.Quote, e.Quote)
	n.set(schema.Start, strconv.Itoa(e.Start))
	n.set(schema.End, strconv.Itoa(e.End))
}

// articleXID is the external id of an article by the id that it goes by.
func articleXID(id string) string {
	if len(id) <= 300 {
		return "article:" + id
	}
	return "article:" + plain.Hash(id)
}

// nextOf is what an article keeps of the version that is to take its place, as
// long as that is not whole; where it is to go, there is none.
func nextOf(xid string, next *node) Quad {
	var quads []Quad
	if next != nil {
		quads = next.quads
	}
	encoded, _ := json.Marshal(quads) // of texts, which can't fail
	return Quad{Subject: xid, Predicate: schema.Next, Object: string(encoded)}
}

// decodeNext is the version of an article that [nextOf] made, or nil.
func decodeNext(xid, encoded string) (*node, error) {
	n := &node{xid: xid, typ: schema.Article}
	if err := json.Unmarshal([]byte(encoded), &n.quads); err != nil {
		return nil, fmt.Errorf("read the version of %s that is to be: %w", xid, err)
	}
	if len(n.quads) == 0 {
		return nil, nil
	}
	return n, nil
}

// articleNode is the node of an article, without what it proves.
func articleNode(item Item) (*node, error) {
	a := item.Article
	encoded, err := json.Marshal(item.Facts)
	if err != nil {
		return nil, fmt.Errorf("encode the facts of %s: %w", a.Name, err)
	}
	whole, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", a.Name, err)
	}
	n := &node{xid: articleXID(a.ID), typ: schema.Article}
	n.set(schema.Name, cmp.Or(a.Title, a.Name, a.ID))
	n.set(schema.ArticleID, a.ID)
	n.set(schema.Alias, a.Name)
	n.set(schema.URL, a.URL)
	n.set(schema.Source, a.Source)
	n.set(schema.Site, a.Site)
	n.set(schema.Author, a.Author)
	n.set(schema.Language, a.Language)
	n.set(schema.Published, a.Published)
	n.set(schema.Text, a.Text)
	n.set(schema.Facts, string(encoded))
	n.set(schema.Origin, originOf(string(whole), item.Facts.CopyOf, item.Reader))
	n.set(schema.Digest, plain.Hash(string(whole), string(encoded)))
	n.quads = sortQuads(n.quads)
	return n, nil
}

// A resolution says which shared nodes an article's keys stand for. Keys that
// it does not know stand for themselves.
type resolution struct {
	actors    map[string]identity.Cluster // by key
	meetings  map[string]string           // by key
	decisions *Decisions
}

func (r *resolution) actor(k identity.ActorKey) string {
	if c, ok := r.actors[k.String()]; ok {
		return c.XID
	}
	return r.decisions.canonical(k.Alone())
}

func (r *resolution) meeting(k identity.MeetingKey) string {
	if xid, ok := r.meetings[k.String()]; ok {
		return xid
	}
	return r.decisions.canonical(k.Alone())
}

// A reading is one article's facts with the keys of their actors.
type reading struct {
	xid    string // of the article
	title  string
	text   string
	issues []string // of the positions, by their IDs in the table, as soon as they are known
	scope  string   // of what is known within one text only: the article, or the one it copies
	facts  *fact.Facts
	actors map[string]*fact.Actor       // by id
	keys   map[string]identity.ActorKey // by id

	countries []identity.Calling // what the article calls them, as soon as a statement asks
}

// newReading reads the facts of an article, given as the node that the graph
// keeps of it.
func newReading(n *node, facts *fact.Facts) *reading {
	r := &reading{xid: n.xid, scope: n.xid, facts: facts, title: n.value(schema.Name), text: n.value(schema.Text), actors: make(map[string]*fact.Actor)}
	for i := range facts.Actors {
		r.actors[facts.Actors[i].ID] = &facts.Actors[i]
	}
	if facts.CopyOf != "" {
		r.scope = articleXID(facts.CopyOf)
	}
	r.keys = identity.ActorKeys(r.scope, facts)
	return r
}

// actorXIDs are the external ids of the article's actors by their ids.
func (r *reading) actorXIDs(res *resolution) map[string]string {
	xids := make(map[string]string, len(r.keys))
	for id, k := range r.keys {
		xids[id] = res.actor(k)
	}
	return xids
}

// meetingKeys are the keys of the article's meetings, in their order.
func (r *reading) meetingKeys(res *resolution) []identity.MeetingKey {
	xids := r.actorXIDs(res)
	keys := make([]identity.MeetingKey, len(r.facts.Meetings))
	for i := range r.facts.Meetings {
		keys[i] = identity.NewMeetingKey(r.scope, &r.facts.Meetings[i], xids, r.keys)
	}
	return keys
}

// proofs are the nodes of the article's own: its mentions, reports and
// statements, in the order of their external ids.
func (r *reading) proofs(res *resolution) []*node {
	xids := r.actorXIDs(res)
	var all []*node
	for i := range r.facts.Actors {
		all = append(all, r.mention(&r.facts.Actors[i], xids))
	}
	for i, k := range r.meetingKeys(res) {
		all = append(all, r.reports(&r.facts.Meetings[i], k, res.meeting(k), xids)...)
	}
	for i := range r.facts.Positions {
		all = append(all, r.statement(i, xids, res.decisions))
	}
	seen := make(map[string]int)
	for _, n := range all { // two facts of the same words stay two
		seen[n.xid]++
		if c := seen[n.xid]; c > 1 {
			n.rename(n.xid + "." + strconv.Itoa(c))
		}
		n.quads = sortQuads(n.quads)
	}
	slices.SortFunc(all, func(a, b *node) int { return strings.Compare(a.xid, b.xid) })
	return all
}

// drafts are so much of the proofs as stands before it is known who is who:
// not the edges to others, nor reports, whose ids depend on it. What proofs
// has besides edges, and drafts have not, depends on that, too; never is there
// another value.
func (r *reading) drafts(d *Decisions) []*node {
	all := slices.DeleteFunc(r.proofs(&resolution{decisions: d}), func(n *node) bool { return n.typ == schema.Report })
	for _, n := range all {
		n.quads = slices.DeleteFunc(n.quads, func(q Quad) bool { return q.Ref && q.Predicate != schema.InArticle })
	}
	return all
}

func (n *node) rename(xid string) {
	n.xid = xid
	for i := range n.quads {
		n.quads[i].Subject = xid
	}
}

func (r *reading) mention(a *fact.Actor, xids map[string]string) *node {
	n := &node{xid: "mention:" + plain.Hash(r.xid, a.ID), typ: schema.Mention}
	n.set(schema.Name, a.Name)
	n.link(schema.InArticle, r.xid)
	n.link(schema.MentionOf, xids[a.ID])
	n.set(schema.Forms, strings.Join(slices.DeleteFunc(slices.Clone(a.Names), func(form string) bool { return form == a.Name }), "\n"))
	n.set(schema.Role, a.Role)
	if k := r.keys[a.ID]; k.Kind() != fact.Country { // whose external id says it all
		n.set(schema.Key, k.String())
	}
	// An employer without words that prove it helps to tell actors apart,
	// but makes no edge.
	if a.OfProof != nil && a.OfProof.Quote != "" && xids[a.Of] != xids[a.ID] {
		n.link(schema.OnBehalf, xids[a.Of])
		n.quote(*a.OfProof)
	}
	return n
}

// reports are one node for each of the meeting's proofs.
func (r *reading) reports(m *fact.Meeting, k identity.MeetingKey, meeting string, xids map[string]string) []*node {
	var all []*node
	for _, e := range append([]fact.Evidence{m.Evidence}, m.More...) {
		n := &node{xid: "report:" + plain.Hash(r.xid, k.String(), strconv.Itoa(e.Start), e.Quote), typ: schema.Report}
		n.set(schema.Name, r.meetingName(m))
		n.link(schema.InArticle, r.xid)
		n.link(schema.OfMeeting, meeting)
		for _, id := range m.Participants {
			n.link(schema.Participant, xids[id])
		}
		n.set(schema.Label, m.Place)
		n.link(schema.At, k.PlaceID)
		n.set(schema.Key, k.String())
		n.set(schema.Rule, m.Rule)
		n.score(m.Score)
		n.quote(e)
		all = append(all, n)
	}
	return all
}

// meetingName reads like "Japan and United States: ministerial, New York, 2022-09-22".
func (r *reading) meetingName(m *fact.Meeting) string {
	var who []string
	countries := false
	for _, id := range m.Participants {
		countries = countries || r.actors[id] != nil && r.actors[id].Kind == fact.Country
	}
	for _, id := range m.Participants {
		if a := r.actors[id]; a != nil && (!countries || a.Kind != fact.Person || r.keys[id].Of() == "") {
			who = append(who, a.Name)
		}
	}
	slices.Sort(who)
	name := string(m.Kind)
	switch n := len(who); {
	case n == 1:
		name = who[0] + ": " + name
	case n > 6:
		name = fmt.Sprintf("%s and %d others: %s", strings.Join(who[:5], ", "), n-5, name)
	case n > 1:
		name = strings.Join(who[:n-1], ", ") + " and " + who[n-1] + ": " + name
	}
	for _, part := range []string{m.Place, m.Date} {
		if part != "" {
			name += ", " + part
		}
	}
	return name
}

// issueOf is the ID of a position's issue, or nothing.
func (r *reading) issueOf(i int, d *Decisions) string {
	if r.issues == nil {
		r.issues = d.issues().Assign(r.title, r.text, r.facts)
	}
	return r.issues[i]
}

// topicIn are the words of a position's topic by its name.
func topicIn(name string, stance fact.Stance) string {
	return strings.TrimPrefix(name, stance.Verb())
}

func (r *reading) statement(i int, xids map[string]string, d *Decisions) *node {
	p := &r.facts.Positions[i]
	n := &node{xid: "statement:" + plain.Hash(r.xid, string(p.Stance), p.Topic, strings.Join(p.Holders, " "), strconv.Itoa(p.Start), p.Quote), typ: schema.Statement}
	if r.countries == nil {
		r.countries = identity.Callings(r.actors)
	}
	sig, filed := d.topic(identity.SignatureOf(p, r.actors, r.countries), r.issueOf(i, d))
	n.set(schema.Name, p.Name)
	n.link(schema.InArticle, r.xid)
	for _, id := range p.Holders {
		n.link(schema.Holder, xids[id])
	}
	for _, id := range p.About {
		n.link(schema.About, xids[id])
	}
	position := d.canonical(r.positionXID(p, sig, filed, d))
	n.link(schema.OfPosition, position)
	n.link(schema.FiledUnder, d.issueXID(issueOfTopic(d.topicXID(position))))
	n.set(schema.Key, sig.Key())
	n.set(schema.Stance, string(p.Stance))
	n.set(schema.Side, string(SideOf(p.Stance, p.Topic)))
	if p.Plover != p.Stance.Plover() {
		n.set(schema.Plover, p.Plover)
	}
	if p.Topic != topicIn(p.Name, p.Stance) {
		n.set(schema.Issue, p.Topic)
	}
	n.set(schema.Date, p.Date)
	n.set(schema.Rule, p.Rule)
	n.score(p.Score)
	for pred, is := range map[string]bool{schema.Quoted: p.Quoted, schema.Reported: p.Reported, schema.Joint: len(p.Holders) > 1} {
		if is {
			n.set(pred, "true")
		}
	}
	n.quote(p.Evidence)
	return n
}
