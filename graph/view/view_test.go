package view

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"entente/graph/network"
)

// hostile are texts as articles may have them that would do harm if the page
// took them for anything but text.
var hostile = []string{
	`</script><script>window.pwned = 1</script>`, `<img src=x onerror="window.pwned = 1">`, `"><svg onload=window.pwned=1>`, `{{constructor.constructor('window.pwned=1')()}}`,
	"javascript:window.pwned=1", `<!--<script>`, "a\u2028b\u2029c", "\u202egnitsaf", "nul\x00byte", `\u003cb\u003e`, `'; window.pwned = 1; //`, strings.Repeat("long ", 400), "", "𝔘𝔫𝔦", "👩‍👩‍👧",
}

// sampleData is a network whose every text is hostile.
func sampleData() *Data {
	d := &Data{Places: map[string][2]float64{}, About: hostile[0], Nodes: []node{{ID: "country:JPN", Name: "Japan", Kind: network.Actor, Group: "country"}}}
	for i, h := range hostile {
		at := len(d.Nodes)
		d.Nodes = append(d.Nodes,
			node{ID: "person:" + h, Name: h, Kind: network.Actor, Group: h, Role: h, Names: []string{h}, Note: h},
			node{Name: h, Kind: network.Meeting, Group: h, Place: h, Status: h, Date: "2022-09-22"},
			node{Name: h, Kind: network.Position, Group: h, Topic: h})
		d.Articles = append(d.Articles, article{Name: h, URL: h, Published: "2022-09-22", Passages: []string{h + h + h}})
		d.Proofs = append(d.Proofs, proof{Quote: h, By: []string{h}, Date: "2022-09-22", Article: i}, proof{Words: &[5]int{0, 0, len(h), 2 * len(h), 3 * len(h)}, Date: h, Article: i})
		d.Edges = append(d.Edges, edge{at, at + 1, "attends", []int{2 * i}}, edge{0, at + 1, "attends", []int{2 * i}},
			edge{at, at + 2, "holds", []int{2*i + 1}}, edge{at, 0, h, []int{2*i + 1}}, edge{at, 0, "acts_for", nil})
	}
	d.survey()
	d.locate(func(place string) (float64, float64, bool) { return 10, 20, len(place) > 20 })
	return d
}

func written(t *testing.T, d *Data) string {
	t.Helper()
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := Write(w, d); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("written twice, the page differs")
	}
	return a.String()
}

// TestPolicy sees that the policy names the scripts and the style that stand
// in the page, and lets nothing else in.
func TestPolicy(t *testing.T) {
	text := written(t, sampleData())
	rules := html.UnescapeString(regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(text)[1])
	hashOf := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	inline := 0
	for _, m := range regexp.MustCompile(`(?s)<(script|style)([^>]*)>(.*?)</(?:script|style)>`).FindAllStringSubmatch(text, -1) {
		if strings.Contains(m[2], `id="world"`) || strings.Contains(m[2], `id="texts"`) {
			continue
		}
		if strings.Contains(m[2], "application/json") {
			var d packed
			if err := json.Unmarshal([]byte(m[3]), &d); err != nil || len(d.Nodes) != 1+3*len(hostile) {
				t.Errorf("the data are not as they were: %v", err)
			}
			continue
		}
		inline++
		if !strings.Contains(rules, hashOf(m[3])) {
			t.Errorf("the policy does not know a %s that begins %.60q", m[1], m[3])
		}
	}
	if inline != 2+len(libraries()) {
		t.Errorf("%d scripts and styles, want %d", inline, 2+len(libraries()))
	}
	for _, bad := range []string{"unsafe", "*", "http", "connect-src"} {
		if strings.Contains(rules, bad) {
			t.Errorf("the policy says %q: %s", bad, rules)
		}
	}
	if !strings.HasPrefix(rules, "default-src 'none'; ") {
		t.Errorf("the policy is %s", rules)
	}
}

