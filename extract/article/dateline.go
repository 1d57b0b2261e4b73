package article

import (
	"regexp"
	"strings"
)

const (
	monthName = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|` +
		`JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?`
	weekdayName = `(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?`
	// placeName is one or more capitalized words, or a row of them: "NEW YORK", "WASHINGTON, D.C.", "The Hague".
	placeName  = `([A-Z][\p{L}.'’-]*(?:(?:, |/| )(?:[A-Z][\p{L}.'’-]*|of|de|la|del|da|do|al|el))*)`
	fullDate   = `(` + weekdayName + `(?:` + monthName + ` \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? ` + monthName + `,? \d{4}))`
	agencyName = `(?: ?\([^()]{2,60}\)| ?/[^/]{2,40}/| ?\[[^\]]{2,40}\])?`
	lineDash   = ` ?(?:--|[-–—―:|]|\.--) ?`
)

// leadDates are the datelines with a full date that reports begin with.
var leadDates = []*regexp.Regexp{
	regexp.MustCompile(`^` + placeName + `(?:,| -| –| —)? ` + agencyName + fullDate + agencyName + lineDash),
	regexp.MustCompile(`^` + placeName + agencyName + `(?:,| -| –| —)? ` + fullDate + agencyName + lineDash),
	regexp.MustCompile(`^` + placeName + agencyName + ` ?(?:-|–|—|--) ?\(?` + fullDate + `\)?` + agencyName + lineDash),
	regexp.MustCompile(`^` + placeName + ` ?\(` + fullDate + `\)` + agencyName + lineDash),
	regexp.MustCompile(`^[(\[]` + placeName + `,? ` + fullDate + `[)\]]` + `(?:` + lineDash + `| )`),
	regexp.MustCompile(`^()` + fullDate + `,? ?` + agencyName + lineDash),
	regexp.MustCompile(`^()` + fullDate + `,? ` + `(?:[A-Z][\p{L}.'’-]*(?:(?:, | )[A-Z][\p{L}.'’-]*)*)` + agencyName + lineDash),
}

// leadDate returns the date of the dateline that a report begins with: "PARIS,
// May 4, 1990 (AP) -- France and Germany met". One without a year tells none.
func leadDate(s string) string {
	head := strings.Join(strings.Fields(s[:min(len(s), 200)]), " ")
	if !hasYear(head) {
		return ""
	}
	for _, form := range leadDates {
		m := form.FindStringSubmatch(head)
		if m == nil || len(m[0]) == len(head) || startsPlain(m[1]) {
			continue
		}
		if iso, ok := parseDate(m[2]); ok {
			return iso
		}
	}
	return ""
}

// beforeDates are prepositions, of which none begins the name of a place.
var beforeDates = map[string]bool{
	"on": true, "in": true, "by": true, "since": true, "after": true, "before": true, "until": true, "till": true, "from": true,
	"as": true, "at": true, "for": true, "with": true, "of": true, "to": true, "during": true, "between": true, "through": true, "around": true,
}

// startsPlain says whether a name begins with a preposition: "On May 4, 1990 - the
// day of the talks - nobody" has no dateline.
func startsPlain(name string) bool {
	word, _, _ := strings.Cut(strings.ToLower(name), " ")
	return beforeDates[word]
}

// leadBlocks is how many paragraphs from the top may begin with the dateline.
const leadBlocks = 3

// firstLeadDate is the date in the dateline of an article's first paragraphs.
func firstLeadDate(text string, blocks []Block) string {
	seen := 0
	for _, b := range blocks {
		if b.Kind != Body {
			continue
		}
		if iso := leadDate(text[b.Start:b.End]); iso != "" {
			return iso
		}
		if seen++; seen == leadBlocks {
			break
		}
	}
	return ""
}
