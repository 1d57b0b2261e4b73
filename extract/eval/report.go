package eval

import (
	"fmt"
	"io"
)

// A Result is the figures of all articles scored.
type Result struct {
	Actors    PRF `json:"actors"`
	Meetings  PRF `json:"meetings"`
	Positions PRF `json:"positions"`
	Links     PRF `json:"links"`
}

// Result is precision, recall and F1 of what was added so far.
func (s *Scores) Result() Result {
	return Result{s.actors.prf(), s.meetings.prf(), s.positions.prf(), s.links.prf()}
}

// Mean is the mean of the four F1.
func (r Result) Mean() float64 {
	return (r.Actors.F1 + r.Meetings.F1 + r.Positions.F1 + r.Links.F1) / 4
}

// Write prints a table for people, each line with the label before it.
func (s *Scores) Write(w io.Writer, label string) error {
	r := s.Result()
	rows := []struct {
		name              string
		PRF               PRF
		predicted, wanted float64
	}{
		{"actors", r.Actors, s.actors.predicted, s.actors.wanted},
		{"meetings", r.Meetings, s.meetings.predicted, s.meetings.wanted},
		{"positions", r.Positions, s.positions.predicted, s.positions.wanted},
		{"links", r.Links, s.links.predicted, s.links.wanted},
	}
	for _, row := range rows {
		_, err := fmt.Fprintf(w, "%s%-10s P %.3f  R %.3f  F1 %.3f  (predicted %.0f, wanted %.0f)\n",
			label, row.name, row.PRF.P, row.PRF.R, row.PRF.F1, row.predicted, row.wanted)
		if err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%smean F1 %.3f\n", label, r.Mean())
	return err
}
