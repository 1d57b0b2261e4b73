package article

import "strings"

// frontLines is how many lines a front matter may have.
const frontLines = 40

// front takes the front matter of a Markdown file off its lines: those of
// "key: value" between two of "---" at the top. Each becomes a block of its
// own. Of YAML it knows no more than that.
func front(text string, lines []line, drafts []draft) (top head, rest []line, out []draft) {
	end := frontEnd(text, lines)
	for _, l := range lines[:end] {
		d := draft{Block: Block{Start: l.start, End: l.end, Kind: Boilerplate, Rule: "front-matter"}, run: l.run, lines: 1}
		key, value, ok := strings.Cut(text[l.start:l.end], ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		if ok && value != "" {
			frontPair(text, &d, &top, squash(key), value)
		}
		drafts = append(drafts, d)
	}
	return top, lines[end:], drafts
}

// frontPair takes over what a line tells of the article.
func frontPair(text string, d *draft, top *head, key, value string) {
	switch key {
	case "title":
		top.title = value
		d.Kind, d.Rule = Title, ""
		d.Start += strings.LastIndex(text[d.Start:d.End], value)
		d.End = d.Start + len(value)
	case "date", "published", "publishdate", "pubdate":
		if top.date = cleanDate(value); top.date != "" {
			d.Kind, d.Rule = Dateline, ""
		}
	case "author", "byline":
		top.author = value
		d.Kind, d.Rule = Byline, ""
	}
}

// frontEnd returns the number of lines from the opening "---" to the closing
// one, or 0 where there are no such lines. What is between must be pairs, or
// entries of a list in one.
func frontEnd(text string, lines []line) int {
	if len(lines) < 3 || text[lines[0].start:lines[0].end] != "---" {
		return 0
	}
	for i, l := range lines[1:min(len(lines), frontLines)] {
		switch s := text[l.start:l.end]; {
		case s == "---":
			return i + 2
		case !isBullet(s) && !strings.Contains(s, ":"):
			return 0
		}
	}
	return 0
}
