package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"entente/schema"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
)

// A lock that is not renewed for so long is nobody's any longer.
const (
	lockLife = 30 * time.Second
	lockWait = time.Minute // for another to finish
)

// life is how long a lock holds without being renewed.
func (g *Graph) life() time.Duration { return cmp.Or(g.opts.lockLife, lockLife) }

// acquire takes the graph for writing, and keeps it until release. Two
// programs that resolve names at the same time would each miss what the other
// finds. The error is [ErrBusy] where another program does not let go.
//
// Where the clocks of machines that write to one graph differ by more than some
// seconds, a program may be taken for one that has ended. That does no harm but
// to that program: see [fence].
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

// keep renews the lock until release, or until it is another's.
func (s *session) keep(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	var done sync.WaitGroup
	done.Go(func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-time.After(s.g.life() / 6):
			}
			// Whatever goes wrong here, the fence is what keeps others' work safe.
			if ours, err := s.hold(ctx, s.until()); err == nil && !ours {
				return
			}
		}
	})
	s.stop = func() {
		cancel()
		done.Wait()
	}
}

// release lets go of the graph, where it was taken and is not another's by now.
func (s *session) release() error {
	if s.stop == nil {
		return nil
	}
	s.stop()
	s.stop = nil
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	_, err := s.hold(ctx, nil)
	return err
}

// until is the time up to which the lock is to hold.
func (s *session) until() []Quad {
	return []Quad{{Subject: metaXID, Predicate: schema.Expires, Object: strconv.FormatInt(time.Now().Add(s.g.life()).Unix(), 10)}}
}

// hold renews the lock with what is to be set, or lets go of it where that is
// nothing. It reports false, and changes nothing, where the lock is not ours.
func (s *session) hold(ctx context.Context, set []Quad) (ours bool, err error) {
	err = s.g.retry(ctx, "hold the graph for writing", func(ctx context.Context) error {
		txn := s.g.dg.NewTxn()
		defer txn.Discard(ctx)
		there, err := keepers(ctx, txn)
		if err != nil {
			return err
		}
		meta := there[metaXID]
		if ours = meta.Owner == s.owner; !ours {
			return nil
		}
		var del []Quad
		if set == nil {
			del = []Quad{{Subject: metaXID, Predicate: schema.Owner, Object: s.owner}, {Subject: metaXID, Predicate: schema.Expires}}
		}
		mu, _ := mutation(set, del, map[string]string{metaXID: meta.UID}, nil)
		if _, err := txn.Mutate(ctx, mu); err != nil {
			return err
		}
		return txn.Commit(ctx)
	})
	return ours, err
}

// take takes the lock in one transaction, with all slots of the fence. It
// returns who holds it, nobody where it is ours now.
func (s *session) take(ctx context.Context) (holder string, err error) {
	err = s.g.retry(ctx, "take the graph for writing", func(ctx context.Context) error {
		holder = ""
		txn := s.g.dg.NewTxn()
		defer txn.Discard(ctx)
		there, err := keepers(ctx, txn)
		if err != nil {
			return err
		}
		meta, ok := there[metaXID]
		if !ok {
			return errors.New("the schema is not applied")
		}
		if meta.Owner != s.owner && meta.busy() {
			holder = meta.Owner
			return nil
		}
		set := append(s.until(), Quad{Subject: metaXID, Predicate: schema.Owner, Object: s.owner})
		for i := range slots {
			set = append(set, Quad{Subject: slotXID(i), Predicate: schema.Owner, Object: s.owner})
		}
		ids := make(map[string]string)
		for xid, k := range there {
			ids[xid] = k.UID
		}
		mu, blank := mutation(set, nil, ids, nil)
		resp, err := txn.Mutate(ctx, mu)
		if err != nil {
			return err
		}
		for xid, label := range blank {
			ids[xid] = resp.Uids[label]
		}
		s.fence = newFence(s.owner, ids)
		return txn.Commit(ctx)
	})
	return holder, err
}

// A keeper is a node that says whose the graph is to write.
type keeper struct {
	UID, XID, Owner string
	Expires         int64
}

// keeperXIDs are the external ids of all keepers.
func keeperXIDs() []string {
	xids := []string{metaXID}
	for i := range slots {
		xids = append(xids, slotXID(i))
	}
	return xids
}

// keepers are the node on the graph and the slots of the fence, by external id.
func keepers(ctx context.Context, txn *dgo.Txn) (map[string]keeper, error) {
	resp, err := txn.Query(ctx, "{ q(func: "+eqList(schema.XID, keeperXIDs())+") { uid xid owner expires } }")
	if err != nil {
		return nil, err
	}
	var answer struct{ Q []keeper }
	if err := json.Unmarshal(resp.Json, &answer); err != nil {
		return nil, fmt.Errorf("decode who writes: %w", err)
	}
	there := make(map[string]keeper, len(answer.Q))
	for _, k := range answer.Q {
		there[k.XID] = k
	}
	return there, nil
}

// A fence keeps a program from writing whose lock is another's by now: it may
// have been paused, or its calls held up, for longer than the lock holds. Every
// transaction reads a slot, which must be the program's own, and writes it as it
// is; who takes the lock writes all of them. So of the two, whichever comes
// later is aborted, and what is tried anew finds the slot another's. That there
// are several slots lets several transactions be under way.
type fence struct {
	owner string
	free  chan string // ids of slots that no transaction uses
}

// slots are as many as transactions may be under way at once: what is written,
// what is drafted meanwhile, and some to spare.
const slots = 3 * writers

// fenceReads are how many transactions must find a slot another's before it is
// believed: Dgraph before v25.3 may answer from its cache what was there before
// the last commit.
const fenceReads = 4

func slotXID(i int) string { return "entente:slot/" + strconv.Itoa(i) }

func newFence(owner string, ids map[string]string) *fence {
	f := &fence{owner: owner, free: make(chan string, slots)}
	for i := range slots {
		f.free <- ids[slotXID(i)]
	}
	return f
}

// enter waits for a slot; leave gives it back. Without a fence there is none.
func (f *fence) enter(ctx context.Context) (slot string, err error) {
	if f == nil {
		return "", nil
	}
	select {
	case slot = <-f.free:
		return slot, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func (f *fence) leave(slot string) {
	if f != nil {
		f.free <- slot
	}
}

// check reads a slot in a transaction, and returns what to write to it. The
// error is [ErrBusy] where it is another's.
func (f *fence) check(ctx context.Context, txn *dgo.Txn, slot string) (*api.NQuad, error) {
	resp, err := txn.Query(ctx, "{ q(func: uid("+slot+")) { uid owner } }")
	if err != nil {
		return nil, err
	}
	var answer struct{ Q []keeper }
	if err := json.Unmarshal(resp.Json, &answer); err != nil {
		return nil, fmt.Errorf("decode who writes: %w", err)
	}
	if len(answer.Q) != 1 || answer.Q[0].Owner != f.owner {
		return nil, fmt.Errorf("%w: it took over while this one did not answer; run it again to go on", ErrBusy)
	}
	return &api.NQuad{Subject: slot, Predicate: schema.Owner, ObjectValue: value(f.owner)}, nil
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
