package issue

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"entente/graph/plain"
)

//go:embed lines.tsv
var linesText string

//go:embed soft.txt
var softText string

// A Line is what positions on many issues come down to, whatever their words.
type Line struct {
	Name string
	// OfActors says that it is the same only of the same actors.
	OfActors bool
	phrases  [][]string // stems, all of one of these
}

var lines = sync.OnceValue(func() []Line {
	all, err := readLines(linesText)
	if err != nil {
		panic(err) // it is embedded, and a test reads it
	}
	return all
})

var soft = sync.OnceValue(func() map[string]bool { return plain.StemSet(softText) })

// ofActors marks the names of lines that depend on whom they are about.
const ofActors = "@"

func readLines(text string) ([]Line, error) {
	var all []Line
	n := 0
	for row := range strings.Lines(text) {
		if n++; strings.HasPrefix(row, "#") || strings.TrimSpace(row) == "" {
			continue
		}
		name, phrases, ok := strings.Cut(strings.TrimSpace(row), "\t")
		if !ok {
			return nil, fmt.Errorf("lines.tsv: line %d: want a name and phrases", n)
		}
		l := Line{Name: strings.TrimPrefix(name, ofActors), OfActors: strings.HasPrefix(name, ofActors)}
		for _, p := range values(phrases) {
			l.phrases = append(l.phrases, stemsOf(p))
		}
		all = append(all, l)
	}
	return all, nil
}

// more is how many words besides its line a topic may have and still say the
// same. It was measured on annotated positions; see "entente eval issues".
const more = 1

// LineOf is the line that a topic comes down to, given as folded words without
// the names of countries; nil where there is none, or where the topic says
// more than the line and its issue. From is where in the topic it is said: what
// stands before, with "and" between, is another matter.
func (t *Table) LineOf(topic []string, id string) (line *Line, from int) {
	have := make(map[string]bool)
	for _, w := range topic {
		if !common[w] {
			have[stem(w)] = true
		}
	}
	all := lines()
	for i := range all {
		covered := all[i].covers(have)
		if len(covered) == 0 {
			continue
		}
		if t.beyond(have, covered, id) > more {
			return nil, 0
		}
		return &all[i], said(topic, covered)
	}
	return nil, 0
}

// covers are the stems of a topic that belong to the line's phrases.
func (l *Line) covers(have map[string]bool) map[string]bool {
	covered := make(map[string]bool)
	for _, p := range l.phrases {
		if hasAll(have, p) {
			for _, s := range p {
				covered[s] = true
			}
		}
	}
	return covered
}

// beyond counts the stems that neither the line nor the issue has.
func (t *Table) beyond(have, covered map[string]bool, id string) int {
	own := t.ownStems(id)
	n := 0
	for s := range have {
		if !covered[s] && !soft()[s] && !own[s] {
			n++
		}
	}
	return n
}

// ownStems are the stems of an issue's names and actors.
func (t *Table) ownStems(id string) map[string]bool {
	row, _, _ := strings.Cut(id, "/")
	r := t.byID[row]
	if r == nil {
		return nil
	}
	return r.stems
}

// said is where the part of a topic begins that has the covered stems.
func said(topic []string, covered map[string]bool) int {
	from := 0
	for i, w := range topic {
		switch {
		case w == "and" || w == "or" || w == "but":
			from = i + 1
		case covered[stem(w)]:
			return from
		}
	}
	return 0
}

func hasAll(have map[string]bool, stems []string) bool {
	for _, s := range stems {
		if !have[s] {
			return false
		}
	}
	return len(stems) > 0
}
