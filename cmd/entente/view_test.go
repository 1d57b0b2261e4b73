package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph/local"
	"entente/graph/local/localtest"
)

// TestViewServes asks for the page over HTTP, sees that a reload reads the
// graph anew, and interrupts it.
func TestViewServes(t *testing.T) {
	s := localtest.Start(t, local.Options{})
	t.Setenv("ENTENTE_DGRAPH", s.Addrs()[0])
	if got := runProgram(t.Context(), "schema", "apply"); got.status != exitOK {
		t.Fatal(got.errOut)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	out, in := io.Pipe()
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, []string{"entente", "view"}, strings.NewReader(""), in, io.Discard) }()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(address)
	if !strings.HasPrefix(address, "http://127.0.0.1:") {
		t.Errorf("it is served at %q", address)
	}
	if page := get(t, address); strings.Contains(page, "trilateral cooperation") {
		t.Error("the graph is not empty")
	}
	article := filepath.Join("..", "..", "extract", "testdata", "articles", "trilateral.txt")
	if got := runProgram(t.Context(), "load", "--date", "2022-09-22", article); got.status != exitOK {
		t.Fatal(got.errOut)
	}
	if page := get(t, address); !strings.Contains(page, "trilateral cooperation") {
		t.Error("a reload does not show what was loaded")
	}
	interrupt()
	if status := <-ended; status != exitOK {
		t.Errorf("interrupted, it ends with %d", status)
	}
}

func get(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("status %s, %v: %s", answer.Status, err, body)
	}
	return string(body)
}
