package article

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

const (
	monthPattern   = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	weekdayPattern = `(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`
	// timePattern takes what may follow a date on its line: a time of day with
	// zone, or the weekday in brackets.
	timePattern = `(?:[\s,|·•–—@-]*(?:at\s+|t)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?(?:gmt|utc|z|[ecmp]\.?[sd]?\.?t\.?|bst|ist|jst|kst|cet|cest|[ecmp]t)\b\.?\)?)?\s*(?:[+-]\d{2}:?\d{2})?(?:\s*(?:[ecmp]t|ist))?)?`
)

var (
	isoDate    = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?` + timePattern + `$`)
	monthFirst = regexp.MustCompile(`^` + weekdayPattern + monthPattern + `\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})` + timePattern + `$`)
	dayFirst   = regexp.MustCompile(`^` + weekdayPattern + `(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+` + monthPattern + `,?[\s-]+(\d{4})` + timePattern + `$`)
	monthOnly  = regexp.MustCompile(`^` + monthPattern + `,?\s+(\d{4})$`)
	slashDate  = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})` + timePattern + `$`)
	stopDate   = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})` + timePattern + `$`) // the day first, wherever dates have stops
	// timeFirst is a time of day that stands before the date: "10:32 GMT, 2 May 2022".
	timeFirst  = regexp.MustCompile(`^` + weekdayPattern + `\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:gmt|utc|[ecmp][sd]?t|bst|ist|jst|kst|cest|cet)?[\s,|·•–—-]+`)
	datePrefix = regexp.MustCompile(`^(?:(?:first\s+|originally\s+)?published|posted|updated|issued|released|last\s+(?:updated|modified)|date|created|publication date|release date|dated)(?:\s+(?:at|on))?\s*[:|-]?\s*`)
	placeFirst = regexp.MustCompile(`^(?:[A-Z][A-Z.'’ -]+|[A-Z][\p{L}.'’-]+(?: [A-Z][\p{L}.'’-]+){0,3})(?:,\s*[A-Z][A-Za-z.]+)*,\s+(.*?)\s*(?:\([A-Za-z/ ]+\))?\s*[-–—]*$`)
)

var monthNumber = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
	"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// dateLine returns the ISO 8601 date of a line that holds nothing but a
// publication date: "2018-09-30", "Published: Sunday, September 30, 2018,
// 5:04 p.m. EDT", "NEW YORK, Sept. 30, 2018 (Agency)". A date within a
// sentence is none, and neither is one whose day and month could be swapped
// ("04/05/2022").
func dateLine(s string) (iso string, ok bool) {
	if len(s) > 120 || !hasYear(s) {
		return "", false
	}
	if m := placeFirst.FindStringSubmatch(s); m != nil {
		if iso, ok := parseDate(m[1]); ok {
			return iso, true
		}
	}
	low := strings.Trim(strings.ToLower(s), " \t.()[]*_|")
	low, told := cutDatePrefix(low)
	if iso, ok := parseDate(low); ok || !told {
		return iso, ok
	}
	// What is said to be the date may have more behind it: a time of day, the
	// time of a change, the agency.
	for i := strings.IndexAny(low, "|;/•·"); i > 0; i = strings.IndexAny(low, "|;/•·") {
		low = low[:i]
		if iso, ok := parseDate(low); ok {
			return iso, true
		}
	}
	return "", false
}

// cutDatePrefix cuts "published on" and the like off a line in lower case.
func cutDatePrefix(low string) (rest string, told bool) {
	at := datePrefix.FindStringIndex(low)
	if at == nil || at[1] == 0 {
		return low, false
	}
	return low[at[1]:], true
}

// toldDate says whether a line does nothing but tell when the article was
// published or changed: "Published: 10:48, Tue, Nov 19, 2019 | Updated: 11:05".
func toldDate(s string) bool {
	if len(s) > 120 || !hasYear(s) {
		return false
	}
	low := strings.ToLower(strings.Trim(s, " \t.()[]*_"))
	if _, told := cutDatePrefix(low); !told {
		return false
	}
	_, ok := dateLine(s)
	return ok
}

// hasYear says whether s holds four digits in a row, as every full date does.
func hasYear(s string) bool {
	digits := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			digits = 0
		} else if digits++; digits == 4 {
			return true
		}
	}
	return false
}

