package extract

import (
	_ "embed"
	"fmt"
	"os"
	"slices"
	"strings"
)

//go:embed lexicon/stances.tsv
var stancesTSV string

//go:embed lexicon/reporting.tsv
var reportingTSV string

//go:embed lexicon/judgements.tsv
var judgementsTSV string

//go:embed lexicon/proxies.tsv
var proxiesTSV string

// A frame is one way in which a predicate takes its arguments: a row of
// lexicon/stances.tsv, whose header explains the columns.
type frame struct {
	lemma    string   // of the predicate's first word
	particle string   // second word ("out" of "rule out"), or empty
	pos      string   // verb, noun or adj
	now      bool     // of a verb: takes the stance only while it goes on
	stance   Stance   // empty where only the negated predicate takes one
	topic    []string // slots to look for the topic in, in order
	about    []string
	holder   string
	negated  Stance // empty where negation leaves no stance
	plover   string
	entry    string // "stances.tsv:12 urge", for explanations
}

// A lexicon is the stance predicates and the reporting verbs.
type lexicon struct {
	frames  map[string][]*frame // by pos + " " + lemma, the first that fits counts
	does    map[string]reporting
	judges  map[string]Stance // lemmas of lexicon/judgements.tsv
	proxies map[string]string // what the nouns of lexicon/proxies.tsv do
}

// reporting says what a verb of lexicon/reporting.tsv does; zero for others.
type reporting struct{ say, claim, voice bool }

// loadLexicon reads the built-in lexicon, with the user's rows before it.
func loadLexicon(userFile string) (*lexicon, error) {
	l := &lexicon{frames: map[string][]*frame{}, does: map[string]reporting{}, judges: map[string]Stance{}, proxies: map[string]string{}}
	if userFile != "" {
		data, err := os.ReadFile(userFile)
		if err != nil {
			return nil, fmt.Errorf("reading lexicon: %w", err)
		}
		if err := l.addStances(userFile, string(data)); err != nil {
			return nil, err
		}
	}
	if err := l.addStances("stances.tsv", stancesTSV); err != nil {
		return nil, err
	}
	if err := l.addReporting("reporting.tsv", reportingTSV); err != nil {
		return nil, err
	}
	if err := eachRow("proxies.tsv", proxiesTSV, 2, func(line int, f []string) error {
		if !slices.Contains(proxyKinds, f[1]) {
			return fmt.Errorf("proxies.tsv:%d: %q is none of %s", line, f[1], strings.Join(proxyKinds, ", "))
		}
		l.proxies[f[0]] = f[1]
		return nil
	}); err != nil {
		return nil, err
	}
	return l, eachRow("judgements.tsv", judgementsTSV, 2, func(line int, f []string) error {
		if !slices.Contains(stances, Stance(f[1])) {
			return fmt.Errorf("judgements.tsv:%d: unknown stance %q", line, f[1])
		}
		l.judges[f[0]] = Stance(f[1])
		return nil
	})
}

var (
	stances = []Stance{Support, Oppose, Condemn, Concern, Demand, Warn, Commit, Agree, Claim, Deny}
	holders = []string{"subj", "obj", "speaker", "voiced", "named", "between"}

	proxyKinds = []string{"document", "people", "home", "member"}
)

func (l *lexicon) addStances(file, data string) error {
	return eachRow(file, data, 8, func(line int, f []string) error {
		stance, negated := Stance(strings.TrimPrefix(f[2], "-")), Stance(strings.TrimPrefix(f[6], "-"))
		switch {
		case !slices.Contains([]string{"verb", "now", "noun", "adj"}, f[1]):
			return fmt.Errorf("%s:%d: part of speech %q is none of verb, now, noun, adj", file, line, f[1])
		case stance != "" && !slices.Contains(stances, stance) || negated != "" && !slices.Contains(stances, negated) || stance+negated == "":
			return fmt.Errorf("%s:%d: unknown stance %q or %q", file, line, f[2], f[6])
		case !slices.Contains(holders, f[5]):
			return fmt.Errorf("%s:%d: holder %q is none of %s", file, line, f[5], strings.Join(holders, ", "))
		}
		pos := f[1]
		if pos == "now" {
			pos = "verb"
		}
		for _, word := range strings.Split(f[0], ",") {
			lemma, particle, _ := strings.Cut(strings.TrimSpace(word), " ")
			if lemma == "" {
				return fmt.Errorf("%s:%d: empty predicate", file, line)
			}
			key := pos + " " + lemma
			l.frames[key] = append(l.frames[key], &frame{
				lemma: lemma, particle: particle, pos: pos, now: f[1] == "now", stance: stance,
				topic: strings.Split(f[3], "|"), about: strings.Split(f[4], "|"),
				holder: f[5], negated: negated, plover: strings.TrimPrefix(f[7], "-"),
				entry: fmt.Sprintf("%s:%d %s", file, line, strings.TrimSpace(word)),
			})
		}
		return nil
	})
}

func (l *lexicon) addReporting(file, data string) error {
	return eachRow(file, data, 2, func(line int, f []string) error {
		var d reporting
		for _, does := range strings.Split(f[1], ",") {
			switch does {
			case "say":
				d.say = true
			case "claim":
				d.say, d.claim = true, true
			case "voice":
				d.voice = true
			default:
				return fmt.Errorf("%s:%d: %q is none of say, claim, voice", file, line, does)
			}
		}
		l.does[f[0]] = d
		return nil
	})
}

// eachRow calls fn for the rows of a table with n tab-separated columns;
// lines that are empty or begin with "#" are comments.
func eachRow(file, data string, n int, fn func(line int, fields []string) error) error {
	for i, row := range strings.Split(data, "\n") {
		row = strings.TrimRight(row, "\r")
		if strings.TrimSpace(row) == "" || strings.HasPrefix(row, "#") {
			continue
		}
		fields := strings.Split(row, "\t")
		if len(fields) != n {
			return fmt.Errorf("%s:%d: %d columns, want %d", file, i+1, len(fields), n)
		}
		if err := fn(i+1, fields); err != nil {
			return err
		}
	}
	return nil
}
