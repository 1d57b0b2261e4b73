package local_test

import (
	"context"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/graph/local"
)

var kills = flag.Int("kills", 3, "kill so many starts; 50 take some minutes")

// victimEnv makes the test program start a server in the folder that it names,
// and be killed meanwhile.
const victimEnv = "ENTENTE_TEST_VICTIM"

func TestMain(m *testing.M) {
	if dir := os.Getenv(victimEnv); dir != "" {
		if _, _, err := local.Up(context.Background(), local.Options{Dir: dir, Tell: os.Stderr}); err != nil {
			panic(err)
		}
		return
	}
	os.Exit(m.Run())
}

// TestKilledWhileStarting kills what starts a server at random moments. Whatever
// it had started by then, the next start makes one server of it, which has all
// that was ever written.
func TestKilledWhileStarting(t *testing.T) {
	dir := t.TempDir()
	t.Cleanup(func() {
		if _, err := local.Down(context.Background(), dir); err != nil {
			t.Error(err)
		}
	})
	random := rand.New(rand.NewPCG(1, 2))
	for round := range *kills {
		after := time.Duration(random.IntN(2500)) * time.Millisecond
		if round%2 == 0 { // most of the danger is in the first moments
			after /= 20
		}
		killUp(t, dir, after)
		s, _, err := local.Up(t.Context(), local.Options{Dir: dir, Tell: os.Stderr})
		if err != nil {
			t.Fatalf("round %d, after a kill at %v: %v", round, after, err)
		}
		if n := len(holders(t, dir)); n != 2 {
			t.Fatalf("round %d, after a kill at %v: %d processes hold the folder, want zero and alpha", round, after, n)
		}
		if round == 0 {
			write(t, s, `_:a <note> "kept" .`)
		}
		wantNote(t, s, "kept")
		if was, err := local.Down(t.Context(), dir); err != nil || !was {
			t.Fatalf("round %d: Down: %v, %v", round, was, err)
		}
		if n := len(holders(t, dir)); n != 0 {
			t.Fatalf("round %d: %d processes hold the folder after Down", round, n)
		}
	}
}

// killUp starts a server in another process, and kills that.
func killUp(t *testing.T, dir string, after time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), victimEnv+"="+dir)
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { cmd.Process.Signal(syscall.SIGKILL) })
	if err := cmd.Wait(); err != nil && !strings.Contains(err.Error(), "killed") {
		said, _ := os.ReadFile(out.Name())
		t.Fatalf("the start failed by itself: %v\n%s", err, said)
	}
}

// holders are the processes that have the servers' lock of a folder open.
func holders(t *testing.T, dir string) []string {
	t.Helper()
	if _, err := os.Stat("/proc/self/fd"); err != nil {
		t.Skip("reads /proc")
	}
	fds, err := filepath.Glob("/proc/[0-9]*/fd/*")
	if err != nil {
		t.Fatal(err)
	}
	pids := map[string]bool{}
	for _, fd := range fds {
		if to, err := os.Readlink(fd); err == nil && to == filepath.Join(dir, "servers.lock") {
			pids[strings.Split(fd, "/")[2]] = true
		}
	}
	var all []string
	for pid := range pids {
		all = append(all, pid)
	}
	return all
}

// TestOneOwner starts a second server on a folder in use.
func TestOneOwner(t *testing.T) {
	dir := t.TempDir()
	s, err := local.Start(t.Context(), local.Options{Dir: dir, Tell: os.Stderr})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop()
	if second, err := local.Start(t.Context(), local.Options{Dir: dir, Tell: os.Stderr}); err == nil {
		second.Stop()
		t.Error("two servers run on one folder")
	}
}
