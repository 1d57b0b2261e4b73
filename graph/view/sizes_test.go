package view

import (
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"entente/graph/network"
)

// campsData is a network of three camps: two against each other, and one apart.
func campsData() *Data {
	d := &Data{Places: map[string][2]float64{}}
	proved := func(e edge) {
		e.Proofs = []int{len(d.Proofs)}
		d.Proofs = append(d.Proofs, proof{Quote: "Words.", Date: fmt.Sprintf("2022-%02d-11", 1+len(d.Proofs)%12), Article: len(d.Articles)})
		d.Edges = append(d.Edges, e)
	}
	for c, issue := range []string{"a border in the north", "a pipeline under the sea", "fishing in the gulf"} {
		first := len(d.Nodes)
		for i := range 6 {
			d.Nodes = append(d.Nodes, node{ID: fmt.Sprintf("country:%d%d", c, i), Name: fmt.Sprintf("Country %d%d", c, i), Kind: network.Actor, Group: "country"})
		}
		at := len(d.Nodes)
		d.Nodes = append(d.Nodes, node{Name: "supports " + issue, Kind: network.Position, Group: "support", Topic: issue, Issue: issue})
		for i := range 6 {
			proved(edge{Source: first + i, Target: at, Kind: network.Holds})
			proved(edge{Source: first + i, Target: first + (i+1)%6, Kind: "support"})
		}
		if c == 1 {
			proved(edge{Source: first, Target: 0, Kind: "condemn"})
		}
		d.Articles = append(d.Articles, article{Name: "Article on " + issue, Published: "2022-09-22"})
	}
	d.survey()
	return d
}

// TestSizes opens the page on screens of three sizes, light and dark: nothing sticks out
// at the side, the picture fills its panel and stands near the top, and all camps and most
// actors are named. ENTENTE_PAGE takes a page that view --out wrote in
// place of three camps, ENTENTE_SHOTS keeps the pictures.
func TestSizes(t *testing.T) {
	address := "file://" + os.Getenv("ENTENTE_PAGE")
	if os.Getenv("ENTENTE_PAGE") == "" {
		address = serve(t, always(campsData()))
	}
	b := open(t, 1440, 900)
	for _, size := range [][2]int64{{1440, 900}, {1920, 1080}, {390, 844}} {
		for _, theme := range []string{"light", "dark"} {
			t.Run(fmt.Sprintf("%d-%s", size[0], theme), func(t *testing.T) {
				b.t = t
				b.do("resize", chromedp.EmulateViewport(size[0], size[1]))
				if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}}); err != nil {
					t.Fatal(err)
				}
				b.visit(address)
				shot(b, fmt.Sprintf("%d-%s.png", size[0], theme))
				if over := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("the page sticks out by %d pixels", over)
				}
				seen := eval[[]float64](b, `(() => { const panel = document.getElementById("graph").getBoundingClientRect(), all = document.getElementById("graph").picture.things();
					const wide = Math.max(...all.map((t) => t.x)) - Math.min(...all.map((t) => t.x)), high = Math.max(...all.map((t) => t.y)) - Math.min(...all.map((t) => t.y));
					return [Math.max(wide / panel.width, high / panel.height), panel.top, panel.bottom - innerHeight]; })()`)
				if seen[0] < 0.55 || seen[1] > 240 || seen[2] > 0 {
					t.Errorf("of the panel, which is from %.0f pixels down to %.0f below the window's end, the picture fills %.2f", seen[1], seen[2], seen[0])
				}
				if unnamed := eval[[]string](b, `(() => { const all = document.getElementById("graph").picture.things(), not = all.filter((t) => !t.named); return not.length * 3 > all.length ? not.map((t) => t.label) : []; })()`); len(unnamed) > 0 {
					t.Errorf("nobody can read who %q are", unnamed)
				}
				if camps := eval[[]string](b, `document.getElementById("graph").picture.camps().filter((c) => !c.named).map((c) => c.name)`); len(camps) > 0 {
					t.Errorf("the camps of %q are not named", camps)
				}
				if story := eval[string](b, `document.getElementById("detail").innerText`); len(story) < 50 {
					t.Errorf("the story is %q", story)
				}
			})
		}
	}
	b.t = t
	if said := b.complained(); len(said) > 0 {
		t.Errorf("the page complains: %q", said)
	}
}

// TestRefit keeps all in sight when the window gets another size, and where one looks
// when one has come closer.
func TestRefit(t *testing.T) {
	b := open(t, 1440, 900)
	b.visit(serve(t, always(campsData())))
	inside := `(() => { const p = document.getElementById("graph"); return p.picture.things().every((t) => t.x > 0 && t.y > 0 && t.x < p.clientWidth && t.y < p.clientHeight); })()`
	b.until(inside)
	b.do("make it smaller", chromedp.EmulateViewport(1000, 600))
	b.until(inside)
	b.do("look closer", chromedp.Click(chromedp.CSS("#zoom-in")), chromedp.Click(chromedp.CSS("#zoom-in")))
	b.until(`!` + inside)
	b.do("make it larger", chromedp.EmulateViewport(1100, 620))
	b.until(`innerWidth === 1100`)
	if eval[bool](b, inside) {
		t.Error("who looked closer is back at the whole")
	}
}
