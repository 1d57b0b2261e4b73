package view

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"entente/extract/extracttest"
	"entente/extract/nlp"
	"entente/graph"
	"entente/graph/graphtest"
)

// sampleGraph is a graph in a real Dgraph with the extractor's articles in it.
func sampleGraph(t *testing.T) *graph.Graph {
	t.Helper()
	var items []graph.Item
	for _, sample := range extracttest.Samples(t, "../../extract/testdata") {
		items = append(items, graph.Item{Article: sample.Article, Facts: sample.Facts})
	}
	return graphtest.Open(t, items...)
}

// sentences finds sentences as entente view does.
func sentences(text string) [][2]int {
	var all [][2]int
	for _, s := range nlp.Split(text, []nlp.Range{{Start: 0, End: len(text)}}).Sentences {
		all = append(all, [2]int{s.Start, s.End})
	}
	return all
}

// locate knows one place.
func locate(place string) (latitude, longitude float64, ok bool) {
	return 40.71, -74.01, place == "New York"
}

const trilateral = "Japan, US and South Korea close ranks in New York over North Korea and Taiwan"

// TestPage does with the page what an analyst does: finds Japan, filters,
// chooses a link, and reads the quote.
func TestPage(t *testing.T) {
	b := open(t, 1440, 900)
	g := sampleGraph(t)
	address := serve(t, func(ctx context.Context) (*Data, error) {
		return Read(ctx, g, Options{Split: sentences, Locate: locate})
	})
	b.visit(address)
	if said := b.complained(); len(said) > 0 {
		t.Errorf("the page complains: %q", said)
	}
	t.Run("find", func(t *testing.T) {
		b.t = t
		b.do("find Japan, misspelt", chromedp.SendKeys(chromedp.CSS("#search"), "japn"))
		b.until(`/^Japan\s+country, \d+ articles?$/.test(document.querySelector("#found [aria-selected=true]")?.innerText)`)
		b.do("take it", chromedp.KeyEvent(kb.Enter))
		b.details("Japan", "trilateral cooperation", "Stands with", "Yoshimasa Hayashi", "Foreign Minister")
		b.until(`location.hash.includes("sel=country%3AJPN")`)
		for typed, want := range map[string]string{"hayasi": "Yoshimasa Hayashi\nForeign Minister, Japan, ", "jpn": "Japan\n", "korea south": "South Korea\n"} {
			eval[any](b, `document.getElementById("search").value = ""`)
			b.do("find "+typed, chromedp.SendKeys(chromedp.CSS("#search"), typed))
			b.until(fmt.Sprintf(`!!document.querySelector("#found [aria-selected=true]")?.innerText.startsWith(%q)`, want))
		}
	})
	t.Run("filter", func(t *testing.T) {
		b.t = t
		b.visit(address)
		before := eval[string](b, `document.getElementById("summary").textContent`)
		b.do("hide people", chromedp.Click(chromedp.CSS("#kinds label:nth-of-type(3) input")))
		b.until(`location.hash.includes("hide=person")`)
		b.until(fmt.Sprintf(`document.getElementById("summary").textContent !== %q`, before))
		if n := eval[int](b, `document.getElementById("graph").picture.things().filter((t) => t.group === "person").length`); n != 0 {
			t.Errorf("%d people are drawn though hidden", n)
		}
		b.do("go back", chromedp.NavigateBack())
		b.until(fmt.Sprintf(`document.getElementById("summary").textContent === %q`, before))
		b.visit(address + "#min=50")
		b.until(`document.getElementById("empty").innerText.includes("The filters leave nothing")`)
		b.visit(address + "#around=country:CHN")
		if n := eval[int](b, `+document.querySelector("#kinds .count").textContent`); n >= 7 {
			t.Errorf("around China the legend counts %d countries, as many as in all", n)
		}
	})
	t.Run("link", func(t *testing.T) {
		b.t = t
		b.visit(address + "#hide=person")
		at := eval[[]float64](b, `(() => { const box = document.getElementById("graph").getBoundingClientRect();
			const link = document.getElementById("graph").picture.links().find((l) => [l.source, l.target].sort().join() === "Japan,South Korea"); return [link.x + box.x, link.y + box.y]; })()`)
		b.do("click the line", chromedp.MouseClickXY(at[0], at[1]))
		b.details("Japan", "South Korea", "Both hold", "held their talks on the margins of the UN General Assembly", "22 Sep 2022", trilateral)
		b.until(`location.hash.includes("%7Epair%7E")`)
		if words := eval[string](b, `document.querySelector("#detail mark").textContent`); len(words) < 10 {
			t.Errorf("the words that prove it are %q", words)
		}
		sentence := eval[string](b, `document.querySelector("#detail .more").closest("figure").querySelector("blockquote").innerText`)
		b.do("ask for more around it", chromedp.Click(chromedp.CSS("#detail .more")))
		b.until(fmt.Sprintf(`document.querySelector("#detail .more").closest("figure").querySelector("blockquote").innerText.length > %d`, len(sentence)+20))
		address := eval[string](b, `location.href`)
		b.visit(address)
		b.details("held their talks on the margins of the UN General Assembly")
	})
	t.Run("labels", func(t *testing.T) {
		b.t = t
		b.visit(address)
		if unnamed := eval[[]string](b, `document.getElementById("graph").picture.things().filter((t) => !t.named).map((t) => t.label)`); len(unnamed) > 0 {
			t.Errorf("nobody can read who %q are", unnamed)
		}
	})
	t.Run("matrix", func(t *testing.T) {
		b.t = t
		b.visit(address + "#tab=matrix")
		b.do("open a cell", chromedp.Click(chromedp.CSS("#matrix-panel .cell[aria-label^='Japan on']")))
		b.details("Japan", "stance on an issue")
		b.until(`document.querySelector("#detail mark")?.textContent.length > 10 && location.hash.includes("sel=cell")`)
		words := eval[string](b, `document.querySelector("#detail mark").textContent`)
		b.visit(eval[string](b, `location.href`))
		b.details(words)
	})
	t.Run("compare", func(t *testing.T) {
		b.t = t
		b.visit(address + "#tab=compare")
		b.do("choose the first", chromedp.SendKeys(chromedp.CSS("#pick-a"), "japan"), chromedp.KeyEvent(kb.Enter))
		b.do("choose the second", chromedp.SendKeys(chromedp.CSS("#pick-b"), "south korea"), chromedp.KeyEvent(kb.Enter))
		for _, want := range []string{"On one time line", "Where they stand", "agree", "Both hold", "Linked over others, in 2 steps", "Japan — "} {
			b.until(fmt.Sprintf(`document.getElementById("compare-panel").innerText.includes(%q)`, want))
		}
		b.do("open a meeting", chromedp.Focus(chromedp.CSS("#compare-panel .event[aria-label*='New York']")), chromedp.KeyEvent(kb.Enter))
		b.details("Who was there", "Antony Blinken")
		b.until(`location.hash.includes("a=country%3AJPN&b=country%3AKOR")`)
	})
	t.Run("over time", func(t *testing.T) {
		b.t = t
		b.visit(address + "#tab=trend")
		b.do("choose an issue", chromedp.SendKeys(chromedp.CSS("#pick-on"), "status quo"), chromedp.KeyEvent(kb.Enter))
		b.until(`document.querySelector("#trend-panel h2").textContent.includes("status quo")`)
		b.do("open a quarter", chromedp.Focus(chromedp.CSS("#trend-panel .trend .event[tabindex]")), chromedp.KeyEvent(kb.Enter))
		b.details("status quo", "Against")
		b.until(`[...document.querySelectorAll("#detail mark")].some((m) => m.textContent.includes("status quo"))`)
	})
	t.Run("hands", func(t *testing.T) {
		b.t = t
		b.visit(address)
		first := placesOf(b)
		japan := first["Japan"]
		b.do("click Japan", chromedp.MouseClickXY(japan[0], japan[1]))
		b.details("Japan", "Stands with")
		drag(b, japan, 70, 40)
		second := placesOf(b)
		if !near(second["Japan"], japan, 70, 40) || !near(second["Russia"], first["Russia"], 0, 0) {
			t.Errorf("dragged by 70 and 40, Japan went from %v to %v, Russia from %v to %v", japan, second["Japan"], first["Russia"], second["Russia"])
		}
		box := eval[[]float64](b, `(() => { const r = document.getElementById("graph").getBoundingClientRect(); return [r.x + 8, r.y + 8]; })()`)
		drag(b, box, 30, 20)
		third := placesOf(b)
		if !near(third["Japan"], second["Japan"], 30, 20) || !near(third["Russia"], second["Russia"], 30, 20) {
			t.Errorf("the picture was dragged by 30 and 20, Russia went from %v to %v", second["Russia"], third["Russia"])
		}
		eval[any](b, fmt.Sprintf(`document.querySelector("#graph canvas:last-of-type").dispatchEvent(new WheelEvent("wheel", {deltaY: -200, clientX: %f, clientY: %f, bubbles: true, cancelable: true}))`, third["Japan"][0], third["Japan"][1]))
		fourth := placesOf(b)
		if !near(fourth["Japan"], third["Japan"], 0, 0) || math.Abs(fourth["Russia"][1]-fourth["Japan"][1]) <= math.Abs(third["Russia"][1]-third["Japan"][1]) {
			t.Errorf("zoomed in at Japan, it went from %v to %v, Russia from %v to %v", third["Japan"], fourth["Japan"], third["Russia"], fourth["Russia"])
		}
	})
	t.Run("issue", func(t *testing.T) {
		b.t = t
		b.visit(address + "#show=all")
		b.do("ask for an issue", chromedp.SendKeys(chromedp.CSS("#issue"), "status quo"+kb.Enter))
		b.until(`location.hash.includes("issue=")`)
		b.until(drawn)
		names := eval[[]string](b, `document.getElementById("graph").picture.things().filter((t) => t.kind === "position").map((t) => t.label)`)
		if !slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, "status quo") }) || len(names) > 3 {
			t.Errorf("positions on the issue are %q", names)
		}
	})
	t.Run("time", func(t *testing.T) {
		b.t = t
		b.visit(address)
		all := eval[int](b, `document.getElementById("graph").picture.things().length`)
		b.do("move the slider", chromedp.Focus(chromedp.CSS("#until")), chromedp.KeyEvent(kb.Home))
		b.until(`location.hash.includes("until=")`)
		b.do("widen it", chromedp.Click(chromedp.CSS("#all-time")))
		b.until(fmt.Sprintf(`document.getElementById("graph").picture.things().length === %d`, all))
		marks := eval[int](b, `document.querySelectorAll("#time .event").length`)
		if marks < 10 {
			t.Errorf("%d marks on the time line", marks)
		}
		b.do("open a mark", chromedp.Focus(chromedp.CSS("#time .event[aria-label*='New York']")), chromedp.KeyEvent(kb.Enter))
		b.details("Who was there", "Antony Blinken", "held")
	})
	t.Run("keyboard", func(t *testing.T) {
		b.t = t
		b.visit(address)
		b.do("go to a node", chromedp.Focus(chromedp.CSS("#graph")), chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.ArrowLeft))
		b.until(`/, \d+ links?$/.test(document.getElementById("spoken").textContent)`)
		name := eval[string](b, `document.getElementById("spoken").textContent.split(",")[0]`)
		b.do("open it", chromedp.KeyEvent(kb.Enter))
		b.details(name)
		if got := eval[string](b, `document.activeElement.id`); got != "detail" {
			t.Errorf("the focus is on %q, not on the details", got)
		}
	})
	t.Run("tables", func(t *testing.T) {
		b.t = t
		b.visit(address + "#tab=table&hide=shares,says,acts_for")
		words := eval[string](b, `document.getElementById("table-panel").innerText`)
		for _, want := range []string{"Japan", "South Korea", "met", "22 Sep 2022"} {
			if !strings.Contains(words, want) {
				t.Errorf("the tables lack %q", want)
			}
		}
		b.do("sort", chromedp.Click(chromedp.CSS("#table-panel th:first-child button")))
		b.until(`document.querySelector("#table-panel th").getAttribute("aria-sort") === "ascending"`)
	})
	t.Run("map", func(t *testing.T) {
		b.t = t
		b.visit(address + "#tab=map")
		b.do("open a place", chromedp.Focus(chromedp.CSS("#map-panel .event[aria-label^='New York']")), chromedp.KeyEvent(kb.Enter))
		b.details("New York", "held their talks on the margins of the UN General Assembly")
		dir := t.TempDir()
		if _, err := chromedp.CallBrowser(b.ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir}); err != nil {
			t.Fatal(err)
		}
		b.do("save", chromedp.Click(chromedp.CSS("#save-geojson")))
		var got struct {
			Type     string
			Features []struct {
				Geometry   struct{ Coordinates [2]float64 }
				Properties struct {
					Name     string
					Meetings []struct{ Participants, Quotes []string }
				}
			}
		}
		if err := json.Unmarshal(downloaded(b, filepath.Join(dir, "entente.geojson")), &got); err != nil || len(got.Features) != 1 {
			t.Fatalf("the GeoJSON is %+v (%v)", got, err)
		}
		f := got.Features[0]
		if f.Properties.Name != "New York" || f.Geometry.Coordinates != [2]float64{-74.01, 40.71} || len(f.Properties.Meetings[0].Participants) < 3 || len(f.Properties.Meetings[0].Quotes) == 0 {
			t.Errorf("New York is %+v", f)
		}
	})
	t.Run("axe", func(t *testing.T) {
		b.t = t
		for _, hash := range []string{"#sel=country:JPN", "#tab=matrix", "#tab=compare&a=country:JPN&b=country:KOR", "#tab=trend", "#tab=map", "#tab=table", "#theme=dark", "#theme=dark&tab=matrix"} {
			b.visit(address + hash)
			faultless(b, hash)
		}
	})
	t.Run("names", func(t *testing.T) {
		b.t = t
		b.visit(address + "#sel=country:JPN")
		nameless(b)
	})
	t.Run("save", func(t *testing.T) {
		b.t = t
		b.visit(address + "#sel=country:JPN")
		saved(b)
	})
	t.Run("dark", func(t *testing.T) {
		b.t = t
		light := eval[string](b, `getComputedStyle(document.body).backgroundColor`)
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}); err != nil {
			t.Fatal(err)
		}
		b.until(fmt.Sprintf(`getComputedStyle(document.body).backgroundColor !== %q`, light))
		shot(b, "dark.png")
	})
	b.t = t
	if said := b.complained(); len(said) > 0 {
		t.Errorf("the page complains: %q", said)
	}
	if asked := b.elsewhere(address); len(asked) > 0 {
		t.Errorf("the page asks the network for %q", asked)
	}
}

