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

// A spill is a file that is filled while others are, too.
type spill struct {
	name string
	*bufio.Writer
	aside *os.File
}

// spilled fills files side by side, put aside, and then has them one after the
// other in the folder.
func spilled(dir folder, names []string, fill func([]*spill) error) error {
	var all []*spill
	defer func() {
		for _, s := range all {
			s.aside.Close()
			os.Remove(s.aside.Name())
		}
	}()
	for _, name := range names {
		aside, err := os.CreateTemp("", "entente-export")
		if err != nil {
			return fmt.Errorf("put %s aside: %w", name, err)
		}
		all = append(all, &spill{name, bufio.NewWriter(aside), aside})
	}
	if err := fill(all); err != nil {
		return err
	}
	for _, s := range all {
		if err := s.moveTo(dir); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

func (s *spill) moveTo(dir folder) error {
	if err := s.Flush(); err != nil {
		return err
	}
	if _, err := s.aside.Seek(0, io.SeekStart); err != nil {
		return err
	}
	w, err := dir.create(s.name)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, s.aside)
	return err
}
