package graph

import (
	"context"
	"errors"
	"flag"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/schema"

	"github.com/dgraph-io/dgo/v230/protos/api"
	"github.com/google/go-cmp/cmp"
	"google.golang.org/grpc"
)

var stopEvery = flag.Int("stop-every", 12, "stop loads after every so many transactions; 1 takes some minutes")

// every is how many transactions further each load is stopped.
func every() int {
	if testing.Short() {
		return 4 * *stopEvery
	}
	return *stopEvery
}

var errStopped = errors.New("stopped by the test")

// A stopper lets so many transactions pass. Of those that are under way with
// the next, any may pass and any may not; then none does.
type stopper struct {
	mu      sync.Mutex
	left    int
	random  *rand.Rand
	stopped bool
}

func (s *stopper) intercept(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
	if r, ok := req.(*api.Request); ok && writes(r) && !s.pass() {
		time.Sleep(20 * time.Millisecond) // for others to pass
		s.mu.Lock()
		s.stopped = true
		s.mu.Unlock()
		return errStopped
	}
	return invoke(ctx, method, req, reply, conn, opts...)
}

func (s *stopper) pass() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.left > 0 {
		s.left--
		return true
	}
	return !s.stopped && s.random.IntN(2) == 0
}

// writes reports whether a request writes anything but the lock.
func writes(r *api.Request) bool {
	for _, m := range r.Mutations {
		for _, q := range append(m.Set, m.Del...) {
			if q.Predicate != schema.Owner && q.Predicate != schema.Expires {
				return true
			}
		}
	}
	return false
}

// stopAfter makes a run of writing that is stopped after k transactions, and
// reports whether it was.
func stopAfter(t *testing.T, k int, random *rand.Rand, run func(*Graph) error) bool {
	t.Helper()
	return stopBatchesAfter(t, 6, k, random, run)
}

// stopOneAfter is stopAfter for a run of one revision.
func stopOneAfter(t *testing.T, k int, random *rand.Rand, run func(*Graph) error) bool {
	t.Helper()
	return stopBatchesAfter(t, perRevision, k, random, run)
}

func stopBatchesAfter(t *testing.T, batch, k int, random *rand.Rand, run func(*Graph) error) bool {
	t.Helper()
	s := &stopper{left: k, random: random}
	g, err := Connect(t.Context(), Options{Addrs: addrs(t), batch: batch, quads: 25, intercept: s.intercept})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	err = run(g)
	if err != nil && !errors.Is(err, errStopped) {
		t.Fatal(err)
	}
	return err != nil
}

// TestStoppedAfterAnyTransaction stops loads after their first, second, third
// transaction and so on. The next load goes on from there, and the graph must
// be that of an undisturbed load.
func TestStoppedAfterAnyTransaction(t *testing.T) {
	g := open(t)
	want := undisturbed(t, g, 4)
	for name, replaced := range map[string]bool{"new": false, "replaced": true} {
		t.Run(name, func(t *testing.T) {
			restore(t, g, want[len(want)-1])
			random := rand.New(rand.NewPCG(3, 4))
			for k := 0; ; k += every() {
				seed := k / every() % len(want)
				if !replaced { // else the articles of the seed before are there
					clear(t, g)
				}
				stopped := stopAfter(t, k, random, func(g *Graph) error {
					_, err := g.Load(t.Context(), items(chronicle(seed)), nil)
					return err
				})
				load(t, g, chronicle(seed)...)
				if diff := cmp.Diff(strings.Split(want[seed], "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
					t.Fatalf("stopped after %d transactions, the graph is not that of an undisturbed load:\n%s", k, diff)
				}
				verified(t, g)
				if !stopped {
					if k < 40 {
						t.Errorf("a load has %d transactions only", k)
					}
					return
				}
			}
		})
	}
}

// TestRevisionStoppedAfterAnyTransaction stops what removes an article, and
// what makes and undoes decisions. The next run must find all of it done, or
// nothing.
func TestRevisionStoppedAfterAnyTransaction(t *testing.T) {
	g := open(t)
	load(t, g, chronicle(0)...)
	for _, c := range []struct {
		name string
		run  func(*Graph) error
	}{
		{"remove", func(g *Graph) error { _, err := g.Remove(t.Context(), "article 1"); return err }},
		{"same", func(g *Graph) error {
			_, _, err := g.Decide(t.Context(), Same, "country:GBR", "country:JPN")
			return err
		}},
		{"topic", func(g *Graph) error {
			_, _, err := g.Decide(t.Context(), Group, "Status quo", "status quo")
			return err
		}},
		{"undo", func(g *Graph) error { _, err := g.Undo(t.Context(), 1); return err }},
	} {
		t.Run(c.name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(5, 6))
			before := dump(t, g)
			for k := 0; ; k += max(1, every()/2) {
				stopped := stopAfter(t, k, random, c.run)
				load(t, g) // finishes what was begun
				verified(t, g)
				now := dump(t, g)
				if stopped && now == before {
					continue
				}
				restore(t, g, before)
				if err := c.run(g); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(strings.Split(dump(t, g), "\n"), strings.Split(now, "\n")); diff != "" {
					t.Fatalf("stopped after %d transactions, the graph is neither what it was nor what it was to be:\n%s", k, diff)
				}
				if !stopped {
					return
				}
				restore(t, g, before)
			}
		})
	}
}

// restore makes the graph that of a dump.
func restore(t *testing.T, g *Graph, dump string) {
	t.Helper()
	if err := g.dg.Alter(t.Context(), &api.Operation{DropOp: api.Operation_DATA}); err != nil {
		t.Fatal(err)
	}
	if _, err := g.dg.NewTxn().Mutate(t.Context(), &api.Mutation{SetNquads: []byte(dump), CommitNow: true}); err != nil {
		t.Fatal(err)
	}
}

func items(list []Item) <-chan Item {
	ch := make(chan Item, len(list))
	for _, i := range list {
		ch <- i
	}
	close(ch)
	return ch
}
