package article

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// story is a text of n different sentences.
func story(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "On day %d the envoy of town %d told the council of river %d that bridge %d would stay closed.\n\n", i, i*7, i*13, i*29)
	}
	return b.String()
}

func TestCopies(t *testing.T) {
	text := story(40)
	original := "The bridges stay closed\n2021-03-01\n\n" + text
	for _, c := range []struct {
		name, text string
		copied     bool
	}{
		{"word for word", original, true},
		{"another headline and boilerplate", "Envoy speaks\n2021-03-02\n\n" + text + "Read more: Bridges\n\nShare\n", true},
		{"wrapped lines and capitals", "Envoy speaks\n2021-03-02\n\n" + strings.ReplaceAll(strings.ToUpper(text), " COUNCIL ", "\nCOUNCIL "), true},
		{"two sentences of forty cut", "The bridges stay closed\n2021-03-01\n\n" + story(38), true},
		{"half of it cut", "The bridges stay closed\n2021-03-01\n\n" + story(20), false},
		{"a year later", "The bridges stay closed\n2022-03-01\n\n" + text, false},
		{"without a date", "The bridges stay closed\n\n" + text, true},
		{"another text", "The bridges stay closed\n2021-03-01\n\n" + strings.ReplaceAll(text, "river", "the wide and cold river of"), false},
	} {
		copies := NewCopies()
		first := FromText("a.txt", []byte(original), Options{})
		if of, _ := copies.Add(first); of != "" {
			t.Fatalf("%s: the first article is a copy of %q", c.name, of)
		}
		of, share := copies.Add(FromText("b.txt", []byte(c.text), Options{ID: "b"}))
		if copied := of == first.ID; copied != c.copied {
			t.Errorf("%s: copy of %q by %.2f, want a copy: %v", c.name, of, share, c.copied)
		}
	}
}

// TestShortCopies: too little text for shingles is compared as a whole.
func TestShortCopies(t *testing.T) {
	copies := NewCopies()
	for i, c := range []struct {
		text   string
		copied bool
	}{
		{"Tarn has answered the letter.", false},
		{"Orrin has answered the letter.", false},
		{"Tarn has answered the letter!", true},
	} {
		of, _ := copies.Add(FromText("a.txt", []byte(c.text), Options{ID: fmt.Sprint(i)}))
		if (of != "") != c.copied {
			t.Errorf("%q: copy of %q, want a copy: %v", c.text, of, c.copied)
		}
	}
}

// TestCopyAgain: a copy that comes once more is the same article, not another copy.
func TestCopyAgain(t *testing.T) {
	copies := NewCopies()
	for i, c := range []struct{ id, date, of string }{
		{"a", "2021-03-01", ""}, {"b", "2021-03-01", "a"}, {"b", "2021-03-01", "b"}, {"a", "2021-03-01", "a"}, {"b", "2022-03-01", ""},
	} {
		a := FromText("a.txt", []byte(story(10)), Options{ID: c.id, Published: c.date})
		if of, _ := copies.Add(a); of != c.of {
			t.Errorf("%d: copy of %q, want %q", i, of, c.of)
		}
	}
}

func BenchmarkCopies(b *testing.B) {
	a := FromText("a.txt", []byte(story(40)), Options{})
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		NewCopies().Add(a)
	}
}

// BenchmarkCopiesMemory tells what is kept of an article: in bytes per article.
func BenchmarkCopiesMemory(b *testing.B) {
	const n = 50_000
	for b.Loop() {
		before := liveBytes()
		copies := NewCopies()
		for i := range n {
			id := fmt.Sprintf("https://news.example/2021/03/01/%d", i)
			text := fmt.Sprintf("In town %d", i) + strings.Repeat(fmt.Sprintf(" the envoy of river %d asked whether bridge %d would open", i*7, i*13), 4)
			copies.Add(&Article{ID: id, Published: "2021-03-01", Text: text, Blocks: []Block{{Kind: Body, End: len(text)}}})
		}
		b.ReportMetric(float64(liveBytes()-before)/n, "B/article")
		runtime.KeepAlive(copies)
	}
}

// liveBytes is how much of the heap is in use.
func liveBytes() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