// placesOf is where things are in the window, by label.
func placesOf(b *browser) map[string][]float64 {
	b.t.Helper()
	return eval[map[string][]float64](b, `(() => { const box = document.getElementById("graph").getBoundingClientRect();
		return Object.fromEntries(document.getElementById("graph").picture.things().map((t) => [t.label, [t.x + box.x, t.y + box.y]])); })()`)
}

// drag presses the mouse at a place, moves it in steps, and lets go.
func drag(b *browser, at []float64, dx, dy float64) {
	b.t.Helper()
	b.do("press", chromedp.MouseEvent("mousePressed", at[0], at[1], chromedp.ButtonLeft, chromedp.ClickCount(1)))
	for i := range 10 {
		part := float64(i+1) / 10
		b.do("move", chromedp.MouseEvent("mouseMoved", at[0]+dx*part, at[1]+dy*part, chromedp.ButtonLeft))
	}
	b.do("let go", chromedp.MouseEvent("mouseReleased", at[0]+dx, at[1]+dy, chromedp.ButtonLeft, chromedp.ClickCount(1)))
}

// near reports whether a place is another one moved by so much.
func near(place, from []float64, dx, dy float64) bool {
	return math.Abs(place[0]-from[0]-dx) < 1.5 && math.Abs(place[1]-from[1]-dy) < 1.5
}

