// Package fact holds what an article says: its actors, meetings and positions, each with the words
// that prove it.
package fact

import "slices"

// Facts is all that one article says. Its JSON form is that of the gold
// annotations, with offsets, dates and rule names besides.
type Facts struct {
	Article   string `json:"article"`             // the article's Name
	ID        string `json:"id,omitempty"`        // the article's ID
	Published string `json:"published,omitempty"` // ISO 8601, as the article has it
	// CopyOf is the ID of an article read before with the same text, or nearly
	// the same: what it says is the same facts, proved once more.
	CopyOf    string     `json:"copy_of,omitempty"`
	Actors    []Actor    `json:"actors"`
	Meetings  []Meeting  `json:"meetings"`
	Positions []Position `json:"positions"`
	// Notes tell what a reader should know of the reading itself, such as
	// "publication date unknown: relative dates are left open".
	Notes []string `json:"notes,omitempty"`
	// Unheld is how many sentences name a stance, but not who holds it, and gave no position.
	Unheld int `json:"-"`
}

// ReaderRule is the rule of meetings and positions that the learned reader found by itself.
const ReaderRule = "reader"

// An ActorKind is the kind of an actor.
type ActorKind string

// The kinds of actors.
const (
	Country      ActorKind = "country"
	Person       ActorKind = "person"
	Organization ActorKind = "organization"
)

// An Actor is a country, person or organization named in an article.
type Actor struct {
	// ID is unique in the article and the same at every run: the ISO 3166-1
	// alpha-3 code of a country, else a slug of the name ("antony-blinken").
	ID   string    `json:"id"`
	Name string    `json:"name"` // the fullest form in use, or the gazetteer's
	Kind ActorKind `json:"kind"`
	// Names are the forms that the text uses, in order of appearance, each once.
	Names []string `json:"names"`
	// Code is the ISO 3166-1 alpha-3 code of a country, else empty.
	Code string `json:"code,omitempty"`
	Role string `json:"role,omitempty"` // a person's office, as the text has it
	// Of is the ID of the country or organization that the actor acts for or
	// belongs to, as far as the text or the gazetteer says so.
	Of       string    `json:"of,omitempty"`
	Mentions []Span    `json:"mentions,omitempty"` // named mentions, in text order
	OfProof  *Evidence `json:"of_evidence,omitempty"`
	// Known is what the gazetteer calls a person of whom the text has the surname only, and Home the
	// code of the country that it says an actor is of, where the text doesn't name that country.
	Known string `json:"known,omitempty"`
	Home  string `json:"home,omitempty"`
	Rule  string `json:"rule,omitempty"` // the rule that found it first
}

// A Span is a run of bytes of the article's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Evidence is the words of the article that prove a fact:
// Quote == Text[Start:End] of the article.
type Evidence struct {
	Quote string `json:"evidence"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// A MeetingKind is the kind of a meeting.
type MeetingKind string

// The kinds of meetings.
const (
	Summit      MeetingKind = "summit"
	Ministerial MeetingKind = "ministerial"
	Visit       MeetingKind = "visit"
	Call        MeetingKind = "call"
	Talks       MeetingKind = "talks"
	Conference  MeetingKind = "conference"
	Session     MeetingKind = "session"
)

// A MeetingStatus says whether a meeting took place.
type MeetingStatus string

// The states of a meeting.
const (
	Held      MeetingStatus = "held"
	Planned   MeetingStatus = "planned"
	Cancelled MeetingStatus = "cancelled"
)

// A Meeting is an occasion on which two or more actors meet, speak or visit.
type Meeting struct {
	Kind         MeetingKind   `json:"kind"`
	Status       MeetingStatus `json:"status"`
	Participants []string      `json:"participants"`    // actor IDs, sorted
	Place        string        `json:"place,omitempty"` // most specific named place
	Date         string        `json:"date,omitempty"`  // ISO 8601, to the precision known
	Evidence
	More []Evidence `json:"more_evidence,omitempty"` // further reports of the same occasion
	Rule string     `json:"rule"`
	// Entry is the lexicon entry that told of it first.
	Entry string `json:"entry,omitempty"`
	// Score is the share of such meetings that are right, where the learned reader ran.
	Score float64 `json:"score,omitempty"`
}

// A Stance is what a holder thinks of a topic.
type Stance string

// The stances.
const (
	Support Stance = "support"
	Oppose  Stance = "oppose"
	Condemn Stance = "condemn"
	Concern Stance = "concern"
	Demand  Stance = "demand"
	Warn    Stance = "warn"
	Commit  Stance = "commit"
	Agree   Stance = "agree"
	Claim   Stance = "claim"
	Deny    Stance = "deny"
)

// Plover is the PLOVER event type that a stance comes to, so that positions
// compare with event data; empty for claims, which PLOVER does not code.
func (s Stance) Plover() string {
	switch s {
	case Support:
		return "SUPPORT"
	case Oppose, Deny:
		return "REJECT"
	case Condemn, Concern:
		return "ACCUSE"
	case Demand:
		return "REQUEST"
	case Warn:
		return "THREATEN"
	case Commit, Agree:
		return "AGREE"
	}
	return ""
}

// Verb is what holders of a stance do, to be put before its topic; nothing for
// agreement, which needs no verb.
func (s Stance) Verb() string {
	switch s {
	case Support:
		return "supports "
	case Oppose:
		return "opposes "
	case Condemn:
		return "condemns "
	case Concern:
		return "is concerned about "
	case Demand:
		return "demands "
	case Warn:
		return "warns of "
	case Commit:
		return "commits to "
	case Claim:
		return "claims "
	case Deny:
		return "denies "
	}
	return ""
}

// A Position is the stance of one or more holders on a topic.
type Position struct {
	// Name reads as a person would say it, in the third person:
	// "opposes change of status quo by force", "trilateral cooperation".
	Name    string   `json:"name"`
	Holders []string `json:"holders"` // actor IDs, sorted; joint where more than one
	Stance  Stance   `json:"stance"`
	Topic   string   `json:"topic"`
	About   []string `json:"about"` // actor IDs, sorted
	Date    string   `json:"date,omitempty"`
	// Plover is the PLOVER event type of the predicate, where the lexicon
	// names one, else that of the stance ("ACCUSE"); empty for claims.
	Plover string `json:"plover,omitempty"`
	// Quoted: the topic or predicate stands in the holder's own quoted words.
	Quoted bool `json:"quoted,omitempty"`
	// Reported: a speaker or document reports the position.
	Reported bool `json:"reported,omitempty"`
	Evidence
	Rule string `json:"rule"`
	// Entry is the lexicon entry that named the stance.
	Entry string `json:"entry,omitempty"`
	// Score is the share of such positions that are right, where the learned reader ran.
	Score float64 `json:"score,omitempty"`
}

// AtLeast drops the meetings and positions whose score is lower.
func (f *Facts) AtLeast(score float64) {
	f.Meetings = slices.DeleteFunc(f.Meetings, func(m Meeting) bool { return m.Score < score })
	f.Positions = slices.DeleteFunc(f.Positions, func(p Position) bool { return p.Score < score })
}
