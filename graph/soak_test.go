package graph

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/graph/local"
	"entente/graph/local/localtest"

	"github.com/google/go-cmp/cmp"
)

var (
	soakFor  = flag.Duration("soak", 15*time.Second, "write among troubles for so long; from a minute on, half of it to a cluster")
	soakSeed = flag.Uint64("soak-seed", 1, "of what is written and what troubles it")
)

// A deed is one run of writing: one of its fields is set.
type deed struct {
	Load   map[string]int // articles by id, in which version
	Remove string         // the id of an article
	Verb   Verb           // of a decision
	Args   []string
	Undo   int // the number of a decision
}

func (d *deed) String() string {
	switch {
	case d.Remove != "":
		return "remove " + d.Remove
	case d.Verb != "":
		return fmt.Sprintf("decide %s %q", d.Verb, d.Args)
	case d.Undo != 0:
		return fmt.Sprintf("undo %d", d.Undo)
	}
	return fmt.Sprintf("load %v", d.Load)
}

func (d *deed) do(ctx context.Context, g *Graph) error {
	var err error
	switch {
	case d.Remove != "":
		_, err = g.Remove(ctx, d.Remove)
	case d.Verb != "":
		_, _, err = g.Decide(ctx, d.Verb, d.Args...)
	case d.Undo != 0:
		_, err = g.Undo(ctx, d.Undo)
	default:
		_, err = g.Load(ctx, items(versions(d.Load)), nil)
	}
	return err
}

// versions are articles in certain versions.
func versions(of map[string]int) []Item {
	var all []Item
	for _, id := range slices.Sorted(maps.Keys(of)) {
		all = append(all, anySketch(id).Example(of[id]).item())
	}
	return all
}

// A soak is a graph that is written to among troubles, and what it must hold.
type soak struct {
	t       *testing.T
	random  *rand.Rand
	s       *local.Server
	o       local.Options
	disk    *localtest.Disk // nil where none can be made
	wires   []*wire         // that clients go by, one an alpha
	g       *Graph          // past the wires
	other   *Graph          // an undisturbed graph to compare with
	has     map[string]int  // articles, in which version
	said    []string        // what was done, for people
	version int
}

const soakLockLife = 2 * time.Second

// TestSoak loads, corrects, removes and decides at random, while clients and servers
// are killed and paused, the network is cut and the disk full. After each, the
// same is done again where it was not said to be done, and the graph must be that
// of a fresh load of the articles that are in it.
func TestSoak(t *testing.T) {
	if os.Getenv("ENTENTE_TEST_DGRAPH") != "" {
		t.Skip("a server was given")
	}
	kinds := map[string]local.Options{"one server": {}}
	span := *soakFor
	if span >= time.Minute {
		kinds["cluster"] = local.Options{Zeros: 3, Alphas: 3, Replicas: 3}
		span /= 2
	}
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		t.Run(name, func(t *testing.T) {
			k := newSoak(t, kinds[name])
			rounds := 0
			for start := time.Now(); time.Since(start) < span; rounds++ {
				k.round()
			}
			t.Logf("seed %d, %d rounds, %d articles at the end:\n%s", *soakSeed, rounds, len(k.has), strings.Join(k.said, "\n"))
		})
	}
}

func newSoak(t *testing.T, o local.Options) *soak {
	k := &soak{t: t, o: o, random: rand.New(rand.NewPCG(*soakSeed, 20)), has: make(map[string]int), other: open(t)}
	k.o.Dir, k.o.Tell, k.o.MinFree = filepath.Join(t.TempDir(), "graph"), os.Stderr, 1
	t.Run("disk", func(inner *testing.T) { // skipped alone where there can be none
		k.disk = localtest.NewDisk(outlasting{inner, t}, fmt.Sprintf("%dm", 600*max(1, o.Alphas)))
		k.o.Dir = filepath.Join(k.disk.Dir, "graph")
	})
	var err error
	if k.s, err = local.Start(t.Context(), k.o); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := k.s.Stop(); err != nil {
			t.Error(err)
		}
	})
	for _, a := range k.s.Addrs() {
		k.wires = append(k.wires, newWire(t, a))
	}
	k.g = connect(t, Options{Addrs: k.s.Addrs(), DialTimeout: time.Minute, Timeout: time.Minute, lockLife: soakLockLife})
	clear(t, k.g)
	return k
}

// outlasting is a test whose clean-up is another's.
type outlasting struct {
	*testing.T
	outer *testing.T
}

