//go:build !linux

package localtest

import "testing"

// A Disk is a small one of its own, which can be full.
type Disk struct{ Dir string }

// NewDisk skips the test: only Linux makes such a disk at once.
func NewDisk(t testing.TB, size string) *Disk {
	t.Skip("making a disk that can be full: not on this system")
	return nil
}

// Fill and Clear are never called.
func (d *Disk) Fill(testing.TB)  {}
func (d *Disk) Clear(testing.TB) {}
