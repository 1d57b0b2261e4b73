//go:build unix

package article

import (
	"io/fs"
	"syscall"
)

// A fileKey tells a file or folder from all others, whatever path leads to it.
type fileKey struct{ device, number uint64 }

// firstSight says whether a file or folder is seen for the first time.
func (v *visitor) firstSight(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return true
	}
	key := fileKey{uint64(stat.Dev), uint64(stat.Ino)}
	if v.seen[key] {
		return false
	}
	v.seen[key] = true
	return true
}
