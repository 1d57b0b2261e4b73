package eval

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestNorm(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"The Kingdom’s Navy", "kingdom navy"},
		{"the the U.S.", "u s"},
		{"Côte d'Ivoire", "côte d ivoire"},
		{"O'sullivan", "o sullivan"},
		{"A an", ""},
	} {
		if got := norm(c.in); got != c.want {
			t.Errorf("norm(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestContent(t *testing.T) {
	got := content("the nations' growing ties with Élysée, 2nd duty")
	want := wordSet("nat grow tie élysé 2nd dut")
	if !got.in(want) || !want.in(got) {
		t.Errorf("content = %v, want %v", got, want)
	}
}

func TestOverlaps(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Norway, they said, agreed", "they said agreed", true},
		{"one two three four five", "zero one two three four", false},
		{"one two three four five", "zero one two three four five six", true},
		{"x one two three four five", "y one two three four five", true},
		{"", "one", false},
	} {
		if got := overlaps(c.a, c.b); got != c.want {
			t.Errorf("overlaps(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestDateAndPlace(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"", "", 1}, {"2022", "", 0}, {"2022", "2022-07-08", 1}, {"2022-07", "2022-08-01", 0}, {"2022-07-08", "2022-07-08T10:00", 1},
	} {
		if got := dateMatch(c.a, c.b); got != c.want {
			t.Errorf("dateMatch(%q, %q) = %v", c.a, c.b, got)
		}
	}
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"", "", 1}, {"Oslo", "", 0}, {"Oslo", "the Oslo Forum", 1}, {"Oslo City", "New Oslo", 0},
	} {
		if got := placeMatch(c.a, c.b); got != c.want {
			t.Errorf("placeMatch(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

// TestMatch compares the matching with the best of all permutations.
func TestMatch(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		w := matrix(1+rng.IntN(5), 1+rng.IntN(5))
		for i := range w {
			for j := range w[i] {
				w[i][j] = float64(rng.IntN(4)) / 2
			}
		}
		sum, rows, cols := 0.0, map[int]bool{}, map[int]bool{}
		for _, p := range match(w) {
			if rows[p.row] || cols[p.col] {
				t.Fatalf("%v: a row or column matched twice", w)
			}
			rows[p.row], cols[p.col] = true, true
			sum += w[p.row][p.col]
		}
		if best := bestSum(w, 0, map[int]bool{}); math.Abs(best-sum) > 1e-9 {
			t.Fatalf("%v: matched for %v, best is %v", w, sum, best)
		}
	}
}

func bestSum(w [][]float64, row int, used map[int]bool) float64 {
	if row == len(w) {
		return 0
	}
	best := bestSum(w, row+1, used)
	for j, x := range w[row] {
		if !used[j] {
			used[j] = true
			best = max(best, x+bestSum(w, row+1, used))
			delete(used, j)
		}
	}
	return best
}

func TestScores(t *testing.T) {
	gold, err := ReadDoc("testdata/gold/lake.json")
	if err != nil {
		t.Fatal(err)
	}
	pred, err := ReadDoc("testdata/pred/lake.json")
	if err != nil {
		t.Fatal(err)
	}
	s := new(Scores)
	s.Add(gold, pred)
	var b strings.Builder
	if err := s.Write(&b, "lake  "); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/lake.want")
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestReadDocErrors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bad.json")
	if err := os.WriteFile(path, []byte(`{"actors": 3}`), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadDoc(path); err == nil || !strings.Contains(err.Error(), "bad.json") {
		t.Errorf("error does not name the file: %v", err)
	}
}

func TestEventScores(t *testing.T) {
	s := new(EventScores)
	for _, e := range []struct {
		gold, pred string
		gq, pq     int
	}{
		{"ACCUSE", "ACCUSE", 3, 3},
		{"ACCUSE", "REJECT", 3, 3},
		{"AID", "ACCUSE", 2, 3},
		{"AID", "", 2, 0},
		{"AID", "AID", 2, 2},
	} {
		s.Add(Event{Plover: e.gold, Quad: e.gq}, Event{Plover: e.pred, Quad: e.pq})
	}
	r := s.Result()
	// ACCUSE: 1 of 2 predicted, 1 of 2 wanted; AID: 1 of 1 and 1 of 3.
	if math.Abs(r.Plover-0.5) > 1e-9 {
		t.Errorf("class %v, want 0.5", r.Plover)
	}
	// conflict: 2 of 3, 2 of 2; cooperation: 1 of 1, 1 of 3.
	if math.Abs(r.Binary-(0.8+0.5)/2) > 1e-9 || math.Abs(r.Quad-r.Binary) > 1e-9 {
		t.Errorf("binary %v, quad %v, want 0.65", r.Binary, r.Quad)
	}
}

// TestAgainstReference compares with the reference scorer on damaged copies of
// the annotations, where both are at hand.
func TestAgainstReference(t *testing.T) {
	shared := os.Getenv("ENTENTE_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	script := filepath.Join(shared, "eval", "score.py")
	paths, _ := filepath.Glob(filepath.Join(shared, "gold", "dev", "*.json"))
	python, err := exec.LookPath("python3")
	if _, missing := os.Stat(script); missing != nil || err != nil || len(paths) == 0 {
		t.Skip("the reference scorer is not at hand")
	}
	rng := rand.New(rand.NewPCG(7, 7))
	dir := t.TempDir()
	total := new(Scores)
	var want strings.Builder
	for i, path := range paths {
		gold, err := ReadDoc(path)
		if err != nil {
			t.Fatal(err)
		}
		pred := new(Doc)
		if i%9 != 4 { // one in nine has no prediction
			if pred, err = ReadDoc(path); err != nil {
				t.Fatal(err)
			}
			damage(pred, rng)
			data, err := json.Marshal(pred)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		total.Add(gold, pred)
		one := new(Scores)
		one.Add(gold, pred)
		if err := one.Write(&want, strings.TrimSuffix(filepath.Base(path), ".json")+"  "); err != nil {
			t.Fatal(err)
		}
	}
	if err := total.Write(&want, ""); err != nil {
		t.Fatal(err)
	}
	got, err := exec.Command(python, script, filepath.Dir(paths[0]), dir, "--each").Output()
	if err != nil {
		t.Fatalf("running the reference scorer: %v", err)
	}
	if string(got) != want.String() {
		t.Errorf("the reference says\n%sand we say\n%s", got, want.String())
	}
}

// damage drops, doubles and changes what a document says, and renames its actors.
func damage(d *Doc, rng *rand.Rand) {
	often := func() bool { return rng.IntN(4) == 0 }
	var ids []string
	for i := range d.Actors {
		a := &d.Actors[i]
		ids = append(ids, a.ID)
		if often() {
			a.Kind = "person"
		}
		if often() {
			a.Name = "The " + a.Name + "’s"
		}
		if often() && len(a.Names) > 1 {
			a.Name = a.Names[len(a.Names)-1]
		}
	}
	some := func(list []string) []string {
		list = slices.DeleteFunc(list, func(string) bool { return often() })
		if often() && len(ids) > 0 {
			list = append(list, ids[rng.IntN(len(ids))])
		}
		return list
	}
	d.Actors = slices.DeleteFunc(d.Actors, func(Actor) bool { return often() })
	if often() && len(d.Actors) > 0 {
		twin := d.Actors[0]
		twin.ID += "-2"
		d.Actors = append(d.Actors, twin)
	}
	for i := range d.Meetings {
		m := &d.Meetings[i]
		m.Participants = some(m.Participants)
		if often() {
			m.Date = m.Date[:min(len(m.Date), 7)]
		}
		if often() {
			m.Place = "somewhere in " + m.Place
		}
	}
	d.Meetings = append(d.Meetings, d.Meetings[:len(d.Meetings)/3]...)
	for i := range d.Positions {
		p := &d.Positions[i]
		p.Holders, p.About = some(p.Holders), some(p.About)
		words := strings.Fields(p.Topic)
		p.Topic = strings.Join(words[rng.IntN(len(words)+1):], " ")
		if often() {
			p.Evidence = p.Evidence[len(p.Evidence)/3:]
		}
		if often() {
			p.Stance = "claim"
		}
	}
	d.Positions = slices.DeleteFunc(d.Positions, func(Position) bool { return often() })
}
