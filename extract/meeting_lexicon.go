package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed lexicon/meetings.tsv
var meetingsTSV string

// A meetingWord is a row of lexicon/meetings.tsv, whose header explains the
// columns.
type meetingWord struct {
	word  string
	kind  MeetingKind // empty where the participants' rank decides
	slots []slot
	entry string // "meetings.tsv:12 host", for explanations
}

// A slot is where a participant of a meeting stands.
type slot struct {
	at   string // "subj", "obj" or a preposition
	what string // whom it may hold: "person", "guest", "joint", "body", "dest", or empty for any actor
	must bool   // no meeting without it
}

// A meetingLexicon is the words that tell of meetings.
type meetingLexicon struct {
	verbs, nouns map[string][]*meetingWord
	roles        map[string]map[string]bool // by pos, the words of the other kinds of rows
}

var meetingKinds = []MeetingKind{Summit, Ministerial, Visit, Call, Talks, Conference, Session}

func loadMeetings() (*meetingLexicon, error) {
	l := &meetingLexicon{map[string][]*meetingWord{}, map[string][]*meetingWord{}, map[string]map[string]bool{}}
	return l, l.add("meetings.tsv", meetingsTSV)
}

func (l *meetingLexicon) add(file, data string) error {
	return eachRow(file, data, 4, func(line int, f []string) error {
		switch pos := f[1]; pos {
		case "verb", "noun":
			w := &meetingWord{word: f[0], entry: fmt.Sprintf("%s:%d %s", file, line, f[0])}
			if f[2] != "rank" {
				if w.kind = MeetingKind(f[2]); !slices.Contains(meetingKinds, w.kind) {
					return fmt.Errorf("%s:%d: unknown kind of meeting %q", file, line, f[2])
				}
			}
			for _, s := range strings.Split(f[3], ",") {
				s, must := strings.CutSuffix(s, "!")
				at, what, _ := strings.Cut(s, "-")
				if !slices.Contains([]string{"", "person", "guest", "joint", "body", "dest"}, what) {
					return fmt.Errorf("%s:%d: participants can't be %q", file, line, what)
				}
				w.slots = append(w.slots, slot{at, what, must})
			}
			words := l.verbs
			if pos == "noun" {
				words = l.nouns
			}
			words[f[0]] = append(words[f[0]], w)
		case "carry", "broker", "gather", "occur", "cancel", "plan", "idle", "people":
			if l.roles[pos] == nil {
				l.roles[pos] = map[string]bool{}
			}
			l.roles[pos][f[0]] = true
		default:
			return fmt.Errorf("%s:%d: unknown part %q", file, line, pos)
		}
		return nil
	})
}

// role reports whether n is a word of that part, a verb with its particle
// ("call off") or without.
func (l *meetingLexicon) role(pos string, n node) bool {
	if !n.ok() {
		return false
	}
	if p := n.kid("compound:prt"); p.ok() {
		if l.roles[pos][n.lemma()+" "+p.lower()] {
			return true
		}
	}
	return l.roles[pos][strings.ToLower(n.lemma())] || l.roles[pos][n.lower()]
}
