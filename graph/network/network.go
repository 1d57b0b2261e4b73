// Package network reads a graph as a network of actors, meetings and positions,
// for files and pages. Nodes and edges come one after the other, in an order
// that follows from their external ids; of the whole there is only an index in
// memory, some seventy bytes a node.
package network

import (
	"cmp"
	"slices"
)

// Kinds of nodes.
const (
	Actor    = "actor"
	Meeting  = "meeting"
	Position = "position"
	Issue    = "issue"
)

// Kinds of edges. The kind of an edge from a speaker to whom a statement is about is
// the stance.
const (
	Attends = "attends"  // actor to meeting
	Holds   = "holds"    // actor to position
	ActsFor = "acts_for" // actor to actor
	Met     = "met"      // between actors, collapsed: both attended
	ToMeet  = "to_meet"  // between actors, collapsed: both are to attend
	Shares  = "shares"   // between actors, collapsed: both hold

	For      = "for"       // actor to issue: it speaks for what a topic of it names
	Against  = "against"   // actor to issue
	SpeaksOn = "speaks_on" // actor to issue: it takes no side
	Agrees   = "agrees"    // between actors, collapsed: on the same side of a topic
	Differs  = "differs"   // between actors, collapsed: on opposite sides of a topic
)

// A Node is an actor, a meeting, a position or an issue.
type Node struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`            // Actor, Meeting, Position or Issue
	Group string `json:"group,omitempty"` // an actor's or meeting's kind, a position's stance
	// Start and End are the first and last date, ISO 8601 to the precision
	// known, on which an article speaks of it; of a meeting its own date.
	Start string `json:"start,omitempty"`
	End   string `json:"end,omitempty"`
	Place string `json:"place,omitempty"`
	// At is where the place is, as far as that is known: longitude and latitude.
	At     *[2]float64 `json:"at,omitempty"`
	Topic  string      `json:"topic,omitempty"`
	Issue  string      `json:"issue,omitempty"` // of a position: what its topic is filed under
	Role   string      `json:"role,omitempty"`
	Status string      `json:"status,omitempty"` // of a meeting: held, planned, ...

	Names []string `json:"-"` // other names of an actor, sorted
	Note  string   `json:"-"` // what a reader should know
}

// An Edge goes from an actor to a meeting (attends), a position (holds), an issue
// (for, against, speaks_on) or another actor (acts_for, or a stance, from the
// speaker to whom it is about); collapsed, met, to_meet, shares, agrees and
// differs link actors either way.
type Edge struct {
	Source   string `json:"source"`
	Target   string `json:"target"`
	Kind     string `json:"kind"`
	Directed bool   `json:"directed"`
	// Weight is how many articles prove the edge; of what links actors either way, how
	// many meetings, positions or topics there are.
	Weight int    `json:"weight"`
	Start  string `json:"start,omitempty"`
	End    string `json:"end,omitempty"`

	// Issues are those of the positions that two actors share, and of the topics
	// that they agree or differ on.
	Issues []Count `json:"issues,omitempty"`

	SourceName string  `json:"-"`
	TargetName string  `json:"-"`
	Proofs     []Proof `json:"proofs,omitempty"` // where [Options] ask for them, in order of date
}

// A Count is how often something is there.
type Count struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// A Proof is the words of an article that prove an edge.
type Proof struct {
	ID    string `json:"id"` // of the statement, report or mention
	Quote string `json:"quote"`
	// Start and End are the byte offsets of the quote in the article's text.
	Start   int      `json:"start"`
	End     int      `json:"end"`
	Date    string   `json:"date,omitempty"`  // of the statement if it is known, else the article's
	By      []string `json:"by,omitempty"`    // who holds the position, sorted
	Joint   bool     `json:"joint,omitempty"` // they said so at once
	Side    string   `json:"side,omitempty"`  // on the issue: for, against or none; empty where there is no issue
	Score   float64  `json:"score,omitempty"` // the share of such facts that are right; 0 where it is not known
	Article Article  `json:"article"`
}

// An Article is where a proof stands.
type Article struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`

	uid uint64
}

// Options say what to read. The zero value is everything, without proofs.
type Options struct {
	Since, Until string  // ISO 8601: a year, a month or a day, both included; what has no date is kept
	MinArticles  int     // leave out what fewer articles prove in this time, but for whom one acts for
	MinScore     float64 // leave out facts that were judged to be right in less than this share of cases
	Around       string  // external id: only what lies within so many Hops of it
	Hops         int     // from an actor to a meeting or position is one; from an actor to one of whom it speaks, two
	Collapse     bool    // actors alone, linked by what linked them
	Proofs       bool    // read the words that prove the edges
	Outward      bool    // read these words where edges start, not where they end
	Issues       bool    // read issues, too; collapsed, whether actors agree or differ on them
}

// narrowed reports whether some edges are left out.
func (o *Options) narrowed() bool {
	return o.Since != "" || o.Until != "" || o.MinArticles > 1 || o.MinScore > 0
}

// within reports whether a period touches the one asked for: "2022" touches
// 2022-09.
func (o *Options) within(start, end string) bool {
	return start == "" || (o.Since == "" || LastDay(end) >= FirstDay(o.Since)) &&
		(o.Until == "" || FirstDay(start) <= LastDay(o.Until))
}

// span widens a period by a date; nothing is no date.
func span(start, end *string, date string) {
	if date == "" {
		return
	}
	if *start == "" || date < *start {
		*start = date
	}
	*end = max(*end, date)
}

func compareEdges(a, b *Edge) int {
	return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), cmp.Compare(a.Kind, b.Kind))
}

func sortProofs(all []Proof) {
	slices.SortFunc(all, func(a, b Proof) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID)) })
}
