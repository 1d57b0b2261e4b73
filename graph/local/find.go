package local

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"time"
)

// Version is the version of Dgraph that is built where none is found.
const Version = "v25.0.0"

// oldest is the oldest major version that is run: those before it have access
// control by licence only.
const oldest = 25

// ErrNoProgram says that no dgraph program was found, nor could be built.
var ErrNoProgram = errors.New("no dgraph program")

// Find returns the path of a dgraph program: the one asked for, else that of
// the environment variable ENTENTE_DGRAPH_BIN, else one beside this program,
// else one in PATH that is new enough, else one in the user's cache, where it
// is built first if need be. The last takes about two minutes once.
func Find(ctx context.Context, o Options) (string, error) {
	for _, asked := range []string{o.Program, os.Getenv("ENTENTE_DGRAPH_BIN")} {
		if asked == "" {
			continue
		}
		if err := usable(ctx, asked); err != nil {
			return "", fmt.Errorf("%w: %s was asked for: %w", ErrNoProgram, asked, err)
		}
		return asked, nil
	}
	if self, err := os.Executable(); err == nil {
		beside := filepath.Join(filepath.Dir(self), executable("dgraph"))
		if usable(ctx, beside) == nil {
			return beside, nil
		}
	}
	if p, err := exec.LookPath("dgraph"); err == nil {
		if err := usable(ctx, p); err == nil {
			return p, nil
		} else {
			o.tell("passing over %s: %v", p, err)
		}
	}
	return cached(ctx, o)
}

var versionLine = regexp.MustCompile(`(?m)^Dgraph version\s*:\s*(\S+)`)

// usable tells why a program can't be used: it is missing, is no dgraph, or
// is too old. A build without a version number is let pass.
func usable(ctx context.Context, program string) error {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, program, "version").CombinedOutput()
	if err != nil {
		return fmt.Errorf("asking for its version: %w", err)
	}
	m := versionLine.FindSubmatch(out)
	if m == nil {
		return errors.New("it is no dgraph")
	}
	version := string(m[1])
	if n, ok := major(version); ok && n < oldest {
		return fmt.Errorf("it is %s, needed is v%d or newer", version, oldest)
	}
	return nil
}

var majorNumber = regexp.MustCompile(`^v?(\d+)\.`)

func major(version string) (int, bool) {
	m := majorNumber.FindStringSubmatch(version)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	return n, err == nil
}

func executable(name string) string {
	if runtime.GOOS == "windows" {
		return name + ".exe"
	}
	return name
}
