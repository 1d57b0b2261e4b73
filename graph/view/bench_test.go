package view

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"entente/graph/network"
)

// largeData is a network of 1,000 actors and 3,000 links, as much as the page
// draws at once, with hubs as real ones have.
func largeData() *Data {
	d := &Data{Articles: []article{{Name: "An article", Published: "2022-09-22"}}}
	groups := []string{"country", "organization", "person"}
	for i := range 1000 {
		d.Nodes = append(d.Nodes, node{Node: network.Node{ID: fmt.Sprintf("country:%04d", i), Name: fmt.Sprintf("Actor number %d", i), Kind: network.Actor, Group: groups[i%3]}})
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
	return d
}

// record is JavaScript that notes how long each frame takes, until stopped.
const record = `window.frames_ = []; window.recording_ = true; { let last = performance.now(); const tick = (now) => { frames_.push(now - last); last = now; if (recording_) requestAnimationFrame(tick); }; requestAnimationFrame(tick); }`

// BenchmarkFrames drags and zooms a network of 1,000 nodes in Chromium, and
// tells how long frames take; idle is the same page left alone.
//
//	go test -run - -bench Frames ./graph/view
func BenchmarkFrames(b *testing.B) {
	tab := open(b, 1440, 900)
	address := serve(b, always(largeData()))
	start := time.Now()
	tab.visit(address)
	b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms-to-drawn")
	measured := func(name string, act func()) {
		eval[any](tab, record)
		act()
		frames := eval[[]float64](tab, `recording_ = false, frames_.slice(1)`)
		if len(frames) == 0 {
			b.Fatalf("%s: no frames", name)
		}
		slices.Sort(frames)
		b.ReportMetric(frames[len(frames)/2], name+"-ms-p50")
		b.ReportMetric(frames[len(frames)*95/100], name+"-ms-p95")
	}
	for b.Loop() {
		measured("idle", func() { time.Sleep(time.Second) })
		measured("drag", func() {
			tab.do("press", chromedp.MouseEvent("mousePressed", 230, 150, chromedp.ButtonLeft, chromedp.ClickCount(1)))
			for i := range 90 {
				tab.do("move", chromedp.MouseEvent("mouseMoved", 230+float64(i)*4, 150+float64(i)*3, chromedp.ButtonLeft))
			}
			tab.do("let go", chromedp.MouseEvent("mouseReleased", 590, 420, chromedp.ButtonLeft, chromedp.ClickCount(1)))
		})
		measured("zoom", func() {
			for i := range 30 {
				by := 120
				if i >= 15 {
					by = -120
				}
				eval[any](tab, fmt.Sprintf(`document.querySelector("#graph canvas").dispatchEvent(new WheelEvent("wheel", {deltaY: %d, clientX: 700, clientY: 350, bubbles: true, cancelable: true}))`, by))
				time.Sleep(30 * time.Millisecond)
			}
		})
	}
	if said := tab.complained(); len(said) > 0 {
		b.Errorf("the page complains: %q", said)
	}
}
