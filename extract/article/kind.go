package article

import (
	_ "embed" // for the table of words of bylines
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"entente/extract/tsv"
)

// headBlocks is how many blocks from the top may hold title, date and author.
const headBlocks = 8

// A head is what the lines at the top of a text tell.
type head struct {
	title, date, author string
}

// A segmenter cuts texts into blocks. It may be used for one text at a time.
type segmenter struct {
	rules  *Rules
	lines  []line
	drafts []draft
}

// segment cuts text into blocks and names their kinds. title and author
// are the article's where the source tells them apart from the text; blocks
// are then taken for them only when they say the same.
func (s *segmenter) segment(text, title, author string) ([]Block, head) {
	s.lines = splitLines(text, s.lines[:0])
	s.drafts = turns(text, paragraphs(text, s.lines, s.drafts[:0]))
	drafts := s.drafts
	top := markHead(text, head{title: title, author: author}, drafts, s.rules)
	for i := range drafts {
		markBlock(text, drafts, i, s.rules)
	}
	leadIn(text, drafts)
	blocks := make([]Block, 0, len(drafts))
	for _, d := range drafts {
		blocks = appendCleared(blocks, text, d.Block)
	}
	return blocks, top
}

// markHead finds title, date line and byline at the top.
func markHead(text string, known head, drafts []draft, rules *Rules) head {
	top := known
	seenTitle := false
	seen := 0
	for i := range drafts {
		d := &drafts[i]
		if d.item {
			continue // of a menu above the article
		}
		if seen++; seen > headBlocks {
			break
		}
		s := text[d.Start:d.End]
		if d.lines > 3 || len(s) > 300 {
			break
		}
		if iso, ok := dateLine(s); ok {
			d.Kind = Dateline
			if top.date == "" {
				top.date = iso
			}
			continue
		}
		if name, ok := byline(s); (ok || namesAuthor(s, known.author)) && (seenTitle || i > 0) {
			d.Kind = Byline
			if top.author == "" {
				top.author = name
			}
			continue
		}
		if (!seenTitle || i > 0 && s == top.title) && isTitle(text, known.title, drafts, i) && rules.find(s) == nil {
			d.Kind = Title
			seenTitle = true
			if top.title == "" {
				top.title = strings.Join(strings.Fields(s), " ")
			}
			continue
		}
		if d.lines == 1 && endsSentence(s) && len(s) > 80 {
			break // the story has begun
		}
	}
	return top
}

// isTitle says whether block i, the first that is neither date nor byline,
// reads like a title: short, without a final stop, and with a text after it.
func isTitle(text, title string, drafts []draft, i int) bool {
	d := drafts[i]
	s := text[d.Start:d.End]
	if title != "" {
		return s == title || i == 0 && fold(s) == fold(title)
	}
	if d.heading {
		return true
	}
	for _, before := range drafts[:i] {
		if before.Kind == "" {
			return false
		}
	}
	if d.item || d.lines > 2 || len(s) > 500 || i+1 >= len(drafts) || openEnd(s) {
		return false
	}
	if next := drafts[i+1]; next.run == d.run {
		// Without a blank line after it, only a date line sets a title apart.
		return dateAlone(text[next.Start:next.End])
	}
	return len(s) <= 250 && !strings.HasSuffix(s, ":") && (!endsSentence(s) || endsTitle(s))
}

// endsTitle says whether the final stop of s may end a title: a question, a
// quotation, an exclamation, or an abbreviation such as "U.S."
func endsTitle(s string) bool {
	if !strings.HasSuffix(s, ".") {
		return len(s) < 150
	}
	rest := strings.TrimSuffix(s, ".")
	_, last, _ := cutLast(rest, " ")
	return strings.Contains(last, ".") || len(last) == 1
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}

// markBlock sets the kind of block i where it is not set yet. A rule may reach
// further than its block.
func markBlock(text string, drafts []draft, i int, rules *Rules) {
	d := &drafts[i]
	if d.Kind != "" {
		return
	}
	s := text[d.Start:d.End]
	switch {
	case !hasWord(s):
		d.Kind, d.Rule = Boilerplate, "no-words"
		return
	case len(s) > longestWord && hasLongRun(s):
		d.Kind, d.Rule = Boilerplate, "no-words"
		return
	case isAddress(s):
		d.Kind, d.Rule = Boilerplate, "address"
		return
	case toldDate(s):
		d.Kind = Dateline
		return
	}
	if one := rules.find(s); one != nil {
		d.Kind, d.Rule = one.kind, one.name
		switch one.reach {
		case "para":
			spreadRun(text, drafts, i, rules)
		case "list":
			spreadList(text, drafts, i)
		}
		return
	}
	d.Kind = Body
	if d.heading || isHeading(text, drafts, i) {
		d.Kind = Heading
	}
}

