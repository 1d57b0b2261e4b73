package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/graph/local"
)

var kills = flag.Int("kills", 2, "kill up and load so many times; 50 take some minutes")

// TestKilledAtAnyMoment kills "entente up" and the first "entente load" at random
// moments. Each time all commands work afterwards, and nothing is missing that was
// said to be written.
func TestKilledAtAnyMoment(t *testing.T) {
	article := filepath.Join("..", "..", "extract", "testdata", "articles", "trilateral.txt")
	random := rand.New(rand.NewPCG(3, 4))
	for round := range *kills {
		if round%5 == 0 { // a folder in which nothing is yet
			keepIn(t, t.TempDir())
		}
		args := []string{"load", "--id", fmt.Sprintf("urn:killed:%d", round), article}
		if round%2 == 1 {
			args = []string{"up"}
		}
		after := time.Duration(random.IntN(4000)) * time.Millisecond
		said := strike(t, after, args...)
		for _, command := range [][]string{{"load", "--id", fmt.Sprintf("urn:whole:%d", round), article}, {"status"}, {"verify"}, {"query", "meetings"}} {
			out, err := exec.Command("entente", command...).CombinedOutput()
			if err != nil {
				t.Fatalf("round %d, %v killed after %v: then %v: %v\n%s\nIt said: %s", round, args, after, command, err, out, said)
			}
		}
		want := []string{fmt.Sprintf("urn:whole:%d", round)}
		if strings.Contains(said, "1 article;") {
			want = append(want, fmt.Sprintf("urn:killed:%d", round))
		}
		for _, id := range want {
			out, err := exec.Command("entente", "query", "--json", fmt.Sprintf("{ q(func: eq(xid, %q)) { digest } }", "article:"+id)).CombinedOutput()
			if err != nil || !strings.Contains(string(out), `"digest"`) {
				t.Fatalf("round %d, %v killed after %v: %s is missing: %v\n%s", round, args, after, id, err, out)
			}
		}
		if random.IntN(2) == 0 {
			if out, err := exec.Command("entente", "down").CombinedOutput(); err != nil {
				t.Fatalf("down: %v\n%s", err, out)
			}
		}
	}
}

// strike runs the program, kills it after a while, and returns what it said.
func strike(t *testing.T, after time.Duration, args ...string) string {
	t.Helper()
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	cmd := exec.Command("entente", args...)
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { cmd.Process.Signal(syscall.SIGKILL) })
	err = cmd.Wait()
	said, readErr := os.ReadFile(out.Name())
	if readErr != nil {
		t.Fatal(readErr)
	}
	if err != nil && !strings.Contains(err.Error(), "killed") {
		t.Fatalf("%v failed by itself: %v\n%s", args, err, said)
	}
	return string(said)
}

// TestDropped drops a graph behind the program's back.
func TestDropped(t *testing.T) {
	dir := t.TempDir()
	keepIn(t, dir)
	article := filepath.Join("..", "..", "extract", "testdata", "articles", "trilateral.txt")
	if got := runProgram(t.Context(), "load", article); got.status != exitOK {
		t.Fatal(got.errOut)
	}
	if got := runProgram(t.Context(), "verify"); got.status != exitOK {
		t.Fatalf("status %d: %s%s", got.status, got.out, got.errOut)
	}
	if _, err := local.Down(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"zero1", "alpha1"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	got := runProgram(t.Context(), "verify")
	if got.status != exitFailure || !strings.Contains(got.out, "the graph had 1 article, and has 0") {
		t.Errorf("verify of a graph that is gone: status %d: %s%s", got.status, got.out, got.errOut)
	}
}

// TestSecret logs in with what status tells.
func TestSecret(t *testing.T) {
	keepIn(t, t.TempDir())
	up := runProgram(t.Context(), "up")
	if up.status != exitOK {
		t.Fatal(up.errOut)
	}
	got := runProgram(t.Context(), "status", "--secret")
	m := regexp.MustCompile(`(?s)dgo +(\S+).*user +(\S+)\npassword +(\S+)`).FindStringSubmatch(got.out)
	if m == nil {
		t.Fatalf("no login in: %s", got.out)
	}
	if strings.Contains(up.out+up.errOut+runProgram(t.Context(), "status").out, m[3]) {
		t.Error("the password is told to those who did not ask")
	}
	if got := runProgram(t.Context(), "query", "--dgraph", m[1], "meetings"); got.status != exitLogin {
		t.Errorf("without a login: status %d: %s", got.status, got.errOut)
	}
	t.Setenv("ENTENTE_PASSWORD", m[3])
	if got := runProgram(t.Context(), "query", "--dgraph", m[1], "--user", m[2], "{ q(func: has(xid)) { uid } }"); got.status != exitOK {
		t.Errorf("with the login: status %d: %s", got.status, got.errOut)
	}
}
