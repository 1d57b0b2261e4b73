package extract_test

import (
	"os"
	"testing"

	"entente/extract"
	"entente/extract/eval"
)

// TestEventFloor codes sentences of our own, of all fifteen types, written after the
// lexicon to see what it lacks. A new model may cost some of them, not many.
func TestEventFloor(t *testing.T) {
	x, events := coderAndEvents(t)
	var scores eval.EventScores
	for _, want := range events {
		got := want
		got.Plover, got.Quad = x.Event(want.Sentence, want.Source, want.Target)
		scores.Add(want, got)
		if got.Plover != want.Plover {
			t.Logf("%s, want %s: %s", got.Plover, want.Plover, want.Sentence)
		}
	}
	if r := scores.Result(); r.Binary < .94 || r.Quad < .92 || r.Plover < .88 {
		scores.Write(os.Stderr)
		t.Errorf("macro-F1 %+v is under the floor .94, .92, .88", r)
	}
}

func BenchmarkEvent(b *testing.B) {
	x, events := coderAndEvents(b)
	for i := 0; b.Loop(); i++ {
		e := events[i%len(events)]
		x.Event(e.Sentence, e.Source, e.Target)
	}
}

func coderAndEvents(t testing.TB) (*extract.Extractor, []eval.Event) {
	t.Helper()
	x, err := extract.New(extract.Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	events, err := eval.ReadEvents("testdata/events.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return x, events
}
