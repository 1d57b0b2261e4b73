package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/gzip"
	"github.com/urfave/cli/v2"
)

// perPart is how many articles are read for one part of the facts. What is lost
// when a run is killed is no more than that.
const perPart = 1000

// A buildState is how far the extraction of a build has come, as its folder keeps it.
type buildState struct {
	Reader string      `json:"reader"` // what reads the articles, see [graph.Item]
	Parts  []factsPart `json:"parts"`
}

// A factsPart is a file of facts that is whole.
type factsPart struct {
	File    string `json:"file"`
	Records int    `json:"records"`
	Read    int    `json:"read"` // articles up to its end, those before it included
	Sum     string `json:"sum"`  // a digest of all of these
}

// parts are the facts of a build as they are extracted.
type parts struct {
	dir   string // of the build
	state buildState
	text  []byte // of the part that is not written yet
	n     int    // records in it
}

// extractParts extracts the facts of the command's articles into files, as far as
// they are not there already, and returns these.
func extractParts(c *cli.Context, dir string) (*gathering, []string, error) {
	p := &parts{dir: dir}
	if err := p.load(); err != nil {
		return nil, nil, err
	}
	done := p.read()
	g, err := newGathering(c, func(place int) bool { return place >= done })
	if err != nil {
		return nil, nil, err
	}
	if p.state.Reader != "" && p.state.Reader != g.reader {
		return nil, nil, fmt.Errorf("build in %s: it was begun by another program or with other flags: give another --out, or remove it", dir)
	}
	p.state.Reader = g.reader
	shown := newProgress(c.App.ErrWriter, g.counts)
	g.tally.errOut = shown
	err = p.extract(c, g)
	shown.end()
	g.tally.errOut = c.App.ErrWriter
	g.sum.passed = g.counts.Passed()
	return g, p.files(), err
}

// extract writes part after part. An interrupted run writes what it has.
func (p *parts) extract(c *cli.Context, g *gathering) error {
	records, err := g.records()
	if err != nil {
		return err
	}
	checked := 0
	for r := range records {
		if checked < len(p.state.Parts) && g.read == p.state.Parts[checked].Read {
			if g.so != p.state.Parts[checked].Sum {
				return fmt.Errorf("build in %s: it was begun with other articles: give another --out, or remove it", p.dir)
			}
			checked++
		}
		if r != nil {
			if p.text, err = r.Append(p.text); err != nil {
				return err
			}
			p.n++
		}
		if g.read-p.read() >= perPart {
			if err := p.write(g); err != nil {
				return err
			}
			checked = len(p.state.Parts)
		}
	}
	if checked < len(p.state.Parts) && c.Context.Err() == nil {
		return fmt.Errorf("build in %s: it was begun with more articles: give another --out, or remove it", p.dir)
	}
	if g.read > p.read() {
		err = p.write(g)
	}
	return errors.Join(c.Context.Err(), err)
}

// read is how many articles were read for the parts that are there.
func (p *parts) read() int {
	if n := len(p.state.Parts); n > 0 {
		return p.state.Parts[n-1].Read
	}
	return 0
}

func (p *parts) files() []string {
	var files []string
	for _, part := range p.state.Parts {
		if part.Records > 0 {
			files = append(files, filepath.Join(p.dir, "facts", part.File))
		}
	}
	return files
}

// write writes a part, first the facts and then that they are there.
func (p *parts) write(g *gathering) error {
	part := factsPart{File: fmt.Sprintf("%06d.jsonl.gz", len(p.state.Parts)+1), Records: p.n, Read: g.read, Sum: g.so}
	if p.n > 0 {
		if err := writePacked(filepath.Join(p.dir, "facts", part.File), p.text); err != nil {
			return fmt.Errorf("writing facts: %w", err)
		}
	}
	p.state.Parts = append(p.state.Parts, part)
	p.text, p.n = p.text[:0], 0
	data, err := json.MarshalIndent(p.state, "", "  ")
	if err != nil {
		return fmt.Errorf("writing how far the build is: %w", err)
	}
	name := filepath.Join(p.dir, "build.json")
	if err := errors.Join(os.WriteFile(name+".new", data, 0o666), os.Rename(name+".new", name)); err != nil {
		return fmt.Errorf("writing how far the build is: %w", err)
	}
	return nil
}

// writePacked writes a file, whole or not at all.
func writePacked(name string, text []byte) error {
	f, err := os.Create(name + ".new")
	if err != nil {
		return err
	}
	zip, err := gzip.NewWriterLevel(f, gzip.BestSpeed)
	if err == nil {
		_, err = zip.Write(text)
		err = errors.Join(err, zip.Close())
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// load reads how far an earlier run came, and makes the folder where there was none.
func (p *parts) load() error {
	if err := os.MkdirAll(filepath.Join(p.dir, "facts"), 0o777); err != nil {
		return fmt.Errorf("making the folder to build in: %w", err)
	}
	data, err := os.ReadFile(filepath.Join(p.dir, "build.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = json.Unmarshal(data, &p.state)
	}
	if err != nil {
		return fmt.Errorf("reading how far the build is: %w", err)
	}
	return nil
}
