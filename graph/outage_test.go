package graph

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/graph/local"

	"github.com/google/go-cmp/cmp"
)

// A wire passes connections on to a server, until it is cut.
type wire struct {
	to    string
	addr  string
	mu    sync.Mutex
	l     net.Listener
	conns []net.Conn
}

func newWire(t *testing.T, to string) *wire {
	t.Helper()
	w := &wire{to: to, addr: "127.0.0.1:0"}
	w.mend(t)
	t.Cleanup(w.cut)
	return w
}

// mend listens, on the same port as before.
func (w *wire) mend(t *testing.T) {
	t.Helper()
	l, err := net.Listen("tcp", w.addr)
	if err != nil {
		t.Fatal(err)
	}
	w.mu.Lock()
	w.l, w.addr = l, l.Addr().String()
	w.mu.Unlock()
	go func() {
		for {
			in, err := l.Accept()
			if err != nil {
				return
			}
			out, err := net.Dial("tcp", w.to)
			if err != nil {
				in.Close()
				continue
			}
			w.mu.Lock()
			w.conns = append(w.conns, in, out)
			w.mu.Unlock()
			go func() { io.Copy(out, in); out.Close() }()
			go func() { io.Copy(in, out); in.Close() }()
		}
	}()
}

// cut breaks all connections and takes no others.
func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.l.Close()
	for _, c := range w.conns {
		c.Close()
	}
	w.conns = nil
}

// slowly sends items and calls between after each.
func slowly(items []Item, between func(i int)) <-chan Item {
	ch := make(chan Item)
	go func() {
		defer close(ch)
		for i, item := range items {
			ch <- item
			between(i)
		}
	}()
	return ch
}

func TestLoadWaitsForTheServer(t *testing.T) {
	g := open(t)
	load(t, g, chronicle(3)...)
	want := dump(t, g)
	clear(t, g)
	w := newWire(t, addrs(t)[0])
	var waited sync.Once
	told := make(chan struct{})
	through := connect(t, Options{Addrs: []string{w.addr}, batch: 4, Waiting: func(error, time.Duration) {
		waited.Do(func() { close(told) })
	}})
	items := slowly(chronicle(3), func(i int) {
		if i == 10 {
			w.cut()
			go func() { <-told; w.mend(t) }()
		}
	})
	stats, err := through.Load(t.Context(), items, nil)
	if err != nil {
		t.Fatal(err)
	}
	if stats.Waits == 0 {
		t.Error("the load did not notice that the server was away")
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
		t.Errorf("after an outage, the graph differs:\n%s", diff)
	}
}

func TestLoadGivesUpAfterTimeout(t *testing.T) {
	g := open(t)
	w := newWire(t, addrs(t)[0])
	through := connect(t, Options{Addrs: []string{w.addr}, Timeout: 300 * time.Millisecond})
	w.cut()
	_, err := through.Load(t.Context(), slowly(chronicle(3), func(int) {}), nil)
	if !errors.Is(err, ErrNoServer) {
		t.Errorf("load without a server: %v, want ErrNoServer", err)
	}
	if len(dump(t, g)) == 0 {
		t.Error("nothing left in the graph")
	}
}

func TestLoadIsCancelled(t *testing.T) {
	g := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	items := slowly(chronicle(3), func(i int) {
		if i == 5 {
			cancel()
		}
	})
	if _, err := g.Load(ctx, items, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled load: %v", err)
	}
	go func() { // let the sender end
		for range items {
		}
	}()
	load(t, g, newYork("a").item())
	verified(t, g)
}

func TestTwoWritersTakeTurns(t *testing.T) {
	g := open(t)
	load(t, g, chronicle(3)...)
	want := dump(t, g)
	clear(t, g)
	items := chronicle(3)
	var both sync.WaitGroup
	for part := range 2 {
		other := connect(t, Options{Addrs: addrs(t), batch: 4})
		both.Go(func() {
			half := items[part*len(items)/2 : (part+1)*len(items)/2]
			if _, err := other.Load(context.Background(), slowly(half, func(int) {}), nil); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
		t.Errorf("two writers at once give another graph:\n%s", diff)
	}
}

// TestClusterLosesAnAlpha kills one of three alphas in mid-load.
func TestClusterLosesAnAlpha(t *testing.T) {
	if testing.Short() {
		t.Skip("three zeros and three alphas take a while")
	}
	if os.Getenv("ENTENTE_TEST_DGRAPH") != "" {
		t.Skip("a server was given")
	}
	s, err := local.Start(t.Context(), local.Options{Zeros: 3, Alphas: 3, Replicas: 3, Tell: os.Stderr})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Stop(); err != nil {
			t.Log(err) // one of them was killed
		}
	}()
	g := connect(t, Options{Addrs: s.Addrs(), batch: 4})
	clear(t, g)
	load(t, g, chronicle(3)...)
	want := dump(t, g)
	clear(t, g)
	items := slowly(chronicle(3), func(i int) {
		if i == 10 {
			if err := s.Alphas[1].Kill(); err != nil {
				t.Error(err)
			}
		}
	})
	if _, err := g.Load(context.Background(), items, nil); err != nil {
		t.Fatal(err)
	}
	left := connect(t, Options{Addrs: []string{s.Addrs()[0], s.Addrs()[2]}})
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump(t, left), "\n")); diff != "" {
		t.Errorf("after the loss of an alpha, the graph differs:\n%s", diff)
	}
}

// TestServerRestartsInMidLoad ends the whole server in mid-load, and starts
// it again on its data.
func TestServerRestartsInMidLoad(t *testing.T) {
	if os.Getenv("ENTENTE_TEST_DGRAPH") != "" {
		t.Skip("a server was given")
	}
	g := open(t)
	load(t, g, chronicle(3)...)
	want := dump(t, g)
	o := local.Options{Dir: t.TempDir(), Tell: os.Stderr}
	s, err := local.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { s.Stop() }()
	w := newWire(t, s.Addrs()[0])
	through := connect(t, Options{Addrs: []string{w.addr}, batch: 4})
	if err := through.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	items := slowly(chronicle(3), func(i int) {
		if i != 10 {
			return
		}
		for _, n := range s.Alphas {
			if err := n.Kill(); err != nil {
				t.Error(err)
			}
		}
		w.cut()
		s.Stop()
		again, err := local.Start(t.Context(), o)
		if err != nil {
			t.Error(err)
			return
		}
		s = again
		w.to = s.Addrs()[0] // it may have other ports now
		w.mend(t)
	})
	stats, err := through.Load(t.Context(), items, nil)
	if err != nil {
		t.Fatal(err)
	}
	if stats.Waits == 0 {
		t.Error("the load did not notice that the server was away")
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump(t, through), "\n")); diff != "" {
		t.Errorf("after a restart, the graph differs:\n%s", diff)
	}
}
