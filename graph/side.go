package graph

import (
	_ "embed"
	"strings"

	"entente/extract/fact"
	"entente/graph/plain"
)

// A Side says whether a stance is for or against what its topic names.
type Side string

// The sides. Claims and denials take none: they are on what is so.
const (
	For     Side = "for"
	Against Side = "against"
)

//go:embed turning.txt
var turningText string

// turning are the stems of words that turn a stance round: who demands an end
// to violence is against violence.
var turning = plain.StemSet(turningText)

// ahead is how many words into a topic a turning word is looked for. Further
// on, it belongs to something else: "talks on an end to the war".
const ahead = 2

// SideOf is the side that a stance takes towards what its topic names.
func SideOf(stance fact.Stance, topic string) Side {
	sign := 0
	switch stance {
	case fact.Support, fact.Agree, fact.Commit, fact.Demand:
		sign = 1
	case fact.Oppose, fact.Condemn, fact.Warn, fact.Concern:
		sign = -1
	default:
		return ""
	}
	words := strings.Fields(plain.Fold(topic))
	for _, w := range words[:min(ahead, len(words))] {
		if turning[plain.Stem(w)] {
			sign = -sign
			break
		}
	}
	if sign > 0 {
		return For
	}
	return Against
}
