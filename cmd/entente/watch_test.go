package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/graph/local"
	"entente/graph/local/localtest"
)

// A paper is a server with a feed and its pages.
type paper struct {
	mu    sync.Mutex
	items []string // titles
	asked []string // paths, with the answer's status
	busy  bool
}

func (p *paper) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	status := http.StatusOK
	defer func() { p.asked = append(p.asked, fmt.Sprint(r.URL.Path, " ", status)) }()
	switch {
	case r.URL.Path == "/robots.txt":
		status = http.StatusNotFound
		w.WriteHeader(status)
	case r.URL.Path == "/feed" && p.busy:
		status = http.StatusTooManyRequests
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(status)
	case r.URL.Path == "/feed":
		tag := fmt.Sprintf(`"%d"`, len(p.items))
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			status = http.StatusNotModified
			w.WriteHeader(status)
			return
		}
		fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>`)
		for _, t := range p.items {
			fmt.Fprintf(w, "<item><title>%s</title><link>http://%s/%s</link><pubDate>Tue, 07 May 2024 09:00:00 GMT</pubDate></item>", t, r.Host, t)
		}
		fmt.Fprint(w, "</channel></rss>")
	default:
		fmt.Fprintf(w, "<html lang=en><head><title>%s</title></head><body><article><p>The ministers of Norway and Portugal met in Vienna on Monday. %s supports a ban on trawling, and the talks will go on.</p></article></body></html>",
			r.URL.Path[1:], r.URL.Path[1:])
	}
}

// seen is what was asked since the last call.
func (p *paper) seen() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := strings.Join(p.asked, ", ")
	p.asked = nil
	return s
}

func (p *paper) change(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f()
}

// TestWatch watches a paper and a folder: each article is loaded once, servers
// are asked for changes only, and a new run goes on where the last one was.
func TestWatch(t *testing.T) {
	s := localtest.Start(t, local.Options{})
	t.Setenv("ENTENTE_DGRAPH", s.Addrs()[0])
	p := &paper{items: []string{"Iceland", "Sweden"}}
	server := httptest.NewServer(p)
	defer server.Close()
	memory, folder := filepath.Join(t.TempDir(), "watch.json"), t.TempDir()
	file := filepath.Join(folder, "a.txt")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	once := func(want int) ran {
		t.Helper()
		got := runProgram(t.Context(), "watch", "--once", "--allow-private", "--memory", memory, server.URL+"/feed", folder)
		if got.status != exitOK {
			t.Fatalf("status %d: %s", got.status, got.errOut)
		}
		if n := strings.Count(got.out, "\n"); n != want {
			t.Fatalf("%d lines, want %d:\n%s%s", n, want, got.out, got.errOut)
		}
		return got
	}
	write("Talks in Suva\n\nFiji and Samoa met in Suva on 9 March 2023. Fiji supports a ban on mining.\n")
	got := once(3)
	if !strings.Contains(got.out, "2024-05-07  Iceland: 3 actors, 1 meeting, 1 position (") {
		t.Errorf("the lines are\n%s", got.out)
	}
	if seen := p.seen(); seen != "/robots.txt 404, /feed 200, /Iceland 200, /Sweden 200" {
		t.Errorf("asked for %s", seen)
	}
	once(0)
	if seen := p.seen(); seen != "/robots.txt 404, /feed 304" {
		t.Errorf("for nothing new, asked for %s", seen)
	}
	p.change(func() { p.items = append(p.items, "Denmark") })
	write("Talks in Suva\n\nFiji and Samoa met in Suva on 9 March 2023. Fiji opposes a ban on mining.\n")
	got = once(2)
	if seen := p.seen(); seen != "/robots.txt 404, /feed 200, /Denmark 200" {
		t.Errorf("for one new item, asked for %s", seen)
	}
	if fiji := runProgram(t.Context(), "actor", "Fiji"); strings.Contains(fiji.out, "supports") || !strings.Contains(fiji.out, "opposes") {
		t.Errorf("after the file was corrected:\n%s%s", fiji.out, got.out)
	}
	p.change(func() { p.busy = true })
	got = once(0)
	if !strings.Contains(got.errOut, "429") {
		t.Errorf("of a busy server it says %q", got.errOut)
	}
	data, err := os.ReadFile(memory)
	if err != nil {
		t.Fatal(err)
	}
	after := time.Now().Add(50 * time.Minute).UTC().Format("2006-01-02T15")
	if !strings.Contains(string(data), `"failed":1`) || !strings.Contains(string(data), `"after":"`) {
		t.Errorf("it does not remember to wait until about %s: %s", after, data)
	}
	for score, want := range map[string]string{"0": ", 1 position (", "1": ", 0 positions ("} {
		got := runProgram(t.Context(), "watch", "--once", "--model", "full", "--min-score", score, "--memory", filepath.Join(t.TempDir(), "m"), folder)
		if got.status != exitOK || !strings.Contains(got.out, want) {
			t.Errorf("with --min-score %s: status %d, %q%s", score, got.status, got.out, got.errOut)
		}
	}
	if got := runProgram(t.Context(), "watch", "--model", "fast", "--min-score", ".5", folder); got.status != exitUsage {
		t.Errorf("rules alone with a score: status %d", got.status)
	}
}

// TestWatchGoesOn has a run that goes on find what is new, and end in order.
func TestWatchGoesOn(t *testing.T) {
	s := localtest.Start(t, local.Options{})
	t.Setenv("ENTENTE_DGRAPH", s.Addrs()[0])
	folder := t.TempDir()
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	out, in := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"entente", "watch", "--every", "200ms", "--memory", filepath.Join(t.TempDir(), "m"), folder}, strings.NewReader(""), in, io.Discard)
		in.Close()
	}()
	lines := make(chan string)
	go func() {
		defer close(lines)
		buf := make([]byte, 4096)
		for {
			n, err := out.Read(buf)
			if err != nil {
				return
			}
			lines <- string(buf[:n])
		}
	}()
	for _, name := range []string{"Fiji", "Tonga"} {
		if err := os.WriteFile(filepath.Join(folder, name+".txt"), []byte("Talks\n\n"+name+" and Samoa met in Suva on 9 March 2023.\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		select {
		case line := <-lines:
			if !strings.Contains(line, "1 meeting") || !strings.Contains(line, name+".txt") {
				t.Errorf("after %s: %q", name, line)
			}
		case <-time.After(2 * time.Minute):
			t.Fatalf("nothing is said of %s", name)
		}
	}
	interrupt()
	select {
	case status := <-ended:
		if status != exitOK {
			t.Errorf("it ends with status %d", status)
		}
	case <-time.After(time.Minute):
		t.Error("it does not end")
	}
	if got := runProgram(t.Context(), "watch"); got.status != exitUsage {
		t.Errorf("without a source: status %d", got.status)
	}
	if got := runProgram(t.Context(), "watch", "--every", "1s", "http://example.org/"); got.status != exitUsage {
		t.Errorf("too often: status %d", got.status)
	}
}
