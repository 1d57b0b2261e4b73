package reading

import (
	"regexp"
	"strings"

	"entente/extract/article"
	"entente/extract/nlp"
	"entente/extract/tree"
)

// A part is a run of a block that is read for itself.
type part struct {
	nlp.Range
	label bool // it only names who speaks what follows: "JANE ROE:"
	place bool // it only says where and whence a report comes: "OSLO, May 4 (AP) -"
}

// cutParts is the parts of a block: the place of a report, where it begins with one, and the rest.
func cutParts(text string, b article.Block) []part {
	if n := placeLine(text[b.Start:b.End]); n > 0 && b.Kind == article.Body && b.Lead == 0 && b.Start+n < b.End {
		return []part{
			{Range: nlp.Range{Start: b.Start, End: b.Start + n - 1}, place: true},
			{Range: nlp.Range{Start: b.Start + n, End: b.End}},
		}
	}
	return []part{{Range: nlp.Range{Start: b.Start, End: b.End, Lead: b.Lead}, label: b.Kind == article.Speaker}}
}

// sourced matches the place and the source in brackets that begin a report, whatever their case.
var sourced = regexp.MustCompile(`^\p{Lu}[^.():;]{1,40}\((?:[A-Z][A-Za-z/ ]{1,24}|dpa)\)\s*(?:--|[-–—_])\s`)

// placeLine is how many bytes of a paragraph are the place and source that begin a report, with the dash
// behind them and the space behind that: "PARIS, May 4 (AP) -- "; 0 for none.
func placeLine(par string) int {
	if n := len(sourced.FindString(par)); n > 0 {
		return n
	}
	head := par[:min(len(par), 70)]
	first := capsWords(head, 0)
	if len(first) == 0 || first[0].Start > 0 || first[0].End < 3 {
		return 0
	}
	for _, dash := range []string{" -- ", " - ", " — ", " – ", " _ "} {
		if at := strings.Index(head, dash); at > 0 && isPlaceLine(head[:at]) {
			return at + len(dash)
		}
	}
	return 0
}

// isPlaceLine reports whether words before a dash can say where and when a report was written: in capitals but
// for months, days and what stands in brackets.
func isPlaceLine(head string) bool {
	head, _, _ = strings.Cut(head, "(")
	for _, w := range strings.FieldsFunc(head, func(r rune) bool { return strings.ContainsRune(" ,./", r) }) {
		if strings.ToUpper(w) != w && !tree.IsCalendar(strings.ToLower(w)) {
			return false
		}
	}
	return true
}
