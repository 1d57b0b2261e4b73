package article

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNestedLists: each item goes on with what leads into its own list.
func TestNestedLists(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string // item <- what leads into it
	}{
		{"set in", "Norway and Fiji:\n\n- condemn\n  - the raid on the port;\n  - the seizure of ships; and\n- call on all sides\n  1. to keep the lanes open;\n  2. to return the ships.\n\nThey will meet again in May.\n",
			[]string{"condemn <- Norway and Fiji:", "the raid on the port; <- condemn", "the seizure of ships; and <- condemn", "call on all sides <- Norway and Fiji:", "to keep the lanes open; <- call on all sides", "to return the ships. <- call on all sides"}},
		{"by other marks", "We, the leaders of Norway and Fiji, met in Suva and:\n\n1. Condemn the raid;\n\n2. Urge all parties to:\n\n(a) open the lanes;\n\n(b) release the crews; and\n\n3. Welcome the offer.\n",
			[]string{"Condemn the raid; <- met in Suva and:", "Urge all parties to: <- met in Suva and:", "open the lanes; <- Urge all parties to:", "release the crews; and <- Urge all parties to:", "Welcome the offer. <- met in Suva and:"}},
		{"of a page", markupText("<p>They:</p><ul><li>condemn<ul><li>the raid;</li><li>the siege; and</li></ul></li><li>support a ban.</li></ul><p>They will meet in May.</p>"),
			[]string{"condemn <- They:", "the raid; <- condemn", "the siege; and <- condemn", "support a ban. <- They:"}},
		{"too deep", "They:\n\n- a:\n\n1. b:\n\n- c:\n\n1. d:\n\n- e:\n\n1. f:\n\n- g:\n\n1. h:\n\n- i:\n\n1. j:\n\n- k:\n\n1. l:\n",
			[]string{"a: <- They:", "b: <- a:", "c: <- b:", "d: <- c:", "e: <- d:", "f: <- e:", "g: <- f:", "h: <- g:", "i: <- h:", "j: <- g:", "k: <- j:", "l: <- g:"}},
		{"a sentence ends the list", "The hosts said:\n\n- condemn the raid.\n- Nobody knows more.\n", []string{"condemn the raid. <- The hosts said:"}},
	} {
		a := FromText("x", []byte(c.in), Options{})
		var got []string
		for _, b := range a.Blocks {
			if b.Lead == 0 {
				continue
			}
			at := slices.IndexFunc(a.Blocks, func(o Block) bool { return o.End == b.Lead })
			lead := a.Text[a.Blocks[at].Start:a.Blocks[at].End]
			if i := strings.Index(lead, "met in Suva"); i >= 0 {
				lead = lead[i:]
			}
			got = append(got, a.Text[b.Start:b.End]+" <- "+lead)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, d)
		}
	}
}

// TestMarkers: items of one list have one marker, however far it counts.
func TestMarkers(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"9. ", "12.  ", true}, {"(i) ", "(xviii) ", true}, {"(iv) ", "(b)\u00a0", true}, {"- ", "-\t", true},
		{"1. ", "1) ", false}, {"1) ", "(1) ", false}, {"(1) ", "(a) ", false}, {"- ", "\u2022 ", false},
	} {
		if same := markerOf(c.a, 0, true) == markerOf(c.b, 0, true); same != c.same {
			t.Errorf("%q and %q: same list %v, want %v", c.a, c.b, same, c.same)
		}
	}
}