// TestVendored holds the libraries to the checksums in vendor/README.md, and
// sees that each has its licence.
func TestVendored(t *testing.T) {
	readme, err := os.ReadFile("vendor/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range libraries() {
		js, err := os.ReadFile("vendor/" + name + ".min.js")
		if err != nil {
			t.Fatal(err)
		}
		if sum := fmt.Sprintf("%x", sha256.Sum256(js)); !strings.Contains(string(readme), "| "+name+".min.js | ") || !strings.Contains(string(readme), sum) {
			t.Errorf("%s is not as vendor/README.md has it: %s", name, sum)
		}
		if bytes.Contains(js, []byte("</script")) {
			t.Errorf("%s would end its element", name)
		}
		if licence, err := os.ReadFile("vendor/" + name + ".LICENSE"); err != nil || len(licence) < 500 {
			t.Errorf("%s has no licence: %v", name, err)
		}
	}
	if world, err := os.ReadFile("vendor/land-110m.json"); err != nil || !strings.Contains(string(readme), fmt.Sprintf("%x", sha256.Sum256(world))) || len(world) > 200_000 {
		t.Errorf("the outlines are not as vendor/README.md has them, or too large: %v", err)
	}
	if all, _ := filepath.Glob("vendor/*.js"); len(all) != len(libraries()) {
		t.Errorf("%d files, want %d", len(all), len(libraries()))
	}
}

func TestServer(t *testing.T) {
	var failed error
	mark, reads := "one", 0
	markErr := error(nil)
	s, err := NewServer(Source{
		Read: func(context.Context) (*Data, error) { reads++; return sampleData(), nil },
		Mark: func(context.Context) (string, error) { return mark, markErr },
		Fail: func(err error) { failed = err },
	})
	if err != nil {
		t.Fatal(err)
	}
	ask := func(method, path, host, accepts string) *http.Response {
		r := httptest.NewRequest(method, path, nil)
		r.Host = host
		r.Header.Set("Accept-Encoding", accepts)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Result()
	}
	for _, c := range []struct {
		method, path, host string
		want               int
	}{
		{"GET", "/", "127.0.0.1:8000", 200},
		{"GET", "/", "localhost", 200},
		{"GET", "/", "[::1]:80", 200},
		{"GET", "/", "example.com", 403},
		{"GET", "/", "127.0.0.1.example.com:80", 403},
		{"GET", "/", "192.168.0.1", 403},
		{"GET", "/data", "localhost", 404},
		{"POST", "/", "localhost", 405},
	} {
		if got := ask(c.method, c.path, c.host, "").StatusCode; got != c.want {
			t.Errorf("%s %s of %s: %d, want %d", c.method, c.path, c.host, got, c.want)
		}
	}
	if reads != 1 {
		t.Errorf("the graph was read %d times, though it stayed the same", reads)
	}
	plain, packed := ask("GET", "/", "localhost", ""), ask("GET", "/", "localhost", "gzip, br")
	if rules := plain.Header.Get("Content-Security-Policy"); !strings.Contains(rules, "default-src 'none'") || !strings.Contains(rules, "frame-ancestors 'none'") {
		t.Errorf("the policy is %q", rules)
	}
	r, err := gzip.NewReader(packed.Body)
	if err != nil || packed.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("the page is not packed: %v", err)
	}
	unpacked, err := io.ReadAll(r)
	if whole, _ := io.ReadAll(plain.Body); err != nil || !bytes.Equal(whole, unpacked) || len(whole) < 100_000 {
		t.Errorf("packed, the page has %d bytes, else %d (%v)", len(unpacked), len(whole), err)
	}
	mark = "two"
	if ask("GET", "/", "localhost", ""); reads != 2 {
		t.Errorf("the graph changed, and was read %d times", reads)
	}
	markErr = errors.New("no server")
	got := ask("GET", "/", "localhost", "")
	body, _ := io.ReadAll(got.Body)
	if got.StatusCode != http.StatusBadGateway || !errors.Is(failed, markErr) || !strings.Contains(string(body), "<button>Try again") {
		t.Errorf("a failure is answered with %d %s, and told as %v", got.StatusCode, body, failed)
	}
}

