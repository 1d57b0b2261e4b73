package issue

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"entente/extract/tsv"
	"entente/graph/plain"
)

//go:embed lines.tsv
var linesText string

//go:embed soft.txt
var softText string

//go:embed mutual.txt
var mutualText string

// A Line is what positions on many issues come down to, whatever their words.
type Line struct {
	Name string
	// OfActors says that it is the same only of the same actors.
	OfActors bool
	// Ill says that nobody is for it.
	Ill     bool
	phrases [][]string // stems, all of one of these
}

var lines = sync.OnceValue(func() []Line {
	all, err := readLines(linesText)
	if err != nil {
		panic(err) // it is embedded, and a test reads it
	}
	return all
})

var (
	soft   = sync.OnceValue(func() map[string]bool { return plain.StemSet(softText) })
	mutual = sync.OnceValue(func() map[string]bool { return plain.StemSet(mutualText) })
)

// Marks before the names of lines: of those that nobody is for, and of those
// that depend on whom they are about.
const (
	ill      = "-"
	ofActors = "@"
)

func readLines(text string) ([]Line, error) {
	var all []Line
	err := tsv.Each("lines.tsv", text, "name, phrases", func(_ int, f []string) error {
		var l Line
		name, phrases := f[0], f[1]
		name, l.Ill = strings.CutPrefix(name, ill)
		l.Name, l.OfActors = strings.CutPrefix(name, ofActors)
		for _, p := range values(phrases) {
			l.phrases = append(l.phrases, stemsOf(p))
		}
		all = append(all, l)
		return nil
	})
	return all, err
}

// A Said is what a topic says, whatever its wording.
type Said struct {
	Line  *Line    // what it comes down to, or nil
	Stems []string // without a line: of the words that are left where those are taken away that change nothing, sorted
	Vague bool     // without a line: it is next to nothing that is said besides the issue's name

	covered map[string]bool // stems that the line has
	From    int             // where in the topic the line is said: what stands before, with "and" between, is another matter
}

// SaidIn is what a topic of an issue says, given as folded words without the
// names of countries. It comes down to a line where nothing else is said.
func (t *Table) SaidIn(topic []string, id string) Said {
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
		if t.more(have, covered, id) {
			break
		}
		return Said{Line: &all[i], From: said(topic, covered), covered: covered}
	}
	stems := slices.Sorted(maps.Keys(have))
	left := slices.DeleteFunc(slices.Clone(stems), func(s string) bool { return soft()[s] })
	if len(left) == 0 {
		return Said{Stems: stems, Vague: true}
	}
	named := t.named(id)
	besides := slices.DeleteFunc(slices.Clone(left), func(s string) bool { return named[s] })
	return Said{Stems: left, Vague: len(besides) < 2}
}

// Head is the first words of what is said, those of the line left out: the
// lifting of sanctions is a line, and who is for it is not against it.
func (s Said) Head(topic []string, n int) []string {
	topic = topic[s.From:]
	return slices.DeleteFunc(slices.Clone(topic[:min(n, len(topic))]), func(w string) bool { return s.covered[stem(w)] })
}

// Mutual reports whether a topic, given as folded words, holds between those
// who say it.
func Mutual(topic []string) bool {
	return slices.ContainsFunc(topic, func(w string) bool { return mutual()[stem(w)] })
}

// Says reports whether a topic, given as folded words, says what it is about:
// "work" and "taking steps" don't.
func Says(topic []string) bool {
	return slices.ContainsFunc(topic, func(w string) bool { return !common[w] && !empty[stem(w)] })
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

// more reports whether a topic says more than the line and the issue do.
func (t *Table) more(have, covered map[string]bool, id string) bool {
	own := t.ownStems(id)
	for s := range have {
		if !covered[s] && !soft()[s] && !own[s] {
			return true
		}
	}
	return false
}

// ownStems are the stems of all words that an issue's row has.
func (t *Table) ownStems(id string) map[string]bool {
	if r := t.rowOf(id); r != nil {
		return r.stems
	}
	return nil
}

// named are the stems of an issue's name.
func (t *Table) named(id string) map[string]bool {
	all := make(map[string]bool)
	if r := t.rowOf(id); r != nil {
		for _, s := range stemsOf(r.Name) {
			all[s] = true
		}
	}
	return all
}

// rowOf is the row of an issue by its ID, or nil.
func (t *Table) rowOf(id string) *Row {
	row, _, _ := strings.Cut(id, "/")
	return t.byID[row]
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

// Countries are the codes of the countries that an issue is about of itself.
func (t *Table) Countries(id string) []string {
	if _, in, ok := strings.Cut(id, "/"); ok {
		return strings.Split(in, "+")
	}
	var codes []string
	if r := t.rowOf(id); r != nil {
		for _, group := range r.Actors {
			codes = append(codes, slices.DeleteFunc(slices.Clone(group), func(a string) bool { return !isCode(a) })...)
		}
	}
	return codes
}
