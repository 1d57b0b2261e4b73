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

// errOwned says that servers run that hold the lock of a data folder.
var errOwned = errors.New("another Dgraph runs on this folder")

// ownerFile is the lock that the servers of a data folder hold.
func ownerFile(dir string) string { return filepath.Join(dir, "servers.lock") }

// Up finds the server of o.Dir, or starts one that outlives this program, behind
// a password, see [Server.Login]. What a crash or a kill left behind, at whatever
// moment, is taken over where it is whole and cleared away where it is not.
// started says which it was. Several processes may call it at once: one starts,
// the others find.
func Up(ctx context.Context, o Options) (s *Server, started bool, err error) {
	s, unlock, err := open(ctx, &o)
	if err != nil {
		return nil, false, err
	}
	defer unlock()
	if err := s.secure(&o); err != nil {
		return nil, false, err
	}
	alive := s.Alive()
	if alive == len(s.Nodes()) && alive > 0 && s.Guarded {
		was := s.Ready
		err := s.adopt(ctx, o)
		if err == nil || was || ctx.Err() != nil {
			return s, false, err
		}
	}
	switch {
	case alive > 0 && !s.Guarded:
		o.tell("Dgraph in %s let in everybody; starting it anew behind a password", s.Dir)
	case s.recorded() > 0 && s.Ready:
		o.tell("Dgraph in %s had ended unexpectedly (%v); starting it anew", s.Dir, s.crashed())
	case s.recorded() > 0:
		o.tell("the start of Dgraph in %s was broken off; starting it anew", s.Dir)
	}
	if s.held, err = s.clear(); err != nil {
		return nil, false, err
	}
	defer s.held.Close() // the servers have it, too
	program, err := Find(ctx, o)
	if err != nil {
		return nil, false, err
	}
	if err := s.newKey(); err != nil {
		return nil, false, err
	}
	s.Guarded, s.Ready, s.Version = true, false, ""
	if err := s.launch(ctx, program, o, true); err != nil {
		if errors.Is(err, ErrPassword) {
			err = fmt.Errorf("%w than the one in %s: put the right one there", err, filepath.Join(s.Dir, passwordFile))
		}
		return nil, false, errors.Join(err, s.end(stopPatience), s.forget())
	}
	if err := s.settle(ctx); err != nil {
		return nil, false, errors.Join(err, s.end(stopPatience), s.forget())
	}
	return s, true, nil
}

// adopt waits for a server that runs already. One that was never seen to be
// ready is given the time of a start.
func (s *Server) adopt(ctx context.Context, o Options) error {
	if s.Ready {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, 15*time.Second)
		defer cancel()
	}
	if err := s.await(ctx, o); err != nil {
		return fmt.Errorf("the server in %s runs but does not answer: %w", s.Dir, err)
	}
	if s.Ready {
		return nil
	}
	return s.settle(ctx)
}

// settle records that the server is ready.
func (s *Server) settle(ctx context.Context) error {
	s.Version, s.Ready = askVersion(ctx, s.Alphas[0].HTTP()), true
	return s.save()
}

// clear ends what runs on the folder, recorded or not, and takes its lock.
func (s *Server) clear() (*os.File, error) {
	if err := s.end(stopPatience); err != nil {
		return nil, err
	}
	var left Server
	for _, n := range strays(s.Dir) {
		if n.zero() {
			left.Zeros = append(left.Zeros, n)
		} else {
			left.Alphas = append(left.Alphas, n)
		}
	}
	if err := left.end(stopPatience); err != nil {
		return nil, fmt.Errorf("ending what runs on %s: %w", s.Dir, err)
	}
	return own(s.Dir)
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
	running := s.Alive() > 0 || len(strays(s.Dir)) > 0
	held, err := s.clear()
	if err != nil {
		return running, err
	}
	return running, errors.Join(s.forget(), held.Close())
}

// Look tells of the server of dir, running or not; see [Server.Alive]. It is
// nil where there never was one.
func Look(dir string) (*Server, error) {
	s := &Server{Dir: dir}
	ok, err := s.load()
	if err != nil || !ok {
		return nil, err
	}
	if s.Guarded {
		err = s.readPassword()
	}
	return s, err
}

// Died is why a server that does not answer is not to be waited for: it does not
// run, or has no room to go on. It is nil where there is no such reason.
func (s *Server) Died() error {
	if err := s.crashed(); err != nil || !s.full() {
		return err
	}
	return fmt.Errorf("dgraph does not answer: %w: %s", ErrDiskFull, s.Dir)
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
	if err := private(dir); err != nil {
		return nil, nil, fmt.Errorf("making the graph's folder: %w", err)
	}
	unlock, err := lock(ctx, filepath.Join(dir, "lock"), func() {
		o.tell("waiting for another process that starts or ends Dgraph in %s", dir)
	})
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

// private makes a folder that nobody else may look into, or makes it one.
func private(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.Chmod(dir, 0o700)
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
	if err := keep(filepath.Join(s.Dir, stateFile), append(data, '\n')); err != nil {
		return fmt.Errorf("keeping the server's state: %w", err)
	}
	return nil
}

// keep writes a file that nobody else may read, whole or not at all.
func keep(name string, data []byte) error {
	if err := os.WriteFile(name+".new", data, 0o600); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
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
