package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what may be the name before a turn of a transcript.
const (
	labelSize  = 90
	labelWords = 14
)

// turns parts the names off the paragraphs of a transcript or interview:
// "JAN BERG, FOREIGN MINISTER: We oppose the quota." A text is taken for one
// where two paragraphs or more begin with such a name and one of these speaks
// of "I", "we" or "you".
//
// Not handled: names on lines of their own without a colon.
func turns(text string, drafts []draft) []draft {
	ends := labels(text, drafts)
	if ends == nil {
		return drafts
	}
	out := make([]draft, 0, 2*len(drafts))
	for i, d := range drafts {
		if ends[i] == 0 {
			out = append(out, d)
			continue
		}
		label := d
		label.End, label.Kind = d.Start+ends[i], Speaker
		name := strings.TrimSuffix(strings.Trim(text[label.Start:label.End], "* \t\u00a0"), "**:")
		label.Start += strings.Index(text[label.Start:label.End], name)
		label.End = label.Start + len(name)
		out = append(out, label)
		if start, end := trimSpace(text, d.Start+ends[i], d.End); start < end {
			d.Start = start
			out = append(out, d)
		}
	}
	return out
}

// labels returns, for each draft, the length of the name before a turn with its
// colon, 0 where there is none; nil where the text is no transcript.
func labels(text string, drafts []draft) []int {
	var ends []int
	count := map[string]int{}
	surnames := map[string]bool{}
	for i, d := range drafts {
		if d.item || d.heading {
			continue
		}
		s := text[d.Start:d.End]
		end := labelEnd(s)
		if end == 0 {
			continue
		}
		if ends == nil {
			ends = make([]int, len(drafts))
		}
		ends[i] = end
		name, office := labelName(s[:end])
		count[name]++
		if at := strings.LastIndexByte(name, ' '); at >= 0 || office {
			surnames[name[at+1:]] = true
		}
	}
	seen, talks := 0, false
	for i, d := range drafts[:len(ends)] {
		if ends[i] == 0 {
			continue
		}
		label := text[d.Start : d.Start+ends[i]]
		name, _ := labelName(label)
		if count[name] < 2 && !surnames[name[strings.LastIndexByte(name, ' ')+1:]] {
			if !shouted(label) {
				ends[i] = 0 // one word, once: "Note:"
			}
			continue
		}
		seen++
		said := text[d.Start+ends[i] : d.End]
		if strings.TrimSpace(said) == "" && i+1 < len(drafts) {
			said = text[drafts[i+1].Start:drafts[i+1].End] // below a name on a line of its own
		}
		talks = talks || addresses(said)
	}
	if seen < 2 || !talks {
		return nil
	}
	return ends
}

// shouted says whether a label is in capitals, as those of transcripts are: of
// "MODERATOR:", too, who speaks once.
func shouted(label string) bool { return label == strings.ToUpper(label) }

// labelEnd returns the length of what may be a name at the beginning of a
// paragraph with its colon, or 0: words in capitals or with capitals, with an
// office or a remark in brackets behind them.
func labelEnd(s string) int {
	if n := boldLabel(s); n > 0 {
		return n
	}
	head := s[:min(len(s), labelSize)]
	colon := strings.IndexByte(head, ':')
	if colon < 0 || colon+1 < len(s) && s[colon+1] != ' ' && s[colon+1] != '\n' {
		return questionMark(s)
	}
	name, _, _ := strings.Cut(head[:colon], "(")
	name, office, _ := strings.Cut(name, ",")
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 6 || strings.Count(office, " ") > labelWords {
		return 0
	}
	if strings.ContainsAny(head[:colon], ".!?\"“”") && !shortTitles(head[:colon]) {
		return 0
	}
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && (i == 0 || !bylineWords()[w]) {
			return 0
		}
	}
	return colon + 1
}

// boldLabel returns the length of a name in Markdown's marks of bold letters, or 0:
// "**Jan Berg:** We do."
func boldLabel(s string) int {
	inner, found := strings.CutPrefix(s, "**")
	end := strings.Index(inner, "**")
	if !found || end < 2 {
		return 0
	}
	name, rest := inner[:end], inner[end+len("**"):]
	if !strings.HasSuffix(name, ":") {
		name += ":"
		if rest, found = strings.CutPrefix(rest, ":"); !found {
			return 0
		}
	}
	if labelEnd(name) != len(name) {
		return 0
	}
	return len(s) - len(rest)
}

// shortTitles says whether the stops in a name are those of "Mr." and initials.
func shortTitles(s string) bool {
	for _, w := range strings.Fields(s) {
		if strings.HasSuffix(w, ".") && len(w) > 5 || strings.ContainsAny(w, "!?\"“”") {
			return false
		}
	}
	return true
}

// questionMark returns the length of "Q." or "A." before a turn, or of "Q" and a gap, or 0.
func questionMark(s string) int {
	if s == "" || s[0] != 'Q' && s[0] != 'A' {
		return 0
	}
	said := strings.TrimLeft(s[1:], " \t\u00a0")
	if gap := len(s) - 1 - len(said); gap > 1 && said != "" && isCapital(said[0]) {
		return 1 + gap
	}
	if said, stop := strings.CutPrefix(s[1:], ". "); stop && said != "" && isCapital(said[0]) {
		return len("Q.")
	}
	return 0
}

// labelName is the name in a label, in small letters, and whether an office
// stands behind it.
func labelName(label string) (name string, office bool) {
	name, _, _ = strings.Cut(strings.Trim(label, ":.* \t"), "(")
	name, _, office = strings.Cut(name, ",")
	return strings.ToLower(strings.TrimSpace(name)), office
}

// spoken are the words by which speakers speak of themselves and to others.
var spoken = map[string]bool{"i": true, "we": true, "you": true, "our": true, "my": true, "your": true, "us": true, "me": true}

// addresses says whether somebody speaks of himself or to others in s, outside
// quotation marks.
func addresses(s string) bool {
	quoted := false
	for w := range strings.FieldsSeq(s) {
		if strings.HasPrefix(w, "\"") || strings.HasPrefix(w, "“") {
			quoted = true
		}
		bare, _, _ := strings.Cut(strings.Trim(strings.ToLower(w), `"'“”‘’.,;:!?()-–—`), "’")
		bare, _, _ = strings.Cut(bare, "'")
		if !quoted && spoken[bare] && w != "US" {
			return true
		}
		if strings.HasSuffix(strings.TrimRight(w, ".,;!?"), "\"") || strings.ContainsRune(w, '”') {
			quoted = false
		}
	}
	return false
}
