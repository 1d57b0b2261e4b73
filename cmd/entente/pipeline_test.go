package main

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
)

func TestInOrder(t *testing.T) {
	var want []int
	for i := range 500 {
		want = append(want, i*i)
	}
	for _, workers := range []int{1, 3, 16} {
		var ahead, yielded, most atomic.Int64
		items := func(yield func(int) bool) {
			for i := range 500 {
				most.Store(max(most.Load(), ahead.Add(1)-yielded.Load()))
				if !yield(i) {
					return
				}
			}
		}
		var got []int
		for sq := range inOrder(t.Context(), items, workers, func(i int) int { return i * i }) {
			got = append(got, sq)
			yielded.Add(1)
		}
		if !slices.Equal(got, want) {
			t.Errorf("with %d workers the order is lost", workers)
		}
		if limit := int64(3*workers + 5); most.Load() > limit {
			t.Errorf("with %d workers %d items were read ahead, want at most %d", workers, most.Load(), limit)
		}
	}
}

func TestInOrderEndsEarly(t *testing.T) {
	endless := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	t.Run("when no more is asked for", func(t *testing.T) {
		for i := range inOrder(t.Context(), endless, 4, func(i int) int { return i }) {
			if i == 10 {
				break
			}
		}
	})
	t.Run("when the context is done", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		for i := range inOrder(ctx, endless, 4, func(i int) int { return i }) {
			if i == 10 {
				cancel()
			}
		}
	})
	t.Run("while the source waits", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		typed := make(chan int)
		defer close(typed)
		waiting := func(yield func(int) bool) {
			yield(1)
			<-typed
		}
		for range inOrder(ctx, waiting, 2, func(i int) int { return i }) {
			cancel()
		}
	})
}
