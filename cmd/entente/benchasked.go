package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"entente/graph"
	"entente/graph/ask"
	"entente/graph/local"
	"entente/graph/network"
	"entente/graph/view"
	"entente/schema"
)

// A benchQuestion is what somebody asks of a graph, or has written out of it.
type benchQuestion struct {
	name string
	ask  func(context.Context, *graph.Graph) error
}

// benchQuestions are those that read much of a graph. Where nobody is called so,
// what is asked of an actor is left out.
func benchQuestions() []benchQuestion {
	const actor, middle = "United States", "Japan"
	return []benchQuestion{
		{"query positions", func(ctx context.Context, g *graph.Graph) error {
			dql, err := schema.Query("positions")
			if err == nil {
				_, err = g.Query(ctx, dql, nil)
			}
			return err
		}},
		{"actor '" + actor + "'", func(ctx context.Context, g *graph.Graph) error {
			_, err := ask.About(ctx, g, actor, ask.Options{})
			return err
		}},
		{"view", func(ctx context.Context, g *graph.Graph) error { return viewed(ctx, g, network.Options{}) }},
		{"view --around " + middle, func(ctx context.Context, g *graph.Graph) error {
			found, err := ask.Find(ctx, g, middle, ask.Options{})
			if err != nil {
				return err
			}
			return viewed(ctx, g, network.Options{Around: found.XID, Hops: 2})
		}},
		{"verify", func(ctx context.Context, g *graph.Graph) error {
			_, err := g.Verify(ctx)
			return err
		}},
		{"export nquads", func(ctx context.Context, g *graph.Graph) error { return g.WriteNQuads(ctx, io.Discard) }},
	}
}

func viewed(ctx context.Context, g *graph.Graph, part network.Options) error {
	d, err := view.Read(ctx, g, view.Options{Part: part, Split: sentencesOf})
	if err == nil {
		err = view.Write(io.Discard, d)
	}
	return err
}

// asked asks questions, and tells what each is for processors. One that can't be
// answered, since nobody is called so, is said and passed over.
func (b *graphBench) asked(ctx context.Context, g *graph.Graph, s *local.Server) {
	for _, q := range benchQuestions() {
		start, used, before := time.Now(), cpuTime(), serverTime(s)
		if err := q.ask(ctx, g); err != nil {
			b.say("%-22s %s", q.name, fmt.Sprintf("not answered: %v", err))
			continue
		}
		b.say("%-22s %8.2f s  processors: %s", q.name, time.Since(start).Seconds(), work{cpuTime() - used, serverTime(s) - before})
	}
}
