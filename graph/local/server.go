package local

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A Server is a running Dgraph.
type Server struct {
	Dir     string  `json:"-"`
	Program string  `json:"program"`
	Version string  `json:"version"` // as the server itself says; "" before it was asked
	Zeros   []*Node `json:"zeros"`
	Alphas  []*Node `json:"alphas"`
	// Guarded says that it was started behind a password, and Ready that it
	// was seen to answer since.
	Guarded bool `json:"guarded,omitempty"`
	Ready   bool `json:"ready,omitempty"`

	temporary bool     // Dir goes with the server
	held      *os.File // the servers' lock, which they inherit
	password  string   // of the user groot where it is guarded
}

// Addrs are the addresses for dgo, one an alpha.
func (s *Server) Addrs() []string {
	var addrs []string
	for _, a := range s.Alphas {
		addrs = append(addrs, a.GRPC())
	}
	return addrs
}

// Start runs a server that ends with [Server.Stop], and returns when it
// answers queries. The errors name the log file.
func Start(ctx context.Context, o Options) (*Server, error) {
	program, err := Find(ctx, o)
	if err != nil {
		return nil, err
	}
	s := &Server{Dir: o.Dir}
	if s.Dir == "" {
		if s.Dir, err = os.MkdirTemp("", "entente"); err != nil {
			return nil, fmt.Errorf("making a folder for Dgraph: %w", err)
		}
		s.temporary = true
	}
	if s.Dir, err = filepath.Abs(s.Dir); err != nil {
		return nil, fmt.Errorf("finding the folder for Dgraph: %w", err)
	}
	if err := os.MkdirAll(s.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("making the folder for Dgraph: %w", err)
	}
	if s.held, err = own(s.Dir); err != nil {
		return nil, err
	}
	if err := s.launch(ctx, program, o, false); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

// Stop ends the server; what is in a folder that the caller gave stays.
func (s *Server) Stop() error {
	patience := stopPatience
	if s.temporary {
		patience = 0
	}
	err := errors.Join(s.end(patience), s.held.Close())
	if s.temporary {
		err = errors.Join(err, os.RemoveAll(s.Dir))
	}
	return err
}

// stopPatience is how long an alpha may take to write what it holds.
const stopPatience = 30 * time.Second

// end ends alphas before zeros, as they need them to the last. A zero may
// wait for its alphas forever; all it holds is written, so it gets a second.
func (s *Server) end(patience time.Duration) error {
	var errs []error
	for _, n := range s.Alphas {
		if n.Alive() {
			errs = append(errs, end(n.PID, n.Born, patience))
		}
	}
	for _, n := range s.Zeros {
		if n.Alive() {
			errs = append(errs, end(n.PID, n.Born, min(patience, time.Second)))
		}
	}
	return errors.Join(errs...)
}

// Nodes are all processes of the server, zeros first.
func (s *Server) Nodes() []*Node {
	return append(append([]*Node{}, s.Zeros...), s.Alphas...)
}

// launch starts all nodes and waits until they are ready. When another
// program takes a port at that very moment it tries again with others.
func (s *Server) launch(ctx context.Context, program string, o Options, detach bool) error {
	s.Program = program
	if err := s.checkDisk(o); err != nil {
		return err
	}
	s.lay(o)
	var err error
	for range 3 {
		if err = s.launchOnce(ctx, o, detach); err == nil {
			return nil
		}
		retry := false
		for _, n := range s.Nodes() {
			retry = retry || !n.Alive() && n.portTaken()
		}
		if endErr := s.end(stopPatience); endErr != nil || !retry || ctx.Err() != nil {
			return errors.Join(err, endErr)
		}
	}
	return err
}

func (s *Server) launchOnce(ctx context.Context, o Options, detach bool) error {
	taken := map[int]bool{}
	for _, n := range s.Nodes() {
		if err := n.pickOffset(taken); err != nil {
			return err
		}
	}
	record := func() error { return nil }
	if detach {
		record = s.save
	}
	return s.bring(ctx, o, detach, record)
}

// Revive starts what ended of a server that [Start] started, at the addresses that
// it had, and returns when it answers queries.
func (s *Server) Revive(ctx context.Context, o Options) error {
	return s.bring(ctx, o, false, func() error { return nil })
}

// bring starts the nodes that do not run, and waits until all are ready.
func (s *Server) bring(ctx context.Context, o Options, detach bool, record func() error) error {
	_, err := os.Stat(filepath.Join(s.Dir, "zero1", "zw"))
	fresh := err != nil // a new zero believes what it is told
	for i, z := range s.Zeros {
		if z.Alive() {
			continue
		}
		if err := z.start(s.Program, s.zeroArgs(z, i+1, o), s.held, detach, record); err != nil {
			return err
		}
	}
	if len(s.Zeros) == 1 {
		// An alpha that finds no leader asks again only after a while.
		s.Zeros[0].elect(ctx, 3*time.Second)
	}
	if !fresh && len(s.Zeros) == 1 {
		if err := s.readdress(ctx); err != nil {
			return err
		}
	}
	for _, a := range s.Alphas {
		if a.Alive() {
			continue
		}
		if err := a.start(s.Program, s.alphaArgs(a, o), s.held, detach, record); err != nil {
			return err
		}
	}
	if len(s.Alphas) == 1 {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		go s.Alphas[0].elect(ctx, startPatience)
	}
	return s.await(ctx, o)
}

// lay makes the nodes that the options ask for, keeping the addresses of
// those that were there at the last time.
func (s *Server) lay(o Options) {
	zeros, alphas, _ := o.count()
	make := func(old []*Node, kind string, count int) []*Node {
		var nodes []*Node
		for i := range count {
			n := &Node{Name: kind + strconv.Itoa(i+1)}
			if i < len(old) {
				n.Offset = old[i].Offset
			}
			n.Log = filepath.Join(s.Dir, n.Name, "log")
			nodes = append(nodes, n)
		}
		return nodes
	}
	s.Zeros = make(s.Zeros, "zero", zeros)
	s.Alphas = make(s.Alphas, "alpha", alphas)
}

// zeroArgs is the command line of the zero of that Raft index.
func (s *Server) zeroArgs(n *Node, idx int, o Options) []string {
	_, _, replicas := o.count()
	args := append([]string{"zero"}, common(n)...)
	// Without its HTTP administration, which asks for no login.
	args = append(args, "--raft", fmt.Sprintf("idx=%d", idx), "--replicas", strconv.Itoa(replicas), "--wal", "zw",
		"--limit", "disable-admin-http=true")
	if idx > 1 {
		args = append(args, "--peer", s.Zeros[0].peer())
	}
	return append(args, o.ZeroFlags...)
}

func (s *Server) alphaArgs(n *Node, o Options) []string {
	var zeros []string
	for _, z := range s.Zeros {
		zeros = append(zeros, z.peer())
	}
	args := append([]string{"alpha"}, common(n)...)
	args = append(args, "--zero", strings.Join(zeros, ","), "--postings", "p", "--wal", "w", "--tmp", "t")
	if o.ACLSecret != "" {
		args = append(args, "--acl", "secret-file="+o.ACLSecret)
	}
	if t := o.TLS; t != nil {
		kind := "VERIFYIFGIVEN"
		if t.Mutual {
			kind = "REQUIREANDVERIFY"
		}
		args = append(args, "--tls", fmt.Sprintf("ca-cert=%s; server-cert=%s; server-key=%s; client-auth-type=%s", t.CA, t.Cert, t.Key, kind))
	}
	return append(args, o.AlphaFlags...)
}

// common are the flags that all nodes have: nobody but this machine may
// connect, nothing is reported to anybody, and nothing written to /tmp.
func common(n *Node) []string {
	return []string{"--logtostderr", "--bindall=false", "--telemetry", "reports=false; sentry=false", "--my", n.peer(), "-o", strconv.Itoa(n.Offset)}
}

// checkDisk refuses to start on a full disk, on which Dgraph would crash in
// the middle of a write.
func (s *Server) checkDisk(o Options) error {
	needs := o.MinFree
	if needs == 0 {
		needs = 200 << 20
	}
	has, err := free(s.Dir)
	if err == nil && has < needs {
		return fmt.Errorf("%w: %d MB are free on the disk of %s, Dgraph needs %d", ErrDiskFull, has>>20, s.Dir, needs>>20)
	}
	return nil
}

// ErrDiskFull says that there is no room for the graph.
var ErrDiskFull = errors.New("disk full")
