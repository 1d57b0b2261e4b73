package identity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"entente/extract/fact"
	"entente/graph/plain"
)

// A Signature is what a topic comes down to: the stems of its words, padding
// and order aside, with countries by their codes in capitals. Words that were
// capitalized, names mostly, keep a capital: it is of no account for whether
// two topics are one, but is for whether they are kin.
type Signature []string

// padding are stems of words that say nothing of what a topic is about.
// Negations and directions ("against", "without") are not among them.
var padding = plain.StemSet(`a an the this that these those any all some each every such its their his her our your my it they he she we you i
	of to in on at by for with from into onto upon as and or also both than then there here between among across through throughout during
	be is are was were being been am do does did have has had having will would shall should can could may might must
	attempt attempts effort efforts try tries endeavor move moves step steps action actions act acts need needs way ways
	unilateral unilaterally forcible forcibly numerous recent recently further new latest continue continued continuing ongoing
	possible potential alleged so-called called very more most much many several other another own same
	full fully complete whole urgent immediate strong robust great greater key important importance
	issue issues matter matters question questions range area number actor use idea fact notion regard regarding
	earlier year years month months week weeks time today`)

// negating are stems of words that turn what is said into its contrary, as it
// were: respect for the law and violations of it are no kin.
var negating = plain.StemSet("not no without violation violate end ending stop halt lift ban prevent")

// alwaysAbout are the stances whose object is part of what the position is:
// to condemn one country's launches is not to condemn another's.
var alwaysAbout = map[fact.Stance]bool{
	fact.Condemn: true, fact.Demand: true, fact.Warn: true, fact.Concern: true,
}

// SignatureOf makes a position's signature. The actors are the article's, by
// their ids, the countries what it calls those among them.
func SignatureOf(p *fact.Position, actors map[string]*fact.Actor, countries []Calling) Signature {
	words, sig := CutCountries(TopicWords(p.Topic), countries)
	if alwaysAbout[p.Stance] {
		for _, id := range p.About {
			if a := actors[id]; a != nil && a.Kind == fact.Country {
				sig = append(sig, CountryKey(a).name)
			}
		}
	}
	return append(sig, Stems(words)...).Normal()
}

// TopicWords are a topic's folded words, with a capital where they had one.
func TopicWords(topic string) []string {
	var words []string
	for field := range strings.FieldsSeq(topic) {
		capital := strings.IndexFunc(field, unicode.IsUpper) == strings.IndexFunc(field, unicode.IsLetter)
		for w := range strings.FieldsSeq(plain.Fold(field)) {
			words = append(words, capitalize(w, capital))
		}
	}
	return words
}

func capitalize(w string, capital bool) string {
	if !capital {
		return w
	}
	return strings.ToUpper(w[:1]) + w[1:]
}

// Stems of folded words, padding left out; where all is padding, of all.
func Stems(words []string) Signature {
	var sig, all Signature
	for _, w := range words {
		s := plain.Stem(strings.ToLower(w))
		kept := capitalize(s, w[0] >= 'A' && w[0] <= 'Z')
		all = append(all, kept)
		if !padding[s] {
			sig = append(sig, kept)
		}
	}
	if len(sig) == 0 {
		return all
	}
	return sig
}

// Normal sorts the signature and drops repetitions.
func (s Signature) Normal() Signature {
	slices.Sort(s)
	return slices.Compact(s)
}

// isCode reports whether a word is a country's code.
func isCode(w string) bool { return len(w) == 3 && w == strings.ToUpper(w) && w[0] >= 'A' }

// folded is the signature without its capitals, but for codes.
func (s Signature) folded() Signature {
	out := make(Signature, len(s))
	for i, w := range s {
		out[i] = w
		if !isCode(w) {
			out[i] = strings.ToLower(w)
		}
	}
	return out.Normal()
}

// Key is the signature in the form in which it is kept in the graph.
func (s Signature) Key() string { return strings.Join(s, " ") }

