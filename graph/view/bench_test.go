package view

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"entente/graph/network"
)

// largeData is a network of 1,000 actors and 3,000 links, as much as the page
// draws at once, with hubs as real ones have.
func largeData() *Data {
	d := &Data{Articles: []article{{Name: "An article", Published: "2022-09-22"}}}
	groups := []string{"country", "organization", "person"}
	for i := range 1000 {
		d.Nodes = append(d.Nodes, node{ID: fmt.Sprintf("country:%04d", i), Name: fmt.Sprintf("Actor number %d", i), Kind: network.Actor, Group: groups[i%3]})
	}
	for i := range 3000 {
		from := i % 1000
		to := (from*7919 + i*31 + 1) % 1000
		if i%3 != 0 {
			to = to % (1 + from/4)
		}
		if to == from {
			to = (to + 1) % 1000
		}
		d.Proofs = append(d.Proofs, proof{Quote: "Words.", Date: "2022-09-22"})
		d.Edges = append(d.Edges, edge{from, to, []string{"support", "condemn", "claim"}[i/1000], []int{i}})
	}
	d.survey()
	return d
}

// recorder is JavaScript that notes how long each frame takes, from the
// beginning of a page on.
const recorder = `window.frames_ = []; { let last = performance.now(); const tick = (now) => { frames_.push(now - last); last = now; requestAnimationFrame(tick); }; requestAnimationFrame(tick); }`

// BenchmarkFrames opens, leaves alone, pans, drags and zooms a network of 1,000
// nodes in Chromium, and tells how long frames take: the median, the slowest
// twentieth and the slowest. At 60 Hz no frame is shorter than 16.7 ms.
//
//	go test -run - -bench Frames -benchtime 1x ./graph/view
func BenchmarkFrames(b *testing.B) {
	tab := open(b, 1440, 900)
	if _, err := chromedp.Call(tab.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: recorder}); err != nil {
		b.Fatal(err)
	}
	address := serve(b, always(largeData()))
	for b.Loop() {
		start := time.Now()
		tab.visit(address + "#many=1000&lines=all")
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms-to-drawn")
		frames(tab, b, "open")
		time.Sleep(time.Second)
		frames(tab, b, "idle")
		for _, c := range []struct{ name, from string }{
			{"pan", `[12, 12]`},
			// The node with the most links.
			{"drag", `(() => { const p = document.getElementById("graph").picture.things().reduce((a, b) => (b.links > a.links ? b : a)); return [p.x, p.y]; })()`},
		} {
			at := eval[[]float64](tab, `(() => { const [x, y] = `+c.from+`, box = document.getElementById("graph").getBoundingClientRect(); return [x + box.x, y + box.y]; })()`)
			pull(tab, at[0], at[1])
			frames(tab, b, c.name)
		}
		for i := range 30 {
			by := 120
			if i >= 15 {
				by = -120
			}
			eval[any](tab, fmt.Sprintf(`document.querySelector("#graph canvas").dispatchEvent(new WheelEvent("wheel", {deltaY: %d, clientX: 700, clientY: 350, bubbles: true, cancelable: true}))`, by))
			time.Sleep(30 * time.Millisecond)
		}
		time.Sleep(300 * time.Millisecond)
		frames(tab, b, "zoom")
	}
	if said := tab.complained(); len(said) > 0 {
		b.Errorf("the page complains: %q", said)
	}
}

// BenchmarkPaint opens a page in Chromium, and tells when it first paints something, when
// its scripts have run, so that the next frame has the picture, and how large
// the page is when packed by gzip. It is that of ENTENTE_PAGE, which view --out wrote, or
// of 1,000 actors.
//
//	ENTENTE_PAGE=$PWD/page.html go test -run - -bench Paint -benchtime 5x ./graph/view
func BenchmarkPaint(b *testing.B) {
	path := os.Getenv("ENTENTE_PAGE")
	if path == "" {
		path = filepath.Join(b.TempDir(), "page.html")
		var page bytes.Buffer
		if err := Write(&page, largeData()); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, page.Bytes(), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	page, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(page); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	tab := open(b, 1440, 900)
	var paint, ready []float64
	for b.Loop() {
		tab.visit("file://" + path)
		paint = append(paint, eval[float64](tab, `performance.getEntriesByName("first-contentful-paint")[0].startTime`))
		ready = append(ready, eval[float64](tab, `performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd`))
	}
	for name, all := range map[string][]float64{"first-paint-ms": paint, "ready-ms": ready} {
		slices.Sort(all)
		b.ReportMetric(all[len(all)/2], name)
	}
	b.ReportMetric(float64(packed.Len())/1000, "kB-packed")
}

// pull moves the mouse with its button held, as fast as Chromium takes it.
func pull(tab *browser, x, y float64) {
	tab.do("press", chromedp.MouseEvent("mousePressed", x, y, chromedp.ButtonLeft, chromedp.ClickCount(1)))
	for i := range 90 {
		by := float64(min(i, 90-i)) * 4
		tab.do("move", chromedp.MouseEvent("mouseMoved", x+by, y+by/2, chromedp.ButtonLeft))
	}
	tab.do("let go", chromedp.MouseEvent("mouseReleased", x, y, chromedp.ButtonLeft, chromedp.ClickCount(1)))
	time.Sleep(300 * time.Millisecond)
}

// frames reports the frames since it was called last.
func frames(tab *browser, b *testing.B, name string) {
	b.Helper()
	all := eval[[]float64](tab, `frames_.splice(0).slice(1)`)
	if len(all) == 0 {
		b.Fatalf("%s: no frames", name)
	}
	slices.Sort(all)
	b.ReportMetric(all[len(all)/2], name+"-ms-p50")
	b.ReportMetric(all[len(all)*95/100], name+"-ms-p95")
	b.ReportMetric(all[len(all)-1], name+"-ms-max")
}
