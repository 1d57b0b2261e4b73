package main

import (
	"context"
	"iter"
	"sync"
)

// inOrder calls f on each item in the given number of goroutines, and yields
// what it returns in the order of the items. Items are read no further ahead
// than the workers need, so that memory does not grow with the input. It ends
// early when ctx is done.
func inOrder[A, B any](ctx context.Context, items iter.Seq[A], workers int, f func(A) B) iter.Seq[B] {
	type job struct {
		item A
		done chan B
	}
	return func(yield func(B) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()

		jobs := make(chan job)
		queue := make(chan chan B, 2*workers)
		running.Go(func() {
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
		})
		for range workers {
			running.Go(func() {
				for j := range jobs {
					j.done <- f(j.item)
				}
			})
		}
		for done := range queue {
			select {
			case b := <-done:
				if !yield(b) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}
