package local_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph/local"
)

// TestGuard asks what any web page can ask: without the password, or with the
// one that Dgraph has when it is new.
func TestGuard(t *testing.T) {
	dir := t.TempDir()
	// A folder of before there was a password, which is to be taken over.
	open, err := local.Start(t.Context(), local.Options{Dir: dir, Tell: os.Stderr})
	if err != nil {
		t.Fatal(err)
	}
	write(t, open, `_:a <note> "kept" .`)
	if err := open.Stop(); err != nil {
		t.Fatal(err)
	}
	s, _, err := local.Up(t.Context(), local.Options{Dir: dir, Tell: os.Stderr})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := local.Down(context.Background(), dir); err != nil {
			t.Error(err)
		}
	})
	wantNote(t, s, "kept")

	for _, c := range []struct{ path, kind, body, want string }{
		{"/query", "application/dql", `{q(func: has(note)) {note}}`, "no accessJwt"},
		{"/mutate?commitNow=true", "application/rdf", `{ set { _:a <note> "evil" . } }`, "no accessJwt"},
		{"/alter", "text/plain", `{"drop_attr": "note"}`, "no accessJwt"},
		{"/alter", "text/plain", `{"drop_all": true}`, "no accessJwt"},
		{"/admin", "application/json", `{"query":"mutation { export(input: {format: \"rdf\", destination: \"` + dir + `/evil\"}) { response { message } } }"}`, "no accessJwt"},
		{"/admin/draining?enable=true", "text/plain", "", "no accessJwt"},
		{"/login", "application/json", `{"userid": "groot", "password": "password"}`, "invalid username or password"},
	} {
		if answer := ask(t, s, c.path, c.kind, "", c.body); !strings.Contains(answer, c.want) {
			t.Errorf("%s answers %s, want %q", c.path, answer, c.want)
		}
	}
	if answer := ask(t, s, "/alter", "text/plain", ticket(t, s), `{"drop_all": true}`); !strings.Contains(answer, "not permitted") {
		t.Errorf("the graph can be dropped by accident: %s", answer)
	}
	for _, url := range []string{s.Alphas[0].HTTP() + "/admin/shutdown", s.Zeros[0].HTTP() + "/removeNode?id=1&group=1",
		s.Zeros[0].HTTP() + "/state", s.Zeros[0].HTTP() + "/assign?what=uids&num=1"} {
		if answer := get(t, "http://"+url); !strings.Contains(answer, "no accessJwt") && !strings.Contains(answer, "404") {
			t.Errorf("%s answers %s", url, answer)
		}
	}
	wantNote(t, s, "kept")

	t.Run("files", func(t *testing.T) {
		for _, name := range []string{".", "password", "acl-key", "server.json", "alpha1", "alpha1/log"} {
			fi, err := os.Stat(filepath.Join(dir, name))
			if err != nil {
				t.Error(err)
			} else if fi.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s is %v, for others to see", name, fi.Mode())
			}
		}
	})
	t.Run("another password", func(t *testing.T) {
		if _, err := local.Down(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(dir, "password")); err != nil {
			t.Fatal(err)
		}
		_, _, err := local.Up(t.Context(), local.Options{Dir: dir, Tell: os.Stderr})
		if err == nil || !strings.Contains(err.Error(), local.ErrPassword.Error()) {
			t.Errorf("with the password lost: %v", err)
		}
		if _, err := os.Stat(filepath.Join(dir, "alpha1", "p")); err != nil {
			t.Error(fs.ErrNotExist)
		}
	})
}

// TestTakeOver finds a folder of before there were locks and passwords, whose
// servers still run and let in everybody. They are ended, recorded or not, and the
// graph goes behind a password.
func TestTakeOver(t *testing.T) {
	for _, recorded := range []bool{true, false} {
		t.Run(fmt.Sprintf("recorded %v", recorded), func(t *testing.T) {
			dir := t.TempDir()
			old, err := local.Start(t.Context(), local.Options{Dir: dir, Tell: os.Stderr})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { old.Stop() })
			write(t, old, `_:a <note> "kept" .`)
			if err := os.Remove(filepath.Join(dir, "servers.lock")); err != nil {
				t.Fatal(err)
			}
			state, err := json.Marshal(map[string]any{"program": old.Program, "version": old.Version, "zeros": old.Zeros, "alphas": old.Alphas})
			if err != nil {
				t.Fatal(err)
			}
			if recorded {
				if err := os.WriteFile(filepath.Join(dir, "server.json"), state, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			var told strings.Builder
			s, started, err := local.Up(t.Context(), local.Options{Dir: dir, Tell: &told})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if _, err := local.Down(context.Background(), dir); err != nil {
					t.Error(err)
				}
			})
			if !started || old.Alive() != 0 || s.Alive() != 2 {
				t.Errorf("started %v, %d old processes, %d new ones; want true, 0, 2", started, old.Alive(), s.Alive())
			}
			if recorded && !strings.Contains(told.String(), "let in everybody") {
				t.Errorf("it is not told why Dgraph is started anew: %s", told.String())
			}
			if answer := ask(t, s, "/query", "application/dql", "", `{q(func: has(note)) {note}}`); !strings.Contains(answer, "no accessJwt") {
				t.Errorf("everybody is still let in: %s", answer)
			}
			wantNote(t, s, "kept")
		})
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	resp, err := http.Get(url)
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