// faultless fails where axe-core finds a fault of accessibility.
func faultless(b *browser, where string) {
	b.t.Helper()
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		b.t.Fatal(err)
	}
	eval[any](b, string(axe)+"; void 0")
	b.do("let axe look", chromedp.Evaluate[chromedp.Void](`void axe.run().then((r) => { window.faults = r.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.target + " " + n.failureSummary)); })`))
	b.until(`Array.isArray(window.faults)`)
	for _, fault := range eval[[]string](b, `window.faults`) {
		b.t.Errorf("%s: %s", where, fault)
	}
}

// nameless fails where a reader of the screen would meet a control without a name.
func nameless(b *browser) {
	b.t.Helper()
	tree, err := chromedp.Call(b.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		b.t.Fatal(err)
	}
	controls := 0
	for _, n := range tree.Nodes {
		if n.Ignored || n.Role == nil {
			continue
		}
		switch role := string(n.Role.Value); strings.Trim(role, `"`) {
		case "button", "checkbox", "radio", "slider", "textbox", "searchbox", "combobox", "tab", "link", "spinbutton", "application", "tabpanel":
			controls++
			if n.Name == nil || strings.Trim(string(n.Name.Value), `" `) == "" {
				b.t.Errorf("a %s has no name", role)
			}
		}
	}
	if controls < 40 {
		b.t.Errorf("only %d controls were looked at", controls)
	}
}