func (o outlasting) Cleanup(f func()) { o.outer.Cleanup(f) }
func (o outlasting) TempDir() string  { return o.outer.TempDir() }

// A trouble disturbs a client, whose process it is given, and ends by itself.
// Where it spares servers, no client may fail but by another's doing.
type trouble struct {
	name    string
	spares  bool
	disturb func(client int)
}

func (k *soak) troubles() []trouble {
	all := []trouble{
		{"nothing", true, func(int) {}},
		{"client killed", true, func(pid int) { syscall.Kill(pid, syscall.SIGKILL) }},
		{"client paused beside another", true, k.pauseClient},
		{"alpha paused", true, func(int) { k.pause(k.some(k.s.Alphas)) }},
		{"zero paused", true, func(int) { k.pause(k.some(k.s.Zeros)) }},
		{"alpha killed", false, func(int) { k.kill(k.some(k.s.Alphas)) }},
		{"zero killed", false, func(int) { k.kill(k.some(k.s.Zeros)) }},
		{"all servers killed", false, func(int) { k.kill(k.s.Nodes()...) }},
		{"network cut", false, func(int) { k.outage() }},
	}
	if k.disk != nil {
		all = append(all, trouble{"disk full", false, func(int) { k.fill() }})
	}
	return all
}

func (k *soak) some(nodes []*local.Node) *local.Node { return nodes[k.random.IntN(len(nodes))] }

// wait waits for less than so long.
func (k *soak) wait(most time.Duration) { time.Sleep(time.Duration(k.random.Int64N(int64(most)))) }

func (k *soak) pause(n *local.Node) {
	signal(k.t, n.PID, syscall.SIGSTOP)
	k.wait(2 * soakLockLife)
	signal(k.t, n.PID, syscall.SIGCONT)
}

// pauseClient pauses a client for longer than its lock holds, while another writes.
func (k *soak) pauseClient(pid int) {
	syscall.Kill(pid, syscall.SIGSTOP) // it may have ended by now
	defer syscall.Kill(pid, syscall.SIGCONT)
	if k.random.IntN(2) == 0 {
		k.wait(2 * soakLockLife)
		return
	}
	time.Sleep(soakLockLife)
	k.settle(k.load(20)) // of articles that no other deed is about
}

func (k *soak) kill(nodes ...*local.Node) {
	for _, n := range nodes {
		if err := n.Kill(); err != nil {
			k.t.Fatal(err)
		}
	}
	k.wait(time.Second)
	k.revive()
}

func (k *soak) revive() {
	if err := k.s.Revive(k.t.Context(), k.o); err != nil {
		k.t.Fatalf("after %s: starting what was ended: %v", strings.Join(k.said, "\n"), err)
	}
}

func (k *soak) outage() {
	for _, w := range k.wires {
		w.cut()
	}
	k.wait(3 * time.Second)
	for _, w := range k.wires {
		w.mend(k.t)
	}
}

func (k *soak) fill() {
	k.disk.Fill(k.t)
	k.wait(3 * time.Second)
	k.disk.Clear(k.t)
	k.revive()
}

// load is a deed of loading some of twenty articles, new ones or other versions of
// those that are there.
func (k *soak) load(from int) *deed {
	d := &deed{Load: make(map[string]int)}
	for range 1 + k.random.IntN(12) {
		k.version++
		d.Load[fmt.Sprintf("article %d", from+k.random.IntN(20))] = k.version
	}
	return d
}

// pick is the next deed.
func (k *soak) pick() *deed {
	switch k.random.IntN(6) {
	case 0:
		if ids := slices.Sorted(maps.Keys(k.has)); len(ids) > 0 {
			return &deed{Remove: ids[k.random.IntN(len(ids))]}
		}
	case 1:
		if list := k.decisions(); len(list) > 0 && k.random.IntN(2) == 0 {
			return &deed{Undo: list[k.random.IntN(len(list))].Number}
		}
		if d := k.decide(); d != nil {
			return d
		}
	}
	return k.load(0)
}

func (k *soak) decisions() []Decision {
	list, err := k.g.Decisions(k.t.Context())
	if err != nil {
		k.t.Fatal(err)
	}
	return list
}

