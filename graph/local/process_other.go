//go:build !linux && !darwin

package local

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// Elsewhere a server of one's own is needed: see the README.

func lock(context.Context, string, func()) (func(), error) { return nil, errors.ErrUnsupported }
func own(string) (*os.File, error)                         { return nil, errors.ErrUnsupported }
func strays(string) []*Node                                { return nil }
func detached() *syscall.SysProcAttr                       { return nil }
func birth(int) string                                     { return "" }
func end(int, string, time.Duration) error                 { return errors.ErrUnsupported }
func free(string) (uint64, error)                          { return 0, errors.ErrUnsupported }
func onDisk(fi fs.FileInfo) int64                          { return fi.Size() }
