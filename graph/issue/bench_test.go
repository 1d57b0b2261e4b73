package issue

import (
	"fmt"
	"strings"
	"testing"

	"entente/extract/fact"
)

// BenchmarkAssign times the assignment of an article of 40 paragraphs with a
// position in each.
func BenchmarkAssign(b *testing.B) {
	rows, err := Shipped()
	if err != nil {
		b.Fatal(err)
	}
	table := NewTable(nil, rows)
	var text strings.Builder
	facts := &fact.Facts{Actors: []fact.Actor{{ID: "UKR", Code: "UKR", Kind: fact.Country, Name: "Ukraine", Names: []string{"Ukraine", "Kyiv"}}}}
	for i := range 40 {
		at := text.Len()
		fmt.Fprintf(&text, "On day %d ministers called for a ceasefire in Ukraine and promised further weapons. Prices of gas and grain rose again.\n", i)
		facts.Positions = append(facts.Positions, fact.Position{Topic: "ceasefire in Ukraine", Stance: fact.Demand, About: []string{"UKR"},
			Evidence: fact.Evidence{Start: at, End: text.Len(), Quote: text.String()[at:]}})
	}
	for b.Loop() {
		table.Assign("Ministers meet", text.String(), facts)
	}
	b.SetBytes(int64(text.Len()))
}
