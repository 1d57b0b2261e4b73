package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/urfave/cli/v2"

	"entente/extract/article"
)

// A reportLine is what --report tells of one article, or of what was none.
type reportLine struct {
	Status    string   `json:"status"` // read, copy or skipped
	Source    string   `json:"source"`
	Place     string   `json:"place,omitempty"`  // where in the source, of what was skipped
	Reason    string   `json:"reason,omitempty"` // why it was skipped
	ID        string   `json:"id,omitempty"`
	Name      string   `json:"name,omitempty"`
	Title     string   `json:"title,omitempty"`
	Published string   `json:"published,omitempty"`
	Notes     []string `json:"notes,omitempty"`   // what is odd about how it was read
	CopyOf    string   `json:"copy_of,omitempty"` // the ID of the article whose text it shares
	Share     float64  `json:"share,omitempty"`   // how much of it
	Actors    *int     `json:"actors,omitempty"`
	Meetings  *int     `json:"meetings,omitempty"`
	Positions *int     `json:"positions,omitempty"`
	Unheld    int      `json:"without_holder,omitempty"` // sentences that named a stance, but not who holds it
}

// lineOf is what there is to tell of an article.
func lineOf(r read) reportLine {
	var skip *article.SkipError
	switch {
	case errors.As(r.err, &skip):
		return reportLine{Status: "skipped", Source: skip.Source, Place: skip.Place, Reason: skip.Why()}
	case r.err != nil:
		return reportLine{Status: "skipped", Reason: r.err.Error()}
	}
	a := r.article
	l := reportLine{Status: "read", Source: a.Source, ID: a.ID, Name: a.Name, Title: a.Title, Published: a.Published, Notes: a.Notes}
	if r.copyOf != "" {
		l.Status, l.CopyOf, l.Share = "copy", r.copyOf, r.share
	}
	if f := r.facts; f != nil {
		actors, meetings, positions := len(f.Actors), len(f.Meetings), len(f.Positions)
		l.Actors, l.Meetings, l.Positions, l.Unheld = &actors, &meetings, &positions, f.Unheld
	}
	return l
}

// withReport writes the report that the command's --report asks for, if any.
func withReport(c *cli.Context, reads iter.Seq[read]) (iter.Seq[read], error) {
	path := c.String("report")
	if path == "" {
		return reads, nil
	}
	return reported(reads, path)
}

// reported passes articles on and writes a line on each into a file. That it
// can't be written is told as the last item.
func reported(reads iter.Seq[read], path string) (iter.Seq[read], error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("writing the report: %w", err)
	}
	return func(yield func(read) bool) {
		err := writeReport(f, reads, yield)
		if err = errors.Join(err, f.Close()); err != nil {
			yield(read{err: fmt.Errorf("writing the report: %w", err)})
		}
	}, nil
}

// writeReport ends early, without an error, where no more articles are wanted.
func writeReport(w io.Writer, reads iter.Seq[read], yield func(read) bool) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for r := range reads {
		if err := enc.Encode(lineOf(r)); err != nil {
			return err
		}
		if !yield(r) {
			break
		}
	}
	return out.Flush()
}
