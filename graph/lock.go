package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"entente/schema"
)

// A lock that is not renewed for so long is nobody's any longer.
const (
	lockLife  = 30 * time.Second
	lockRenew = 5 * time.Second
	lockWait  = time.Minute // for another to finish
)

// acquire takes the graph for writing, and keeps it until release. Two
// programs that resolve names at the same time would each miss what the other
// finds. The error is [ErrBusy] where another program does not let go.
//
// The clocks of machines that write to one graph must agree to some seconds.
func (s *session) acquire(ctx context.Context) error {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	s.owner = fmt.Sprintf("%s/%d/%d", host, os.Getpid(), time.Now().UnixNano())
	start := time.Now()
	for try := 0; ; try++ {
		holder, err := s.take(ctx)
		if err == nil && holder == "" {
			break
		}
		if err != nil {
			return err
		}
		wait := backoff(try + 2)
		if time.Since(start)+wait > min(lockWait, s.g.opts.Timeout) {
			return fmt.Errorf("%w (%s)", ErrBusy, holder)
		}
		if s.g.opts.Waiting != nil {
			s.g.opts.Waiting(ErrBusy, wait)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("wait for another program to finish writing: %w", ctx.Err())
		case <-time.After(wait):
		}
	}
	s.keep(ctx)
	return nil
}

// keep renews the lock until release.
func (s *session) keep(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	var done sync.WaitGroup
	done.Go(func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-time.After(lockRenew):
				// Where this fails, so will what is being written.
				_, _ = s.take(ctx)
			}
		}
	})
	s.stop = func() {
		cancel()
		done.Wait()
	}
}

// release lets go of the graph, where it was taken.
func (s *session) release() error {
	if s.stop == nil {
		return nil
	}
	s.stop()
	s.stop = nil
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return s.g.write(ctx, nil, []Quad{
		{Subject: metaXID, Predicate: schema.Owner, Object: s.owner},
		{Subject: metaXID, Predicate: schema.Expires, Object: ""},
	})
}

// take takes or renews the lock in one transaction. It returns who holds it,
// nobody where it is ours now.
func (s *session) take(ctx context.Context) (holder string, err error) {
	err = s.g.retry(ctx, "take the graph for writing", func(ctx context.Context) error {
		holder = ""
		txn := s.g.dg.NewTxn()
		defer txn.Discard(ctx)
		resp, err := txn.Query(ctx, "{ q(func: eq(xid, "+Literal(metaXID)+")) { uid xid dgraph.type owner expires } }")
		if err != nil {
			return err
		}
		meta, err := decodeAnswer(resp.Json)
		if err != nil {
			return err
		}
		if len(meta) != 1 {
			return errors.New("the schema is not applied")
		}
		owner := meta[0].value(schema.Owner)
		expires, _ := strconv.ParseInt(meta[0].value(schema.Expires), 10, 64)
		if owner != "" && owner != s.owner && time.Now().Unix() < expires && !dead(owner) {
			holder = owner
			return nil
		}
		until := strconv.FormatInt(time.Now().Add(lockLife).Unix(), 10)
		mu, _ := mutation([]Quad{
			{Subject: metaXID, Predicate: schema.Owner, Object: s.owner},
			{Subject: metaXID, Predicate: schema.Expires, Object: until},
		}, nil, map[string]string{metaXID: meta[0].uid}, nil)
		if _, err := txn.Mutate(ctx, mu); err != nil {
			return err
		}
		return txn.Commit(ctx)
	})
	return holder, err
}

// dead reports whether the owner of a lock was a process of this machine that
// is no more.
func dead(owner string) bool {
	parts := strings.Split(owner, "/")
	host, err := os.Hostname()
	if err != nil || len(parts) != 3 || parts[0] != host {
		return false
	}
	pid, err := strconv.Atoi(parts[1])
	if err != nil {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return true
	}
	return errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}
