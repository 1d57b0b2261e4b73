package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"entente/extract/fact"
	"entente/graph/identity"
	"entente/schema"
)

// A session is what one run of writing knows of the graph.
type session struct {
	g      *Graph
	d      *Decisions
	stats  *Stats
	memory memory
	flight *flight // what is being written, nil where nothing is

	owner string // who this session is to others, once it writes
	fence *fence // what lets it write, nil until then

	remakes bool   // the graph is to be made anew, see [Graph.Repair]
	stop    func() // ends the renewal of the lock, nil where it is not taken
}

func (g *Graph) newSession(stats *Stats) *session {
	return &session{g: g, stats: stats, memory: newMemory()}
}

// nodesBy is [Graph.nodesBy] of the graph with all that the session wrote.
func (s *session) nodesBy(ctx context.Context, doing, predicate string, values []string, filter, fields string) ([]*stored, error) {
	if len(values) == 0 {
		return nil, nil
	}
	if err := s.land(); err != nil {
		return nil, err
	}
	return s.g.nodesBy(ctx, doing, predicate, values, filter, fields)
}

// proofsVia is [Graph.proofsVia] of the graph with all that the session wrote.
func (s *session) proofsVia(ctx context.Context, xids []string, fields string, path ...string) (map[string][]*stored, error) {
	if len(xids) == 0 {
		return nil, nil
	}
	if err := s.land(); err != nil {
		return nil, err
	}
	return s.g.proofsVia(ctx, xids, fields, path...)
}

// inBlocks are the shared nodes of a type that have one of the blocks, with
// at least the fields asked for.
func (s *session) inBlocks(ctx context.Context, doing, typ string, blocks []string, fields string) ([]*stored, error) {
	if s.memory.whole {
		return s.memory.inBlocks(typ, blocks), nil
	}
	nodes, err := s.nodesBy(ctx, doing, schema.Block, blocks, "", fields)
	return slices.DeleteFunc(nodes, func(n *stored) bool { return n.typ != typ }), err
}

// A revision changes what some articles prove, in steps that stand in the
// order in which they are called by [session.revise].
type revision struct {
	*session
	articles map[string]*revised
	res      resolution
	actors   *settling
	meetings *settling
	recheck  map[string]string // shared nodes to be worked out anew: their types by external id
	record   change            // of a decision, written before all else
	resumed  bool              // a run broke off: what it did of this is not known
	recalls  bool              // articles taken in again are as this session wrote them
}

// A revised article is one whose proofs are to be written, written anew or
// taken away.
type revised struct {
	was     *stored          // in the database, nil for a new article
	next    *node            // as it is to be, nil where it stays or goes
	reading *reading         // nil where the article goes
	old     []*stored        // its proofs in the database
	recall  bool             // these are to be worked out, see [revision.recall]
	drafts  map[string]*node // of a new article: what was written of its proofs, by external id
	left    bool             // taken in by a run that broke off
}

// isNew reports whether the article is not in the graph yet.
func (a *revised) isNew() bool { return a.was == nil && a.next != nil }

// unfinished reports whether a run broke off before all that the article's
// proofs make true was written.
func (a *revised) unfinished() bool {
	return a.was != nil && (a.left || a.hidden())
}

// hidden reports whether questions see nothing of the article until it is whole.
func (a *revised) hidden() bool {
	return a.was == nil || a.was.value(schema.Pending) != ""
}

func (s *session) newRevision() *revision {
	r := &revision{session: s, articles: make(map[string]*revised), recheck: make(map[string]string)}
	r.actors = newSettling(schema.Actor, schema.Mention)
	r.meetings = newSettling(schema.Meeting, schema.Report)
	r.res = resolution{actors: r.actors.out, meetings: make(map[string]string), decisions: s.d}
	return r
}

