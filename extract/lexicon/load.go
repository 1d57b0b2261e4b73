package lexicon

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/extract/tsv"
	"entente/extract/words"
)

// A table is one of the files of this folder and what becomes of its rows.
type table struct {
	name, rows string
	add        func(l *Tables, file, data string) error
	// replaces is that a later row takes the place of an earlier one; else the first one that fits counts.
	replaces bool
}

var tables = []table{
	{"stances", stancesTSV, (*Tables).addStances, false},
	{"meetings", meetingsTSV, func(l *Tables, file, data string) error { return l.Meetings.add(file, data) }, false},
	{"events", eventsTSV, (*Tables).addEvents, false},
	{"reporting", reportingTSV, (*Tables).addReporting, true},
	{"proxies", proxiesTSV, (*Tables).addProxies, true},
	{"judgements", judgementsTSV, (*Tables).addJudgements, true},
	{"nominals", nominalsTSV, (*Tables).addNominals, true},
	{"frames", framesTSV, (*Tables).addNounFrames, true},
	{"classes", "", func(_ *Tables, file, data string) error { return words.AddClasses(file, data) }, false}, // beside those of package words
}

// Load reads the built-in tables and those of the user's file, whose rows win. Its rows are stances; those
// behind a line "# table: NAME" are rows of the table of that name.
func Load(userFile string) (*Tables, error) {
	l := &Tables{Frames: map[string][]*Frame{}, Does: map[string]Reporting{}, Judges: map[string]fact.Stance{},
		Proxies: map[string]string{}, Nominals: map[string]string{}, NounFrames: map[string][]string{},
		Events:   &EventFrames{Rows: map[string][]*EventRow{}},
		Meetings: &MeetingWords{map[string][]*MeetingWord{}, map[string][]*MeetingWord{}, map[string]map[string]bool{}}}
	l.userFile = userFile
	user, err := userTables(userFile)
	if err != nil {
		return nil, err
	}
	for _, t := range tables {
		order := []struct{ file, data string }{{userFile, user[t.name]}, {t.name + ".tsv", t.rows}}
		if t.replaces {
			slices.Reverse(order)
		}
		for _, o := range order {
			if err := t.add(l, o.file, o.data); err != nil {
				return nil, err
			}
		}
	}
	return l, nil
}

// userTables is a user's file cut into its tables. Lines stay where they are, so that errors name them.
func userTables(file string) (map[string]string, error) {
	if file == "" {
		return nil, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading lexicon: %w", err)
	}
	out, name, n := map[string]string{}, "stances", 0
	for line := range strings.Lines(string(data)) {
		n++
		if of, ok := strings.CutPrefix(line, "# table:"); ok {
			name = strings.TrimSpace(of)
			if !slices.ContainsFunc(tables, func(t table) bool { return t.name == name }) {
				return nil, fmt.Errorf("%s:%d: no table %q; there are %s", file, n, name, strings.Join(tableNames(), ", "))
			}
		}
		out[name] += strings.Repeat("\n", n-1-strings.Count(out[name], "\n")) + line
	}
	return out, nil
}

func tableNames() []string {
	var names []string
	for _, t := range tables {
		names = append(names, t.name)
	}
	return names
}

func (l *Tables) addProxies(file, data string) error {
	return tsv.Each(file, data, "noun, does", func(_ int, f []string) error {
		if !slices.Contains(proxyKinds, f[1]) {
			return fmt.Errorf("%q is none of %s", f[1], strings.Join(proxyKinds, ", "))
		}
		l.Proxies[f[0]] = f[1]
		return nil
	})
}

func (l *Tables) addJudgements(file, data string) error {
	return tsv.Each(file, data, "lemma, verdict", func(_ int, f []string) error {
		if !slices.Contains(stances, fact.Stance(f[1])) {
			return fmt.Errorf("unknown stance %q", f[1])
		}
		l.Judges[f[0]] = fact.Stance(f[1])
		return nil
	})
}

// addNominals reads the verbs that become a noun of their own.
func (l *Tables) addNominals(file, data string) error {
	return tsv.Each(file, data, "verb, noun", func(_ int, f []string) error {
		l.Nominals[f[0]] = f[1]
		return nil
	})
}

// addNounFrames reads what may follow which nouns.
func (l *Tables) addNounFrames(file, data string) error {
	return tsv.Each(file, data, "noun, what follows", func(_ int, f []string) error {
		l.NounFrames[f[0]] = strings.Fields(f[1])
		return nil
	})
}

// addEvents puts the rows of a table behind those that are there.
func (l *Tables) addEvents(file, data string) error {
	more, err := loadEvents(file, data)
	if err != nil {
		return err
	}
	for key, rows := range more.Rows {
		l.Events.Rows[key] = append(l.Events.Rows[key], rows...)
		slices.SortStableFunc(l.Events.Rows[key], compareRows)
	}
	return nil
}
