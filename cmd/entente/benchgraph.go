package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/local"
	"entente/schema"
)

func benchGraphCommand() *cli.Command {
	return &cli.Command{
		Name:      "graph",
		Usage:     "time writing to the graph, against dgraph live on the same quads",
		ArgsUsage: "FILE...",
		Description: "Extracts facts, and no more; then loads the articles into an empty graph as load does,\n" +
			"loads them again, writes that graph down as N-Quads, and has dgraph live load these into\n" +
			"another empty graph. Both servers are run for the purpose, one after the other. With\n" +
			"--ready, --keep, --articles and --orders, facts are extracted first, and what is timed is\n" +
			"writing alone. With --orders, the facts are written in other orders and portions, too, and\n" +
			"the graphs compared byte by byte.",
		Flags: append(append(readingFlags(), localFlags()...),
			&cli.StringFlag{Name: "keep", Usage: "keep what was extracted in `FILE`, and take it from there when it is there"},
			&cli.IntFlag{Name: "articles", Usage: "write `N` articles: the ones given, again and again under other names and with other words; with --keep, they are not held in memory"},
			&cli.IntFlag{Name: "orders", Usage: "write in `N` random orders, too, and compare the graphs"},
			&cli.IntFlag{Name: "rounds", Value: 1, Usage: "time both `N` times by turns, and tell the middle one of the ratios"},
			&cli.BoolFlag{Name: "ready", Usage: "hand over ready facts, so that writing alone is timed"},
			&cli.BoolFlag{Name: "no-live", Usage: "leave dgraph live out"},
			&cli.BoolFlag{Name: "questions", Usage: "ask, too, and tell what each question is for processors"},
			&cli.StringFlag{Name: "cpuprofile", Usage: "write a profile of our own work into `FILE`"},
			&cli.StringFlag{Name: "memprofile", Usage: "write a profile of what is in memory into `FILE`, again and again: the last is that at the end"},
		),
		OnUsageError: usageError,
		Action:       runBenchGraph,
	}
}

func runBenchGraph(c *cli.Context) error {
	defer boundMemory()()
	b := graphBench{questions: c.Bool("questions"), opts: local.Options{Program: c.String("dgraph-bin"), Tell: prefixed{c.App.ErrWriter}},
		out: c.App.Writer, profile: c.String("cpuprofile"), memProfile: c.String("memprofile")}
	if !c.Bool("ready") && c.String("keep") == "" && c.Int("articles") == 0 && c.Int("orders") == 0 {
		return b.whole(c)
	}
	start := time.Now()
	items, err := newBenchItems(c)
	if err != nil {
		return err
	}
	b.say("read and extract  %8.2f s  %d articles", time.Since(start).Seconds(), items.n)
	dir, err := os.MkdirTemp("", "entente-bench")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	b.file = filepath.Join(dir, "graph.rdf")
	n := c.Int("articles")
	if n == 0 {
		n = items.n
	}
	for range c.Int("rounds") {
		if err := b.round(c.Context, dir, items.repeated(n), !c.Bool("no-live"), c.Int("orders") > 0); err != nil {
			return err
		}
	}
	b.sayMiddle()
	if orders := c.Int("orders"); orders > 0 {
		err = b.orders(c.Context, latest(slices.Collect(items.repeated(n))), orders)
	}
	return errors.Join(err, items.err, b.err)
}

// round writes once in our way, and once by dgraph live, if asked to. The graph
// is written down where something is to be compared with it.
func (b *graphBench) round(ctx context.Context, dir string, items iter.Seq[graph.Item], live, compare bool) error {
	ours, err := b.ours(ctx, items, live || compare)
	if err != nil || !live {
		return err
	}
	theirs, err := b.live(ctx, dir)
	if err != nil {
		return err
	}
	ratio := ours.Seconds() / theirs.Seconds()
	b.ratios = append(b.ratios, ratio)
	b.say("dgraph live       %8.2f s", theirs.Seconds())
	b.say("ratio             %8.2f    graph.Load to dgraph live", ratio)
	b.say("processors        %8.2f    %s, to %s", b.work.sum()/b.liveWork.sum(), b.work, b.liveWork)
	return nil
}

