package main

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// TestInputIdles sees that an input is idle where the next article is waited for,
// not while one is worked on, however long that takes.
func TestInputIdles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var in input
		wait := make(chan bool)
		source := func(yield func(read) bool) {
			if yield(read{}) {
				<-wait // a pipe that has no more for now
			}
		}
		work := make(chan bool)
		reads := inOrder(t.Context(), in.asked(source), 2, func(r read) read {
			<-work
			return r
		})
		done := make(chan int)
		go func() { done <- len(slices.Collect(in.given(reads))) }()
		time.Sleep(10 * quiet)
		if in.idle() {
			t.Error("idle while an article is worked on")
		}
		work <- true
		synctest.Wait()
		if !in.idle() {
			t.Error("not idle though the next article is waited for")
		}
		close(wait)
		if n := <-done; n != 1 || in.idle() {
			t.Errorf("%d articles; idle at the end: %v", n, in.idle())
		}
	})
}
