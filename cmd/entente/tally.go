package main

import (
	"fmt"
	"io"

	"entente/extract/article"
)

// A tally counts the articles of a run and tells of those that failed.
type tally struct {
	errOut io.Writer
	done   int
	first  error // the first failure
	bad    int
}

// failed counts a failure; all but the only one are told at once.
func (t *tally) failed(err error) {
	if t.bad++; t.first == nil {
		t.first = err
		return
	}
	fmt.Fprintf(t.errOut, "entente: %v\n", err)
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
		return t.first
	case t.done == 0:
		return fmt.Errorf("%w: all %d failed, the first: %v", article.ErrNoArticle, t.bad, t.first)
	}
	return &someFailed{bad: t.bad, all: t.bad + t.done, first: t.first}
}

// A someFailed error says that some of the articles could not be read.
type someFailed struct {
	bad, all int
	first    error
}

func (e *someFailed) Error() string {
	return fmt.Sprintf("%d of %d articles failed: %v", e.bad, e.all, e.first)
}
