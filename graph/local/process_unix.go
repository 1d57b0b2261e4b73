//go:build linux || darwin

package local

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// detached makes a command a process of its own session, so that neither
// Ctrl-C nor the end of this program reaches it.
func detached() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }

// birth is something that tells a process from a later one of the same pid,
// or "" where there is no such process (or only its remains).
func birth(pid int) string {
	if pid <= 0 {
		return ""
	}
	if stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid)); err == nil {
		// The fields after the command, which may hold blanks: state is the
		// first, threads the eighteenth, start time the twentieth. Remains
		// that still have threads still hold their ports and files.
		fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
		if len(fields) < 20 || string(fields[0]) == "Z" && len(fields[17]) == 1 && fields[17][0] <= '1' {
			return ""
		}
		return string(fields[19])
	}
	out, err := exec.Command("ps", "-o", "lstart=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// end asks a process to end, gives it that long, and then ends it.
func end(pid int, born string, patience time.Duration) error {
	if patience > 0 {
		if err := syscall.Kill(pid, syscall.SIGTERM); err == nil && gone(pid, born, patience) {
			return nil
		}
	}
	if birth(pid) != born {
		return nil
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
		return fmt.Errorf("ending process %d: %w", pid, err)
	}
	if !gone(pid, born, 10*time.Second) {
		return fmt.Errorf("process %d does not end", pid)
	}
	return nil
}

// gone waits for the end of a process.
func gone(pid int, born string, patience time.Duration) bool {
	for until := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		if birth(pid) != born {
			return true
		}
		if time.Now().After(until) {
			return false
		}
	}
}

// free is how many bytes are free on the disk of dir.
func free(dir string) (uint64, error) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return 0, fmt.Errorf("asking how much of the disk is free: %w", err)
	}
	return st.Bavail * uint64(st.Bsize), nil
}

// onDisk is what a file takes on disk: Dgraph's logs are mostly holes.
func onDisk(fi fs.FileInfo) int64 {
	if st, ok := fi.Sys().(*syscall.Stat_t); ok {
		return st.Blocks * 512
	}
	return fi.Size()
}
