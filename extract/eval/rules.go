package eval

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"entente/extract/fact"
)

// A RuleScore is how often a rule fired, and what became of it.
//
// Of a construction or a row of a lexicon, Right and Wrong count the facts that it gave. Of a repair,
// a veto or a construction that holds no position they count what would be otherwise without it: Right the right facts that it gives and
// the wrong ones that it keeps away, Wrong the wrong ones that it gives and the right ones that it keeps
// away.
type RuleScore struct {
	Kind  string `json:"kind"` // "repair", "veto", "construction" or "entry"
	Name  string `json:"name"`
	Fired int    `json:"fired"`
	Right int    `json:"right"`
	Wrong int    `json:"wrong"`
}

// RuleScores are the sums over the articles scored so far. The zero value is ready.
type RuleScores struct {
	rows map[[2]string]*RuleScore
}

// Row is the score of a rule, which it enters where there is none yet.
func (s *RuleScores) Row(kind, name string) *RuleScore {
	if s.rows == nil {
		s.rows = map[[2]string]*RuleScore{}
	}
	k := [2]string{kind, name}
	if s.rows[k] == nil {
		s.rows[k] = &RuleScore{Kind: kind, Name: name}
	}
	return s.rows[k]
}

// Judged is a prediction with the verdicts on its facts.
type Judged struct {
	verdict map[string]verdict // by the fact's JSON, evidence apart
	made    []made
}

type made struct {
	rule, entry string
	verdict     verdict
}

// Judge compares the facts of an article with its annotation.
func Judge(gold *Doc, f *fact.Facts) *Judged {
	j := &Judged{verdict: map[string]verdict{}}
	meetings, positions := verdicts(gold, FromFacts(f))
	for i, m := range f.Meetings {
		j.verdict[key(m.Participants, m.Place, m.Date)] = meetings[i]
		j.made = append(j.made, made{m.Rule, m.Entry, meetings[i]})
	}
	for i, p := range f.Positions {
		j.verdict[key(p.Holders, p.Stance, p.Topic, p.About)] = positions[i]
		j.made = append(j.made, made{p.Rule, p.Entry, positions[i]})
	}
	return j
}

func key(parts ...any) string {
	data, err := json.Marshal(parts)
	if err != nil {
		panic(err) // of strings: none
	}
	return string(data)
}

// AddFacts counts the facts of an article by their constructions and their rows of a lexicon.
func (s *RuleScores) AddFacts(j *Judged) {
	for _, m := range j.made {
		rows := []*RuleScore{s.Row("construction", m.rule)}
		if m.entry != "" {
			rows = append(rows, s.Row("entry", m.entry))
		}
		for _, r := range rows {
			r.Fired++
			r.count(m.verdict)
		}
	}
}

// AddRule counts what a repair or veto that fired so often in an article changed there.
func (s *RuleScores) AddRule(kind, name string, fired int, with, without *Judged) {
	r := s.Row(kind, name)
	r.Fired += fired
	for k, v := range with.verdict {
		if _, ok := without.verdict[k]; !ok {
			r.count(v)
		}
	}
	for k, v := range without.verdict {
		if _, ok := with.verdict[k]; !ok && v != open {
			r.count(right - v) // what is kept away
		}
	}
}

func (r *RuleScore) count(v verdict) {
	switch v {
	case right:
		r.Right++
	case wrong:
		r.Wrong++
	}
}

// Rows are the scores, the worst first, what never fired last.
func (s *RuleScores) Rows() []RuleScore {
	var out []RuleScore
	for _, r := range s.rows {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b RuleScore) int {
		idle := func(r RuleScore) int { return min(r.Fired, 1) }
		return cmp.Or(idle(b)-idle(a), (a.Right-a.Wrong)-(b.Right-b.Wrong), b.Fired-a.Fired,
			cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// Write prints the rows as a table.
func (s *RuleScores) Write(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(tw, "fired\tright\twrong\t\n")
	for _, r := range s.Rows() {
		fmt.Fprintf(tw, "%d\t%d\t%d\t  %s  %s\n", r.Fired, r.Right, r.Wrong, r.Kind, r.Name)
	}
	return tw.Flush()
}
