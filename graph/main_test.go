package graph

import (
	"context"
	"flag"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"entente/graph/local"
)

// server is the one server of most tests, started by the first that needs it.
var server struct {
	once sync.Once
	s    *local.Server
	err  error
}

func TestMain(m *testing.M) {
	if os.Getenv(victimEnv) != "" {
		victim()
		return
	}
	// A history takes half a second: some do each time, -rapid.checks=1000 for more.
	if err := flag.Set("rapid.checks", "20"); err != nil {
		panic(err)
	}
	code := m.Run()
	if server.s != nil {
		if err := server.s.Stop(); err != nil {
			fmt.Fprintln(os.Stderr, "stopping Dgraph:", err)
			code = 1
		}
	}
	os.Exit(code)
}

// addrs are the addresses of the tests' server.
func addrs(t testing.TB) []string {
	t.Helper()
	list, err := serverAddrs()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func serverAddrs() ([]string, error) {
	if addr := os.Getenv("ENTENTE_TEST_DGRAPH"); addr != "" {
		return []string{addr}, nil
	}
	server.once.Do(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 9*time.Minute)
		defer cancel()
		server.s, server.err = local.Start(ctx, local.Options{Tell: os.Stderr})
	})
	if server.err != nil {
		return nil, server.err
	}
	return server.s.Addrs(), nil
}

// open connects to the tests' server and empties it.
func open(t testing.TB) *Graph {
	t.Helper()
	g := connect(t, Options{Addrs: addrs(t)})
	clear(t, g)
	return g
}

func connect(t testing.TB, o Options) *Graph {
	t.Helper()
	g, err := Connect(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}
