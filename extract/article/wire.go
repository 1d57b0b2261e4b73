package article

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
)

//go:embed wire.tsv
var wireTSV string

// wireMark is a mark before a headline, its number and what parts it from the headline.
var wireMark = sync.OnceValue(func() *regexp.Regexp {
	var marks []string
	for _, row := range tableRows("wire.tsv", wireTSV, 1) {
		marks = append(marks, regexp.QuoteMeta(row[0]))
	}
	return regexp.MustCompile(`^(?:(?:` + strings.Join(marks, "|") + `)(?: \d+)?[-:] ?)+`)
})

// wireSource is who is named behind a headline as its source: " -minister", " -state TV".
var wireSource = regexp.MustCompile(`\s+[-–]\p{L}[\p{L}.']*(?: \p{L}[\p{L}.']*){0,3}$`)

// wireRule marks what is cut off a headline.
const wireRule = "wire-headline"

// clearMarks cuts the marks of wires off a headline, before and behind it: they are no part of
// the sentence. "UPDATE 2-Norway condemns closing -minister" is "Norway condemns closing".
func clearMarks(text string, drafts []draft) []draft {
	out := make([]draft, 0, len(drafts)+2)
	for _, d := range drafts {
		if d.Kind != Title {
			out = append(out, d)
			continue
		}
		start, end := d.Start, d.End
		if at := wireMark().FindStringIndex(text[start:end]); at != nil && at[1] < end-start {
			out = append(out, d.cut(start, start+at[1]))
			start += at[1]
		}
		if at := wireSource.FindStringIndex(text[start:end]); at != nil && at[0] > 0 {
			end = start + at[0]
		}
		title := d
		title.Start, title.End = start, end
		if out = append(out, title); end < d.End {
			out = append(out, d.cut(end, d.End))
		}
	}
	return out
}

// cut is a part of a draft that is not the article's own prose.
func (d draft) cut(start, end int) draft {
	d.Start, d.End, d.Kind, d.Rule = start, end, Boilerplate, wireRule
	return d
}
