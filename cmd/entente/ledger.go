package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"entente/graph"
)

// A ledger keeps, beside the graph of this machine, how many articles are at
// least in it: of a graph that was dropped, the graph itself can't tell. A nil
// ledger, that of somebody's own server, keeps nothing.
type ledger struct {
	file string
	base int // articles there were when the run began
}

const ledgerFile = "articles"

// openLedger is the ledger of the graph that the command's flags name.
func openLedger(c *cli.Context, g *graph.Graph) (*ledger, error) {
	if len(c.StringSlice("dgraph")) > 0 {
		return nil, nil
	}
	dir, err := dataDir(c)
	if err != nil {
		return nil, err
	}
	l := &ledger{file: filepath.Join(dir, ledgerFile)}
	l.base, err = g.Articles(c.Context)
	return l, err
}

// missing says that articles are gone that were there, or nothing.
func (l *ledger) missing() (string, error) {
	if l == nil {
		return "", nil
	}
	data, err := os.ReadFile(l.file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("reading how many articles there are: %w", err)
	}
	least, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		return "", fmt.Errorf("reading how many articles there are: %s: %w", l.file, err)
	}
	if l.base >= least {
		return "", nil
	}
	return fmt.Sprintf("the graph had %s, and has %d: something else than entente took them away; load them again",
		count(least, "article"), l.base), nil
}

// gained notes how many articles a run added so far. It is no more than a
// warning to come: where it can't be kept, the run goes on.
func (l *ledger) gained(n int) {
	if l != nil {
		_ = l.keep(l.base + n)
	}
}

// loses notes that a run is about to take so many articles away.
func (l *ledger) loses(n int) error {
	if l == nil {
		return nil
	}
	return l.keep(max(0, l.base-n))
}

// counted notes how many articles there are at the end of a run, be it
// interrupted. Of a run that failed, it returns that error.
func (l *ledger) counted(ctx context.Context, g *graph.Graph, failed error) error {
	if l == nil || failed != nil && ctx.Err() == nil {
		return failed
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	n, err := g.Articles(ctx)
	if err == nil {
		err = l.keep(n)
	}
	return cmp.Or(failed, err)
}

func (l *ledger) keep(n int) error {
	name := l.file + ".new"
	if err := os.WriteFile(name, []byte(strconv.Itoa(n)+"\n"), 0o600); err != nil {
		return fmt.Errorf("keeping how many articles there are: %w", err)
	}
	if err := os.Rename(name, l.file); err != nil {
		return fmt.Errorf("keeping how many articles there are: %w", err)
	}
	return nil
}