// sayMiddle tells the middle one of several ratios.
func (b *graphBench) sayMiddle() {
	if len(b.ratios) > 1 {
		slices.Sort(b.ratios)
		b.say("middle ratio      %8.2f", b.ratios[len(b.ratios)/2])
	}
}

// A graphBench writes one graph in several ways.
type graphBench struct {
	opts       local.Options
	file       string // the graph as N-Quads
	profile    string
	memProfile string
	questions  bool
	out        io.Writer
	err        error // of writing to out

	ratios         []float64 // ours to theirs
	work, liveWork work
}

// A work is what processors did.
type work struct{ client, server time.Duration }

func (w work) sum() float64 { return (w.client + w.server).Seconds() }

func (w work) String() string {
	return fmt.Sprintf("client %.2f s and server %.2f s", w.client.Seconds(), w.server.Seconds())
}

// say writes a line of the report.
func (b *graphBench) say(format string, args ...any) {
	if _, err := fmt.Fprintf(b.out, format+"\n", args...); err != nil && b.err == nil {
		b.err = fmt.Errorf("write the report: %w", err)
	}
}

// empty runs a server, and calls use with its empty graph.
func (b *graphBench) empty(ctx context.Context, use func(*graph.Graph, *local.Server) error) error {
	s, err := local.Start(ctx, b.opts)
	if err != nil {
		return err
	}
	defer s.Stop()
	g, err := graph.Connect(ctx, graph.Options{Addrs: s.Addrs()})
	if err != nil {
		return err
	}
	defer g.Close()
	if err := g.ApplySchema(ctx); err != nil {
		return err
	}
	return use(g, s)
}

// ours times writing by graph.Load, and the same a second time, when there is
// nothing left to write.
func (b *graphBench) ours(ctx context.Context, items iter.Seq[graph.Item], write bool) (first time.Duration, err error) {
	err = b.empty(ctx, func(g *graph.Graph, s *local.Server) error {
		stop, err := b.profiling()
		if err != nil {
			return err
		}
		used, before := cpuTime(), serverTime(s)
		stats, took, err := timeLoad(ctx, g, items, b.memory())
		used = cpuTime() - used
		stop()
		if err != nil {
			return err
		}
		first = took
		b.work = work{used, serverTime(s) - before}
		b.say("graph.Load        %8.2f s  %d articles, %d quads, %d commits, %d aborts", first.Seconds(), stats.Articles, stats.Quads, stats.Commits, stats.Aborts)
		b.say("processors        client %.2f s and server %.2f s", b.work.client.Seconds(), b.work.server.Seconds())
		b.say("peak memory       %s", peakMemory())
		_, again, err := timeLoad(ctx, g, items, nil)
		if err != nil {
			return err
		}
		b.say("the same again    %8.2f s", again.Seconds())
		if b.questions {
			b.asked(ctx, g, s)
		}
		if !write {
			return nil
		}
		return b.writeDown(ctx, g)
	})
	return first, err
}

// memory tells of peak memory after every few thousand articles, so that one
// sees whether it grows with them.
func (b *graphBench) memory() func(graph.Stats) {
	const step = 2000
	next := step
	return func(s graph.Stats) {
		if s.Articles >= next {
			next = s.Articles - s.Articles%step + step
			b.say("after             %8d    articles, peak memory %s", s.Articles, peakMemory())
			b.profileMemory()
		}
	}
}

// profileMemory writes the profile of memory that was asked for, if any.
func (b *graphBench) profileMemory() {
	if b.memProfile == "" || b.err != nil {
		return
	}
	f, err := os.Create(b.memProfile)
	if err == nil {
		err = errors.Join(pprof.Lookup("heap").WriteTo(f, 0), f.Close())
	}
	if err != nil {
		b.err = fmt.Errorf("write a profile of memory: %w", err)
	}
}

