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

//go:embed lexicon/nominals.tsv
var nominalsTSV string

//go:embed lexicon/frames.tsv
var framesTSV string

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

// tables is what is known of words: a value that is read once and never changed.
type tables struct {
	frames     map[string][]*frame // by pos + " " + lemma, the first that fits counts
	does       map[string]reporting
	judges     map[string]Stance   // lemmas of lexicon/judgements.tsv
	proxies    map[string]string   // what the nouns of lexicon/proxies.tsv do
	nominals   map[string]string   // the nouns of lexicon/nominals.tsv by their verbs
	nounFrames map[string][]string // prepositions that nouns take, of lexicon/frames.tsv
	events     *eventLexicon
	meetings   *meetingLexicon
}

// reporting says what a verb of lexicon/reporting.tsv does; zero for others.
type reporting struct{ say, claim, voice bool }

// loadTables reads the built-in tables, with the user's rows of stances before them.
func loadTables(userFile string) (*tables, error) {
	l := &tables{frames: map[string][]*frame{}, does: map[string]reporting{}, judges: map[string]Stance{}, proxies: map[string]string{}}
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
	if err := eachRow("judgements.tsv", judgementsTSV, 2, func(line int, f []string) error {
		if !slices.Contains(stances, Stance(f[1])) {
			return fmt.Errorf("judgements.tsv:%d: unknown stance %q", line, f[1])
		}
		l.judges[f[0]] = Stance(f[1])
		return nil
	}); err != nil {
		return nil, err
	}
	var err error
	if l.nominals, err = loadNominals(); err != nil {
		return nil, err
	}
	if l.nounFrames, err = loadNounFrames(); err != nil {
		return nil, err
	}
	if l.events, err = loadEventLexicon("events.tsv", eventsTSV); err != nil {
		return nil, err
	}
	l.meetings, err = loadMeetings()
	return l, err
}

// loadNominals reads the verbs that become a noun of their own.
func loadNominals() (map[string]string, error) {
	m := map[string]string{}
	err := eachRow("nominals.tsv", nominalsTSV, 2, func(_ int, f []string) error {
		m[f[0]] = f[1]
		return nil
	})
	return m, err
}

// loadNounFrames reads what may follow which nouns.
func loadNounFrames() (map[string][]string, error) {
	m := map[string][]string{}
	err := eachRow("frames.tsv", framesTSV, 2, func(_ int, f []string) error {
		m[f[0]] = strings.Fields(f[1])
		return nil
	})
	return m, err
}

var (
	stances = []Stance{Support, Oppose, Condemn, Concern, Demand, Warn, Commit, Agree, Claim, Deny}
	holders = []string{"subj", "obj", "speaker", "voiced", "named", "between"}

	proxyKinds = []string{"document", "people", "home", "member"}
)

func (l *tables) addStances(file, data string) error {
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

func (l *tables) addReporting(file, data string) error {
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

// isStanceBeside reports whether a noun in a row is one of stance with an issue of its own.
func (x *tables) isStanceBeside(n node) bool {
	return n.is("conj") && n.upos() == "NOUN" && n.kid("cc").ok() && n.kid("det", "nmod:poss").ok() && n.kid("nmod", "acl").ok() && !n.kid("case", "cop", "nsubj").ok() && len(x.frames["noun "+n.lemma()]) > 0
}

// isVoicedObject reports whether a noun is what a verb of voicing voices.
func (x *tables) isVoicedObject(n node) bool {
	return n.is("obj") && n.head().upos() == "VERB" && x.does[n.head().lemma()].voice
}
