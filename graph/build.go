package graph

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"sync"

	"entente/graph/identity"
	"entente/graph/spill"
)

// BuildOptions say of what to build a graph, and where.
type BuildOptions struct {
	// Facts are files of [Record]s, a line each, packed by gzip where their names say so.
	Facts []string
	// Out is the folder that gets the graph: RDF in several files, and nothing else.
	Out string
	// Temp is a folder to sort in, which is made and taken away again.
	Temp string
	// Issues is a table of the user's own issues, by the name of its file and its
	// text; nothing without a text. See [Graph.UseIssues].
	IssuesName, Issues string
	// Locate is as in [Options].
	Locate func(place string) (Point, bool)
	// Workers are how many articles are worked on at once; 0 means as many as
	// there are processors.
	Workers int
	// Bad, where set, is told of lines that are no records. They are passed over.
	Bad func(error)
}

// Build makes a whole graph of facts, without a server: the graph that [Graph.Load]
// makes of the same articles, as RDF for dgraph bulk.
//
// What is in a graph follows from its articles alone. So each stage takes all of
// them: which versions count; whose the names are; which meetings are one; what
// the articles prove; what that comes to for what they share. Between the stages
// lie sorted runs on disk, see package spill, so that memory grows with the
// different names that need to be told apart, and not with the articles.
func Build(ctx context.Context, o BuildOptions) (Stats, error) {
	b, err := newBuild(o)
	if err != nil {
		return Stats{}, err
	}
	for _, stage := range []func(context.Context) error{b.versions, b.actors, b.meetings, b.prove, b.share} {
		if err := stage(ctx); err != nil {
			return Stats{}, err
		}
	}
	return b.stats, os.RemoveAll(o.Temp)
}

// How much of memory writers of sorted runs hold, all of them together, and into
// how many sets what is shared is parted, so that all processors merge.
const (
	spillMemory = 128 << 20
	shareParts  = 8
)

// A building is a graph that is being built.
type building struct {
	BuildOptions
	d         *Decisions
	decisions []Decision
	old       map[[2]int]bool // versions of articles that later ones replace, by file and line
	keys      *spill.Sorter   // of actors, those that may be another article's, too
	res       resolution      // of what is not alone, or says why it is
	shared    []*spill.Sorter // what proofs make true of shared nodes, parted by the node
	stats     Stats

	mu     sync.Mutex
	told   map[string]bool // what was wrong with facts
	broken map[[2]int]bool // lines that are none, as old
}

func newBuild(o BuildOptions) (*building, error) {
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	b := &building{BuildOptions: o, old: make(map[[2]int]bool), broken: make(map[[2]int]bool), told: make(map[string]bool)}
	if o.Issues != "" {
		b.decisions = []Decision{{Number: 1, Verb: Issues, Args: []string{o.IssuesName, o.Issues}}}
	}
	b.d = newDecisions(b.decisions)
	b.d.locate = o.Locate
	b.res = resolution{actors: make(map[string]identity.Cluster), meetings: make(map[string]string), decisions: b.d}
	for _, dir := range []string{o.Out, o.Temp} { // what a run that broke off left is made anew
		if err := os.RemoveAll(dir); err != nil {
			return nil, fmt.Errorf("clear away what is made anew: %w", err)
		}
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return nil, fmt.Errorf("make a folder for the graph: %w", err)
		}
	}
	return b, nil
}
