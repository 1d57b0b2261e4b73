package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/local"
	"entente/graph/local/localtest"
)

// TestServerDiesInMidLoad kills the local Dgraph while a load writes: that is
// told at once, not after --timeout.
func TestServerDiesInMidLoad(t *testing.T) {
	dir := t.TempDir()
	file := severalArticles(t, 40)
	s, done := loadInto(t, dir, file)
	for _, a := range s.Alphas {
		if err := a.Kill(); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case got := <-done:
		if got.status != exitNoServer || !strings.Contains(got.errOut, "alpha1 ended") {
			t.Errorf("status %d, want %d and what ended: %s", got.status, exitNoServer, got.errOut)
		}
	case <-time.After(time.Minute):
		t.Error("the load goes on though its server is dead")
	}
	if got := runProgram(t.Context(), "load", file); got.status != exitOK {
		t.Errorf("the next load: status %d: %s", got.status, got.errOut)
	}
}

// severalArticles is a file of so many of them.
func severalArticles(t *testing.T, n int) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "articles.jsonl")
	articles, err := os.ReadFile(filepath.Join("..", "..", "extract", "testdata", "articles", "trilateral.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, "{\"id\": \"urn:%d\", \"text\": %q}\n", i, fmt.Sprint("No. ", i, ".\n\n", string(articles)))
	}
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestDiskFullInMidLoad lets the disk of the local Dgraph be full while a load
// writes. That has a status of its own, and all goes on as soon as there is room.
func TestDiskFullInMidLoad(t *testing.T) {
	disk := localtest.NewDisk(t, "400m")
	file := severalArticles(t, 300)
	_, done := loadInto(t, filepath.Join(disk.Dir, "graph"), "--model", "fast", file)
	disk.Fill(t)
	select {
	case got := <-done:
		if got.status != exitDiskFull || !strings.Contains(got.errOut, local.ErrDiskFull.Error()) {
			t.Errorf("status %d, want %d: %s", got.status, exitDiskFull, got.errOut)
		}
	case <-time.After(2 * time.Minute):
		t.Error("the load goes on though the disk is full")
	}
	if got := runProgram(t.Context(), "up"); got.status != exitDiskFull {
		t.Errorf("up on a full disk: status %d, want %d: %s", got.status, exitDiskFull, got.errOut)
	}
	disk.Clear(t)
	if got := runProgram(t.Context(), "load", "--model", "fast", file); got.status != exitOK {
		t.Errorf("the next load: status %d: %s", got.status, got.errOut)
	}
	if got := runProgram(t.Context(), "verify"); got.status != exitOK || !strings.Contains(got.out, "300 articles") {
		t.Errorf("verify: status %d: %s%s", got.status, got.out, got.errOut)
	}
}

// loadInto starts a local Dgraph for the graph in a folder, and a load into it. It
// returns when that has begun to write.
func loadInto(t *testing.T, dir string, args ...string) (*local.Server, <-chan ran) {
	t.Helper()
	keepIn(t, dir)
	if got := runProgram(t.Context(), "up"); got.status != exitOK {
		t.Fatal(got.errOut)
	}
	done := make(chan ran, 1)
	go func() { done <- runProgram(t.Context(), append([]string{"load"}, args...)...) }()
	s, err := local.Look(dir)
	if err != nil {
		t.Fatal(err)
	}
	untilWriting(t, s)
	return s, done
}

// keepIn has the program keep its graph in a folder, and ends its Dgraph with the test.
func keepIn(t *testing.T, dir string) {
	t.Helper()
	t.Setenv("ENTENTE_DATA", dir)
	t.Cleanup(func() { local.Down(context.Background(), dir) })
}

// untilWriting waits until a load has begun to write.
func untilWriting(t *testing.T, s *local.Server) {
	t.Helper()
	user, password := s.Login()
	g, err := graph.Connect(t.Context(), graph.Options{Addrs: s.Addrs(), User: user, Password: password})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	for {
		answer, err := g.Query(t.Context(), "{ q(func: has(owner)) { uid } }", nil)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(answer), "0x") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}