// again takes articles into the revision by the facts that the graph keeps of
// them. Those without a digest, or without a version to come, were about to be removed.
func (r *revision) again(ctx context.Context, xids []string) error {
	xids = slices.Compact(slices.Sorted(slices.Values(xids)))
	xids = slices.DeleteFunc(xids, func(x string) bool { return r.articles[x] != nil })
	recall := r.recalls && r.memory.whole
	fields := "uid xid dgraph.type name text facts digest pending"
	if r.resumed { // some were about to be replaced
		fields = fieldsOf(schema.Article)
	}
	if err := r.takeArticles(ctx, xids, fields, recall); err != nil {
		return err
	}
	if !recall {
		if err := r.takeProofs(ctx, xids); err != nil {
			return err
		}
	}
	for _, xid := range xids {
		a := r.articles[xid]
		if a == nil || a.was.value(schema.Digest) == "" {
			continue
		}
		n := &a.was.node
		if next := a.was.value(schema.Next); next != "" {
			var err error
			if a.next, err = decodeNext(xid, next); err != nil {
				return err
			}
			n = a.next
		}
		if n == nil {
			continue
		}
		var facts fact.Facts
		if err := json.Unmarshal([]byte(n.value(schema.Facts)), &facts); err != nil {
			return fmt.Errorf("read the facts that the graph keeps of %s: %w", xid, err)
		}
		a.reading = newReading(n, &facts)
	}
	return nil
}

// take takes articles into the revision with what the graph has of them. As
// long as they have no reading, they are to go.
func (r *revision) take(ctx context.Context, xids []string, fields string) error {
	if err := r.takeArticles(ctx, xids, fields, false); err != nil {
		return err
	}
	return r.takeProofs(ctx, xids)
}

func (r *revision) takeArticles(ctx context.Context, xids []string, fields string, recall bool) error {
	nodes, err := r.nodesBy(ctx, "fetch articles", schema.XID, xids, "", fields)
	for _, n := range nodes {
		r.articles[n.xid] = &revised{was: n, recall: recall}
	}
	return err
}

func (r *revision) takeProofs(ctx context.Context, xids []string) error {
	proofs, err := r.proofsVia(ctx, xids, proofFields, "~article")
	for _, xid := range xids {
		if a := r.articles[xid]; a != nil {
			a.old = proofs[xid]
		}
	}
	return err
}

// A settling finds out which shared nodes keys stand for, of actors or of
// meetings, taking in as much of the graph as bears on it.
type settling struct {
	typ, proof string
	seen       map[string]bool             // blocks fetched
	before     map[string]string           // keys in the graph: whose they are
	notes      map[string]string           // of shared nodes fetched
	keys       map[string]bool             // all keys to be resolved together
	gone       map[string]bool             // keys that no article has any longer
	checked    map[string]bool             // articles whose old keys were looked at
	looked     bool                        // whether what an earlier run left was looked at
	out        map[string]identity.Cluster // what the keys stand for
}

func newSettling(typ, proof string) *settling {
	return &settling{typ: typ, proof: proof, seen: make(map[string]bool), before: make(map[string]string),
		notes: make(map[string]string), keys: make(map[string]bool), gone: make(map[string]bool),
		checked: make(map[string]bool), out: make(map[string]identity.Cluster)}
}

// settle resolves the keys of all articles of the revision. Where that moves
// keys of other articles, those join the revision.
func (r *revision) settle(ctx context.Context) error {
	for {
		n := len(r.articles)
		err := r.settleKind(ctx, r.actors, actorBlocks, func(a *reading) []string {
			var keys []string
			for _, k := range a.keys {
				if k.Kind() != fact.Country {
					keys = append(keys, k.String())
				}
			}
			return keys
		}, r.resolveActorKeys)
		if err != nil {
			return err
		}
		if len(r.articles) > n {
			continue
		}
		if err := r.recall(ctx); err != nil {
			return err
		}
		err = r.settleKind(ctx, r.meetings, func(k string) []string { return identity.ParseMeetingKey(k).Blocks() }, func(a *reading) []string {
			var keys []string
			for _, k := range a.meetingKeys(&r.res) {
				keys = append(keys, k.String())
			}
			return keys
		}, r.resolveMeetingKeys)
		if err != nil {
			return err
		}
		if len(r.articles) == n {
			for k, c := range r.meetings.out {
				r.res.meetings[k] = c.XID
			}
			return nil
		}
	}
}

