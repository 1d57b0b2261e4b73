package main

import (
	"fmt"
	"io"
	"slices"

	"entente/extract/article"
)

// A tally counts the articles of a run and tells of those that failed.
type tally struct {
	errOut io.Writer
	done   int
	bad    int
	held   error // the only thing that happened so far: told at once only if more does
}

// succeeded counts an article that was read, and names it where its source is damaged.
func (t *tally) succeeded(a *article.Article) {
	t.done++
	t.tell()
	if slices.Contains(a.Notes, article.FalseLength) {
		fmt.Fprintf(t.errOut, "entente: %s: %s\n", a.Source, article.FalseLength)
	}
}

// failed counts a failure.
func (t *tally) failed(err error) {
	t.tell()
	t.bad++
	t.held = err
	if t.bad+t.done > 1 {
		t.tell()
	}
}

// tell writes down the failure that is held.
func (t *tally) tell() {
	if t.held != nil {
		fmt.Fprintf(t.errOut, "entente: %v\n", t.held)
		t.held = nil
	}
}

// err is the run's error: the failure itself where it is the only thing, a
// lack of articles where nothing went well, else a [someFailed].
func (t *tally) err() error {
	switch {
	case t.done == 0 && t.bad == 0:
		return fmt.Errorf("%w: there is nothing to read", article.ErrNoArticle)
	case t.bad == 0:
		return nil
	case t.done == 0 && t.bad == 1:
		return t.held
	case t.done == 0:
		return fmt.Errorf("%w: all %d failed", article.ErrNoArticle, t.bad)
	}
	return &someFailed{bad: t.bad, all: t.bad + t.done}
}

// A someFailed error says that some of the articles could not be read.
type someFailed struct {
	bad, all int
}

func (e *someFailed) Error() string {
	return fmt.Sprintf("%d of %d articles failed", e.bad, e.all)
}
