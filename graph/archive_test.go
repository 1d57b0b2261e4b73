package graph

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente/graph/local"
	"entente/graph/local/localtest"
	"entente/schema"

	"github.com/google/go-cmp/cmp"
)

// TestArchive feeds an export and the schema into dgraph live and dgraph bulk,
// and sees that both give the graph that a load gave.
func TestArchive(t *testing.T) {
	if os.Getenv("ENTENTE_TEST_DGRAPH") != "" {
		t.Skip("a server was given")
	}
	g := open(t)
	g.opts.Locate = locate
	items := append(chronicle(3), newYork("a").item())
	load(t, g, items...)
	want := dump(t, g)
	if !strings.Contains(want, "<location>") {
		t.Fatal("no place has a location")
	}
	dir := t.TempDir()
	rdf, dql := filepath.Join(dir, "graph.rdf"), filepath.Join(dir, "schema.dql")
	for path, text := range map[string]string{rdf: want, dql: schema.DQL} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	same := func(t *testing.T, addr string) {
		t.Helper()
		g := connect(t, Options{Addrs: []string{addr}, DialTimeout: time.Minute, Locate: locate})
		if err := g.ApplySchema(t.Context()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
			t.Fatalf("the graph is not the one that was exported:\n%s", diff)
		}
		verified(t, g)
		if stats := load(t, g, items...); stats.Commits != 0 {
			t.Errorf("loading its articles again: %+v, want no commit", stats)
		}
	}
	t.Run("live", func(t *testing.T) {
		s, err := local.Start(t.Context(), local.Options{Tell: os.Stderr})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Stop()
		run(t, dir, s.Program, "live", "--files", rdf, "--schema", dql, "--alpha", s.Alphas[0].GRPC(), "--zero", s.Zeros[0].GRPC(), "--tmp", dir)
		same(t, s.Addrs()[0])
	})
	t.Run("bulk", func(t *testing.T) {
		program, err := local.Find(t.Context(), local.Options{Tell: os.Stderr})
		if err != nil {
			t.Fatal(err)
		}
		offset := localtest.FreeOffset(t)
		at := func(port int) string { return "localhost:" + strconv.Itoa(port+offset) }
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		start := func(url string, args ...string) {
			t.Helper()
			localtest.Run(ctx, t, dir, url, program, args...)
		}
		common := []string{"--bindall=false", "--telemetry", "reports=false; sentry=false", "-o", strconv.Itoa(offset)}
		start("http://"+at(6080)+"/state", append([]string{"zero", "--my", at(5080)}, common...)...)
		run(t, dir, program, "bulk", "--files", rdf, "--schema", dql, "--zero", at(5080), "--out", filepath.Join(dir, "out"), "--tmp", filepath.Join(dir, "tmp"),
			"--map_shards", "1", "--reduce_shards", "1", "--mapoutput_mb", "16", "--partition_mb", "4", "--num_go_routines", "1")
		start("http://"+at(8080)+"/health", append([]string{"alpha", "--my", at(7080), "--zero", at(5080),
			"--postings", filepath.Join(dir, "out", "0", "p")}, common...)...)
		same(t, at(9080))
	})
}

// run runs a program to its end.
func run(t *testing.T, dir, program string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", args[0], err, out)
	}
}