// parseDate reads a date, with or without a time of day, to the precision it has.
func parseDate(s string) (iso string, ok bool) {
	if len(s) == len("2022-09-22") && s[4] == '-' && s[7] == '-' {
		iso, ok := isoParts(s[:4], s[5:7], s[8:]) // the usual form, without regular expressions
		if iso == s {
			return s, ok // and without a copy
		}
		return iso, ok
	}
	low := strings.TrimSpace(strings.ToLower(s))
	if low == "" {
		return "", false
	}
	low = timeFirst.ReplaceAllString(low, "")
	if m := isoDate.FindStringSubmatch(low); m != nil {
		return isoParts(m[1], m[2], m[3])
	}
	if m := monthFirst.FindStringSubmatch(low); m != nil {
		return isoParts(m[3], m[1], m[2])
	}
	if m := dayFirst.FindStringSubmatch(low); m != nil {
		return isoParts(m[3], m[2], m[1])
	}
	if m := monthOnly.FindStringSubmatch(low); m != nil {
		return isoParts(m[2], m[1], "")
	}
	if m := stopDate.FindStringSubmatch(low); m != nil {
		return isoParts(m[3], m[2], m[1])
	}
	if m := slashDate.FindStringSubmatch(low); m != nil {
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		switch {
		case a > 12 || a == b:
			return isoParts(m[3], m[2], m[1])
		case b > 12:
			return isoParts(m[3], m[1], m[2])
		}
	}
	return "", false
}

// isoParts writes year, month (number or name) and day (may be empty) as ISO
// 8601; ok is false where they name no day of the calendar.
func isoParts(year, month, day string) (string, bool) {
	y, _ := strconv.Atoi(year)
	m, err := strconv.Atoi(month)
	if err != nil && len(month) >= 3 {
		m = monthNumber[month[:3]]
	}
	if y < 1500 || y > 2199 || m < 1 || m > 12 {
		return "", false
	}
	if day == "" {
		return fmt.Sprintf("%04d-%02d", y, m), true
	}
	d, _ := strconv.Atoi(day)
	if d < 1 || d > daysIn(y, m) {
		return "", false
	}
	if len(year) == 4 && len(month) == 2 && len(day) == 2 && err == nil {
		return year + "-" + month + "-" + day, true
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
}

func daysIn(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// cleanDate returns the date of a field (JSON, CSV, --date) as ISO 8601 to the
// precision it has: also a bare year, a Unix time or an RFC 822 date.
func cleanDate(s string) string {
	s = strings.TrimSpace(s)
	if len(s) == 4 {
		if y, err := strconv.Atoi(s); err == nil && y >= 1500 && y < 2200 {
			return s
		}
	}
	if iso, ok := parseDate(s); ok {
		return iso
	}
	if iso, ok := parseTime(s); ok {
		return iso
	}
	iso, _ := dateLine(s)
	return iso
}

// nameDate is a full date as files and URLs are named by: 2022-09-22,
// 2022_09_22 or 2022/09/22. A month of one digit is taken only between slashes.
var nameDate = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d{2})(?:-(\d{2})-(\d{2})|_(\d{2})_(\d{2})|/(\d{1,2})/(\d{1,2}))(?:[^0-9]|$)`)

// dateInName returns the date in a file's name or a URL's path, or "".
func dateInName(name string) string {
	m := nameDate.FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	iso, _ := isoParts(m[1], m[2]+m[4]+m[6], m[3]+m[5]+m[7])
	return iso
}
