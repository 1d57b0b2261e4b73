package localtest

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A Disk is a small one of its own, which can be full.
type Disk struct {
	Dir    string
	filler string
}

// NewDisk makes a disk of so many bytes, which goes with the test. Where the system
// does not let us, the test is skipped.
func NewDisk(t testing.TB, size string) *Disk {
	t.Helper()
	d := &Disk{Dir: t.TempDir()}
	if err := syscall.Mount("entente-test", d.Dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("making a disk that can be full: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(d.Dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("taking the disk away: %v", err)
		}
	})
	d.filler = filepath.Join(d.Dir, "filler")
	return d
}

// Fill leaves no room.
func (d *Disk) Fill(t testing.TB) {
	t.Helper()
	f, err := os.Create(d.filler)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size := 1 << 20; size > 0; {
		if _, err := f.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
}

// Clear takes away what filled the disk.
func (d *Disk) Clear(t testing.TB) {
	t.Helper()
	if err := os.Remove(d.filler); err != nil {
		t.Fatal(err)
	}
}
