package extract

import (
	"strings"
	"testing"

	"entente/extract/article"
	"entente/extract/meeting"
	"entente/extract/place"
	"entente/extract/reading"
	"entente/extract/when"
)

// BenchmarkStages compares the stages on one article of two hundred long sentences.
func BenchmarkStages(b *testing.B) {
	x, err := New(Options{Fast: true})
	if err != nil {
		b.Fatal(err)
	}
	const text = "Kenyan Foreign Minister Alice Mwangi met with Ugandan Foreign Minister Peter Okello, Tanzanian envoy " +
		"Grace Mushi and officials from Rwanda and Burundi in Kampala on Tuesday, after talks between the two sides " +
		"had been postponed in May, and said that she would visit Kigali next month if the truce held.\n\n"
	a := article.FromText("bench.txt", []byte("Title\n\n"+strings.Repeat(text, 200)), article.Options{Published: "2022-07-14"})
	for b.Loop() {
		where := place.New(when.New(reading.New(a, x.rep)))
		start := b.Elapsed()
		findActors(where, x.tagger, x.rep)
		actors := b.Elapsed()
		meeting.Find(where).Facts()
		meetings := b.Elapsed()
		b.ReportMetric(float64((actors - start).Microseconds()), "actors-µs")
		b.ReportMetric(float64((meetings - actors).Microseconds()), "meetings-µs")
	}
}
