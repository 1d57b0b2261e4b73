package export

import (
	"context"
	"fmt"
	"io"
	"iter"
	"runtime"
	"testing"
	"time"

	"entente/graph/network"
)

// endless is a network of so many actors, made up while it is read.
type endless int

func (endless) Directed() bool { return true }

func (n endless) Stars(context.Context) iter.Seq2[*network.Star, error] {
	return func(yield func(*network.Star, error) bool) {
		for i := range int(n) {
			id := fmt.Sprintf("person:%d", i)
			star := &network.Star{Node: network.Node{ID: id, Name: "Number " + id, Kind: network.Actor, Group: "person"}}
			for k := range 3 {
				star.Edges = append(star.Edges, &network.Edge{Source: id, Target: fmt.Sprintf("person:%d", (i+k)/2), Kind: "condemn", Directed: true, Weight: 1,
					Proofs: []network.Proof{proof(fmt.Sprint(i, "x", k), fmt.Sprintf("So said number %d of %d.", k, i), "2022-01-01")}})
			}
			if !yield(star, nil) {
				return
			}
		}
	}
}

func (n endless) Nodes(ctx context.Context) iter.Seq2[*network.Node, error] {
	return func(yield func(*network.Node, error) bool) {
		for star := range n.Stars(ctx) {
			if !yield(&star.Node, nil) {
				return
			}
		}
	}
}

func (n endless) Edges(ctx context.Context) iter.Seq2[*network.Edge, error] {
	return func(yield func(*network.Edge, error) bool) {
		for star := range n.Stars(ctx) {
			for _, e := range star.Edges {
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}

// BenchmarkMemory tells the most memory that a format has in use, of a network
// and of one four times as large.
func BenchmarkMemory(b *testing.B) {
	for _, f := range Formats() {
		for _, n := range []int{10_000, 40_000} {
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				var most uint64
				for b.Loop() {
					runtime.GC()
					most = max(most, peak(func() {
						if err := f.Write(b.Context(), io.Discard, endless(n)); err != nil {
							b.Error(err)
						}
					}))
				}
				b.ReportMetric(float64(most)/1e6, "peak-MB")
			})
		}
	}
}

// peak is the most that is on the heap while something is done.
func peak(do func()) uint64 {
	done, told := make(chan bool), make(chan uint64)
	go func() {
		var most uint64
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
			select {
			case <-done:
				told <- most
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	do()
	close(done)
	return <-told
}
