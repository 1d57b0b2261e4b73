// Package local runs a real Dgraph (zero and alpha) on the loopback of this
// machine, for those who have no server and for tests.
//
// [Up], [Down] and [Look] keep one server a data folder that outlives the
// program that started it; [Start] runs one that ends with the program. Where
// the machine has no dgraph program, it is built once, see [Find].
//
// A data folder has one owner from the first moment: the servers inherit a lock
// on it, and no program runs in a process before that is recorded, see
// [Node.start]. What Up starts is behind a password, so that no web page, which
// may well connect to this machine, can do anything with it.
//
// Nothing here knows what is kept in the graph.
package local

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Options say which server to run. The zero value is one zero and one alpha
// without access control.
type Options struct {
	// Program is the dgraph program; empty to look for one, see [Find].
	Program string
	// Dir holds data, logs and state. Up and Down need it; Start uses a
	// temporary folder, removed at Stop, where it is empty.
	Dir string
	// Zeros, Alphas and Replicas make a cluster; 0 means 1. Replicas is how
	// many alphas hold the same data.
	Zeros, Alphas, Replicas int
	// ACLSecret is a file of at least 32 bytes that turns access control on.
	ACLSecret string
	// Password, with ACLSecret, is what the user groot gets in place of the
	// usual "password"; empty to leave that.
	Password string
	// TLS turns on TLS towards clients; nil for plain connections.
	TLS *TLS
	// ZeroFlags and AlphaFlags are added to the command lines.
	ZeroFlags, AlphaFlags []string
	// MinFree is how many bytes must be free on Dir's disk; 0 means 200 MB.
	MinFree uint64
	// Tell, where set, gets what a person should know: that the program is
	// being built, that a crashed server is started anew.
	Tell io.Writer
}

// TLS names the files of a server's certificates, and the client's, which
// are needed to see whether the server is ready where Mutual asks for them.
type TLS struct {
	CA, Cert, Key         string
	ClientCert, ClientKey string
	Mutual                bool // clients must show a certificate
}

func (o *Options) count() (zeros, alphas, replicas int) {
	return max(o.Zeros, 1), max(o.Alphas, 1), max(o.Replicas, 1)
}

// tell writes a line for people.
func (o *Options) tell(format string, args ...any) {
	if o.Tell != nil {
		fmt.Fprintf(o.Tell, format+"\n", args...)
	}
}

// DefaultDir is where the data of the user's own graph is kept: the folder
// entente/graph in $XDG_STATE_HOME, or in ~/.local/state.
func DefaultDir() (string, error) {
	state := os.Getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(state) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("finding the folder for the graph: %w", err)
		}
		state = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(state, "entente", "graph"), nil
}
