package graph

import (
	"bufio"
	"errors"
	"fmt"
	"os"

	"github.com/klauspost/compress/gzip"
)

// An rdf is a file of RDF, packed by gzip, as dgraph bulk reads it.
type rdf struct {
	f     *os.File
	zip   *gzip.Writer
	w     *bufio.Writer
	stats Stats // nodes, edges and quads in it
}

func newRDF(path string) (*rdf, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("write the graph: %w", err)
	}
	zip, err := gzip.NewWriterLevel(f, gzip.BestSpeed)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &rdf{f: f, zip: zip, w: bufio.NewWriterSize(zip, 1<<16)}, nil
}

// node writes a node.
func (r *rdf) node(n *node) error {
	r.stats.Nodes++
	for _, line := range (&stored{node: *n}).lines() {
		if err := r.line(line); err != nil {
			return err
		}
	}
	for _, q := range n.quads {
		if q.Ref {
			r.stats.Edges++
		}
	}
	return nil
}

// quad writes an edge.
func (r *rdf) quad(q Quad) error {
	r.stats.Edges++
	return r.line(string(appendNQuad(nil, blankNode(q.Subject), q.Predicate, blankNode(q.Object))))
}

func (r *rdf) line(line string) error {
	r.stats.Quads++
	if _, err := r.w.WriteString(line); err != nil {
		return fmt.Errorf("write the graph: %w", err)
	}
	return nil
}

func (r *rdf) close() error {
	if err := errors.Join(r.w.Flush(), r.zip.Close(), r.f.Close()); err != nil {
		return fmt.Errorf("write the graph: %w", err)
	}
	return nil
}
