package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/graph/identity"
	"entente/schema"
)

// hostile are names as articles may have them, by malice or by accident.
var hostile = []string{
	`"`, `\`, `\"`, `a" . <0x1> <name> "b`, "line\nbreak", "tab\tand\rreturn", "nul\x00byte", "\x1b[31mred",
	`<script>alert(1)</script>`, `") { uid } } #`, `$a`, `_:b1`, `<0x1>`, `"@en`, `"^^<xs:int>`, "* .", "uid(0x1)",
	"Zoë Müller-Łukasz", "Владимир Путин", "习近平", "نتنياهو", "👩‍👩‍👧", "a\u2028b\u2029c", "\ufeffBOM", "e\u0301", "\u202ertl", "\U0010ffff",
	" leading and trailing ", "|pipes|and,commas|", "person:x@USA/y", "%s%d", "'; drop", strings.Repeat("long ", 200), star, "",
}

// onlyUTF8 is what Literal keeps of a text.
func onlyUTF8(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			b.WriteByte('?')
		} else {
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

func checkLiteral(t *testing.T, s string) {
	t.Helper()
	lit := Literal(s)
	if strings.ContainsAny(lit, "\n\r\x00") || strings.Contains(lit, "\u2028") {
		t.Errorf("Literal(%q) = %s, which is not one line", s, lit)
	}
	if back, err := strconv.Unquote(lit); err != nil || back != onlyUTF8(s) || len(back) != len(s) {
		t.Errorf("Literal(%q) = %s, which reads as %q (%v)", s, lit, back, err)
	}
}

func FuzzLiteral(f *testing.F) {
	for _, s := range append(hostile, "\xff\xfe", "a\xc3", "\xed\xa0\x80") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkLiteral(t, s) })
}

// FuzzKeys sees that keys made of any names can be read back, and that ids
// made of them are fit for one.
func FuzzKeys(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, "Foreign Minister")
	}
	f.Fuzz(func(t *testing.T, name, role string) {
		for _, kind := range []fact.ActorKind{fact.Person, fact.Organization, fact.Country} {
			a := fact.Actor{ID: "x", Name: name, Kind: kind, Names: []string{name, role}, Role: role, Of: "y"}
			k := identity.ActorKeys("article:a", &fact.Facts{Actors: []fact.Actor{a, {ID: "y", Name: role, Kind: fact.Organization}}})["x"]
			if back := identity.ParseActorKey(k.String()); back != k {
				t.Errorf("key %+v of %q reads as %+v", k, name, back)
			}
			if id := k.Alone(); strings.ContainsAny(id, " \n\"|,<>") || strings.HasSuffix(id, ":") {
				t.Errorf("id %q of %q", id, name)
			}
		}
	})
}

// TestHostileNames loads what is hostile as every text of an article, and
// reads it back.
func TestHostileNames(t *testing.T) {
	g := open(t)
	var items []Item
	for i, h := range hostile {
		text := "Proof: " + h + "."
		e := fact.Evidence{Quote: text, Start: 0, End: len(text)}
		items = append(items, Item{
			Article: &article.Article{ID: h + strconv.Itoa(i), Name: h, Title: h, URL: h, Source: h, Site: h, Author: h, Text: text},
			Facts: &fact.Facts{
				Actors: []fact.Actor{
					{ID: "USA", Code: "USA", Kind: fact.Country, Name: "United States", Names: []string{"United States"}},
					{ID: "p", Kind: fact.Person, Name: h + " Hostile", Names: []string{h, "n"}, Role: h, Of: "o", OfProof: &e},
					{ID: "o", Kind: fact.Organization, Name: h + " Party", Names: []string{h + " Party"}, Of: "USA", OfProof: &e},
				},
				Meetings:  []fact.Meeting{{Kind: fact.Talks, Status: fact.Held, Participants: []string{"p", "USA"}, Place: h, Date: "2022", Evidence: e, Rule: h}},
				Positions: []fact.Position{{Name: "opposes " + h, Holders: []string{"p"}, Stance: fact.Oppose, Topic: h, About: []string{"USA"}, Evidence: e, Rule: h, Entry: h}},
			},
		})
	}
	load(t, g, items...)
	verified(t, g)
	if stats := load(t, g, items...); stats.Commits != 0 {
		t.Errorf("a second load wrote: %+v", stats)
	}
	want := dump(t, g)
	clear(t, g)
	slices.Reverse(items)
	load(t, g, items...)
	if dump(t, g) != want {
		t.Error("another order gives another graph")
	}
	for _, h := range hostile {
		var found struct {
			Q []struct {
				Alias []string `json:"alias"`
			} `json:"q"`
		}
		answer, err := g.Query(t.Context(), fmt.Sprintf("query q($h: string) { q(func: eq(%s, $h)) { alias } }", schema.Alias), map[string]string{"$h": h + " Hostile"})
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(answer, &found); err != nil {
			t.Fatal(err)
		}
		if len(found.Q) == 0 || !slices.Contains(found.Q[0].Alias, h+" Hostile") {
			t.Errorf("%q is not found again", h)
		}
	}
	for i, h := range slices.Backward(hostile) {
		if _, err := g.Remove(t.Context(), h+strconv.Itoa(i)); err != nil {
			t.Errorf("remove %q: %v", h, err)
		}
	}
	if left := dump(t, g); strings.Count(left, "\n") != strings.Count(emptyGraph(t, g), "\n") {
		t.Errorf("after all articles are removed, this is left:\n%s", left)
	}
}

func emptyGraph(t *testing.T, g *Graph) string {
	t.Helper()
	clear(t, g)
	return dump(t, g)
}
