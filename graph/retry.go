package graph

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"github.com/dgraph-io/dgo/v230"
)

// A tally counts what calls to Dgraph met with.
type tally struct {
	commits, aborts, waits atomic.Int64
}

// callLimit bounds one call to Dgraph, so that a server that takes a call and
// dies without a word is noticed.
const callLimit = 2 * time.Minute

// retry makes a call to Dgraph, again after a while where it was aborted or
// no server could be reached, until the options' Timeout. The call must be one
// that can be made twice.
func (g *Graph) retry(ctx context.Context, doing string, call func(context.Context) error) error {
	return g.retryFor(ctx, g.opts.Timeout, doing, call)
}

func (g *Graph) retryFor(ctx context.Context, limit time.Duration, doing string, call func(context.Context) error) error {
	start := time.Now()
	for try := 0; ; try++ {
		err := g.once(ctx, call)
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return explain(doing, errors.Join(ctx.Err(), err))
		case errors.Is(err, dgo.ErrAborted):
			g.tally.aborts.Add(1)
		case unavailable(err) || errors.Is(err, context.DeadlineExceeded):
			g.tally.waits.Add(1)
		case try == 0 && g.relogin(ctx, err):
			continue
		default:
			return explain(doing, err)
		}
		wait := backoff(try)
		if time.Since(start)+wait > limit {
			return explain(doing, err)
		}
		if gone := g.lost(err); gone != nil {
			return fmt.Errorf("%s: %w: %w", doing, ErrNoServer, gone)
		}
		if g.opts.Waiting != nil && !errors.Is(err, dgo.ErrAborted) {
			g.opts.Waiting(err, wait)
		}
		select {
		case <-ctx.Done():
			return explain(doing, errors.Join(ctx.Err(), err))
		case <-time.After(wait):
		}
	}
}

// lost is why there is no use in waiting after an error, or nil.
func (g *Graph) lost(err error) error {
	if g.opts.Lost == nil || errors.Is(err, dgo.ErrAborted) {
		return nil
	}
	return g.opts.Lost()
}

// once makes the call with its time bounded.
func (g *Graph) once(ctx context.Context, call func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	return call(ctx)
}

// relogin logs in anew where a call was refused that had been allowed: dgo
// renews tokens that it knows to be expired, but not those of a server that
// was restarted with another secret.
func (g *Graph) relogin(ctx context.Context, err error) bool {
	if g.opts.User == "" || !errors.Is(explain("", err), ErrAuth) {
		return false
	}
	return g.dg.LoginIntoNamespace(ctx, g.opts.User, g.opts.Password, g.opts.Namespace) == nil
}

// backoff is how long to wait after the given try: from 20 ms on, doubling up
// to 5 s, more or less a half so that several writers part.
func backoff(try int) time.Duration {
	d := min(20*time.Millisecond<<min(try, 10), 5*time.Second)
	return d/2 + rand.N(d)
}
