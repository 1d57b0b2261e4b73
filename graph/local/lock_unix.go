//go:build linux || darwin

package local

import (
	"context"
	"errors"
	"fmt"
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

// strays are the processes that hold the servers' lock of dir, whether they are
// recorded or not. Where there is no /proc, none are found.
func strays(dir string) []int {
	links, _ := filepath.Glob(fmt.Sprintf("/proc/[0-9]*/fd/%d", heldAs)) // the pattern is right
	lock, err := os.Stat(ownerFile(dir))
	if err != nil {
		return nil
	}
	var pids []int
	for _, link := range links {
		pid, err := strconv.Atoi(strings.Split(link, "/")[2])
		if err != nil || pid == os.Getpid() {
			continue
		}
		if held, err := os.Stat(link); err == nil && os.SameFile(held, lock) {
			pids = append(pids, pid)
		}
	}
	return pids
}
