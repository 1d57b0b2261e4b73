package local

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// Up finds the server of o.Dir, or starts one that outlives this program.
// What a crash left behind is cleared away first. started says which it was.
// Several processes may call it at once: one starts, the others find.
func Up(ctx context.Context, o Options) (s *Server, started bool, err error) {
	s, unlock, err := open(ctx, &o)
	if err != nil {
		return nil, false, err
	}
	defer unlock()
	switch alive := s.Alive(); {
	case alive == len(s.Nodes()) && alive > 0:
		ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
		defer cancel()
		if err := s.await(ctx, o); err != nil {
			return nil, false, fmt.Errorf("the server in %s runs but does not answer: %w", s.Dir, err)
		}
		return s, false, nil
	case alive > 0 || s.recorded() > 0:
		o.tell("Dgraph in %s had ended unexpectedly (%v); starting it anew", s.Dir, s.crashed())
		if err := s.end(stopPatience); err != nil {
			return nil, false, err
		}
	}
	program, err := Find(ctx, o)
	if err != nil {
		return nil, false, err
	}
	if err := s.launch(ctx, program, o, true); err != nil {
		return nil, false, errors.Join(err, s.end(stopPatience), s.forget())
	}
	s.Version = askVersion(ctx, s.Alphas[0].HTTP())
	if err := s.save(); err != nil {
		return nil, false, errors.Join(err, s.end(stopPatience))
	}
	return s, true, nil
}

// Down ends the server of dir. It reports false where none was running.
func Down(ctx context.Context, dir string) (bool, error) {
	if _, err := os.Stat(dir); err != nil {
		return false, nil
	}
	s, unlock, err := open(ctx, &Options{Dir: dir})
	if err != nil {
		return false, err
	}
	defer unlock()
	running := s.Alive() > 0
	return running, errors.Join(s.end(stopPatience), s.forget())
}

// Look tells of the server of dir, running or not; see [Server.Alive]. It is
// nil where there never was one.
func Look(dir string) (*Server, error) {
	s := &Server{Dir: dir}
	ok, err := s.load()
	if err != nil || !ok {
		return nil, err
	}
	return s, nil
}

// Alive counts the processes that run.
func (s *Server) Alive() int {
	alive := 0
	for _, n := range s.Nodes() {
		if n.Alive() {
			alive++
		}
	}
	return alive
}

// recorded counts the processes that were not ended by Down.
func (s *Server) recorded() int {
	count := 0
	for _, n := range s.Nodes() {
		if n.PID != 0 {
			count++
		}
	}
	return count
}

// Size is how many bytes the server's folder takes on disk.
func (s *Server) Size() (int64, error) {
	var size int64
	err := filepath.WalkDir(s.Dir, func(_ string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a running server removes files
		}
		if err != nil || d.IsDir() {
			return err
		}
		fi, err := d.Info()
		if err == nil {
			size += onDisk(fi)
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("measuring the graph's folder: %w", err)
	}
	return size, nil
}

const stateFile = "server.json"

// open locks o.Dir and reads what is recorded there.
func open(ctx context.Context, o *Options) (*Server, func(), error) {
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, nil, fmt.Errorf("finding the graph's folder: %w", err)
	}
	o.Dir = dir
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, nil, fmt.Errorf("making the graph's folder: %w", err)
	}
	unlock, err := lock(ctx, filepath.Join(dir, "lock"), func() {})
	if err != nil {
		return nil, nil, err
	}
	s := &Server{Dir: dir}
	if _, err := s.load(); err != nil {
		unlock()
		return nil, nil, err
	}
	return s, unlock, nil
}

// load reads the state file. A file cut short by a full disk counts as none:
// it holds nothing that can't be found anew.
func (s *Server) load() (bool, error) {
	data, err := os.ReadFile(filepath.Join(s.Dir, stateFile))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("reading the server's state: %w", err)
	}
	if json.Unmarshal(data, s) != nil {
		s.Zeros, s.Alphas = nil, nil
		return false, nil
	}
	return true, nil
}

// save writes the state file in one step.
func (s *Server) save() error {
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	name := filepath.Join(s.Dir, stateFile)
	if err := os.WriteFile(name+".new", append(data, '\n'), 0o666); err != nil {
		return fmt.Errorf("keeping the server's state: %w", err)
	}
	if err := os.Rename(name+".new", name); err != nil {
		return fmt.Errorf("keeping the server's state: %w", err)
	}
	return nil
}

// forget takes the processes out of the state file; the addresses stay.
func (s *Server) forget() error {
	if len(s.Nodes()) == 0 {
		return nil
	}
	for _, n := range s.Nodes() {
		n.PID, n.Born = 0, ""
	}
	return s.save()
}

// askVersion is the version that an alpha says it has, or "".
func askVersion(ctx context.Context, addr string) string {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+addr+"/health", nil)
	if err != nil {
		return ""
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return ""
	}
	defer resp.Body.Close()
	var health []struct {
		Instance, Version string
	}
	if json.NewDecoder(resp.Body).Decode(&health) != nil || len(health) == 0 {
		return ""
	}
	return health[0].Version
}
