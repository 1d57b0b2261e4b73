package main

import (
	"context"
	"iter"
	"sync"
)

// inOrder calls f on each item in the given number of goroutines, and yields
// what it returns in the order of the items. Items are read no further ahead
// than the workers need, so that memory does not grow with the input. It ends
// early when ctx is done, even where the source of the items does not: that
// one is left waiting, as one that waits for a terminal's input would.
func inOrder[A, B any](ctx context.Context, items iter.Seq[A], workers int, f func(A) B) iter.Seq[B] {
	type job struct {
		item A
		done chan B
	}
	return func(yield func(B) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var workersDone sync.WaitGroup
		defer workersDone.Wait()
		defer cancel()

		jobs := make(chan job)
		queue := make(chan chan B, 2*workers)
		go func() {
			defer close(queue)
			defer close(jobs)
			for item := range items {
				done := make(chan B, 1)
				select {
				case queue <- done:
				case <-ctx.Done():
					return
				}
				select {
				case jobs <- job{item, done}:
				case <-ctx.Done():
					return
				}
			}
		}()
		for range workers {
			workersDone.Go(func() {
				for j, ok := next(ctx, jobs); ok; j, ok = next(ctx, jobs) {
					j.done <- f(j.item)
				}
			})
		}
		for done, ok := next(ctx, queue); ok; done, ok = next(ctx, queue) {
			b, ok := next(ctx, done)
			if !ok || !yield(b) {
				return
			}
		}
	}
}

// next receives from a channel; it is false when that is closed or ctx done.
func next[T any](ctx context.Context, from <-chan T) (T, bool) {
	select {
	case v, ok := <-from:
		return v, ok
	case <-ctx.Done():
		var none T
		return none, false
	}
}
