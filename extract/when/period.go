package when

import (
	"time"
)

// A Period is a run of days, both ends included. The zero period is unknown.
type Period struct{ From, To time.Time }

const (
	ISODay   = "2006-01-02"
	ISOMonth = "2006-01"
	isoYear  = "2006"
)

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

// onDay is the period of that day, unknown where the calendar has no such day.
func onDay(year int, month time.Month, d int) Period {
	if t := day(year, month, d); t.Month() == month {
		return Period{t, t}
	}
	return Period{}
}

func inMonth(year int, month time.Month) Period {
	return Period{day(year, month, 1), day(year, month+1, 0)}
}

func inYear(year int) Period { return Period{day(year, 1, 1), day(year, 12, 31)} }

// ParseISO reads a date of any precision.
func ParseISO(s string) Period {
	if t, err := time.Parse(ISODay, s[:min(len(s), len(ISODay))]); err == nil {
		return Period{t, t}
	}
	if t, err := time.Parse(ISOMonth, s); err == nil {
		return inMonth(t.Year(), t.Month())
	}
	if t, err := time.Parse(isoYear, s); err == nil {
		return inYear(t.Year())
	}
	return Period{}
}

// Known reports whether the period is known.
func (p Period) Known() bool { return !p.From.IsZero() }

// ISO is the period as an ISO 8601 date, to the precision at which both ends
// agree; empty where not even the year does.
func (p Period) ISO() string {
	switch {
	case !p.Known():
		return ""
	case p.From.Equal(p.To):
		return p.From.Format(ISODay)
	case p.From.Format(ISOMonth) == p.To.Format(ISOMonth):
		return p.From.Format(ISOMonth)
	case p.From.Year() == p.To.Year():
		return p.From.Format(isoYear)
	}
	return ""
}

// Shift moves both ends.
func (p Period) Shift(years, months, days int) Period {
	if !p.Known() {
		return p
	}
	return Period{p.From.AddDate(years, months, days), p.To.AddDate(years, months, days)}
}

// UpTo is from the start of p to the end of q.
func (p Period) UpTo(q Period) Period {
	if !p.Known() || !q.Known() || q.To.Before(p.From) {
		return Period{}
	}
	return Period{p.From, q.To}
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
func (p Period) around(u calendarUnit, n int) Period {
	if !p.Known() {
		return p
	}
	switch u {
	case days:
		return p.Shift(0, 0, n)
	case weeks:
		return Period{monday(p.From).AddDate(0, 0, 7*n), monday(p.To).AddDate(0, 0, 7*n+6)}
	case weekends:
		return Period{monday(p.From).AddDate(0, 0, 7*n+5), monday(p.To).AddDate(0, 0, 7*n+6)}
	case months:
		// Count from the first: a month after the 31st may be two months on.
		from := day(p.From.Year(), p.From.Month()+time.Month(n), 1)
		to := day(p.To.Year(), p.To.Month()+time.Month(n+1), 0)
		return Period{from, to}
	case years:
		return Period{day(p.From.Year()+n, 1, 1), day(p.To.Year()+n, 12, 31)}
	}
	return Period{}
}

func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }
