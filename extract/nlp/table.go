package nlp

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data/abbreviations.tsv
var abbreviationsTSV string

//go:embed data/joined.tsv
var joinedTSV string

//go:embed data/prefixes.tsv
var prefixesTSV string

//go:embed data/signs.tsv
var signsTSV string

// orthography is what the splitter knows of English spelling, never changed
// after loading.
type orthography struct {
	abbreviations map[string]string // lower case without the final stop; where it stands
	joined        map[string][]int  // lower case; lengths of its parts in bytes
	prefixes      map[string]bool   // lower case
	signs         map[string]string // as signs.tsv has them; their kind
}

// spelling returns the tables, read at the first call.
var spelling = sync.OnceValue(func() *orthography {
	o := &orthography{abbreviations: map[string]string{}, joined: map[string][]int{}, prefixes: map[string]bool{}, signs: map[string]string{}}
	for _, row := range rows(abbreviationsTSV, 2) {
		o.abbreviations[row[0]] = row[1]
	}
	for _, row := range rows(joinedTSV, 2) {
		for part := range strings.SplitSeq(row[1], " ") {
			o.joined[row[0]] = append(o.joined[row[0]], len(part))
		}
	}
	for _, row := range rows(signsTSV, 2) {
		o.signs[row[0]] = row[1]
	}
	for _, row := range rows(prefixesTSV, 1) {
		o.prefixes[row[0]] = true
	}
	return o
})

// rows reads an embedded table: comments, one line that names the columns,
// then the rows. A row of another width is a broken build.
func rows(table string, width int) [][]string {
	var all [][]string
	named := false
	for line := range strings.Lines(table) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != width {
			panic(fmt.Sprintf("nlp: table row %q has %d columns, want %d", line, len(row), width))
		}
		if named {
			all = append(all, row)
		}
		named = true
	}
	return all
}
