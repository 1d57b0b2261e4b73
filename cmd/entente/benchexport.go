package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/export"
	"entente/graph/local"
	"entente/schema"
)

func benchExportCommand() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: "time exports of made-up graphs, and see that memory does not grow with the graph",
		Description: "Makes graphs of so many actors, meetings and positions, with the statements and reports\n" +
			"that prove them, has dgraph live load each into a server run for the purpose, and exports\n" +
			"each in every format by a process of its own. Peak memory is that of this process, as\n" +
			"far as the system tells (Linux does); the ratio is of the last graph's to the first's.",
		Flags: append([]cli.Flag{
			&cli.IntSliceFlag{Name: "nodes", Value: cli.NewIntSlice(10_000, 40_000), Usage: "make graphs of `N` nodes"},
		}, localFlags()...),
		OnUsageError: usageError,
		Action:       runBenchExport,
	}
}

func runBenchExport(c *cli.Context) error {
	sizes := c.IntSlice("nodes")
	if c.NArg() > 0 {
		return &usage{"bench export takes no arguments"}
	}
	var runs []map[string]exported
	for _, n := range sizes {
		if n < 10 {
			return &usage{"--nodes: 10 at least"}
		}
		run, err := benchExports(c, n)
		if err != nil {
			return err
		}
		runs = append(runs, run)
	}
	w := c.App.Writer
	fmt.Fprintf(w, "%-10s", "nodes")
	for _, n := range sizes {
		fmt.Fprintf(w, "  %25d", n)
	}
	fmt.Fprintln(w, "  memory")
	for _, format := range exportFormats() {
		fmt.Fprintf(w, "%-10s", format)
		for _, run := range runs {
			e := run[format]
			fmt.Fprintf(w, "  %6.1f s %6.1f MB %5.1f MB", e.took.Seconds(), float64(e.size)/1e6, float64(e.peak)/1e3)
		}
		first, last := runs[0][format], runs[len(runs)-1][format]
		if first.peak > 0 {
			fmt.Fprintf(w, "  x%.2f", float64(last.peak)/float64(first.peak))
		}
		fmt.Fprintln(w)
	}
	_, err := fmt.Fprintln(w, "Each: time, size of the file, peak memory.")
	return err
}

// exported is what an export took.
type exported struct {
	took time.Duration
	size int64 // bytes
	peak int64 // kB; 0 where the system does not tell
}

// benchExports makes a graph of so many nodes, and exports it in every format.
func benchExports(c *cli.Context, nodes int) (map[string]exported, error) {
	dir, err := os.MkdirTemp("", "entente-bench")
	if err != nil {
		return nil, fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	s, err := local.Start(c.Context, local.Options{Program: c.String("dgraph-bin"), Tell: prefixed{c.App.ErrWriter}})
	if err != nil {
		return nil, err
	}
	defer s.Stop()
	g, err := graph.Connect(c.Context, graph.Options{Addrs: s.Addrs()})
	if err != nil {
		return nil, err
	}
	defer g.Close()
	if err := g.ApplySchema(c.Context); err != nil {
		return nil, err
	}
	file := filepath.Join(dir, "made-up.rdf")
	if err := writeMadeUp(file, nodes); err != nil {
		return nil, err
	}
	if _, err := loadLive(c.Context, s, file, dir); err != nil {
		return nil, err
	}
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	all := map[string]exported{}
	for _, format := range exportFormats() {
		out := filepath.Join(dir, format)
		if f, err := export.Find(format, export.Options{}); err == nil && f.Folder {
			out += ".zip"
		}
		e, err := measured(exec.CommandContext(c.Context, program, "export", "--dgraph", s.Addrs()[0], "--format", format, "--out", out), out)
		if err != nil {
			return nil, fmt.Errorf("export %s: %w", format, err)
		}
		all[format] = e
	}
	return all, sawAll(filepath.Join(dir, "csv-nodes"), nodes)
}

// measured runs a command that writes a file.
func measured(cmd *exec.Cmd, out string) (exported, error) {
	var said bytes.Buffer
	cmd.Stderr = &said
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return exported{}, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	var e exported
	for {
		select {
		case err := <-ended:
			e.took = time.Since(start)
			if err != nil {
				return e, fmt.Errorf("%w: %s", err, said.String())
			}
			info, err := os.Stat(out)
			if err != nil {
				return e, err
			}
			e.size = info.Size()
			return e, nil
		case <-time.After(10 * time.Millisecond):
			// What the system tells of a process that has ended includes
			// the one that started it.
			e.peak = max(e.peak, peakOf(strconv.Itoa(cmd.Process.Pid)))
		}
	}
}

// sawAll sees that a file of nodes has them all.
func sawAll(path string, nodes int) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read the nodes: %w", err)
	}
	if lines := bytes.Count(data, []byte("\n")) - 1; lines != nodes {
		return fmt.Errorf("%d nodes were exported, want %d", lines, nodes)
	}
	return nil
}

