package extract

import (
	"strings"
	"testing"

	"entente/extract/article"
	"entente/extract/place"
	"entente/extract/reading"
	"entente/extract/when"
)

// BenchmarkActors times the actor stage against the parsing before it.
func BenchmarkActors(b *testing.B) {
	x, err := New(Options{Fast: true})
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Kenyan Foreign Minister Amina Odhiambo met President Jan Novak of Chile in Geneva on Monday. "+
		"They discussed trade between the two countries, and she said that Kenya would open its ports. "+
		"The minister also called on Ghana, NATO and the UN Security Council to act.\n\n", 20)
	a := article.FromText("bench", []byte(text), article.Options{})
	b.Run("parse", func(b *testing.B) {
		for b.Loop() {
			reading.New(a, x.rep)
		}
	})
	b.Run("parse+actors", func(b *testing.B) {
		for b.Loop() {
			findActors(place.New(when.New(reading.New(a, x.rep))), x.tagger, x.rep)
		}
	})
}
