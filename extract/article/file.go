package article

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
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

// A visitor is told of the files of a path and of what is none.
type visitor struct {
	file func(name string, size int64) error
	skip func(*SkipError) error
	pass func(what string)
	seen map[fileKey]bool // the folders that were gone through
}

// path reads a file or folder.
func (r *reader) path(name string) error {
	return r.visit(name, visitor{
		file: func(name string, _ int64) error { return r.file(name) },
		skip: r.skip,
		pass: r.counted.pass,
		seen: map[fileKey]bool{},
	})
}

// measure counts the bytes that there are to read.
func (r *reader) measure(sources []string) {
	add := visitor{
		file: func(_ string, size int64) error {
			r.counted.Total.Add(size)
			return r.ctx.Err()
		},
		skip: func(*SkipError) error { return nil },
		pass: func(string) {},
		seen: map[fileKey]bool{},
	}
	for _, s := range sources {
		if s != "-" && !isWebURL(s) && r.visit(s, add) != nil {
			return
		}
	}
}

// visit goes through a file or folder.
func (r *reader) visit(name string, v visitor) error {
	info, err := os.Stat(name)
	if err != nil && strings.Contains(name, "://") {
		return v.skip(&SkipError{Source: name, Reason: "neither a file nor an http or https URL", Err: fs.ErrNotExist})
	}
	if err != nil {
		return v.skip(&SkipError{Source: name, Reason: "can't be opened", Err: plainError(err)})
	}
	if info.IsDir() {
		v.firstSight(info)
		return r.folder(name, name, []fs.FileInfo{info}, v)
	}
	return v.file(name, info.Size())
}

// plainError takes the file's name out of an error that names it once more.
func plainError(err error) error {
	if p, ok := err.(*fs.PathError); ok {
		return p.Err
	}
	return err
}

// folder goes through a folder and those in it, in order of name. above are
// the folders on the way to it: a link back to one of them is not followed.
func (r *reader) folder(top, dir string, above []fs.FileInfo, v visitor) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return v.skip(&SkipError{Source: dir, Reason: "can't be opened", Err: plainError(err)})
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		if err := r.entry(top, name, above, v); err != nil {
			return err
		}
	}
	return nil
}

// entry goes through one file or folder in a folder. Hidden ones are left out.
func (r *reader) entry(top, name string, above []fs.FileInfo, v visitor) error {
	rel, err := filepath.Rel(top, name)
	if err != nil {
		rel = name
	}
	rel = filepath.ToSlash(rel)
	if strings.HasPrefix(filepath.Base(name), ".") {
		v.pass("hidden files and folders")
		return nil
	}
	if matchAny(r.opts.Exclude, rel) {
		v.pass("files and folders that --exclude names")
		return nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return v.skip(&SkipError{Source: name, Reason: "can't be opened", Err: plainError(err)})
	}
	if info.IsDir() {
		for _, a := range above {
			if os.SameFile(a, info) {
				v.pass("folders that link back to one above them")
				return nil
			}
		}
		if !v.firstSight(info) {
			v.pass("folders that were gone through by another path")
			return nil
		}
		return r.folder(top, name, append(above[:len(above):len(above)], info), v)
	}
	if len(r.opts.Include) > 0 && !matchAny(r.opts.Include, rel) {
		v.pass("files that --include does not name")
		return nil
	}
	if !info.Mode().IsRegular() {
		return v.skip(&SkipError{Source: name, Reason: "not a regular file"})
	}
	if !v.firstSight(info) {
		v.pass("files that were read by another path")
		return nil
	}
	return v.file(name, info.Size())
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
	if r.opts.Known != nil {
		if info, err := os.Stat(name); err == nil && r.opts.Known(name, fmt.Sprintf("%d-%d", info.Size(), info.ModTime().UnixNano())) {
			r.counted.pass("files that were read before")
			return nil
		}
	}
	if isPipe(name) {
		ctx, done := context.WithCancel(r.ctx)
		defer done()
		src := newPipe(ctx, func() (io.ReadCloser, error) { return os.Open(name) })
		return r.stream(&input{name: name, src: src})
	}
	f, err := os.Open(name)
	if err != nil {
		return r.skip(&SkipError{Source: name, Reason: "can't be opened", Err: plainError(err)})
	}
	defer f.Close()
	in := &input{name: name, src: f}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		in.size = info.Size()
	}
	return r.stream(in)
}