// loadLive has dgraph live load a file of N-Quads, and returns the processor
// time that it used itself.
func loadLive(ctx context.Context, s *local.Server, file, dir string, more ...string) (time.Duration, error) {
	cmd := exec.CommandContext(ctx, s.Program, append([]string{"live", "--files", file,
		"--alpha", s.Alphas[0].GRPC(), "--zero", s.Zeros[0].GRPC(), "--tmp", dir}, more...)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("dgraph live: %w\n%s", err, out)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}

// writeMadeUp writes a graph of so many actors, meetings and positions as
// N-Quads: for each actor there is a meeting and three positions. As in real
// ones, a few actors are everywhere. The same number gives the same graph.
func writeMadeUp(path string, nodes int) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write a graph: %w", err)
	}
	m := madeUp{w: bufio.NewWriter(f), actors: nodes / 5}
	m.shared()
	for i := range nodes / 5 {
		m.meeting(i)
	}
	for i := range nodes - 2*(nodes/5) {
		m.position(i)
	}
	if err := errors.Join(m.w.Flush(), f.Close()); err != nil {
		return fmt.Errorf("write a graph: %w", err)
	}
	return nil
}

// A madeUp writes a made-up graph. What can't be written shows when it is flushed.
type madeUp struct {
	w      *bufio.Writer
	actors int
}

func (m *madeUp) node(id, typ, name string, more ...string) {
	m.text(id, schema.Type, typ)
	m.text(id, schema.XID, id)
	m.text(id, schema.Name, name)
	for i := 0; i < len(more); i += 2 {
		m.text(id, more[i], more[i+1])
	}
}
func (m *madeUp) text(id, predicate, value string) {
	fmt.Fprintf(m.w, "_:%s <%s> %s .\n", id, predicate, graph.Literal(value))
}
func (m *madeUp) edge(from, predicate, to string) {
	fmt.Fprintf(m.w, "_:%s <%s> _:%s .\n", from, predicate, to)
}

// shared writes what others refer to.
func (m *madeUp) shared() {
	kinds := []string{"country", "organization", "person", "person"}
	for i := range m.actors {
		id := m.actor(i)
		m.node(id, schema.Actor, fmt.Sprintf("Actor number %d", i), schema.Kind, kinds[i%len(kinds)], schema.Alias, fmt.Sprintf("Actor number %d", i))
		if kinds[i%len(kinds)] == "person" {
			m.edge(id, schema.ActsFor, m.actor(i/4*4))
		}
	}
	for i := range 1 + m.actors/4 {
		m.node(m.article(i), schema.Article, fmt.Sprintf("A made-up article, number %d", i), schema.Published, m.day(i), schema.URL, fmt.Sprintf("https://example.com/%d", i))
	}
	for i := range 1 + m.actors/2 {
		m.node(fmt.Sprintf("topic%d", i), schema.Topic, fmt.Sprintf("topic number %d", i))
	}
	for i := range 50 {
		m.node(fmt.Sprintf("place%d", i), schema.Place, fmt.Sprintf("Place %d", i))
	}
}

func (m *madeUp) actor(i int) string   { return fmt.Sprintf("actor%d", i%m.actors) }
func (m *madeUp) article(i int) string { return fmt.Sprintf("article%d", i%(1+m.actors/4)) }
func (m *madeUp) day(i int) string {
	return time.Date(2020, 1, 1+i*7%1500, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// some is the k-th of the actors that have to do with the i-th thing: often
// one of the first twenty.
func (m *madeUp) some(i, k int) string {
	if k == 0 && i%2 == 0 {
		return m.actor(i / 2 % 20)
	}
	return m.actor(i*7919 + k*104729)
}

func (m *madeUp) meeting(i int) {
	id, report := fmt.Sprintf("meeting%d", i), fmt.Sprintf("report%d", i)
	m.node(id, schema.Meeting, fmt.Sprintf("talks number %d", i), schema.Kind, "talks", schema.Status, "held", schema.Date, m.day(i))
	m.edge(id, schema.At, fmt.Sprintf("place%d", i%50))
	m.node(report, schema.Report, fmt.Sprintf("report of talks number %d", i), schema.Quote, "They held talks, the ministry said.")
	m.edge(report, schema.InArticle, m.article(i))
	m.edge(report, schema.OfMeeting, id)
	for k := range 3 {
		m.edge(m.some(i, k), schema.Attends, id)
		m.edge(report, schema.Participant, m.some(i, k))
	}
}

func (m *madeUp) position(i int) {
	stances := []string{"support", "oppose", "condemn", "claim", "demand"}
	id, stance := fmt.Sprintf("position%d", i), stances[i%len(stances)]
	m.node(id, schema.Position, fmt.Sprintf("%ss topic number %d", stance, i), schema.Stance, stance)
	m.edge(id, schema.AboutTopic, fmt.Sprintf("topic%d", i%(1+m.actors/2)))
	for k := range 1 + i%2 {
		said := fmt.Sprintf("statement%dx%d", i, k)
		m.node(said, schema.Statement, fmt.Sprintf("statement %d on topic number %d", k, i), schema.Stance, stance, schema.Quote, "We stand where we stood, the minister said.", schema.Date, m.day(i+k))
		m.edge(said, schema.InArticle, m.article(i+k))
		m.edge(said, schema.OfPosition, id)
		m.edge(said, schema.Holder, m.some(i, k))
		m.edge(m.some(i, k), schema.Holds, id)
		if i%3 == 0 {
			m.edge(said, schema.About, m.some(i, k+5))
		}
	}
}
