package article

import (
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// An input is one stream of bytes to be read for articles.
type input struct {
	name string    // file name or URL
	src  io.Reader // the bytes, packed or not
	size int64     // size of the file, or 0 where unknown

	url         string // where it comes from on the web, else empty
	contentType string // the header of an answer from the web, else empty
	web         bool   // read from the web just now
}

// path reads a file or folder.
func (r *reader) path(name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return r.skip(&SkipError{Source: name, Reason: "can't be opened", Err: plainError(err)})
	}
	if info.IsDir() {
		return r.folder(name, name, []fs.FileInfo{info})
	}
	return r.file(name)
}

// plainError takes the file's name out of an error that names it once more.
func plainError(err error) error {
	if p, ok := err.(*fs.PathError); ok {
		return p.Err
	}
	return err
}

// folder reads the files of a folder and of those in it, in order of name. above
// are the folders on the way to it: a link back to one of them is not followed.
func (r *reader) folder(top, dir string, above []fs.FileInfo) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return r.skip(&SkipError{Source: dir, Reason: "can't be opened", Err: plainError(err)})
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		if err := r.entry(top, name, above); err != nil {
			return err
		}
	}
	return nil
}

// entry reads one file or folder in a folder.
func (r *reader) entry(top, name string, above []fs.FileInfo) error {
	if len(filepath.Base(name)) > 1 && filepath.Base(name)[0] == '.' {
		return nil
	}
	rel, err := filepath.Rel(top, name)
	if err != nil {
		rel = name
	}
	rel = filepath.ToSlash(rel)
	if matchAny(r.opts.Exclude, rel) {
		return nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return r.skip(&SkipError{Source: name, Reason: "can't be opened", Err: plainError(err)})
	}
	if info.IsDir() {
		for _, a := range above {
			if os.SameFile(a, info) {
				return r.skip(&SkipError{Source: name, Reason: "folder that links back to one above it"})
			}
		}
		return r.folder(top, name, append(above[:len(above):len(above)], info))
	}
	if len(r.opts.Include) > 0 && !matchAny(r.opts.Include, rel) {
		return nil
	}
	if !info.Mode().IsRegular() {
		return r.skip(&SkipError{Source: name, Reason: "not a regular file"})
	}
	return r.file(name)
}

// matchAny holds patterns against a path in a folder and its last part.
func matchAny(patterns []string, rel string) bool {
	for _, p := range patterns {
		if ok, _ := path.Match(p, rel); ok {
			return true
		}
		if ok, _ := path.Match(p, path.Base(rel)); ok {
			return true
		}
	}
	return false
}

// file reads one file.
func (r *reader) file(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return r.skip(&SkipError{Source: name, Reason: "can't be opened", Err: plainError(err)})
	}
	defer f.Close()
	in := &input{name: name, src: f}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		in.size = info.Size()
		r.counted.Total.Add(in.size)
	}
	return r.stream(in)
}
