package article

import (
	"strconv"
	"time"
)

var timeLayouts = []string{
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05 -0700 MST",
	"2006-01-02 15:04:05Z07:00", time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST", time.RFC850, time.ANSIC, time.UnixDate, "20060102150405", "20060102T150405Z", "20060102",
}

// parseTime reads the date of a machine's time stamp. The day is the one the
// stamp itself names: it is not moved to another time zone.
func parseTime(s string) (iso string, ok bool) {
	for _, layout := range timeLayouts {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1500 && t.Year() < 2200 {
			return t.Format(time.DateOnly), true
		}
	}
	// Unix seconds or milliseconds, of 1973 or later.
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		switch {
		case n >= 1e8 && n < 1e10:
			return time.Unix(n, 0).UTC().Format(time.DateOnly), true
		case n >= 1e11 && n < 1e13:
			return time.UnixMilli(n).UTC().Format(time.DateOnly), true
		}
	}
	return "", false
}
