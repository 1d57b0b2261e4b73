//go:build linux || darwin

package local

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// lock holds the lock file until unlock is called or the process ends. It
// calls waiting, once, where another process holds it for longer than a moment.
func lock(ctx context.Context, name string, waiting func()) (unlock func(), err error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening lock file: %w", err)
	}
	if err := take(ctx, f, func() error { waiting(); return nil }); err != nil {
		return nil, err
	}
	return func() { f.Close() }, nil
}

// take locks a file, or closes it. It calls late, once, where another process
// holds it for longer than a moment, and gives up where that is an error.
func take(ctx context.Context, f *os.File, late func() error) (err error) {
	defer func() {
		if err != nil {
			f.Close()
		}
	}()
	for try := 0; ; try++ {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			return fmt.Errorf("locking %s: %w", f.Name(), err)
		}
		if try == 20 {
			if err := late(); err != nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// own takes the lock that the servers of dir hold as long as one of them runs.
// They inherit it: it is theirs from before they run, and goes with the last.
func own(dir string) (*os.File, error) {
	f, err := os.OpenFile(ownerFile(dir), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening the servers' lock: %w", err)
	}
	// What was ended a moment ago is gone by then.
	err = take(context.Background(), f, func() error { return fmt.Errorf("%w: %s is locked", errOwned, f.Name()) })
	if err != nil {
		return nil, err
	}
	return f, nil
}

// strays are the processes that serve dir, whether they are recorded or not: those
// that hold the servers' lock, and those that an older program started, which had
// none. Where there is no /proc, none are found.
func strays(dir string) []*Node {
	processes, _ := filepath.Glob("/proc/[0-9]*") // the pattern is right
	home, err := os.Stat(dir)
	if err != nil {
		return nil
	}
	var nodes []*Node
	for _, process := range processes {
		pid, err := strconv.Atoi(filepath.Base(process))
		if err != nil || pid == os.Getpid() {
			continue
		}
		if isFileAt(filepath.Join(process, "fd", strconv.Itoa(heldAs)), ownerFile(dir)) || runsIn(process, home) {
			folder, _ := os.Readlink(filepath.Join(process, "cwd")) // where it ended meanwhile there is none
			nodes = append(nodes, &Node{Name: filepath.Base(folder), PID: pid, Born: birth(pid)})
		}
	}
	return nodes
}

// isFileAt reports whether two paths lead to one file that is there.
func isFileAt(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// runsIn reports whether a process is a dgraph program in a node's folder of home.
func runsIn(process string, home fs.FileInfo) bool {
	program, err := os.Readlink(filepath.Join(process, "exe"))
	if err != nil || !strings.HasPrefix(filepath.Base(program), "dgraph") {
		return false
	}
	folder, err := os.Readlink(filepath.Join(process, "cwd"))
	if err != nil {
		return false
	}
	above, err := os.Stat(filepath.Dir(folder))
	return err == nil && os.SameFile(above, home)
}
