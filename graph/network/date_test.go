package network

import "testing"

func TestDays(t *testing.T) {
	for _, c := range []struct{ date, first, last string }{
		{"2022-09-22", "2022-09-22", "2022-09-22"},
		{"2022-09-22T10:00:00Z", "2022-09-22", "2022-09-22"},
		{"2022-09", "2022-09-01", "2022-09-30"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"1900-02", "1900-02-01", "1900-02-28"},
		{"2022", "2022-01-01", "2022-12-31"},
		{"", "", ""},
	} {
		if first, last := FirstDay(c.date), LastDay(c.date); first != c.first || last != c.last {
			t.Errorf("the days of %q are %q and %q, want %q and %q", c.date, first, last, c.first, c.last)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		since, until, start, end string
		want                     bool
	}{
		{"", "", "2022", "2022", true},
		{"2022-09", "2022-09", "2022", "2022", true},
		{"2022-09", "", "2022-08-31", "2022-08-31", false},
		{"2022-09", "", "2022-08-31", "2022-09-01", true},
		{"", "2022-09", "2022-09-30", "2022-10-01", true},
		{"", "2022-09", "2022-10-01", "2022-10-01", false},
		{"2022", "2022", "", "", true},
	} {
		o := Options{Since: c.since, Until: c.until}
		if got := o.within(c.start, c.end); got != c.want {
			t.Errorf("%s to %s within %s to %s: %v, want %v", c.start, c.end, c.since, c.until, got, c.want)
		}
	}
}
