package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/grpc"
)

// victimEnv makes the test program load articles and be killed meanwhile: it
// holds an order in JSON.
const victimEnv = "ENTENTE_TEST_VICTIM"

// An order says what a victim loads and when it dies.
type order struct {
	Addrs    []string
	Seed     int           // of the articles
	KillCall int32         // dies at this call to Dgraph; 0 for never
	After    time.Duration // so long after the call was sent; negative for before
	LockLife time.Duration // how long its lock holds; 0 for as long as usual
	Deed     *deed         // what it does in place of loading the articles of the seed; nil for those
}

// exitBusy is the status of a victim whose lock was taken over.
const exitBusy = 3

// chronicle are the articles of a seed. Another seed's are other versions of
// the same articles.
func chronicle(seed int) []Item {
	var items []Item
	for i := range 24 {
		id := fmt.Sprintf("article %d", i)
		items = append(items, anySketch(id).Example(seed*100+i).item())
	}
	return items
}

// victim loads, and dies by SIGKILL where it is told to.
func victim() {
	var o order
	if err := json.Unmarshal([]byte(os.Getenv(victimEnv)), &o); err != nil {
		panic(err)
	}
	die := func() {
		syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}
	var calls atomic.Int32
	opts := Options{Addrs: o.Addrs, batch: 3, quads: 25, lockLife: o.LockLife}
	opts.intercept = func(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
		if calls.Add(1) == o.KillCall {
			if o.After < 0 {
				die()
			}
			time.AfterFunc(o.After, die)
		}
		return invoke(ctx, method, req, reply, conn, opts...)
	}
	g, err := Connect(context.Background(), opts)
	if err != nil {
		panic(err)
	}
	if o.Deed != nil {
		err = o.Deed.do(context.Background(), g)
	} else {
		_, err = g.Load(context.Background(), items(chronicle(o.Seed)), nil)
	}
	if errors.Is(err, ErrBusy) {
		os.Exit(exitBusy)
	}
	if err != nil {
		panic(err)
	}
}

// undisturbed loads n chronicles, each into an empty graph, and returns the
// dumps.
func undisturbed(t *testing.T, g *Graph, n int) (dumps []string) {
	for seed := range n {
		clear(t, g)
		load(t, g, chronicle(seed)...)
		dumps = append(dumps, dump(t, g))
	}
	return dumps
}

// TestKilledAtAnyPoint kills loading processes with SIGKILL, over and over:
// before calls to Dgraph, and while commits are under way. Whenever the
// articles are all in, the graph must be that of an undisturbed load.
func TestKilledAtAnyPoint(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 10
	}
	g := open(t)
	want := undisturbed(t, g, 2)
	clear(t, g)
	random := rand.New(rand.NewPCG(1, 2))
	for round, killed := 0, 0; killed < kills; round++ {
		o := order{Addrs: addrs(t), Seed: round % 2}
		for {
			o.KillCall, o.After = random.Int32N(200), time.Duration(random.IntN(12)-4)*time.Millisecond
			if killed >= kills {
				o.KillCall = 0
			}
			if !strike(t, o) {
				break
			}
			killed++
		}
		if diff := cmp.Diff(strings.Split(want[o.Seed], "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
			t.Fatalf("round %d, after %d kills, the graph is not that of an undisturbed load:\n%s", round, killed, diff)
		}
		verified(t, g)
	}
}

// strike runs a victim and reports whether it was killed.
func strike(t *testing.T, o order) bool {
	t.Helper()
	env, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), victimEnv+"="+string(env))
	out, err := cmd.CombinedOutput()
	if err == nil {
		return false
	}
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signal() == syscall.SIGKILL {
		return true
	}
	t.Fatalf("the loading process failed by itself: %v\n%s", err, out)
	return false
}
