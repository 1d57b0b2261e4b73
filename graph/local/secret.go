package local

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// What guards the graph of a data folder. The password stays; the key by which
// the server signs its tickets is another one at each start, so that no ticket
// outlives it.
const (
	passwordFile = "password"
	keyFile      = "acl-key"
	guardian     = "groot" // the user that may do everything
)

// ErrPassword says that the server takes neither the password of the data folder
// nor that of a new graph.
var ErrPassword = errors.New("the graph has another password")

// Login is who may log in to a server that [Up] or [Look] returned, and how;
// nothing where everybody may.
func (s *Server) Login() (user, password string) {
	if s.password == "" {
		return "", ""
	}
	return guardian, s.password
}

// secure has o start a server behind the password of the data folder, which is
// made up where there is none yet.
func (s *Server) secure(o *Options) error {
	if err := s.readPassword(); err != nil {
		return err
	}
	if s.password == "" {
		s.password = rand.Text()
		if err := keep(filepath.Join(s.Dir, passwordFile), []byte(s.password+"\n")); err != nil {
			return fmt.Errorf("keeping the graph's password: %w", err)
		}
	}
	o.Password, o.ACLSecret = s.password, filepath.Join(s.Dir, keyFile)
	o.AlphaFlags = append([]string{"--limit", "disallow-drop=true"}, o.AlphaFlags...)
	return nil
}

// readPassword reads the password of the data folder, if there is one.
func (s *Server) readPassword() error {
	data, err := os.ReadFile(filepath.Join(s.Dir, passwordFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("reading the graph's password: %w", err)
	}
	s.password = strings.TrimSpace(string(data))
	return nil
}

// newKey makes the key that tickets are signed with.
func (s *Server) newKey() error {
	if err := keep(filepath.Join(s.Dir, keyFile), []byte(rand.Text()+rand.Text())); err != nil {
		return fmt.Errorf("keeping the key of the graph: %w", err)
	}
	return nil
}