func actorBlocks(key string) []string { return identity.ParseActorKey(key).Blocks() }

func (r *revision) resolveActorKeys(keys []string) map[string]identity.Cluster {
	parsed := make([]identity.ActorKey, len(keys))
	for i, k := range keys {
		parsed[i] = identity.ParseActorKey(k)
	}
	return identity.ResolveActors(parsed, r.d.verdicts())
}

func (r *revision) resolveMeetingKeys(keys []string) map[string]identity.Cluster {
	byBlock := make(map[string][]identity.MeetingKey)
	for _, s := range keys {
		k := identity.ParseMeetingKey(s)
		block := "alone " + s
		if b := k.Blocks(); len(b) > 0 {
			block = b[0]
		}
		byBlock[block] = append(byBlock[block], k)
	}
	out := make(map[string]identity.Cluster, len(keys))
	for _, group := range byBlock {
		for k, xid := range identity.ResolveMeetings(group, r.d.verdicts()) {
			out[k] = identity.Cluster{XID: xid}
		}
	}
	return out
}

func (r *revision) settleKind(ctx context.Context, s *settling, blocks func(string) []string,
	keysOf func(*reading) []string, resolve func([]string) map[string]identity.Cluster) error {
	current := make(map[string]bool)
	for _, a := range r.articles {
		if a.reading != nil {
			for _, k := range keysOf(a.reading) {
				current[k] = true
			}
		}
	}
	gone, err := r.vanished(ctx, s, current, blocks)
	if err != nil {
		return err
	}
	fresh, err := r.leftBehind(ctx, s)
	if err != nil {
		return err
	}
	for k := range current {
		if _, done := s.out[k]; done {
			continue
		}
		if c, ok := r.memory.keys.get(k); ok && !gone[k] {
			s.out[k] = c
			continue
		}
		fresh = append(fresh, k)
	}
	if len(fresh)+len(gone) == 0 {
		return nil
	}
	for k := range gone {
		s.gone[k] = true
		r.memory.keys.drop(k)
	}
	if err := r.fetchBlocks(ctx, s, slices.Concat(fresh, slices.Collect(maps.Keys(gone))), current, blocks); err != nil {
		return err
	}
	for k := range current {
		s.keys[k] = true
	}
	var moved []string
	for {
		more, drawn := r.resolveAll(s, blocks, resolve)
		moved = append(moved, more...)
		if len(drawn) == 0 {
			return r.follow(ctx, s, moved)
		}
		if err := r.fetchBlocks(ctx, s, drawn, current, blocks); err != nil {
			return err
		}
	}
}

// leftBehind are the keys of the shared nodes that a run which broke off was
// working on: what they stand for, and with what note, is open.
func (r *revision) leftBehind(ctx context.Context, s *settling) (keys []string, err error) {
	if !r.resumed || s.looked {
		return nil, nil
	}
	s.looked = true
	var xids []string
	for xid, typ := range r.recheck {
		if typ == s.typ {
			xids = append(xids, xid)
		}
	}
	slices.Sort(xids)
	nodes, err := r.nodesBy(ctx, "fetch what an earlier run left", schema.XID, xids, "", "uid xid dgraph.type keys")
	for _, n := range nodes {
		keys = append(keys, n.values(schema.Keys)...)
	}
	return keys, err
}

// resolveAll resolves all keys and returns those of the graph that moved, and
// those that seem to be drawn along, such as an acronym by the one that bears
// it: other keys that bear on these may not be here.
func (r *revision) resolveAll(s *settling, blocks func(string) []string, resolve func([]string) map[string]identity.Cluster) (moved, drawn []string) {
	for k, c := range resolve(slices.Sorted(maps.Keys(s.keys))) {
		if !s.covers(blocks(k)) {
			if was := s.before[k]; was != "" && (was != c.XID || s.notes[was] != c.Note) {
				drawn = append(drawn, k)
			}
			continue
		}
		if was := s.before[k]; was != "" && was != c.XID && s.out[k].XID != c.XID {
			moved = append(moved, k)
		}
		c.Keys = nil
		s.out[k] = c
		r.memory.keys.put(k, c)
		if note, ok := s.notes[c.XID]; ok && note != c.Note {
			r.recheck[c.XID] = s.typ
		}
	}
	return moved, drawn
}

