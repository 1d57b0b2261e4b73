package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
)

// An Event is a sentence with what it is coded as.
type Event struct {
	Sentence string `json:"sentence"`
	Source   string `json:"source"` // who acts, in the sentence's words
	Target   string `json:"target"` // who is acted upon
	Plover   string `json:"plover"` // PLOVER event type, "ACCUSE"
	// Quad is 1 verbal cooperation, 2 material cooperation, 3 verbal
	// conflict, 4 material conflict, 0 where it could not be told.
	Quad int `json:"quad"`
}

// ReadEvents reads a file with one JSON object a line.
func ReadEvents(path string) ([]Event, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Event
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		var e Event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return nil, fmt.Errorf("reading events, %s line %d: %w", path, n, err)
		}
		out = append(out, e)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading events of %s: %w", path, err)
	}
	return out, nil
}

// EventScores are the sums over events scored so far. The zero value is ready.
type EventScores struct {
	binary, quad, plover confusion
	n                    int
}

// A confusion counts by class what was coded, what was predicted, and both at
// once.
type confusion map[string]*counts

type counts struct{ gold, pred, hit int }

func (c *confusion) add(gold, pred string) {
	if *c == nil {
		*c = confusion{}
	}
	for _, class := range []string{gold, pred} {
		if (*c)[class] == nil {
			(*c)[class] = new(counts)
		}
	}
	(*c)[gold].gold++
	(*c)[pred].pred++
	if gold == pred {
		(*c)[gold].hit++
	}
}

func (c *counts) prf() PRF {
	return prf(ratio(float64(c.hit), float64(c.pred)), ratio(float64(c.hit), float64(c.gold)))
}

// macro is the mean F1 over the classes that occur in gold. A prediction of
// any other class is merely a miss.
func (c confusion) macro() float64 {
	sum, n := 0.0, 0.0
	for _, class := range c.classes() {
		sum += c[class].prf().F1
		n++
	}
	return ratio(sum, n)
}

func (c confusion) classes() []string {
	var out []string
	for class, n := range c {
		if n.gold > 0 {
			out = append(out, class)
		}
	}
	slices.Sort(out)
	return out
}

// Add scores one event.
func (s *EventScores) Add(gold, pred Event) {
	s.n++
	s.binary.add(binary(gold.Quad), binary(pred.Quad))
	s.quad.add(fmt.Sprint(gold.Quad), fmt.Sprint(pred.Quad))
	s.plover.add(gold.Plover, pred.Plover)
}

// binary is cooperation or conflict, or empty for no class at all.
func binary(quad int) string {
	switch quad {
	case 1, 2:
		return "cooperation"
	case 3, 4:
		return "conflict"
	}
	return ""
}

// An EventResult is macro-F1 by the fineness of the classes.
type EventResult struct {
	Binary float64 `json:"binary"`
	Quad   float64 `json:"quad"`
	Plover float64 `json:"plover"`
}

// Result is the figures of the events added so far.
func (s *EventScores) Result() EventResult {
	return EventResult{s.binary.macro(), s.quad.macro(), s.plover.macro()}
}

// Write prints the figures of each class and the means for people.
func (s *EventScores) Write(w io.Writer) error {
	for _, c := range []confusion{s.binary, s.quad, s.plover} {
		for _, class := range c.classes() {
			n := c[class]
			r := n.prf()
			if _, err := fmt.Fprintf(w, "%-12s P %.3f  R %.3f  F1 %.3f  (predicted %d, wanted %d)\n",
				class, r.P, r.R, r.F1, n.pred, n.gold); err != nil {
				return err
			}
		}
	}
	r := s.Result()
	_, err := fmt.Fprintf(w, "%d events, macro-F1: binary %.3f  quad %.3f  class %.3f\n", s.n, r.Binary, r.Quad, r.Plover)
	return err
}
