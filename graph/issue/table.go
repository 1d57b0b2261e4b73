// Package issue tells which issue a position belongs to: the dossier under
// which an analyst would file it, such as "status quo in the Taiwan Strait".
//
// Issues stand in a table that anyone can read and extend. What a position
// belongs to follows from its article alone: from its topic, the actors that
// it is about, the words that prove it, the title and the paragraph. So the
// order in which articles come is of no account, and nothing has to be worked
// out again as more of them come.
package issue

import (
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"entente/extract/tsv"
	"entente/graph/plain"
)

//go:embed issues.tsv
var shipped string

//go:embed empty.txt
var emptyWords string

// A Row is an issue as the table has it, or, with places for countries in its
// name, an issue for each country.
type Row struct {
	Name    string
	Aliases []string
	Actors  [][]string // any of these must be in play, each with all its parts
	Signs   []string   // any of these tells of the issue
	Words   []string   // these support a sign
	places  int        // for countries, in the name

	stems map[string]bool // of all its words
}

// collect makes the stems ready.
func (r *Row) collect() {
	r.stems = make(map[string]bool)
	for _, text := range slices.Concat([]string{r.Name}, r.Aliases, slices.Concat(r.Actors...), r.Signs, r.Words) {
		for _, s := range stemsOf(text) {
			r.stems[s] = true
		}
	}
}

// place is where a country stands in a row that holds for each.
const place = "{}"

// A Table is rows ready to be asked. The first ones are the user's own.
type Table struct {
	rows    []*Row
	own     int // how many are the user's
	phrases []phrase
	byStem  map[string][]int32 // phrases that have a stem
	rarest  map[string][]int32 // phrases whose rarest stem it is
	byID    map[string]*Row
	actors  map[string][]string // stems of the rows' actors that are no countries

	countries []country // that rows need, sorted by code
}

// A phrase is a sign, word or actor of a row.
type phrase struct {
	row   int32
	kind  phraseKind
	stems []string
	worth float64 // what it says where it is found
}

type phraseKind uint8

const (
	sign phraseKind = iota
	support
)

// Shipped are the rows of the table that ships with the program.
func Shipped() ([]Row, error) {
	rows, err := Read(strings.NewReader(shipped), "issues.tsv")
	if err != nil {
		return nil, fmt.Errorf("read the table of issues: %w", err)
	}
	return rows, nil
}

// Read reads rows: five columns with tabs between, values with semicolons
// between; "-" is nothing. Lines that begin with "#" are passed over. The name
// is that of the file, for errors.
func Read(r io.Reader, name string) ([]Row, error) {
	var rows []Row
	err := tsv.Read(name, r, "name, other names, actors, signs, words", func(_ int, f []string) error {
		row, err := parseRow(f)
		rows = append(rows, row)
		return err
	})
	if err != nil {
		return nil, err
	}
	return rows, nil
}

func parseRow(f []string) (Row, error) {
	row := Row{Name: strings.TrimSpace(f[0]), Aliases: values(f[1]), Signs: values(f[3]), Words: values(f[4])}
	row.places = strings.Count(row.Name, place)
	for _, a := range values(f[2]) {
		row.Actors = append(row.Actors, strings.Split(a, "+"))
	}
	switch {
	case plain.Fold(row.Name) == "":
		return Row{}, fmt.Errorf("the issue has no name")
	case len(row.Signs) == 0:
		return Row{}, fmt.Errorf("%q has no sign by which a topic belongs to it", row.Name)
	case row.places > 2:
		return Row{}, fmt.Errorf("%q has places for more than two countries", row.Name)
	}
	return row, nil
}

func values(column string) []string {
	var all []string
	for v := range strings.SplitSeq(column, ";") {
		if v = strings.TrimSpace(v); v != "" && v != "-" {
			all = append(all, v)
		}
	}
	return all
}

