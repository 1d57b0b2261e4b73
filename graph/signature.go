package graph

import (
	"cmp"
	"slices"
	"strings"

	"entente/extract"

	"github.com/kljensen/snowball/english"
)

// A signature is what a topic comes down to: the stems of its words, padding
// and order aside, with countries by their codes. Topics of one signature are
// one topic.
type signature []string

// padding are words that say nothing of what a topic is about, as stems.
// Negations and directions ("against", "without") are not among them.
var padding = func() map[string]bool {
	words := `a an the this that these those any all some each every such its their his her our your my it they he she we you i
	of to in on at by for with from into onto upon as and or also both than then there here
	be is are was were been being am do does did have has had having will would shall should can could may might must
	attempt attempts effort efforts try tries endeavor move moves step steps action actions act acts need needs way ways
	unilateral unilaterally forcible forcibly numerous recent recently further new latest continued continuing ongoing
	possible potential alleged so-called called very more most much many several other another own same
	issue issues matter matters question questions use idea fact notion earlier year years month months week weeks`
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[english.Stem(w, true)] = true
	}
	return set
}()

// alwaysAbout are the stances whose object is part of what the position is:
// to condemn one country's launches is not to condemn another's.
var alwaysAbout = map[extract.Stance]bool{
	extract.Condemn: true, extract.Demand: true, extract.Warn: true, extract.Concern: true,
}

// signatureOf makes a position's signature. The actors are the article's, by
// their ids: how it names its countries is how they are found in the topic.
func signatureOf(p *extract.Position, actors map[string]*extract.Actor) signature {
	words, sig := cutCountries(strings.Fields(fold(p.Topic)), actors)
	if alwaysAbout[p.Stance] {
		for _, id := range p.About {
			if a := actors[id]; a != nil && a.Kind == extract.Country {
				sig = append(sig, countryKey(a).name)
			}
		}
	}
	return append(sig, stems(words)...).normal()
}

// stems of folded words, padding left out; where all is padding, of all.
func stems(words []string) signature {
	var sig, all signature
	for _, w := range words {
		s := english.Stem(w, true)
		all = append(all, s)
		if !padding[s] {
			sig = append(sig, s)
		}
	}
	if len(sig) == 0 {
		return all
	}
	return sig
}

// normal sorts the signature and drops repetitions.
func (s signature) normal() signature {
	slices.Sort(s)
	return slices.Compact(s)
}

// key is the signature in the form in which it is kept in the graph.
func (s signature) key() string { return strings.Join(s, " ") }

// parseSignature reads what key wrote.
func parseSignature(key string) signature { return strings.Fields(key) }

// id is the signature in the form that external ids have.
func (s signature) id() string {
	id := strings.Join(s, "-")
	switch {
	case id == "":
		return "nothing"
	case len(id) > 120:
		return id[:100] + "-" + hash(id)[:16]
	}
	return id
}

func (s signature) topicXID() string { return "topic:" + s.id() }

// topicOfPosition is the external id of the topic of a position.
func topicOfPosition(positionXID string) string {
	return "topic:" + strings.SplitN(positionXID, ":", 3)[2]
}

func (s signature) positionXID(stance extract.Stance) string {
	return "position:" + string(stance) + ":" + s.id()
}

// cutCountries takes out of words what the article calls its countries by,
// longest names first, and returns their codes.
func cutCountries(words []string, actors map[string]*extract.Actor) (rest []string, codes signature) {
	type calling struct {
		words []string
		code  string
	}
	var names []calling
	for _, a := range actors {
		if a.Kind != extract.Country {
			continue
		}
		for _, n := range append([]string{a.Name}, a.Names...) {
			if f := strings.Fields(strings.TrimPrefix(fold(n), "the ")); len(f) > 0 {
				names = append(names, calling{f, countryKey(a).name})
			}
		}
	}
	slices.SortFunc(names, func(x, y calling) int {
		return cmp.Or(len(y.words)-len(x.words), slices.Compare(x.words, y.words), strings.Compare(x.code, y.code))
	})
	for _, n := range names {
		for i := 0; i+len(n.words) <= len(words); {
			if slices.Equal(words[i:i+len(n.words)], n.words) {
				words = slices.Concat(words[:i], words[i+len(n.words):])
				codes = append(codes, n.code)
			} else {
				i++
			}
		}
	}
	return words, codes
}

// kinship is how much of two signatures is common: the share of the words of
// both that are in both, between 0 and 1 (Jaccard's index).
func kinship(a, b signature) float64 {
	common := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			common++
		}
	}
	if common == 0 {
		return 0
	}
	return float64(common) / float64(len(a)+len(b)-common)
}

// kinBlocks are words of which two signatures of a kinship of at least
// threshold have one in common: in one fixed order of all words, the first
// few of each. Long words come first, since they are the rarer ones.
func (s signature) kinBlocks(threshold float64) []string {
	ordered := slices.Clone(s)
	slices.SortFunc(ordered, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	need := int(threshold * float64(len(s))) // any kin shares at least so many, less one for rounding
	n := len(s) - max(need, 1) + 1
	return ordered[:min(n, len(ordered))]
}
