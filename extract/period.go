package extract

import (
	"time"
)

// A period is a run of days, both ends included. The zero period is unknown.
type period struct{ from, to time.Time }

const (
	isoDay   = "2006-01-02"
	isoMonth = "2006-01"
	isoYear  = "2006"
)

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

// onDay is the period of that day, unknown where the calendar has no such day.
func onDay(year int, month time.Month, d int) period {
	if t := day(year, month, d); t.Month() == month {
		return period{t, t}
	}
	return period{}
}

func inMonth(year int, month time.Month) period {
	return period{day(year, month, 1), day(year, month+1, 0)}
}

func inYear(year int) period { return period{day(year, 1, 1), day(year, 12, 31)} }

// parseISO reads a date of any precision.
func parseISO(s string) period {
	if t, err := time.Parse(isoDay, s[:min(len(s), len(isoDay))]); err == nil {
		return period{t, t}
	}
	if t, err := time.Parse(isoMonth, s); err == nil {
		return inMonth(t.Year(), t.Month())
	}
	if t, err := time.Parse(isoYear, s); err == nil {
		return inYear(t.Year())
	}
	return period{}
}

func (p period) known() bool { return !p.from.IsZero() }

// iso is the period as an ISO 8601 date, to the precision at which both ends
// agree; empty where not even the year does.
func (p period) iso() string {
	switch {
	case !p.known():
		return ""
	case p.from.Equal(p.to):
		return p.from.Format(isoDay)
	case p.from.Format(isoMonth) == p.to.Format(isoMonth):
		return p.from.Format(isoMonth)
	case p.from.Year() == p.to.Year():
		return p.from.Format(isoYear)
	}
	return ""
}

// shift moves both ends.
func (p period) shift(years, months, days int) period {
	if !p.known() {
		return p
	}
	return period{p.from.AddDate(years, months, days), p.to.AddDate(years, months, days)}
}

// upTo is from the start of p to the end of q.
func (p period) upTo(q period) period {
	if !p.known() || !q.known() || q.to.Before(p.from) {
		return period{}
	}
	return period{p.from, q.to}
}

// A calendarUnit is a unit of the calendar.
type calendarUnit int

const (
	noUnit calendarUnit = iota
	days
	weeks
	weekends
	months
	years
)

// around is the unit of the calendar that holds the period, n units later.
// Weeks begin on Monday.
func (p period) around(u calendarUnit, n int) period {
	if !p.known() {
		return p
	}
	switch u {
	case days:
		return p.shift(0, 0, n)
	case weeks:
		return period{monday(p.from).AddDate(0, 0, 7*n), monday(p.to).AddDate(0, 0, 7*n+6)}
	case weekends:
		return period{monday(p.from).AddDate(0, 0, 7*n+5), monday(p.to).AddDate(0, 0, 7*n+6)}
	case months:
		// Count from the first: a month after the 31st may be two months on.
		from := day(p.from.Year(), p.from.Month()+time.Month(n), 1)
		to := day(p.to.Year(), p.to.Month()+time.Month(n+1), 0)
		return period{from, to}
	case years:
		return period{day(p.from.Year()+n, 1, 1), day(p.to.Year()+n, 12, 31)}
	}
	return period{}
}

func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }
