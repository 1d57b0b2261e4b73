package article

import "testing"

func TestDateLine(t *testing.T) {
	for line, want := range map[string]string{
		"2018-09-30":                                 "2018-09-30",
		"2018-09":                                    "2018-09",
		"2021-03-04T05:06:07+02:00":                  "2021-03-04",
		"September 30, 2018":                         "2018-09-30",
		"Sept. 30th 2018":                            "2018-09-30",
		"30 Sep 2018":                                "2018-09-30",
		"Sunday, 30 September 2018, 10:32 GMT":       "2018-09-30",
		"Published: 30 September 2018":               "2018-09-30",
		"Published on Sep 30, 2018 at 5:04 p.m. EDT": "2018-09-30",
		"Last updated: 30-Sep-2018":                  "2018-09-30",
		"10:32 GMT, 30 September 2018":               "2018-09-30",
		"Posted: Sun 6:45 PM, Sep 30, 2018 |":        "2018-09-30",
		"PUBLISHED: 10:48, Sun, Sep 30, 2018 | UPDATED: 11:05, Sun, Sep 30, 2018": "2018-09-30",
		"Updated on: September 30, 2018 / 10:07 AM / Example News":                "2018-09-30",
		"Updated 1:39 am EST, Sunday, September 30, 2018":                         "2018-09-30",
		"September 30, 2018 / the day of the vote":                                "",
		"(September 30, 2018)":                                                    "2018-09-30",
		"30/09/2018":                                                              "2018-09-30",
		"09/30/2018":                                                              "2018-09-30",
		"PORT ALDA, Sept. 30, 2018 (Example News)":                                "2018-09-30",
		"September 2018":                                                          "2018-09",
		"04/05/2018":                                                              "", // fourth of May or fifth of April
		"05/05/2018":                                                              "2018-05-05",
		"February 30, 2018":                                                       "",
		"29 February 2019":                                                        "",
		"29 February 2020":                                                        "2020-02-29",
		"May 2018 was a month of many talks":                                      "",
		"The talks of 30 September 2018":                                          "",
		"In 2018":                                                                 "",
		"PORT ALDA, Sept 30 (Example News) - He came":                             "",
		"": "",
	} {
		if got, ok := dateLine(line); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

func TestCleanDate(t *testing.T) {
	for field, want := range map[string]string{
		"2018":                            "2018",
		"2018-09-30 22:00:00":             "2018-09-30",
		"Sun, 30 Sep 2018 22:00:00 -0500": "2018-09-30",
		"1538344800":                      "2018-09-30",
		"1538344800000":                   "2018-09-30",
		"20180930":                        "2018-09-30",
		"2018-13-01":                      "",
		"0000-00-00":                      "",
		"yesterday":                       "",
		"12":                              "",
	} {
		if got := cleanDate(field); got != want {
			t.Errorf("%q: got %q, want %q", field, got, want)
		}
	}
}

func TestDateInName(t *testing.T) {
	for name, want := range map[string]string{
		"talks-2022-09-22":            "2022-09-22",
		"2022_09_22_talks":            "2022-09-22",
		"/world/2022/9/2/talks":       "2022-09-02",
		"/world/2022/09/talks":        "",
		"report-1999-2000":            "",
		"id-92022-09-22":              "",
		"2022-09-31":                  "",
		"resolution-2022-09-22-draft": "2022-09-22",
	} {
		if got := dateInName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
