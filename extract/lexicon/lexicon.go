// Package lexicon holds what is known of words: the predicates of stances, meetings and events,
// and what other words do beside them.
package lexicon

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/extract/tree"
	"entente/extract/tsv"
)

//go:embed stances.tsv
var stancesTSV string

//go:embed reporting.tsv
var reportingTSV string

//go:embed judgements.tsv
var judgementsTSV string

//go:embed proxies.tsv
var proxiesTSV string

//go:embed nominals.tsv
var nominalsTSV string

//go:embed frames.tsv
var framesTSV string

// A Frame is one way in which a predicate takes its arguments: a row of
// lexicon/stances.tsv, whose header explains the columns.
type Frame struct {
	lemma    string      // of the predicate's first word
	Particle string      // second word ("out" of "rule out"), or empty
	Pos      string      // verb, noun or adj
	Now      bool        // of a verb: takes the stance only while it goes on
	Stance   fact.Stance // empty where only the negated predicate takes one
	Topic    []string    // slots to look for the topic in, in order
	About    []string
	Holder   string
	Negated  fact.Stance // empty where negation leaves no stance
	Plover   string
	Entry    string // "stances.tsv:12 urge", for explanations
}

// Tables is what is known of words: a value that is read once and never changed.
type Tables struct {
	Frames     map[string][]*Frame // by pos + " " + lemma, the first that fits counts
	Does       map[string]Reporting
	Judges     map[string]fact.Stance // lemmas of lexicon/judgements.tsv
	Proxies    map[string]string      // what the nouns of lexicon/proxies.tsv do
	Nominals   map[string]string      // the nouns of lexicon/nominals.tsv by their verbs
	NounFrames map[string][]string    // prepositions that nouns take, of lexicon/frames.tsv
	Events     *EventFrames
	Meetings   *MeetingWords
	userFile   string
}

// Reporting says what a verb of lexicon/reporting.tsv does; zero for others.
type Reporting struct{ Say, Claim, Voice bool }

// Entries are the rows of which facts tell that they come from them: a word of stance or meeting each.
func (l *Tables) Entries() []string {
	var all []string
	for _, frames := range l.Frames {
		for _, f := range frames {
			all = append(all, f.Entry)
		}
	}
	for _, kind := range []map[string][]*MeetingWord{l.Meetings.Verbs, l.Meetings.Nouns} {
		for _, list := range kind {
			for _, w := range list {
				all = append(all, w.Entry)
			}
		}
	}
	slices.Sort(all)
	return all
}

// IsOwn reports whether an entry is a row of the user's own.
func (l *Tables) IsOwn(entry string) bool {
	return l.userFile != "" && strings.HasPrefix(entry, l.userFile+":")
}

var (
	stances = []fact.Stance{fact.Support, fact.Oppose, fact.Condemn, fact.Concern, fact.Demand, fact.Warn, fact.Commit, fact.Agree, fact.Claim, fact.Deny}
	holders = []string{"subj", "obj", "speaker", "voiced", "named", "between"}

	proxyKinds = []string{"document", "people", "home", "member"}
)

func (l *Tables) addStances(file, data string) error {
	return tsv.Each(file, data, "predicate, pos, stance, topic, about, holder, negated, plover", func(line int, f []string) error {
		stance, negated := fact.Stance(strings.TrimPrefix(f[2], "-")), fact.Stance(strings.TrimPrefix(f[6], "-"))
		switch {
		case !slices.Contains([]string{"verb", "now", "noun", "adj"}, f[1]):
			return fmt.Errorf("part of speech %q is none of verb, now, noun, adj", f[1])
		case stance != "" && !slices.Contains(stances, stance) || negated != "" && !slices.Contains(stances, negated) || stance+negated == "":
			return fmt.Errorf("unknown stance %q or %q", f[2], f[6])
		case !slices.Contains(holders, f[5]):
			return fmt.Errorf("holder %q is none of %s", f[5], strings.Join(holders, ", "))
		}
		topic, about := strings.Split(f[3], "|"), strings.Split(f[4], "|")
		for _, names := range [][]string{topic, about} {
			if err := checkSlots(ofStances, names); err != nil {
				return err
			}
		}
		pos := f[1]
		if pos == "now" {
			pos = "verb"
		}
		for _, word := range strings.Split(f[0], ",") {
			lemma, particle, _ := strings.Cut(strings.TrimSpace(word), " ")
			if lemma == "" {
				return fmt.Errorf("empty predicate")
			}
			key := pos + " " + lemma
			l.Frames[key] = append(l.Frames[key], &Frame{
				lemma: lemma, Particle: particle, Pos: pos, Now: f[1] == "now", Stance: stance,
				Topic: topic, About: about,
				Holder: f[5], Negated: negated, Plover: strings.TrimPrefix(f[7], "-"),
				Entry: fmt.Sprintf("%s:%d %s", file, line, strings.TrimSpace(word)),
			})
		}
		return nil
	})
}

func (l *Tables) addReporting(file, data string) error {
	return tsv.Each(file, data, "verb, does", func(_ int, f []string) error {
		var d Reporting
		for _, does := range strings.Split(f[1], ",") {
			switch does {
			case "say":
				d.Say = true
			case "claim":
				d.Say, d.Claim = true, true
			case "voice":
				d.Voice = true
			default:
				return fmt.Errorf("%q is none of say, claim, voice", does)
			}
		}
		l.Does[f[0]] = d
		return nil
	})
}

// IsStanceBeside reports whether a noun in a row is one of stance with an issue of its own.
func (x *Tables) IsStanceBeside(n tree.Node) bool {
	if !n.Is("conj") || n.UPOS() != "NOUN" || n.Kid("case", "cop", "nsubj").OK() || len(x.Frames["noun "+n.Lemma()]) == 0 {
		return false
	}
	return n.Kid("cc").OK() && n.Kid("det", "nmod:poss").OK() && n.Kid("nmod", "acl").OK()
}

// IsVoicedObject reports whether a noun is what a verb of voicing voices.
func (x *Tables) IsVoicedObject(n tree.Node) bool {
	return n.Is("obj") && n.Head().UPOS() == "VERB" && x.Does[n.Head().Lemma()].Voice
}

// Says reports whether the subject of a verb speaks.
func (x *Tables) Says(n tree.Node) bool { return x.Does[n.Lemma()].Say }
