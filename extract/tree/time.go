package tree

import (
	"slices"
	"strings"
	"time"

	"entente/extract/words"
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

// IsCalendar reports whether a word in lower case is a weekday or a month, also a shortened one.
func IsCalendar(w string) bool { return MonthOf(w) > 0 || slices.Contains(WeekdayNames, w) }

// TimeUnits are the nouns by which time is measured.
var TimeUnits = words.Class("timeUnits")

// timesOfDay are the words for one day seen from another, and for its parts.
var timesOfDay = words.Class("timesOfDay")

// IsTime reports whether a phrase merely says when.
func IsTime(k Node) bool {
	if TimeUnits[k.Lemma()] || timesOfDay[k.Lemma()] {
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
