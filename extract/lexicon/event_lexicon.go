package lexicon

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"entente/extract/tsv"
)

//go:embed events.tsv
var eventsTSV string

// Quad is the event types with their quad class.
var Quad = map[string]int{
	"AGREE": 1, "CONSULT": 1, "SUPPORT": 1,
	"COOPERATE": 2, "AID": 2, "YIELD": 2,
	"REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
	"PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}

// eventSources are the parts of a predicate that may decide its type.
var eventSources = []string{"=obj", "=inf", "=that", "=any"}

// An EventFrames is lexicon/events.tsv, ready for looking up.
type EventFrames struct {
	Rows map[string][]*EventRow // by pos + " " + lemma, in the order to try them
}

// An EventRow is one frame of one predicate.
type EventRow struct {
	Particle string // "down" of "step down", or empty
	When     []EventCondition
	Typ      string // a PLOVER type or one of eventSources
}

// An EventCondition is "slot:words", perhaps denied.
type EventCondition struct {
	Slot string
	Not  bool
	Any  bool            // "*"
	Want map[string]bool // lemmas and PLOVER types
}

// loadEvents reads a table in the form of lexicon/events.tsv.
func loadEvents(file, data string) (*EventFrames, error) {
	l := &EventFrames{Rows: map[string][]*EventRow{}}
	classes := map[string][]string{
		"@coop":     typesWhere(func(quad int) bool { return quad <= 2 }),
		"@conflict": typesWhere(func(quad int) bool { return quad >= 3 }),
		"@material": typesWhere(func(quad int) bool { return quad == 4 }),
	}
	err := tsv.Each(file, data, "predicate, pos, when, type, note", func(_ int, f []string) error {
		if f[1] == "class" {
			if !strings.HasPrefix(f[0], "@") || classes[f[0]] != nil {
				return fmt.Errorf("%q is no new @class", f[0])
			}
			classes[f[0]] = strings.Split(f[2], "|")
			return nil
		}
		return l.add(classes, f)
	})
	return l, err
}

func typesWhere(fits func(quad int) bool) []string {
	var out []string
	for t, quad := range Quad {
		if fits(quad) {
			out = append(out, t)
		}
	}
	return out
}

// add enters one row of the table for each of its predicates.
func (l *EventFrames) add(classes map[string][]string, f []string) error {
	if !slices.Contains([]string{"verb", "noun", "adj"}, f[1]) {
		return fmt.Errorf("part of speech %q is none of verb, noun, adj, class", f[1])
	}
	if _, ok := Quad[f[3]]; !ok && !slices.Contains(eventSources, f[3]) {
		return fmt.Errorf("unknown type %q", f[3])
	}
	var when []EventCondition
	if f[2] != "-" {
		for _, c := range strings.Fields(f[2]) {
			cond, err := parseEventCondition(classes, c)
			if err != nil {
				return err
			}
			when = append(when, cond)
		}
	}
	for _, p := range strings.Split(f[0], ",") {
		lemma, particle, _ := strings.Cut(strings.TrimSpace(p), " ")
		if lemma == "" {
			return fmt.Errorf("empty predicate in %q", f[0])
		}
		key, row := f[1]+" "+lemma, &EventRow{particle, when, f[3]}
		for _, r := range l.Rows[key] {
			if r.Particle == particle && r.bare() && row.bare() {
				return fmt.Errorf("%s %q has a row without a condition already", f[1], strings.TrimSpace(p))
			}
		}
		l.Rows[key] = append(l.Rows[key], row)
		slices.SortStableFunc(l.Rows[key], compareRows)
	}
	return nil
}

func (r *EventRow) bare() bool { return len(r.When) == 0 }

// compareRows orders the rows of a predicate as they are tried: with a
// particle before without, with a condition before without.
func compareRows(a, b *EventRow) int {
	rank := func(r *EventRow) (n int) {
		if r.Particle == "" {
			n += 2
		}
		if r.bare() {
			n++
		}
		return n
	}
	return rank(a) - rank(b)
}

func parseEventCondition(classes map[string][]string, text string) (EventCondition, error) {
	c := EventCondition{Want: map[string]bool{}}
	body, not := strings.CutPrefix(text, "!")
	slot, words, ok := strings.Cut(body, ":")
	if !ok || slots[slot]&ofEvents == 0 {
		return c, fmt.Errorf("condition %q does not begin with one of %s", text, strings.Join(slotsOf(ofEvents), ", "))
	}
	c.Slot, c.Not, c.Any = slot, not, words == "*"
	for _, w := range strings.Split(words, "|") {
		class, known := classes[w]
		switch {
		case w == "":
			return c, fmt.Errorf("empty word in condition %q", text)
		case known:
			for _, w := range class {
				c.Want[w] = true
			}
		case strings.HasPrefix(w, "@"):
			return c, fmt.Errorf("condition %q: class %s is not defined above", text, w)
		case w == strings.ToUpper(w) && w != strings.ToLower(w) && Quad[w] == 0:
			return c, fmt.Errorf("condition %q: unknown type %s", text, w)
		default:
			c.Want[w] = true
		}
	}
	return c, nil
}
