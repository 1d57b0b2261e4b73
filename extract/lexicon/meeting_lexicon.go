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

//go:embed meetings.tsv
var meetingsTSV string

// A MeetingWord is a row of lexicon/meetings.tsv, whose header explains the
// columns.
type MeetingWord struct {
	Word  string
	Kind  fact.MeetingKind // empty where the participants' rank decides
	Slots []MeetingSlot
	Entry string // "meetings.tsv:12 host", for explanations
}

// A MeetingSlot is where a participant of a meeting stands.
type MeetingSlot struct {
	At   string // "subj", "obj" or a preposition
	What string // whom it may hold: "person", "guest", "joint", "body", "dest", or empty for any actor
	Must bool   // no meeting without it
}

// A MeetingWords is the words that tell of meetings.
type MeetingWords struct {
	Verbs, Nouns map[string][]*MeetingWord
	roles        map[string]map[string]bool // by pos, the words of the other kinds of rows
}

var meetingKinds = []fact.MeetingKind{fact.Summit, fact.Ministerial, fact.Visit, fact.Call, fact.Talks, fact.Conference, fact.Session}

func (l *MeetingWords) add(file, data string) error {
	return tsv.Each(file, data, "word, pos, kind, who", func(line int, f []string) error {
		switch pos := f[1]; pos {
		case "verb", "noun":
			w := &MeetingWord{Word: f[0], Entry: fmt.Sprintf("%s:%d %s", file, line, f[0])}
			if f[2] != "rank" {
				if w.Kind = fact.MeetingKind(f[2]); !slices.Contains(meetingKinds, w.Kind) {
					return fmt.Errorf("unknown kind of meeting %q", f[2])
				}
			}
			for _, s := range strings.Split(f[3], ",") {
				s, must := strings.CutSuffix(s, "!")
				at, what, _ := strings.Cut(s, "-")
				if !slices.Contains([]string{"", "person", "guest", "joint", "body", "dest"}, what) {
					return fmt.Errorf("participants can't be %q", what)
				}
				if at != "" && slots[at]&ofMeetings == 0 {
					return fmt.Errorf("unknown slot %q", at)
				}
				w.Slots = append(w.Slots, MeetingSlot{at, what, must})
			}
			words := l.Verbs
			if pos == "noun" {
				words = l.Nouns
			}
			words[f[0]] = append(words[f[0]], w)
		case "wish":
			l.addRole("idle", f[0])
			l.addRole(pos, f[0])
		case "carry", "broker", "gather", "occur", "cancel", "plan", "idle", "unsure", "people":
			l.addRole(pos, f[0])
		default:
			return fmt.Errorf("unknown part %q", pos)
		}
		return nil
	})
}

func (l *MeetingWords) addRole(role, word string) {
	if l.roles[role] == nil {
		l.roles[role] = map[string]bool{}
	}
	l.roles[role][word] = true
}

// Role reports whether n is a word of that part, a verb with its particle
// ("call off") or without.
func (l *MeetingWords) Role(pos string, n tree.Node) bool {
	if !n.OK() {
		return false
	}
	if p := n.Kid("compound:prt"); p.OK() {
		if l.roles[pos][n.Lemma()+" "+p.Lower()] {
			return true
		}
	}
	return l.roles[pos][strings.ToLower(n.Lemma())] || l.roles[pos][n.Lower()]
}
