// Package schema holds what Entente keeps in Dgraph: the schema, the names of
// its predicates and types, and the named queries. All of it is data that a
// person can read; this package only embeds it.
package schema

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Version is the version of the schema in [DQL]. A graph keeps the version it
// was written with; see graph.ApplySchema for what happens when they differ.
//
// Version 2 blocks positions by stance and pairs of words, and gives them the
// event types of their statements. Version 3 files topics under issues.
// Version 4 says where places are, and otherwise which positions are one. Version 5
// keeps the version of an article that is to be, and marks proofs that are not seen.
// Version 6 no longer keeps in proofs what stands in what they point at or in
// the facts of their article, nor pairs of positions near kin. Version 7 tells
// otherwise who is who.
const Version = 7

// DQL is the schema as Dgraph reads it.
//
//go:embed schema.dql
var DQL string

//go:embed queries/*.dql
var queries embed.FS

// Types of nodes.
const (
	Article   = "Article"
	Mention   = "Mention"   // how one article names one actor
	Report    = "Report"    // where one article tells of a meeting
	Statement = "Statement" // where one article tells of a position
	Actor     = "Actor"
	Meeting   = "Meeting"
	Place     = "Place"
	Position  = "Position"
	Topic     = "Topic"
	Dossier   = "Issue"    // what topics of many articles belong to
	Decision  = "Decision" // what a person decided of nodes being the same
	Meta      = "Meta"     // the graph's own state, one node
)

// Predicates of more than one type of node.
const (
	Type  = "dgraph.type"
	XID   = "xid"   // the external id, unique in a graph
	Name  = "name"  // what a person reads
	Alias = "alias" // every form by which articles call a shared node
	Note  = "note"  // what a reader should know of it
	Label = "label" // the candidates for a name
	Keys  = "keys"  // the resolution keys that a shared node stands for
	Block = "block" // what nodes that may be the same have in common
)

// Predicates of actors.
const (
	Kind    = "kind" // also a meeting's or report's
	Code    = "code" // ISO 3166-1 alpha-3
	Role    = "role" // also a mention's
	ActsFor = "acts_for"
	Holds   = "holds"
	Attends = "attends"
)

// Predicates of positions.
const (
	Stance     = "stance"
	Plover     = "plover" // PLOVER event type; of a statement where its stance does not tell it
	AboutTopic = "topic"
	SpeaksOn   = "speaks_on"   // the issues that an actor takes positions on
	Side       = "side"        // of a statement: for or against what its topic names
	FiledUnder = "filed_under" // the issue of a topic, and of a statement
	Needs      = "needs"       // the actors that define an issue
	Words      = "words"       // the words that define an issue
)

// Predicates of meetings.
const (
	Status    = "status"
	Date      = "date"      // ISO 8601, as precise as is known
	Precision = "precision" // day, month or year
	At        = "place"
	Location  = "location" // of a place: a GeoJSON point
)

// Predicates of articles.
const (
	ArticleID = "article_id"
	URL       = "url"
	Source    = "source"
	Site      = "site"
	Author    = "author"
	Language  = "language"
	Published = "published"
	Text      = "text"
	Facts     = "facts"   // what was read in it, as JSON
	Digest    = "digest"  // of the article and its facts
	Origin    = "origin"  // digest of the article and of what read it
	Pending   = "pending" // set as long as questions are not to see it; of proofs, too
	Next      = "next"    // the version that takes the article's place when it is whole, as JSON
)

// Predicates of the proofs: mentions, reports and statements.
const (
	InArticle   = "article"
	Quote       = "quote"
	Start       = "start" // byte offset of the quote in the article's text
	End         = "end"
	Rule        = "rule"
	Key         = "key"   // resolution key
	Forms       = "forms" // other forms of the name in the article, one a line
	MentionOf   = "actor"
	OnBehalf    = "on_behalf" // whom the actor acts for, says this mention
	OfPosition  = "position"
	Holder      = "holder"
	About       = "about"
	Issue       = "issue" // the topic in the article's words, where the name does not tell it
	Quoted      = "quoted"
	Reported    = "reported"
	Joint       = "joint"
	Score       = "score" // the share of such facts that are right
	OfMeeting   = "meeting"
	Participant = "participant"
)

// Predicates of decisions and of the graph's own state.
const (
	Number        = "number"
	Verb          = "verb"
	Args          = "args"
	SchemaVersion = "schema_version"
	Dirty         = "dirty"
	Owner         = "owner"
	Expires       = "expires"
)

// A Predicate is a predicate as [DQL] declares it.
type Predicate struct {
	Name string
	Type string // as in the schema, without the brackets of a list: "uid", "string"
	List bool
}

// Predicates reads the predicates out of [DQL], in its order.
func Predicates() []Predicate {
	var all []Predicate
	for line := range strings.Lines(DQL) {
		line, _, _ = strings.Cut(line, "#")
		name, rest, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		typ := strings.Fields(rest)[0]
		bare := strings.Trim(typ, "[]")
		all = append(all, Predicate{Name: strings.TrimSpace(name), Type: bare, List: bare != typ})
	}
	return all
}

// Query returns the named query's DQL. The error names the queries there are.
func Query(name string) (string, error) {
	dql, err := fs.ReadFile(queries, "queries/"+name+".dql")
	if err != nil {
		return "", fmt.Errorf("no query named %q; there are: %s", name, strings.Join(QueryNames(), ", "))
	}
	return string(dql), nil
}

// Lean is a named query without the blocks that a line "# full" begins: those
// of statements and articles, which are many.
func Lean(dql string) string {
	head, _, long := strings.Cut(dql, "\n  # full\n")
	if !long {
		return dql
	}
	return strings.TrimRight(head, "\n") + "\n}\n"
}

// QueryNames lists the named queries in alphabetical order.
func QueryNames() []string {
	entries, err := queries.ReadDir("queries")
	if err != nil {
		panic(err) // the folder is embedded
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".dql"))
	}
	slices.Sort(names)
	return names
}

// Fields lists what nodes of a type have, as [DQL] declares it, reverse edges
// left out. It is empty for a type that is not declared.
func Fields(typ string) []string {
	_, rest, ok := strings.Cut(DQL, "\ntype "+typ+" {")
	if !ok {
		return nil
	}
	body, _, _ := strings.Cut(rest, "}")
	return slices.DeleteFunc(strings.Fields(body), func(f string) bool { return strings.HasPrefix(f, "<~") })
}
