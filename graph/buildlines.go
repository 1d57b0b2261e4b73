package graph

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"
)

// A line is one of a file of facts, by their numbers.
type line struct {
	file, number int
	text         []byte
}

// perHand is how many lines a worker gets at once.
const perHand = 16

// each has the workers visit all lines that count. Each worker has a visitor of
// its own, and a last word when all is visited.
func (b *building) each(ctx context.Context, worker func(i int) (visit func(line) error, done func() error, err error)) error {
	lines := make(chan []line, b.Workers)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(lines)
		return b.read(ctx, lines)
	})
	for i := range b.Workers {
		group.Go(func() error {
			visit, done, err := worker(i)
			if err != nil {
				return err
			}
			for hand := range lines {
				for _, l := range hand {
					if err := visit(l); err != nil {
						return fmt.Errorf("%s:%d: %w", b.Facts[l.file], l.number, err)
					}
				}
			}
			return done()
		})
	}
	return group.Wait()
}

// read reads all lines that count.
func (b *building) read(ctx context.Context, lines chan<- []line) error {
	var hand []line
	give := func() error {
		select {
		case lines <- hand:
			hand = nil
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for i, path := range b.Facts {
		err := linesOf(path, func(n int, text []byte) error {
			if b.old[[2]int{i, n}] {
				return nil
			}
			if hand = append(hand, line{i, n, text}); len(hand) < perHand {
				return nil
			}
			return give()
		})
		if errors.Is(err, ErrRecord) { // the file is broken from here on
			b.bad(err)
		} else if err != nil {
			return err
		}
	}
	return give()
}

// bad passes on what is wrong with facts, once.
func (b *building) bad(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if text := err.Error(); b.Bad != nil && !b.told[text] {
		b.told[text] = true
		b.Bad(err)
	}
}