// decide is a deed of deciding something on what is there, or nil.
func (k *soak) decide() *deed {
	xids, err := k.g.xidsOf(k.t.Context(), decidable[k.random.IntN(len(decidable))])
	if err != nil {
		k.t.Fatal(err)
	}
	if len(xids) < 2 {
		return nil
	}
	slices.Sort(xids)
	first := k.random.IntN(len(xids) - 1)
	second := first + 1 + k.random.IntN(len(xids)-first-1)
	switch verbs := []Verb{Same, Differ, Rename}; verbs[k.random.IntN(len(verbs))] {
	case Rename:
		return &deed{Verb: Rename, Args: []string{xids[first], fmt.Sprint("Name ", k.random.IntN(100))}}
	case Differ:
		return &deed{Verb: Differ, Args: []string{xids[first], xids[second]}}
	}
	return &deed{Verb: Same, Args: []string{xids[first], xids[second]}}
}

// round does a deed among a trouble, and compares.
func (k *soak) round() {
	d := k.pick()
	before := k.decisions()
	troubles := k.troubles()
	tr := troubles[k.random.IntN(len(troubles))]
	k.said = append(k.said, fmt.Sprintf("%s: %s", tr.name, d))
	var addrs []string
	for _, w := range k.wires {
		addrs = append(addrs, w.addr)
	}
	client := start(k.t, order{Addrs: addrs, Deed: d, LockLife: soakLockLife})
	k.wait(1200 * time.Millisecond)
	k.takes(d)
	tr.disturb(client.Process.Pid)
	if done := k.ended(client, tr); !done && !k.isDone(d, before) {
		k.settle(d)
	} else if !done {
		load(k.t, k.g) // what it left is finished
	}
	k.check()
}

// takes notes what the graph is to hold after a deed.
func (k *soak) takes(d *deed) {
	maps.Copy(k.has, d.Load)
	if d.Remove != "" {
		delete(k.has, d.Remove)
	}
}

// ended waits for a client, and reports whether it said that all is done.
func (k *soak) ended(client *exec.Cmd, tr trouble) bool {
	k.t.Helper()
	late := time.AfterFunc(5*time.Minute, func() { client.Process.Signal(syscall.SIGQUIT) })
	err := client.Wait()
	if !late.Stop() {
		k.t.Fatalf("after\n%s\nthe client hung:\n%s", strings.Join(k.said, "\n"), client.Stderr.(*bytes.Buffer))
	}
	status, _ := client.ProcessState.Sys().(syscall.WaitStatus)
	switch {
	case err == nil:
		return true
	case status.Signal() == syscall.SIGKILL, client.ProcessState.ExitCode() == exitBusy, !tr.spares:
		return false
	}
	k.t.Fatalf("after\n%s\nthe client failed: %v\n%s", strings.Join(k.said, "\n"), err, client.Stderr.(*bytes.Buffer))
	return false
}

// isDone reports whether what can't be done twice was done, or is bound to be.
func (k *soak) isDone(d *deed, before []Decision) bool {
	if d.Verb == "" && d.Undo == 0 {
		return false
	}
	return !cmp.Equal(before, k.decisions())
}

// settle does a deed past all troubles.
func (k *soak) settle(d *deed) {
	k.t.Helper()
	k.takes(d)
	if err := d.do(k.t.Context(), k.g); err != nil && !(d.Remove != "" && errors.Is(err, ErrNotFound)) {
		k.t.Fatalf("after\n%s\n%s: %v", strings.Join(k.said, "\n"), d, err)
	}
}

// check compares the graph with a fresh load of what must be in it.
func (k *soak) check() {
	k.t.Helper()
	got := dump(k.t, k.g)
	r, err := k.g.Verify(k.t.Context())
	if err != nil {
		k.t.Fatal(err)
	}
	if r.Wrong+r.Unfinished > 0 {
		time.Sleep(5 * time.Second) // whether that lasts tells where to look
		again, err := k.g.Verify(k.t.Context())
		if err != nil {
			k.t.Fatal(err)
		}
		k.t.Fatalf("seed %d: after\n%s\nthe graph is not what its articles say, %d unfinished (%d problems five seconds later):\n%s", *soakSeed,
			strings.Join(k.said, "\n"), r.Unfinished, again.Wrong, strings.Join(r.Problems, "\n"))
	}
	loadAnew(k.t, k.other, k.decisions(), versions(k.has)...)
	if diff := cmp.Diff(strings.Split(dump(k.t, k.other), "\n"), strings.Split(got, "\n")); diff != "" {
		k.t.Fatalf("seed %d: after\n%s\nthe graph differs from that of a fresh load:\n%s", *soakSeed, strings.Join(k.said, "\n"), diff)
	}
}
