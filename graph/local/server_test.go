package local_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"entente/graph/local"
	"entente/graph/local/localtest"
)

func TestStartListensOnLoopbackOnly(t *testing.T) {
	s := localtest.Start(t, local.Options{})
	if runtime.GOOS != "linux" {
		t.Skip("reads /proc")
	}
	open := 0
	for _, n := range s.Nodes() {
		for _, addr := range listening(t, n.PID) {
			open++
			if !strings.HasPrefix(addr, "0100007F:") && !strings.HasPrefix(addr, "00000000000000000000000001000000:") {
				t.Errorf("%s listens on %s, want loopback only", n.Name, addr)
			}
		}
	}
	if open != 5 {
		t.Errorf("%d sockets are listening, want zero's 2 and alpha's 3", open)
	}
}

// listening are the addresses, in the kernel's hexadecimal form, on which a
// process listens.
func listening(t *testing.T, pid int) []string {
	t.Helper()
	sockets := map[string]bool{}
	fds, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	if err != nil {
		t.Fatal(err)
	}
	for _, fd := range fds {
		if link, err := os.Readlink(fd); err == nil {
			sockets[link] = true
		}
	}
	var addrs []string
	for _, table := range []string{"tcp", "tcp6"} {
		f, err := os.Open(fmt.Sprintf("/proc/%d/net/%s", pid, table))
		if err != nil {
			continue
		}
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			const listen = "0A"
			c := strings.Fields(lines.Text())
			if len(c) > 9 && c[3] == listen && sockets["socket:["+c[9]+"]"] {
				addrs = append(addrs, c[1])
			}
		}
	}
	return addrs
}

func TestStopLeavesNothing(t *testing.T) {
	s, err := local.Start(t.Context(), local.Options{Tell: os.Stderr})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	if n := s.Alive(); n != 0 {
		t.Errorf("%d processes run after Stop", n)
	}
	if _, err := os.Stat(s.Dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the temporary folder is there after Stop: %v", err)
	}
}

func TestUp(t *testing.T) {
	dir := t.TempDir()
	var told strings.Builder
	opts := local.Options{Dir: dir, Tell: &told}
	t.Cleanup(func() {
		if _, err := local.Down(context.Background(), dir); err != nil {
			t.Error(err)
		}
	})
	up := func(t *testing.T, wantStarted bool) *local.Server {
		t.Helper()
		told.Reset()
		s, started, err := local.Up(t.Context(), opts)
		if err != nil {
			t.Fatal(err)
		}
		if started != wantStarted {
			t.Errorf("started is %v, want %v", started, wantStarted)
		}
		if s.Alive() != 2 {
			t.Errorf("%d processes run, want 2", s.Alive())
		}
		return s
	}

	first := up(t, true)
	write(t, first, `_:a <note> "kept" .`)

	if again := up(t, false); again.Alphas[0].PID != first.Alphas[0].PID {
		t.Error("the second call did not find the server of the first")
	}

	t.Run("after a crash of the alpha", func(t *testing.T) {
		if err := first.Alphas[0].Kill(); err != nil {
			t.Fatal(err)
		}
		seen, err := local.Look(dir)
		if err != nil || seen.Alive() != 1 {
			t.Fatalf("Look: %d processes, %v; want 1", seen.Alive(), err)
		}
		s := up(t, true)
		if !strings.Contains(told.String(), "ended unexpectedly") {
			t.Errorf("nobody was told of the crash: %q", told.String())
		}
		wantNote(t, s, "kept")
	})

	t.Run("after a crash of all, a pid being somebody else's by now", func(t *testing.T) {
		s, err := local.Look(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range s.Nodes() {
			if err := n.Kill(); err != nil {
				t.Fatal(err)
			}
		}
		name := filepath.Join(dir, "server.json")
		state, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		mine := strings.ReplaceAll(string(state), fmt.Sprintf(`"pid": %d`, s.Alphas[0].PID), fmt.Sprintf(`"pid": %d`, os.Getpid()))
		if mine == string(state) {
			t.Fatal("no pid in the state file")
		}
		if err := os.WriteFile(name, []byte(mine), 0o666); err != nil {
			t.Fatal(err)
		}
		wantNote(t, up(t, true), "kept")
	})

	t.Run("after down, its port being taken", func(t *testing.T) {
		was, err := local.Down(t.Context(), dir)
		if err != nil || !was {
			t.Fatalf("Down: %v, %v; want true", was, err)
		}
		if was, err := local.Down(t.Context(), dir); err != nil || was {
			t.Fatalf("second Down: %v, %v; want false", was, err)
		}
		seen, err := local.Look(dir)
		if err != nil || seen.Alive() != 0 {
			t.Fatalf("Look after Down: %d processes, %v", seen.Alive(), err)
		}
		l, err := net.Listen("tcp", seen.Alphas[0].HTTP())
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		s := up(t, true)
		if s.Alphas[0].HTTP() == seen.Alphas[0].HTTP() {
			t.Error("the taken port was not given up")
		}
		if s.Zeros[0].HTTP() != seen.Zeros[0].HTTP() {
			t.Error("the zero's port changed without need")
		}
		wantNote(t, s, "kept")
	})

	t.Run("with a state file cut short", func(t *testing.T) {
		if _, err := local.Down(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "server.json"), []byte(`{"zer`), 0o666); err != nil {
			t.Fatal(err)
		}
		wantNote(t, up(t, true), "kept")
	})
}