// NewTable makes a table of the user's own rows, which win, and of others.
func NewTable(own, others []Row) *Table {
	t := &Table{own: len(own), byStem: make(map[string][]int32), byID: make(map[string]*Row), actors: make(map[string][]string)}
	for _, r := range slices.Concat(own, others) {
		r.places = strings.Count(r.Name, place)
		t.add(&r)
	}
	t.weigh()
	t.index()
	t.nameCountries()
	return t
}

// A country is a country by its usual name.
type country struct{ code, name string }

func (t *Table) nameCountries() {
	var codes []string
	for _, r := range t.rows {
		for _, group := range r.Actors {
			codes = append(codes, slices.DeleteFunc(slices.Clone(group), func(a string) bool { return !isCode(a) })...)
		}
	}
	slices.Sort(codes)
	for _, code := range slices.Compact(codes) {
		t.countries = append(t.countries, country{code, countryName(code)})
	}
}

// weigh works out what phrases are worth: rare words say more than those that
// many rows have, and each further word of a phrase half as much.
func (t *Table) weigh() {
	for i := range t.phrases {
		p := &t.phrases[i]
		best, sum := 0.0, 0.0
		for _, s := range p.stems {
			rare := t.rarity(s)
			best, sum = max(best, rare), sum+rare
		}
		p.worth = best + (sum-best)/2
	}
}

// index makes phrases ready to be found by their rarest stems.
func (t *Table) index() {
	t.rarest = make(map[string][]int32)
	for i, p := range t.phrases {
		least := slices.MinFunc(p.stems, func(a, b string) int { return len(t.byStem[a]) - len(t.byStem[b]) })
		t.rarest[least] = append(t.rarest[least], int32(i))
	}
}

// rarity is 1 for a stem that one row has, and the less the more rows have it.
func (t *Table) rarity(s string) float64 {
	rows := make(map[int32]bool)
	for _, p := range t.byStem[s] {
		if t.phrases[p].kind == sign {
			rows[t.phrases[p].row] = true
		}
	}
	if len(rows) == 0 {
		return 1
	}
	return 1 - math.Log(float64(len(rows)))/math.Log(float64(1+len(t.rows)))
}

func (t *Table) add(r *Row) {
	row := int32(len(t.rows))
	t.rows = append(t.rows, r)
	r.collect()
	if id := r.id(nil); t.byID[id] == nil {
		t.byID[id] = r
	}
	for _, a := range slices.Concat(r.Actors...) {
		if !isCode(a) {
			t.actors[a] = stemsOf(a)
		}
	}
	for _, s := range r.Signs {
		t.addPhrase(phrase{row: row, kind: sign, stems: stemsOf(s)})
	}
	for _, w := range r.Words {
		t.addPhrase(phrase{row: row, kind: support, stems: stemsOf(w)})
	}
}

func (t *Table) addPhrase(p phrase) {
	if len(p.stems) == 0 {
		return
	}
	n := int32(len(t.phrases))
	t.phrases = append(t.phrases, p)
	for _, s := range p.stems {
		t.byStem[s] = append(t.byStem[s], n)
	}
}

// stemsOf are the stems of a phrase's words, each once, without those that
// stand in any text.
func stemsOf(phrase string) []string {
	var all []string
	for w := range strings.FieldsSeq(plain.Fold(phrase)) {
		if s := stem(w); !common[w] && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// stem is the stem of a word; arms are not what is armed.
func stem(word string) string {
	if word == "arms" {
		return word
	}
	return plain.Stem(word)
}

// common are words that stand in any text.
var common = set(`a an the of to in on at by for with from and or as its his her their our is are was were be been has have had it this that
	not will would over into than then who which what`)

// empty are the stems of words that do not say what a topic is about.
var empty = plain.StemSet(emptyWords)

func set(text string) map[string]bool {
	all := make(map[string]bool)
	for w := range strings.FieldsSeq(text) {
		all[w] = true
	}
	return all
}