// ParseSignature reads what Key wrote.
func ParseSignature(key string) Signature { return strings.Fields(key) }

// ID is the signature in the form that external ids have.
func (s Signature) ID() string {
	id := strings.Join(s.folded(), "-")
	switch {
	case id == "":
		return "nothing"
	case len(id) > 120:
		return id[:100] + "-" + plain.Hash(id)[:16]
	}
	return id
}

// TopicXID is the external id of the topic that the signature alone makes.
func (s Signature) TopicXID() string { return "topic:" + s.ID() }

// PositionXID is the external id of a position on that topic.
func (s Signature) PositionXID(stance fact.Stance) string {
	return "position:" + string(stance) + ":" + s.ID()
}

// A Calling is what an article calls a country.
type Calling struct {
	words []string
	code  string
}

// Callings are what an article calls its countries, longest first.
func Callings(actors map[string]*fact.Actor) []Calling {
	var names []Calling
	for _, a := range actors {
		if a.Kind != fact.Country {
			continue
		}
		for _, n := range append([]string{a.Name}, a.Names...) {
			if f := strings.Fields(strings.TrimPrefix(plain.Fold(n), "the ")); len(f) > 0 {
				names = append(names, Calling{f, CountryKey(a).name})
			}
		}
	}
	slices.SortFunc(names, func(x, y Calling) int {
		return cmp.Or(len(y.words)-len(x.words), slices.Compare(x.words, y.words), strings.Compare(x.code, y.code))
	})
	return names
}

// CutCountries takes the countries out of words, and returns their codes.
func CutCountries(words []string, countries []Calling) (rest []string, codes Signature) {
	for _, n := range countries {
		for i := 0; i+len(n.words) <= len(words); {
			if slices.EqualFunc(words[i:i+len(n.words)], n.words, strings.EqualFold) {
				words = slices.Concat(words[:i], words[i+len(n.words):])
				codes = append(codes, n.code)
			} else {
				i++
			}
		}
	}
	return words, codes
}

// KinThreshold is the kinship from which on two positions of one stance are
// related. It was measured on labelled pairs, see testdata/topic-pairs.tsv.
const KinThreshold = 0.55

// Kinship is how near two signatures are, between 0 and 1: the share of the
// words of both that are in both (Jaccard's index), a fifth less where one has
// names that the other lacks. Signatures with different names, and those of
// which only one is negated, are no kin.
func (a Signature) Kinship(b Signature) float64 {
	x, y := a.folded(), b.folded()
	common, negated := 0, 0
	for _, w := range x {
		if slices.Contains(y, w) {
			common++
		} else if negating[w] {
			negated++
		}
	}
	for _, w := range y {
		if negating[w] && !slices.Contains(x, w) {
			negated++
		}
	}
	if common == 0 || negated > 0 {
		return 0
	}
	j := float64(common) / float64(len(x)+len(y)-common)
	switch n, m := a.names(), b.names(); {
	case slices.Equal(n, m):
		return j
	case n.Contains(m) || m.Contains(n):
		return 0.8 * j
	}
	return 0
}

// names are the words of a signature that are names, folded.
func (s Signature) names() Signature {
	var names Signature
	for _, w := range s {
		if w[0] >= 'A' && w[0] <= 'Z' {
			names = append(names, w)
		}
	}
	return names.folded()
}

// TopicKinship is how near two topics are, given in words, as the graph reckons it
// where no actors are known; and whether it takes them for one, or for kin.
func TopicKinship(a, b string) (score float64, same, related bool) {
	x, y := Stems(TopicWords(a)).Normal(), Stems(TopicWords(b)).Normal()
	score, same = x.Kinship(y), x.ID() == y.ID()
	return score, same, same || score >= KinThreshold
}

// Contains reports whether a signature has all words of a term, whatever their capitals.
func (s Signature) Contains(term Signature) bool {
	for _, w := range term {
		if !slices.ContainsFunc(s, func(o string) bool { return strings.EqualFold(o, w) }) {
			return false
		}
	}
	return true
}