// profiling starts the profile that was asked for, if any.
func (b *graphBench) profiling() (stop func(), err error) {
	if b.profile == "" {
		return func() {}, nil
	}
	f, err := os.Create(b.profile)
	if err == nil {
		err = pprof.StartCPUProfile(f)
	}
	if err != nil {
		return nil, fmt.Errorf("write a profile: %w", err)
	}
	return func() {
		pprof.StopCPUProfile()
		f.Close()
	}, nil
}

// timeLoad loads items as they come; progress may be nil.
func timeLoad(ctx context.Context, g *graph.Graph, items iter.Seq[graph.Item], progress func(graph.Stats)) (graph.Stats, time.Duration, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ch := make(chan graph.Item)
	go func() {
		defer close(ch)
		for i := range items {
			select {
			case ch <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	start := time.Now()
	stats, err := g.Load(ctx, ch, progress)
	return stats, time.Since(start), err
}

// orders loads the articles in so many random orders, in one load or several,
// and sees that the graph is always that which was written down.
func (b *graphBench) orders(ctx context.Context, items []graph.Item, n int) error {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	for round := range n {
		random.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		portion := 1 + random.IntN(len(items))
		start := time.Now()
		if err := b.empty(ctx, func(g *graph.Graph, _ *local.Server) error {
			for part := range slices.Chunk(items, portion) {
				if _, _, err := timeLoad(ctx, g, slices.Values(part), nil); err != nil {
					return err
				}
			}
			return b.compare(ctx, g)
		}); err != nil {
			return fmt.Errorf("in random order %d: %w", round+1, err)
		}
		b.say("order %-3d         %8.2f s  the same graph; %d articles a load", round+1, time.Since(start).Seconds(), portion)
	}
	return nil
}

// firstDifference is the first line that only one of two sorted texts has.
func firstDifference(a, b []byte) string {
	for {
		x, restA, more := bytes.Cut(a, []byte("\n"))
		y, restB, also := bytes.Cut(b, []byte("\n"))
		if !bytes.Equal(x, y) {
			return fmt.Sprintf("%s, not %s", y, x)
		}
		if !more || !also {
			return "one ends early"
		}
		a, b = restA, restB
	}
}

// live times dgraph live.
func (b *graphBench) live(ctx context.Context, dir string) (time.Duration, error) {
	s, err := local.Start(ctx, b.opts)
	if err != nil {
		return 0, err
	}
	defer s.Stop()
	dql := filepath.Join(dir, "schema.dql")
	if err := os.WriteFile(dql, []byte(schema.DQL), 0o600); err != nil {
		return 0, fmt.Errorf("write the schema: %w", err)
	}
	start, before := time.Now(), serverTime(s)
	used, err := loadLive(ctx, s, b.file, dir, "--schema", dql)
	if err != nil {
		return 0, err
	}
	took := time.Since(start)
	b.liveWork = work{used, serverTime(s) - before}
	g, err := graph.Connect(ctx, graph.Options{Addrs: s.Addrs()})
	if err != nil {
		return 0, err
	}
	defer g.Close()
	return took, b.compare(ctx, g)
}

// compare sees that a server holds the graph that was written down.
func (b *graphBench) compare(ctx context.Context, g *graph.Graph) error {
	var there bytes.Buffer
	if err := g.WriteDump(ctx, &there); err != nil {
		return err
	}
	want, err := os.ReadFile(b.file)
	if err != nil {
		return fmt.Errorf("read N-Quads: %w", err)
	}
	if !bytes.Equal(want, there.Bytes()) {
		return fmt.Errorf("the graph is not the one that was written down: %s", firstDifference(want, there.Bytes()))
	}
	return nil
}
