package network

import "time"

// FirstDay is the first day of a date that may be a year, a month or a day
// with or without a time.
func FirstDay(date string) string {
	switch len(date) {
	case len("2006"):
		return date + "-01-01"
	case len("2006-01"):
		return date + "-01"
	}
	return date[:min(len(date), len("2006-01-02"))]
}

// LastDay is the last day of such a date.
func LastDay(date string) string {
	switch len(date) {
	case len("2006"):
		return date + "-12-31"
	case len("2006-01"):
		if month, err := time.Parse("2006-01", date); err == nil {
			return month.AddDate(0, 1, -1).Format(time.DateOnly)
		}
	}
	return FirstDay(date)
}
