package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leadIn ties the items of a list to the sentence that leads into it: "The
// ministers:" and "- condemn the raid;". An item goes on with a sentence where
// it begins with a small letter, or ends in a mark that another item must
// follow. The items of a list within a list go on with the item that leads into it.
func leadIn(text string, drafts []draft) {
	var levels []level // the lists that stand open, each within the one before
	for i := range drafts {
		d := &drafts[i]
		s := text[d.Start:d.End]
		if d.Kind != Body {
			if d.Kind != Boilerplate {
				levels = nil
			}
			continue
		}
		levels = atLevel(text, drafts, levels, i)
		top := len(levels) - 1
		switch {
		case top >= 0 && goesOn(text, drafts, levels[top], i):
			d.Lead = drafts[levels[top].lead].End
			levels[top].last = i
		case !d.item && leads(s, i+1 < len(drafts) && drafts[i+1].item):
			levels = []level{{lead: openingOf(text, drafts, i), last: i}}
		case !d.item || top >= 0 && endsSentence(s):
			levels = nil
		}
	}
}

// openingOf is the block that opens the preamble of a resolution, whose last block is i: what stands between says
// why, and the items go on with who resolves. "The council, / Recalling its report, / 1. Condemns the raid;".
func openingOf(text string, drafts []draft, i int) int {
	breaksOff := func(k int) bool {
		d := drafts[k]
		return d.Kind == Body && !d.item && strings.HasSuffix(text[d.Start:d.End], ",")
	}
	if !breaksOff(i) {
		return i
	}
	for i > 0 && breaksOff(i-1) {
		i--
	}
	return i
}

// A level is a list and the block that leads into it.
type level struct {
	lead, last int // the blocks that lead into it, and that went on with it last
	marker     marker
}

// A marker tells the items of one list from those of another.
type marker struct {
	indent int
	style  string // "-" or "•", "1.", "(a)"
}

// atLevel returns the lists that stand open at item i: those up to the one whose
// marker it has, or one more where the item before it leads into a new one.
func atLevel(text string, drafts []draft, levels []level, i int) []level {
	top := len(levels) - 1
	if top < 0 || !drafts[i].item {
		return levels
	}
	now, last := drafts[i].marker, levels[top].last
	switch {
	case levels[top].marker == (marker{}):
		levels[top].marker = now
		return levels
	case top < maxNested && last == i-1 && last != levels[top].lead && opensList(text[drafts[last].Start:drafts[last].End], levels[top].marker, now):
		return append(levels, level{lead: last, last: last, marker: now})
	}
	for k := top; k >= 0; k-- {
		if levels[k].marker == now {
			return levels[:k+1]
		}
	}
	return levels
}

// opensList says whether an item leads into items with another marker.
func opensList(item string, its, next marker) bool {
	if next.indent < its.indent {
		return false
	}
	return strings.HasSuffix(item, ":") || next.indent > its.indent && !endsSentence(item) && !tiesOn(item)
}

// leads says whether a block breaks off where a list may follow, or does follow.
func leads(s string, item bool) bool {
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, ":-") || item && !endsSentence(s)
}

// goesOn says whether block i goes on with the sentence that leads into a list.
func goesOn(text string, drafts []draft, list level, i int) bool {
	d := drafts[i]
	s := text[d.Start:d.End]
	first, _ := utf8.DecodeRuneInString(s)
	small := unicode.IsLower(first)
	last := drafts[list.last]
	before := text[last.Start:last.End]
	follows := list.last != list.lead && (tiesOn(before) || strings.HasSuffix(before, ":")) // or led into a list
	if !d.item {
		// Without markers, only what can't begin a sentence of its own.
		return small && (i == list.lead+1 || follows && i == list.last+1)
	}
	// "Condemn the raid;" in a list whose items only together are a sentence.
	return small || unicode.IsUpper(first) && (tiesOn(s) || follows || strings.HasSuffix(s, ":"))
}

// tiesOn says whether an item ends in a mark that another one must follow.
func tiesOn(s string) bool {
	for _, end := range []string{";", ",", "; and", ", and", "; or", ", or"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
