package local

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// script writes a program of a few lines of shell.
func script(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text+"\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	return path
}

// says is a program that tells its version as dgraph does.
func says(version string) string { return "echo 'Dgraph version   : " + version + "'" }

func TestFind(t *testing.T) {
	const fresh, old = "v25.0.0", "v21.03.2"
	tests := []struct {
		name               string
		asked, env, inPath string // versions; "" for no such program
		cached             bool
		want               string // part of the path
		err                string
	}{
		{name: "asked for", asked: fresh, env: fresh, inPath: fresh, cached: true, want: "asked"},
		{name: "asked for, too old", asked: old, inPath: fresh, err: "needed is v25"},
		{name: "asked for, no dgraph", asked: "none", inPath: fresh, err: "needed is v25"},
		{name: "by the environment", env: fresh, inPath: fresh, cached: true, want: "env"},
		{name: "in PATH", inPath: fresh, cached: true, want: "path"},
		{name: "in PATH without a version number", inPath: "dev", cached: true, want: "path"},
		{name: "in PATH, too old", inPath: old, cached: true, want: "cache"},
		{name: "in the cache", cached: true, want: "cache"},
		{name: "nowhere, and no Go", err: "without Go"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			t.Setenv("HOME", dir)
			t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
			t.Setenv("PATH", filepath.Join(dir, "path"))
			t.Setenv("ENTENTE_DGRAPH_BIN", "")
			var o Options
			if test.asked != "" {
				o.Program = script(t, filepath.Join(dir, "asked"), "dgraph", says(test.asked))
			}
			if test.asked == "none" {
				o.Program = script(t, filepath.Join(dir, "asked"), "dgraph", "echo hello")
				test.err = "no dgraph"
			}
			if test.env != "" {
				t.Setenv("ENTENTE_DGRAPH_BIN", script(t, filepath.Join(dir, "env"), "dgraph", says(test.env)))
			}
			if test.inPath != "" {
				script(t, filepath.Join(dir, "path"), "dgraph", says(test.inPath))
			}
			if test.cached {
				script(t, filepath.Join(cacheDir(t), "entente", "dgraph-"+Version), "dgraph", says(Version))
			}
			got, err := Find(t.Context(), o)
			if test.err != "" {
				if !errors.Is(err, ErrNoProgram) || !strings.Contains(err.Error(), test.err) {
					t.Errorf("got %q, %v; want ErrNoProgram with %q", got, err, test.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(got, filepath.Join(dir, test.want)) && !strings.Contains(got, string(filepath.Separator)+test.want) {
				t.Errorf("found %s, want the one of %s", got, test.want)
			}
		})
	}
}

func cacheDir(t *testing.T) string {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// The real build takes minutes, so here a program in place of Go counts how
// often it was asked; the tests of the server run what the real one built.
func TestBuildOnceForAll(t *testing.T) {
	dir := t.TempDir()
	count := filepath.Join(dir, "count")
	script(t, filepath.Join(dir, "bin"), "go", "echo x >> "+count+"; sleep 0.2; test -s go.sum && echo built > dgraph")
	t.Setenv("PATH", filepath.Join(dir, "bin")+":"+os.Getenv("PATH"))
	var all sync.WaitGroup
	for range 5 {
		all.Go(func() {
			program, err := buildIn(t.Context(), filepath.Join(dir, "cache"), Options{})
			if err != nil {
				t.Error(err)
				return
			}
			if data, err := os.ReadFile(program); err != nil || string(data) != "built\n" {
				t.Errorf("the program is %q, %v", data, err)
			}
		})
	}
	all.Wait()
	if data, _ := os.ReadFile(count); len(data) != 2 {
		t.Errorf("it was built %d times, want once", len(data)/2)
	}
	left, err := filepath.Glob(filepath.Join(dir, "cache", "build*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestBuildFailureIsTold(t *testing.T) {
	dir := t.TempDir()
	script(t, filepath.Join(dir, "bin"), "go", "echo 'dial tcp: no route to the module proxy' >&2; exit 1")
	t.Setenv("PATH", filepath.Join(dir, "bin")+":"+os.Getenv("PATH"))
	_, err := buildIn(t.Context(), filepath.Join(dir, "cache"), Options{})
	if !errors.Is(err, ErrNoProgram) || !strings.Contains(err.Error(), "no route to the module proxy") {
		t.Errorf("got %v, want ErrNoProgram and the reason", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "cache", "dgraph")); err == nil {
		t.Error("a failed build left a program")
	}
}