// TestServerGone sees that who asks is answered soon when the graph's server
// stops, even in the middle of reading.
func TestServerGone(t *testing.T) {
	var asked atomic.Int32
	s, err := NewServer(Source{
		Read: func(ctx context.Context) (*Data, error) { <-ctx.Done(); return nil, ctx.Err() },
		Mark: func(context.Context) (string, error) {
			if asked.Add(1) > 1 {
				return "", errors.New("no server")
			}
			return "one", nil
		},
		Fail: func(error) {},
	})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("GET", "/", nil)
	r.Host = "localhost"
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r) // ends by itself: nobody else ends the reading
	if w.Code != http.StatusBadGateway {
		t.Errorf("answered with %d", w.Code)
	}
}

// TestHostile opens a page whose every text is hostile, and everything in it.
func TestHostile(t *testing.T) {
	b := open(t, 1200, 800)
	d := sampleData()
	address := serve(t, always(d))
	b.visit(address + "#show=all")
	for i := range d.Nodes {
		eval[any](b, fmt.Sprintf(`{ location.hash = "#show=all&sel=" + encodeURIComponent((({ id, kind, name }) => id || kind + ":" + name)(JSON.parse(document.getElementById("data").textContent).nodes[%d])); dispatchEvent(new PopStateEvent("popstate")); }`, i))
		if bad := eval[string](b, `[...document.querySelectorAll("#detail a")].map((a) => a.protocol).filter((p) => p !== "http:" && p !== "https:").join()`); bad != "" {
			t.Errorf("node %d has links of %s", i, bad)
		}
	}
	for _, tab := range []string{"matrix", "compare&a=country:JPN&b=person:undefined", "trend", "map", "table"} {
		eval[any](b, fmt.Sprintf(`{ location.hash = "#show=all&tab=%s"; dispatchEvent(new PopStateEvent("popstate")); }`, tab))
	}
	b.do("print", chromedp.Click(chromedp.CSS("#graph-tab")))
	run(b, "print", chromedp.PrintToPDF())
	if n := eval[int](b, `document.querySelectorAll("#detail script, #detail img, .table-panel script, .table-panel img, .found img, main svg svg svg").length`); n != 0 {
		t.Errorf("%d elements were made of texts", n)
	}
	if eval[bool](b, `"pwned" in window`) {
		t.Error("a text ran as a script")
	}
	if said := b.complained(); len(said) > 0 {
		t.Errorf("the page complains: %q", said)
	}
	if asked := b.elsewhere(address); len(asked) > 0 {
		t.Errorf("the page asks the network for %q", asked)
	}
}

// TestEmpty sees that an empty graph says what to do.
func TestEmpty(t *testing.T) {
	b := open(t, 1200, 800)
	b.visit(serve(t, always(&Data{Nodes: []node{}, Edges: []edge{}, Proofs: []proof{}, Articles: []article{}, Camps: []camp{}, Hubs: []int{}, Places: map[string][2]float64{}})))
	b.until(`document.getElementById("empty").innerText.includes("entente load")`)
	shot(b, "empty.png")
	if said := b.complained(); len(said) > 0 {
		t.Errorf("the page complains: %q", said)
	}
}

// TestHubs hides the actor that is tied to all, comes back by the link, and
// shows it again.
func TestHubs(t *testing.T) {
	d := &Data{Places: map[string][2]float64{}, Articles: []article{{Name: "An article"}}, Proofs: []proof{{Quote: "Words."}}}
	for i := range 16 {
		d.Nodes = append(d.Nodes, node{ID: fmt.Sprintf("country:%02d", i), Name: fmt.Sprintf("Country %d", i), Kind: network.Actor, Group: "country"})
		if i > 0 {
			d.Edges = append(d.Edges, edge{0, i, "support", []int{0}}, edge{i, 1 + i%15, "claim", []int{0}})
		}
	}
	d.survey()
	b := open(t, 1200, 800)
	b.visit(serve(t, always(d)))
	drawnOnes := `document.getElementById("graph").picture.things().length`
	b.until(drawnOnes + ` === 16`)
	b.do("hide hubs", chromedp.Click(chromedp.CSS("#hubs")))
	b.until(drawnOnes + ` === 15 && location.hash.includes("without=country%3A00")`)
	b.visit(eval[string](b, `location.href`))
	b.until(drawnOnes + ` === 15 && document.getElementById("without").innerText.includes("Country 0")`)
	b.do("show hubs", chromedp.Click(chromedp.CSS("#hubs")))
	b.until(drawnOnes + ` === 16`)
}
