package article

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"entente/extract/tsv"
)

//go:embed wire.tsv
var wireTSV string

// wireMark is a mark before a headline, its number and what parts it from the headline.
var wireMark = sync.OnceValue(func() *regexp.Regexp {
	var marks []string
	for _, row := range tsv.Rows("wire.tsv", wireTSV, "mark") {
		marks = append(marks, regexp.QuoteMeta(row[0]))
	}
	return regexp.MustCompile(`^(?:(?:` + strings.Join(marks, "|") + `)(?: \d+)?[-:] ?)+`)
})

// wireSource is who is named behind a headline as its source: " -minister", " -state TV".
var wireSource = regexp.MustCompile(`\s+[-–]\p{L}[\p{L}.']*(?: \p{L}[\p{L}.']*){0,3}$`)

// wireRule marks what is cut off a headline.
const wireRule = "wire-headline"

// appendCleared appends a block, the marks of wires cut off it where it is a headline: they
// are no part of the sentence. "UPDATE 2-Norway condemns closing -minister" is "Norway condemns
// closing".
func appendCleared(blocks []Block, text string, b Block) []Block {
	if s := text[b.Start:b.End]; b.Kind != Title || !strings.ContainsAny(s, "-:") && !strings.Contains(s, "–") {
		return append(blocks, b)
	}
	title := b
	if at := wireMark().FindStringIndex(text[b.Start:b.End]); at != nil && at[1] < b.End-b.Start {
		title.Start += at[1]
		blocks = append(blocks, b.cut(b.Start, title.Start))
	}
	if at := wireSource.FindStringIndex(text[title.Start:b.End]); at != nil && at[0] > 0 {
		title.End = title.Start + at[0]
	}
	if blocks = append(blocks, title); title.End < b.End {
		blocks = append(blocks, b.cut(title.End, b.End))
	}
	return blocks
}

// cut is a part of a block that is not the article's own prose.
func (b Block) cut(start, end int) Block {
	b.Start, b.End, b.Kind, b.Rule = start, end, Boilerplate, wireRule
	return b
}
