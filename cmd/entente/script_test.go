package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/rogpeppe/go-internal/testscript"

	"entente/graph/local"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"entente": main})
}

// TestScript runs testdata/script/*.txtar. A script that needs a graph gets
// one of its own by its first command that does.
func TestScript(t *testing.T) {
	// The scripts have no home, but share the dgraph program.
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	articles, err := filepath.Abs("../../extract/testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := filepath.Abs("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	shared, err := filepath.Abs(cmp.Or(os.Getenv("ENTENTE_SHARED"), "../../../shared"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		// Scripts on material that is not part of the repository.
		Condition: func(cond string) (bool, error) {
			if cond != "shared" {
				return false, fmt.Errorf("no condition %q", cond)
			}
			_, err := os.Stat(shared)
			return err == nil, nil
		},
		Setup: func(e *testscript.Env) error {
			dir := filepath.Join(e.WorkDir, ".graph")
			e.Setenv("ENTENTE_DATA", dir)
			e.Setenv("ENTENTE_MODEL", "fast") // what scripts say of facts is what rules read, unless they ask for more
			e.Setenv("XDG_CACHE_HOME", cache)
			e.Setenv("ARTICLES", articles)
			e.Setenv("README", readme)
			e.Setenv("SHARED", shared)
			for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPATH", "GOPROXY"} {
				if v := goEnv(name); v != "" {
					e.Setenv(name, v)
				}
			}
			e.Defer(func() {
				if _, err := local.Down(context.Background(), dir); err != nil {
					t.Error(err)
				}
			})
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "shows": shows, "fits": fits},
	})
}

// goEnv is a variable of the go command, which a build in a script needs.
func goEnv(name string) string {
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		return ""
	}
	return string(out[:len(out)-1])
}

// exits is a command of scripts: "exits 3 entente load nofile" runs a program
// and checks its exit status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("running %s: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// fits is a command of scripts: "fits 80 stdout" checks that no line of the output
// has more columns, but for the addresses of articles, which stand in one piece.
func fits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fits COLUMNS OUTPUT")
	}
	most, err := strconv.Atoi(args[0])
	ts.Check(err)
	output := ts.ReadFile(args[1])
	if output == "" {
		ts.Fatalf("there is no output")
	}
	for line := range strings.Lines(output) {
		if n := text.StringWidthWithoutEscSequences(strings.TrimSuffix(line, "\n")); n > most && !strings.HasPrefix(line, "      http") {
			ts.Fatalf("%d columns: %s", n, line)
		}
	}
}

// shows is a command of scripts: "shows FILE stdout COMMAND" checks that the
// output is what a text shows below the indented line of a command: each of its
// indented lines follows the one before, but where "..." leaves some out.
func shows(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: shows FILE OUTPUT COMMAND")
	}
	const indent = "    "
	_, shown, ok := strings.Cut(ts.ReadFile(args[0]), "\n"+indent+args[2]+"\n")
	if !ok {
		ts.Fatalf("%s does not name the command: %s", args[0], args[2])
	}
	output := slices.DeleteFunc(strings.Split(ts.ReadFile(args[1]), "\n"), func(line string) bool { return line == "" })
	skips, lines := true, 0
	for line := range strings.Lines(shown) {
		line = strings.TrimSuffix(line, "\n")
		text, ok := strings.CutPrefix(line, indent)
		switch {
		case line == "":
			continue
		case !ok && lines == 0:
			ts.Fatalf("%s shows no output of %s", args[0], args[2])
		case !ok:
			return
		case strings.TrimSpace(text) == "...":
			skips = true
			continue
		}
		i := slices.Index(output, text)
		if i < 0 || i > 0 && !skips {
			ts.Fatalf("%s shows what the output has not, or not there: %s", args[0], text)
		}
		output, skips = output[i+1:], false
		lines++
	}
}
