package graph

import "entente/extract"

// ploverOf is the PLOVER event type that a stance comes closest to, so that
// the graph compares with event data. Single statements know it better, by
// their own words.
func ploverOf(s extract.Stance) string {
	return map[extract.Stance]string{
		extract.Support: "SUPPORT",
		extract.Oppose:  "REJECT",
		extract.Condemn: "ACCUSE",
		extract.Concern: "ACCUSE",
		extract.Demand:  "REQUEST",
		extract.Warn:    "THREATEN",
		extract.Commit:  "AGREE",
		extract.Agree:   "AGREE",
		extract.Claim:   "CONSULT",
		extract.Deny:    "REJECT",
	}[s]
}
