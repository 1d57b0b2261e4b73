package tree

import (
	"strings"
	"unicode/utf8"

	"entente/extract/nlp"
)

// datelineOf is how many tokens of a sentence are the place and source that
// begin a report, with the dash or colon after them.
func datelineOf(t []nlp.Token) int {
	if len(t) < 3 || !IsAcronym(strings.TrimSuffix(t[0].Text, ".")) || utf8.RuneCountInString(t[0].Text) < 3 {
		return 0
	}
	for k := 1; k < len(t) && k < 14; k++ {
		switch t[k].Text {
		case "-", "–", "—", "--", "_":
			if t[k-1].End == t[k].Start {
				return 0
			}
			return k + 1
		case ":":
			return k + 1
		}
		if t[k].UPOS == "VERB" && strings.ToUpper(t[k].Text) != t[k].Text {
			return 0
		}
	}
	return 0
}
