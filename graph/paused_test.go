package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v230/protos/api"
	"github.com/google/go-cmp/cmp"
	"google.golang.org/grpc"
)

var pauses = flag.Int("pauses", 2, "pause so many loads; 30 take some minutes")

// TestPaused pauses loads, or the server, at random moments and for longer than
// the lock holds, while another program loads the same articles. Whoever comes
// too late must not write: the graph is that of an undisturbed load.
func TestPaused(t *testing.T) {
	g := open(t)
	want := undisturbed(t, g, 2)
	const life = 2 * time.Second
	random := rand.New(rand.NewPCG(7, 8))
	late := 0
	for round := range *pauses {
		clear(t, g)
		seed := round % 2
		victim := start(t, order{Addrs: addrs(t), Seed: seed, LockLife: life})
		time.Sleep(time.Duration(50+random.IntN(900)) * time.Millisecond)
		pid := victim.Process.Pid
		if round%3 == 2 && server.s != nil {
			pid = server.s.Alphas[0].PID
		}
		signal(t, pid, syscall.SIGSTOP)
		second := make(chan error, 1)
		go func() {
			other, err := Connect(t.Context(), Options{Addrs: addrs(t), batch: 3, quads: 25, lockLife: life, DialTimeout: time.Minute})
			if err == nil {
				defer other.Close()
				_, err = other.Load(t.Context(), items(chronicle(seed)), nil)
			}
			second <- err
		}()
		time.Sleep(life + time.Duration(1000+random.IntN(1500))*time.Millisecond)
		signal(t, pid, syscall.SIGCONT)
		if err := <-second; err != nil {
			t.Fatalf("round %d: the second load: %v", round, err)
		}
		if ended(t, victim) {
			late++
		}
		load(t, g, chronicle(seed)...)
		if diff := cmp.Diff(strings.Split(want[seed], "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
			t.Fatalf("round %d: the graph is not that of an undisturbed load:\n%s", round, diff)
		}
		verified(t, g)
	}
	t.Logf("%d of %d loads came too late", late, *pauses)
}

// TestFenceIsReadAnew: a server that tells once of each slot of the fence whose it was
// before does not keep a program from writing that has the lock.
func TestFenceIsReadAnew(t *testing.T) {
	g := open(t)
	want := undisturbed(t, g, 1)
	clear(t, g)
	var mu sync.Mutex
	told := make(map[string]bool)
	intercept := func(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
		if err := invoke(ctx, method, req, reply, conn, opts...); err != nil {
			return err
		}
		r, ok := req.(*api.Request)
		if !ok || !strings.HasSuffix(r.Query, ") { uid owner } }") {
			return nil
		}
		mu.Lock()
		defer mu.Unlock()
		if !told[r.Query] {
			told[r.Query] = true
			reply.(*api.Response).Json = []byte(`{"q":[{"uid":"0x1","owner":"who had it before"}]}`)
		}
		return nil
	}
	writer := connect(t, Options{Addrs: addrs(t), batch: 3, quads: 25, intercept: intercept})
	if _, err := writer.Load(t.Context(), items(chronicle(0)), nil); err != nil {
		t.Fatal(err)
	}
	if len(told) == 0 {
		t.Error("no slot was read")
	}
	if diff := cmp.Diff(strings.Split(want[0], "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
		t.Errorf("the graph is not that of an undisturbed load:\n%s", diff)
	}
}

// start runs a victim.
func start(t *testing.T, o order) *exec.Cmd {
	t.Helper()
	env, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), victimEnv+"="+string(env))
	cmd.Stderr = new(bytes.Buffer)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// ended waits for a victim, and reports whether its lock was taken over.
func ended(t *testing.T, cmd *exec.Cmd) bool {
	t.Helper()
	err := cmd.Wait()
	if err != nil && cmd.ProcessState.ExitCode() != exitBusy {
		t.Fatalf("the paused load failed: %v\n%s", err, cmd.Stderr)
	}
	return err != nil
}

func signal(t *testing.T, pid int, s syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(pid, s); err != nil {
		t.Fatal(err)
	}
}
