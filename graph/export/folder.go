package export

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// A folder takes files, one after the other: a file is whole when the next is
// made.
type folder interface {
	create(name string) (io.Writer, error)
}

// zipFolder is a ZIP archive. Its files have no dates, so that the same files
// give the same archive.
type zipFolder struct{ *zip.Writer }

func (z zipFolder) create(name string) (io.Writer, error) { return z.Create(name) }

func zipped(w io.Writer, fill func(folder) error) error {
	z := zip.NewWriter(w)
	if err := fill(zipFolder{z}); err != nil {
		return err
	}
	return z.Close()
}

// A diskFolder is a folder of the file system.
type diskFolder struct {
	root *os.Root
	file *os.File
	w    *bufio.Writer
}

func inFolder(path string, fill func(folder) error) (err error) {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return err
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return err
	}
	defer root.Close()
	d := &diskFolder{root: root}
	return errors.Join(fill(d), d.end())
}

// end ends the file that is being written.
func (d *diskFolder) end() error {
	if d.file == nil {
		return nil
	}
	err := errors.Join(d.w.Flush(), d.file.Close())
	d.file = nil
	return err
}

func (d *diskFolder) create(name string) (io.Writer, error) {
	if err := d.end(); err != nil {
		return nil, err
	}
	if err := d.root.MkdirAll(filepath.Dir(filepath.FromSlash(name)), 0o777); err != nil {
		return nil, err
	}
	file, err := d.root.Create(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	d.file, d.w = file, bufio.NewWriter(file)
	return d.w, nil
}

// An aside is a file of its own into which something is written that has its place later.
type aside struct {
	*bufio.Writer
	file *os.File
}

func newAside() (*aside, error) {
	file, err := os.CreateTemp("", "entente-export")
	if err != nil {
		return nil, err
	}
	return &aside{bufio.NewWriter(file), file}, nil
}

// copyTo writes what was put aside.
func (a *aside) copyTo(w io.Writer) error {
	if err := a.Flush(); err != nil {
		return err
	}
	if _, err := a.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.Copy(w, a.file)
	return err
}

func (a *aside) remove() {
	a.file.Close()
	os.Remove(a.file.Name())
}

// sideBySide fills files at the same time, put aside, and then has them one after the
// other in the folder.
func sideBySide(dir folder, names []string, fill func([]*aside) error) error {
	var all []*aside
	for _, name := range names {
		a, err := newAside()
		if err != nil {
			return fmt.Errorf("put %s aside: %w", name, err)
		}
		defer a.remove()
		all = append(all, a)
	}
	if err := fill(all); err != nil {
		return err
	}
	for i, a := range all {
		w, err := dir.create(names[i])
		if err == nil {
			err = a.copyTo(w)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", names[i], err)
		}
	}
	return nil
}
