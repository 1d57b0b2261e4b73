package local

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The engine's module: it names Dgraph as a tool, and go.sum verifies what is
// downloaded. It stands apart because its 200 modules are none of Entente's.
var (
	//go:embed engine/go.mod.txt
	engineMod []byte
	//go:embed engine/go.sum.txt
	engineSum []byte
)

const (
	enginePackage = "github.com/hypermodeinc/dgraph/v25/dgraph"
	// Without these flags the program would not know its own version.
	engineFlags = "-s -w -X github.com/hypermodeinc/dgraph/v25/x.dgraphVersion=" + Version
)

// cached is the program in the user's cache, built first where it is missing.
func cached(ctx context.Context, o Options) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("%w: no folder to build one in: %w", ErrNoProgram, err)
	}
	return buildIn(ctx, filepath.Join(cache, "entente", "dgraph-"+Version), o)
}

// buildIn returns the program in dir. It builds it where it is missing; of
// several processes one does, and the others wait for it.
func buildIn(ctx context.Context, dir string, o Options) (string, error) {
	program := filepath.Join(dir, executable("dgraph"))
	if isFile(program) {
		return program, nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", fmt.Errorf("%w: making a folder to build one in: %w", ErrNoProgram, err)
	}
	unlock, err := lock(ctx, filepath.Join(dir, "lock"), func() {
		o.tell("waiting for another process that builds Dgraph %s", Version)
	})
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrNoProgram, err)
	}
	defer unlock()
	if isFile(program) {
		return program, nil
	}
	if _, err := exec.LookPath("go"); err != nil {
		return "", fmt.Errorf("%w: none is in PATH, and without Go none can be built", ErrNoProgram)
	}
	tmp, err := os.MkdirTemp(dir, "build")
	if err != nil {
		return "", fmt.Errorf("%w: making a folder to build one in: %w", ErrNoProgram, err)
	}
	defer os.RemoveAll(tmp)
	if err := build(ctx, tmp, o); err != nil {
		return "", fmt.Errorf("%w: building Dgraph %s: %w", ErrNoProgram, Version, err)
	}
	if err := os.Rename(filepath.Join(tmp, executable("dgraph")), program); err != nil {
		return "", fmt.Errorf("%w: keeping the one built: %w", ErrNoProgram, err)
	}
	return program, nil
}

func isFile(name string) bool {
	fi, err := os.Stat(name)
	return err == nil && fi.Mode().IsRegular()
}

// build builds the engine's module in dir.
func build(ctx context.Context, dir string, o Options) error {
	err := errors.Join(
		os.WriteFile(filepath.Join(dir, "go.mod"), engineMod, 0o666),
		os.WriteFile(filepath.Join(dir, "go.sum"), engineSum, 0o666))
	if err != nil {
		return err
	}
	o.tell("building Dgraph %s, once: this takes about two minutes", Version)
	start := time.Now()
	cmd := exec.CommandContext(ctx, "go", "build", "-v", "-ldflags", engineFlags, "-o", executable("dgraph"), enginePackage)
	cmd.Dir = dir
	// What the user has set for other builds must not change this one: only
	// go.sum says what is right.
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=readonly -trimpath -buildvcs=false", "GOWORK=off", "GOOS=", "GOARCH=", "PWD="+dir)
	pipe, err := cmd.StderrPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	last := follow(pipe, o)
	if err := cmd.Wait(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("%w: %s", err, last)
	}
	o.tell("built Dgraph %s in %s", Version, time.Since(start).Round(time.Second))
	return nil
}

// follow reads what "go build -v" says, tells every few seconds how far it
// is, and returns the last lines, which name the error if there is one.
func follow(pipe io.Reader, o Options) string {
	var tail []string
	packages, modules, told := 0, 0, time.Now()
	for lines := bufio.NewScanner(pipe); lines.Scan(); {
		line := lines.Text()
		if strings.HasPrefix(line, "go: downloading ") {
			modules++
		} else {
			packages++
		}
		if tail = append(tail, line); len(tail) > 3 {
			tail = tail[1:]
		}
		if time.Since(told) > 10*time.Second {
			told = time.Now()
			o.tell("  %d modules downloaded, %d packages compiled", modules, packages)
		}
	}
	return strings.Join(tail, "; ")
}
