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
)

// A Node is an actor, a meeting or a position.
type Node struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`            // Actor, Meeting or Position
	Group string `json:"group,omitempty"` // an actor's or meeting's kind, a position's stance
	// Start and End are the first and last date, ISO 8601 to the precision
	// known, on which an article speaks of it; of a meeting its own date.
	Start  string `json:"start,omitempty"`
	End    string `json:"end,omitempty"`
	Place  string `json:"place,omitempty"`
	Topic  string `json:"topic,omitempty"`
	Issue  string `json:"issue,omitempty"` // of a position: what its topic is filed under
	Role   string `json:"role,omitempty"`
	Status string `json:"status,omitempty"` // of a meeting: held, planned, ...

	Names []string `json:"-"` // other names of an actor, sorted
	Note  string   `json:"-"` // what a reader should know
}

// An Edge goes from an actor to a meeting (attends), a position (holds) or
// another actor (acts_for, or a stance, from the speaker to whom it is about);
// collapsed, met, to_meet and shares link actors either way.
type Edge struct {
	Source   string `json:"source"`
	Target   string `json:"target"`
	Kind     string `json:"kind"`
	Directed bool   `json:"directed"`
	// Weight is how many articles prove the edge; of met, to_meet and shares, how many
	// meetings or positions there are.
	Weight int    `json:"weight"`
	Start  string `json:"start,omitempty"`
	End    string `json:"end,omitempty"`

	SourceName string  `json:"-"`
	TargetName string  `json:"-"`
	Proofs     []Proof `json:"-"` // where [Options] ask for them, in order of date
}

// A Proof is the words of an article that prove an edge.
type Proof struct {
	ID    string // of the statement, report or mention
	Quote string
	// Start and End are the byte offsets of the quote in the article's text.
	Start, End int
	Date       string   // of the statement if it is known, else the article's
	By         []string // who holds the position, sorted
	Joint      bool     // they said so at once
	Side       string   // on the issue: for, against or none; empty where there is no issue
	Article    Article
}

// An Article is where a proof stands.
type Article struct {
	ID, Name, URL, Published string

	uid uint64
}

// Options say what to read. The zero value is everything, without proofs.
type Options struct {
	Since, Until string // ISO 8601: a year, a month or a day, both included; what has no date is kept
	MinArticles  int    // leave out what fewer articles prove in this time, but for whom one acts for
	Around       string // external id: only what lies within so many Hops of it
	Hops         int    // from an actor to a meeting or position is one; from an actor to one of whom it speaks, two
	Collapse     bool   // actors alone, linked by what linked them
	Proofs       bool   // read the words that prove the edges
}

// narrowed reports whether some edges are left out.
func (o *Options) narrowed() bool { return o.Since != "" || o.Until != "" || o.MinArticles > 1 }

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