// saved saves the picture in both formats, and prints.
func saved(b *browser) {
	b.t.Helper()
	dir := b.t.(*testing.T).TempDir()
	if _, err := chromedp.CallBrowser(b.ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir}); err != nil {
		b.t.Fatal(err)
	}
	b.do("save", chromedp.Click(chromedp.CSS("#save-svg")))
	picture := downloaded(b, filepath.Join(dir, "entente.svg"))
	b.do("save", chromedp.Click(chromedp.CSS("#save-png")))
	if png := downloaded(b, filepath.Join(dir, "entente.png")); !strings.HasPrefix(string(png), "\x89PNG") {
		b.t.Errorf("the PNG begins with %q", png[:8])
	}
	if !strings.Contains(string(picture), "Japan") {
		b.t.Error("the SVG has no Japan")
	}
	for d := xml.NewDecoder(strings.NewReader(string(picture))); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			b.t.Fatalf("the SVG is no XML: %v", err)
		}
	}
	if pdf := run(b, "print", chromedp.PrintToPDF()); len(pdf) < 10_000 {
		b.t.Errorf("the printed page has %d bytes", len(pdf))
	}
}

func downloaded(b *browser, path string) []byte {
	b.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if data, err := os.ReadFile(path); err == nil && len(data) > 0 {
			return data
		}
	}
	b.t.Fatalf("%s never came", path)
	return nil
}

// shot keeps a picture of the page where ENTENTE_SHOTS names a folder.
func shot(b *browser, name string) {
	if dir := os.Getenv("ENTENTE_SHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name), run(b, "take a picture", chromedp.CaptureScreenshot()), 0o644); err != nil {
			b.t.Error(err)
		}
	}
}
