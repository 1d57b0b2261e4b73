package view

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// patience bounds what a loaded machine may take for one step.
const patience = 2 * time.Minute

// A browser is a tab of headless Chromium that remembers what the page
// complained of and asked the network for.
type browser struct {
	t   testing.TB
	ctx context.Context

	mu    sync.Mutex
	said  []string
	asked []string
}

// open starts Chromium. Where there is none the test is skipped, but fails
// under CI, where .ci/run installs it.
func open(t testing.TB, width, height int64) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		const word = "no Chromium in PATH: the page is not tried in a browser (Debian: apt-get install chromium)"
		if os.Getenv("CI") == "true" {
			t.Fatal(word)
		}
		t.Skip(word)
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path)}
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium has none for root
	}
	ctx, cancel := chromedp.NewContext(context.Background(), chromedp.WithAllocatorOptions(options...))
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 9*time.Minute)
	t.Cleanup(stop)
	b := &browser{t: t, ctx: ctx}
	// The browser lives as long as the context of its first action.
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height)); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	go func() {
		for m, err := range chromedp.Console(ctx) {
			if err == nil && m.Text != "" {
				b.note(&b.said, m.String())
			}
		}
	}()
	requests := chromedp.Events(ctx, network.RequestWillBeSent)
	go func() {
		for r, err := range requests {
			if err == nil {
				b.note(&b.asked, r.Request.URL)
			}
		}
	}()
	return b
}

func (b *browser) note(list *[]string, text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	*list = append(*list, text)
}

func (b *browser) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

func run[T any](b *browser, what string, a chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
	return v
}

// eval is the value of JavaScript in the page.
func eval[T any](b *browser, js string) T {
	b.t.Helper()
	return run(b, js, chromedp.Evaluate[T](js))
}

// until waits for JavaScript to be true.
func (b *browser) until(js string) {
	b.t.Helper()
	for end := time.Now().Add(patience); !eval[bool](b, js); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			b.t.Fatalf("never true: %s\nin the details: %s", js, eval[string](b, `document.getElementById("detail")?.innerText ?? ""`))
		}
	}
}

const drawn = `document.readyState === "complete" && !!document.getElementById("graph")?.picture && !document.querySelector("#graph[aria-busy]")`

// visit loads an address and waits until the network is drawn.
func (b *browser) visit(url string) {
	b.t.Helper()
	b.do("load "+url, chromedp.Navigate("about:blank"), chromedp.Navigate(url))
	b.until(drawn)
}

// details waits until the panel of details has all of some texts.
func (b *browser) details(texts ...string) {
	b.t.Helper()
	for _, text := range texts {
		b.until(fmt.Sprintf(`document.getElementById("detail").innerText.includes(%q)`, text))
	}
}

// complained are the messages of the page so far.
func (b *browser) complained() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]string(nil), b.said...)
}

// elsewhere are the requests that went anywhere but to an address.
func (b *browser) elsewhere(address string) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []string
	for _, url := range b.asked {
		if !strings.HasPrefix(url, address) && !strings.HasPrefix(url, "blob:") && !strings.HasPrefix(url, "data:") && url != "about:blank" {
			all = append(all, url)
		}
	}
	return all
}

// serve serves a page as entente view does.
func serve(t testing.TB, read func(context.Context) (*Data, error)) string {
	t.Helper()
	n := 0
	mark := func(context.Context) (string, error) { n++; return fmt.Sprint(n), nil }
	h, err := NewServer(Source{Read: read, Mark: mark, Fail: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL + "/"
}

func always(d *Data) func(context.Context) (*Data, error) {
	return func(context.Context) (*Data, error) { return d, nil }
}
