package graph

import (
	"context"
	"time"

	"entente/schema"
)

// Finish finishes what a run of writing that broke off left, unless another
// program writes just now: questions that are asked afterwards see no half of it.
// It reports whether there was anything.
func (g *Graph) Finish(ctx context.Context) (bool, error) {
	var answer struct {
		Meta []struct {
			keeper
			Dirty []string
		}
		Pending []keeper
	}
	dql := `{ meta(func: eq(xid, ` + Literal(metaXID) + `)) { uid owner expires dirty } pending(func: eq(pending, true), first: 1) { uid } }`
	if err := g.read(ctx, "ask what is being written", dql, nil, &answer); err != nil || len(answer.Meta) == 0 {
		return false, err
	}
	meta := answer.Meta[0]
	if len(answer.Pending)+len(meta.Dirty) == 0 || meta.busy() {
		return false, nil
	}
	version, err := g.schemaVersion(ctx)
	if err != nil || version != schema.Version {
		return false, err
	}
	none := make(chan Item)
	close(none)
	_, err = g.Load(ctx, none, nil)
	return err == nil, err
}

// busy reports whether the owner of the lock may still write.
func (k *keeper) busy() bool {
	return k.Owner != "" && time.Now().Unix() < k.Expires && !dead(k.Owner)
}

// grace is how long a revision that has begun may go on when the run is
// interrupted.
const grace = 20 * time.Second

// patient is a context that outlives another one by the grace: what has begun is
// done to its end, so that nothing unfinished is left.
func patient(ctx context.Context) (context.Context, context.CancelFunc) {
	p, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		select {
		case <-time.After(grace):
			cancel()
		case <-p.Done():
		}
	})
	return p, func() { stop(); cancel() }
}