// covers reports whether all of the blocks were fetched.
func (s *settling) covers(blocks []string) bool {
	for _, b := range blocks {
		if !s.seen[b] {
			return false
		}
	}
	return true
}

// fetchBlocks fetches the shared nodes that the keys may be one with, with
// all of their keys but those that are gone.
func (r *revision) fetchBlocks(ctx context.Context, s *settling, keys []string, current map[string]bool, blocks func(string) []string) error {
	var need []string
	for _, k := range keys {
		for _, b := range blocks(k) {
			if !s.seen[b] {
				s.seen[b] = true
				need = append(need, b)
			}
		}
	}
	slices.Sort(need)
	nodes, err := r.inBlocks(ctx, "resolve", s.typ, need, "uid xid dgraph.type keys note")
	if err != nil {
		return err
	}
	dead, err := r.unproved(ctx, s, nodes, current)
	if err != nil {
		return err
	}
	for _, n := range nodes {
		s.notes[n.xid] = n.value(schema.Note)
		for _, k := range n.values(schema.Keys) {
			if !dead[k] {
				s.before[k] = n.xid
				s.keys[k] = true
			}
		}
	}
	for k := range s.gone {
		if !current[k] {
			delete(s.keys, k)
		}
	}
	return nil
}

// unproved are the keys of shared nodes that nothing proves any longer, though
// a run that broke off has not taken them away yet.
func (r *revision) unproved(ctx context.Context, s *settling, nodes []*stored, current map[string]bool) (map[string]bool, error) {
	if !r.resumed {
		return nil, nil
	}
	dead := make(map[string]bool)
	for _, n := range nodes {
		for _, k := range n.values(schema.Keys) {
			dead[k] = !current[k]
		}
	}
	maps.DeleteFunc(dead, func(_ string, is bool) bool { return !is })
	return dead, r.dropProved(ctx, s, dead)
}

// dropProved drops the keys that proofs of articles outside the revision have.
func (r *revision) dropProved(ctx context.Context, s *settling, keys map[string]bool) error {
	if len(keys) == 0 {
		return nil
	}
	proofs, err := r.nodesBy(ctx, "look for other proofs", schema.Key, slices.Sorted(maps.Keys(keys)), "", "uid dgraph.type key article { xid }")
	for _, p := range proofs {
		if a := r.articles[p.value(schema.InArticle)]; p.typ == s.proof && (a == nil || a.was == nil) {
			delete(keys, p.value(schema.Key))
		}
	}
	return err
}

// vanished finds the keys that only articles of the revision had, and have no
// longer. Those without blocks bear on no others.
func (r *revision) vanished(ctx context.Context, s *settling, current map[string]bool, blocks func(string) []string) (map[string]bool, error) {
	gone := make(map[string]bool)
	for xid, a := range r.articles {
		if s.checked[xid] {
			continue
		}
		s.checked[xid] = true
		for _, p := range a.old {
			if k := p.value(schema.Key); p.typ == s.proof && k != "" && !current[k] && !s.gone[k] && len(blocks(k)) > 0 {
				gone[k] = true
			}
		}
	}
	return gone, r.dropProved(ctx, s, gone)
}

// follow takes the articles with the moved keys into the revision.
func (r *revision) follow(ctx context.Context, s *settling, moved []string) error {
	if len(moved) == 0 {
		return nil
	}
	slices.Sort(moved)
	proofs, err := r.nodesBy(ctx, "follow what moved", schema.Key, moved, "", "uid dgraph.type article { xid }")
	if err != nil {
		return err
	}
	var xids []string
	for _, p := range proofs {
		if p.typ == s.proof {
			xids = append(xids, p.value(schema.InArticle))
		}
	}
	slices.Sort(xids)
	return r.again(ctx, slices.Compact(xids))
}
