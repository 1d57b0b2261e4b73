package local

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// ErrNotEmpty says that a data folder has a graph already.
var ErrNotEmpty = errors.New("there is a graph already")

// Bulk makes the graph of o.Dir, which must have none yet, of a folder of RDF files
// and a file of the schema, by dgraph bulk. No server runs afterwards; the next
// [Up] finds the graph. What a run that broke off left is made anew.
func Bulk(ctx context.Context, o Options, rdf, schema string) error {
	s, unlock, err := open(ctx, &o)
	if err != nil {
		return err
	}
	defer unlock()
	postings := filepath.Join(s.Dir, "alpha1", "p")
	if _, err := os.Stat(postings); err == nil {
		return fmt.Errorf("%s: %w: give the new one another folder", s.Dir, ErrNotEmpty)
	}
	if s.held, err = s.clear(); err != nil {
		return err
	}
	defer s.held.Close()
	out, zero := filepath.Join(s.Dir, "bulk"), filepath.Join(s.Dir, "zero1")
	if err := errors.Join(os.RemoveAll(out), os.RemoveAll(zero)); err != nil {
		return fmt.Errorf("clearing away what is made anew: %w", err)
	}
	program, err := Find(ctx, o)
	if err != nil {
		return err
	}
	if err := s.bulk(ctx, program, o, rdf, schema, out); err != nil {
		return errors.Join(err, s.forget())
	}
	if err := os.MkdirAll(filepath.Dir(postings), 0o700); err != nil {
		return fmt.Errorf("keeping the graph: %w", err)
	}
	if err := os.Rename(filepath.Join(out, "0", "p"), postings); err != nil {
		return fmt.Errorf("keeping the graph: %w", err)
	}
	return errors.Join(s.forget(), os.RemoveAll(out))
}

// bulk runs a zero alone, which gives out ids and remembers which, and beside it
// dgraph bulk.
func (s *Server) bulk(ctx context.Context, program string, o Options, rdf, schema, out string) error {
	s.Program = program
	s.lay(Options{})
	taken := map[int]bool{}
	for _, n := range s.Nodes() {
		if err := n.pickOffset(taken); err != nil {
			return err
		}
	}
	zero := s.Zeros[0]
	if err := zero.start(program, s.zeroArgs(zero, 1, Options{}), s.held, false, s.save); err != nil {
		return err
	}
	defer func() { _ = s.end(stopPatience) }() // what it holds is written
	if err := s.awaitZero(ctx); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o700); err != nil {
		return fmt.Errorf("making a folder for dgraph bulk: %w", err)
	}
	log, err := openLog(filepath.Join(s.Dir, "bulk.log"))
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := exec.CommandContext(ctx, program, "bulk", "--files", rdf, "--schema", schema, "--zero", zero.peer(),
		"--out", out, "--replace_out", "--tmp", filepath.Join(out, "tmp"), "--map_shards", "1", "--reduce_shards", "1", "--http", "localhost:0")
	cmd.Dir, cmd.Stdout, cmd.Stderr = out, log, log
	o.tell("dgraph bulk makes the graph in %s", s.Dir)
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("dgraph bulk (log: %s): %w", log.Name(), errors.Join(ctx.Err(), err))
	}
	return nil
}

// awaitZero waits until the zero leads.
func (s *Server) awaitZero(ctx context.Context) error {
	zero := s.Zeros[0]
	zero.elect(ctx, 3*time.Second)
	conn, err := grpc.NewClient("passthrough:///"+zero.peer(), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return fmt.Errorf("connecting to zero: %w", err)
	}
	defer conn.Close()
	ctx, cancel := context.WithTimeout(ctx, startPatience)
	defer cancel()
	for {
		if _, _, ok := members(ctx, conn); ok {
			return nil
		}
		if !zero.Alive() || ctx.Err() != nil {
			return fmt.Errorf("starting zero: %s (log: %s)", zero.lastWords(), zero.Log)
		}
		time.Sleep(50 * time.Millisecond)
	}
}
