package graph

import (
	"context"
	"maps"
	"slices"

	"entente/extract/fact"
	"entente/graph/identity"
	"entente/schema"
)

// recall works out the proofs that the graph has of articles taken in again,
// as soon as actors are settled. It follows from their facts and from whose
// their keys were until now. To read them back would be much more work for the
// server, and would fill its cache with what it has to keep up from then on.
//
// That is so only of what this session wrote: another version of the program
// may have made other keys of the same facts.
func (r *revision) recall(ctx context.Context) error {
	var read []string
	for _, xid := range slices.Sorted(maps.Keys(r.articles)) {
		a := r.articles[xid]
		if !a.recall {
			continue
		}
		a.recall = false
		was := r.resolutionBefore(a)
		if was == nil {
			read = append(read, xid)
			continue
		}
		for _, p := range a.reading.proofs(was) {
			a.old = append(a.old, &stored{node: *p})
		}
	}
	return r.takeProofs(ctx, read)
}

// resolutionBefore is the resolution by which the graph has an article whose
// facts stay, or nil where that is not known.
func (r *revision) resolutionBefore(a *revised) *resolution {
	if a.reading == nil || a.was.value(schema.Pending) != "" {
		return nil
	}
	was := &resolution{actors: make(map[string]identity.Cluster), meetings: make(map[string]string), decisions: r.d}
	for _, key := range a.reading.keys {
		k := key.String()
		switch c, settled := r.actors.out[k]; {
		case key.Kind() == fact.Country:
		case r.actors.before[k] != "":
			was.actors[k] = identity.Cluster{XID: r.actors.before[k]}
		case settled:
			was.actors[k] = c
		default:
			return nil
		}
	}
	for _, key := range a.reading.meetingKeys(was) {
		k := key.String()
		switch c, known := r.memory.keys.get(k); {
		case r.meetings.before[k] != "":
			was.meetings[k] = r.meetings.before[k]
		case known:
			was.meetings[k] = c.XID
		case len(key.Blocks()) > 0:
			return nil
		}
	}
	return was
}