func TestFullDisk(t *testing.T) {
	_, err := local.Start(t.Context(), local.Options{Dir: t.TempDir(), MinFree: 1 << 62, Tell: os.Stderr})
	if !errors.Is(err, local.ErrDiskFull) {
		t.Errorf("on a disk without room: %v, want ErrDiskFull", err)
	}
}

func TestCrashAtStartNamesTheLog(t *testing.T) {
	_, err := local.Start(t.Context(), local.Options{Dir: t.TempDir(), AlphaFlags: []string{"--no-such-flag"}, Tell: os.Stderr})
	if err == nil || !strings.Contains(err.Error(), "no-such-flag") || !strings.Contains(err.Error(), filepath.Join("alpha1", "log")) {
		t.Errorf("got %v, want the reason and the log file", err)
	}
}

// write adds quads to a server.
func write(t *testing.T, s *local.Server, quads string) {
	t.Helper()
	post(t, s, "/mutate?commitNow=true", "application/rdf", "{ set { "+quads+" } }")
}

func wantNote(t *testing.T, s *local.Server, note string) {
	t.Helper()
	if answer := post(t, s, "/query", "application/dql", `{q(func: has(note)) {note}}`); !strings.Contains(answer, note) {
		t.Errorf("what was written before is gone: %s", answer)
	}
}

func post(t *testing.T, s *local.Server, path, kind, body string) string {
	t.Helper()
	answer := ask(t, s, path, kind, ticket(t, s), body)
	if strings.Contains(answer, `"errors"`) {
		t.Fatal(answer)
	}
	return answer
}

// ticket logs in where the server wants that.
func ticket(t *testing.T, s *local.Server) string {
	t.Helper()
	user, password := s.Login()
	if user == "" {
		return ""
	}
	answer := ask(t, s, "/login", "application/json", "", fmt.Sprintf(`{"userid": %q, "password": %q}`, user, password))
	var got struct{ Data struct{ AccessJWT string } }
	if err := json.Unmarshal([]byte(answer), &got); err != nil || got.Data.AccessJWT == "" {
		t.Fatalf("no login: %s", answer)
	}
	return got.Data.AccessJWT
}

// ask posts to the alpha.
func ask(t *testing.T, s *local.Server, path, kind, ticket, body string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+s.Alphas[0].HTTP()+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	req.Header.Set("X-Dgraph-AccessToken", ticket)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(answer)
}