// longestWord is how many bytes without a space no word has, nor an address:
// what has more is data.
const longestWord = 1000

// hasLongRun says whether a text holds more bytes without a space than a word has.
func hasLongRun(s string) bool {
	for at := 0; at+longestWord < len(s); {
		space := at + longestWord // the last one of these bytes
		for space >= at && s[space] > ' ' {
			space--
		}
		if space < at {
			return true
		}
		at = space + 1
	}
	return false
}

// A rule that reaches over its paragraph does so only in a short one, and not
// far: where a text has no blank lines, all of it is one run.
const (
	shortRun  = 6
	spreadFar = 2
)

// spreadRun marks the other lines of a short paragraph as what block i is,
// those aside that are list items or that a rule of their own holds for.
func spreadRun(text string, drafts []draft, i int, rules *Rules) {
	first, last := i, i
	for first > 0 && drafts[first-1].run == drafts[i].run {
		first--
	}
	for last+1 < len(drafts) && drafts[last+1].run == drafts[i].run {
		last++
	}
	if last-first >= shortRun {
		return
	}
	for k := max(first, i-spreadFar); k <= min(last, i+spreadFar); k++ {
		d := &drafts[k]
		if d.item && !drafts[i].item {
			continue
		}
		if d.Kind == "" && rules.find(text[d.Start:d.End]) == nil || d.Kind == Body || d.Kind == Heading {
			d.Kind, d.Rule = drafts[i].Kind, drafts[i].Rule
		}
	}
}

// How many headlines a rule of "list" reaches, and how many items of a list
// that it is the first of.
const (
	listFar = 10
	menuFar = 40
)

// spreadList marks the headlines after block i, as below "Related articles".
func spreadList(text string, drafts []draft, i int) {
	far := listFar
	if drafts[i].item {
		far = menuFar
	}
	for k := i + 1; k < len(drafts) && k <= i+far; k++ {
		s := text[drafts[k].Start:drafts[k].End]
		if drafts[k].Kind != "" || len(s) > 160 || endsSentence(s) {
			return
		}
		if !drafts[k].item && (drafts[i].item || drafts[k].run > drafts[i].run+1) {
			return
		}
		drafts[k].Kind, drafts[k].Rule = drafts[i].Kind, drafts[i].Rule
	}
}

// isHeading says whether block i reads like a heading within the text.
func isHeading(text string, drafts []draft, i int) bool {
	d := drafts[i]
	s := text[d.Start:d.End]
	if d.item || d.lines > 1 || len(s) > 90 || i+1 >= len(drafts) {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(s); strings.ContainsRune(".!?…:;,\"”'’)", last) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(first) && strings.Count(s, " ") < 14
}

// namesAuthor says whether a short line is the author's name, with his office
// or paper behind it at most.
func namesAuthor(s, author string) bool {
	return author != "" && len(s) < len(author)+40 && !endsSentence(s) && strings.HasPrefix(fold(s), fold(author))
}

// isAddress says whether s is a web address and nothing else.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "http") && !strings.ContainsAny(s, " \n") && isWebURL(s)
}

// byline returns the author of a line such as "By Jane Doe and John Roe, Example News".
func byline(s string) (author string, ok bool) {
	if len(s) > 120 || endsSentence(s) {
		return "", false
	}
	rest, found := strings.CutPrefix(s, "By ")
	if !found {
		if rest, found = strings.CutPrefix(s, "BY "); !found {
			rest, found = strings.CutPrefix(s, "by ")
		}
	}
	if !found {
		return "", false
	}
	words := strings.Fields(rest)
	if len(words) == 0 || len(words) > 14 {
		return "", false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(first) && !bylineWords()[strings.Trim(w, ",")] {
			return "", false
		}
	}
	name, _, _ := strings.Cut(rest, ",")
	name, _, _ = strings.Cut(name, "|")
	return strings.TrimSpace(name), true
}

//go:embed byline.tsv
var bylineTable string

// bylineWords may stand in lower case among the names of a byline.
var bylineWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, row := range tsv.Rows("byline.tsv", bylineTable, "kind, words") {
		for w := range strings.FieldsSeq(row[1]) {
			words[w] = true
		}
	}
	return words
})
