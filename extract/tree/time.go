package tree

import (
	"slices"
	"strings"
	"time"
)

var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august",
	"september", "october", "november", "december"}

// MonthOf is the month of a name or abbreviation in lower case, without its dot; 0 for none.
func MonthOf(w string) time.Month {
	for m, name := range monthNames {
		if w == name || w == name[:3] && m != 4 || w == "sept" && m == 8 {
			return time.Month(m + 1)
		}
	}
	return 0
}

// WeekdayNames are the days of the week in lower case, by time.Weekday.
var WeekdayNames = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// IsTime reports whether a phrase merely says when.
func IsTime(k Node) bool {
	switch k.Lemma() {
	case "year", "month", "week", "day", "today", "tomorrow", "yesterday", "time", "decade", "moment", "hour", "weekend", "morning", "evening", "night":
		return k.Prep() != "of" || k.Is("obl")
	}
	w := strings.ToLower(k.Tok().Text)
	if slices.Contains(WeekdayNames, w) {
		return true
	}
	abbreviation := strings.TrimSuffix(w, ".")
	m := MonthOf(abbreviation)
	return m > 0 && m != time.May && (abbreviation != w || w == monthNames[m-1])
}

// IsWhen reports whether a phrase merely says when, or on which day: "on June 8".
func IsWhen(k Node) bool {
	return IsTime(k) || k.UPOS() == "NUM" && IsTime(k.Kid("nmod", "nmod:unmarked"))
}
