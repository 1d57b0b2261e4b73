package main

import (
	"iter"
	"sync/atomic"
	"time"

	"entente/graph"
)

// quiet is how long the next article is waited for until the input counts as
// idle: a feed or pipe that has no more for now, not a file that is being read.
const quiet = 500 * time.Millisecond

// An input knows whether the next article is waited for, with none under way.
type input struct {
	since    atomic.Int64 // when the next article was asked for, in Unix nanoseconds; 0 while there is one
	underway atomic.Int64 // articles that were read, but not given on yet
}

// asked passes articles on as they are read, and notes when one is asked for.
func (in *input) asked(articles iter.Seq[read]) iter.Seq[read] {
	return func(yield func(read) bool) {
		in.since.Store(time.Now().UnixNano())
		for r := range articles {
			in.underway.Add(1)
			in.since.Store(0)
			if !yield(r) {
				return
			}
			in.since.Store(time.Now().UnixNano())
		}
		in.since.Store(0)
	}
}

// given passes on articles that have been worked on.
func (in *input) given(articles iter.Seq[read]) iter.Seq[read] {
	return func(yield func(read) bool) {
		for r := range articles {
			in.underway.Add(-1)
			if !yield(r) {
				return
			}
		}
	}
}

// idle reports whether nothing has come for a while, and nothing is under way.
func (in *input) idle() bool {
	since := in.since.Load()
	return since != 0 && in.underway.Load() == 0 && time.Now().UnixNano()-since > int64(quiet)
}

// tell says again and again that the input is idle, while it is, until it has ended.
func (in *input) tell(ended <-chan struct{}, items chan<- graph.Item) {
	ticks := time.NewTicker(quiet / 2)
	defer ticks.Stop()
	for {
		var idle chan<- graph.Item
		if in.idle() {
			idle = items
		}
		select {
		case idle <- graph.Item{}:
		case <-ended:
			return
		case <-ticks.C:
			continue
		}
		select {
		case <-ended:
			return
		case <-ticks.C:
		}
	}
}
