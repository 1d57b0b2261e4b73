package main

import (
	"bytes"
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc"

	"entente/graph/local"
	"entente/graph/local/localtest"
)

// ran is what a run of the program left.
type ran struct {
	status      int
	out, errOut string
}

func runProgram(ctx context.Context, args ...string) ran {
	var out, errOut bytes.Buffer
	status := run(ctx, append([]string{"entente"}, args...), strings.NewReader(""), &out, &errOut)
	return ran{status, out.String(), errOut.String()}
}

func TestLogin(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	s := localtest.Start(t, local.Options{ACLSecret: file("secret", strings.Repeat("s", 32))})
	addr := s.Addrs()[0]
	tests := []struct {
		name, password string
		want           int
	}{
		{"the right password", "password\n", exitOK},
		{"a wrong password", "sesame-42\n", exitLogin},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := runProgram(t.Context(), "schema", "apply", "--dgraph", addr, "--user", "groot",
				"--password-file", file("password", test.password))
			if got.status != test.want {
				t.Errorf("exit status %d, want %d: %s", got.status, test.want, got.errOut)
			}
			if strings.Contains(got.out+got.errOut, strings.TrimSpace(test.password)) && test.want == exitLogin {
				t.Errorf("the password is printed: %s%s", got.out, got.errOut)
			}
		})
	}
	t.Run("no login", func(t *testing.T) {
		if got := runProgram(t.Context(), "query", "--dgraph", addr, "meetings"); got.status != exitLogin {
			t.Errorf("exit status %d, want %d: %s", got.status, exitLogin, got.errOut)
		}
	})
	t.Run("from the environment", func(t *testing.T) {
		t.Setenv("ENTENTE_DGRAPH", addr)
		t.Setenv("ENTENTE_PASSWORD", "password")
		if got := runProgram(t.Context(), "query", "meetings"); got.status != exitOK {
			t.Errorf("exit status %d, want %d: %s", got.status, exitOK, got.errOut)
		}
	})
}

// TestSeveralAddresses gives addresses of which one is of nobody.
func TestSeveralAddresses(t *testing.T) {
	s := localtest.Start(t, local.Options{})
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	article := filepath.Join("..", "..", "extract", "testdata", "articles", "trilateral.txt")
	for _, addrs := range []string{nobody + "," + s.Addrs()[0], s.Addrs()[0] + ", " + nobody} {
		if got := runProgram(t.Context(), "load", "--dgraph", addrs, article); got.status != exitOK {
			t.Errorf("load --dgraph %s: exit status %d: %s", addrs, got.status, got.errOut)
		}
		got := runProgram(t.Context(), "verify", "--dgraph", addrs)
		if got.status != exitOK || !strings.Contains(got.out, "1 article,") {
			t.Errorf("verify --dgraph %s: exit status %d: %s%s", addrs, got.status, got.out, got.errOut)
		}
	}
	if got := runProgram(t.Context(), "verify", "--dgraph", nobody+","+nobody); got.status != exitNoServer {
		t.Errorf("exit status %d where nobody answers, want %d: %s", got.status, exitNoServer, got.errOut)
	}
}

// TestPasswordFile warns of a password that others may read.
func TestPasswordFile(t *testing.T) {
	for mode, warns := range map[os.FileMode]bool{0o600: false, 0o644: true, 0o640: true} {
		file := filepath.Join(t.TempDir(), "password")
		if err := os.WriteFile(file, []byte("sesame-42"), mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(file, mode); err != nil { // whatever the umask is
			t.Fatal(err)
		}
		got := runProgram(t.Context(), "query", "meetings", "--dgraph", "localhost:9080", "--tls-cert", "only", "--password-file", file)
		if strings.Contains(got.errOut, "chmod 600") != warns || strings.Contains(got.errOut, "sesame") {
			t.Errorf("a password file of mode %o: %s", mode, got.errOut)
		}
	}
}

// An oldServer speaks Dgraph's protocol as far as telling its version: a
// Dgraph that old can't be built here.
type oldServer struct{ *api.UnimplementedDgraphServer }

func (oldServer) CheckVersion(context.Context, *api.Check) (*api.Version, error) {
	return &api.Version{Tag: "v21.03.2"}, nil
}

func TestOldServer(t *testing.T) {
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	s := grpc.NewServer()
	api.RegisterDgraphServer(s, oldServer{})
	go s.Serve(l)
	t.Cleanup(s.Stop)
	got := runProgram(t.Context(), "query", "--dgraph", l.Addr().String(), "meetings")
	if got.status != exitOldServer || !strings.Contains(got.errOut, "v21.03.2") {
		t.Errorf("exit status %d, want %d and the version: %s", got.status, exitOldServer, got.errOut)
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	article := filepath.Join("..", "..", "extract", "testdata", "articles", "trilateral.txt")
	if got := runProgram(ctx, "extract", article); got.status != exitInterrupted {
		t.Errorf("exit status %d, want %d: %s", got.status, exitInterrupted, got.errOut)
	}
}
