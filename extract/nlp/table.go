package nlp

import (
	_ "embed"
	"strings"
	"sync"

	"entente/extract/tsv"
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
	for _, row := range tsv.Rows("abbreviations.tsv", abbreviationsTSV, "form, stands") {
		o.abbreviations[row[0]] = row[1]
	}
	for _, row := range tsv.Rows("joined.tsv", joinedTSV, "form, parts") {
		for part := range strings.SplitSeq(row[1], " ") {
			o.joined[row[0]] = append(o.joined[row[0]], len(part))
		}
	}
	for _, row := range tsv.Rows("signs.tsv", signsTSV, "form, kind") {
		o.signs[row[0]] = row[1]
	}
	for _, row := range tsv.Rows("prefixes.tsv", prefixesTSV, "form") {
		o.prefixes[row[0]] = true
	}
	return o
})
