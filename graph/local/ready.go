package local

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// startPatience is how long a server may take to get ready. Recovering a log
// of many writes on a slow disk takes its time.
const startPatience = 2 * time.Minute

// await waits until every alpha answers queries. It ends early, with the
// log's last complaint, when a process of the server ends.
func (s *Server) await(ctx context.Context, o Options) error {
	ctx, cancel := context.WithTimeout(ctx, startPatience)
	defer cancel()
	p, err := newPorter(o)
	if err != nil {
		return err
	}
	for _, a := range s.Alphas {
		for {
			ready, err := p.ready(ctx, a.HTTP())
			if ready {
				break
			}
			if err == nil {
				err = s.crashed()
			}
			if err != nil {
				return err
			}
			select {
			case <-ctx.Done():
				return fmt.Errorf("waiting for Dgraph: %w: see %s", ctx.Err(), a.Log)
			case <-time.After(30 * time.Millisecond):
			}
		}
	}
	return nil
}

// fullBelow is how little of a disk makes Dgraph end.
const fullBelow = 16 << 20

// fullWords are what a node says that found no room: it writes to files that it
// mapped, so it may be no more than that the machine did not let it.
var fullWords = regexp.MustCompile(`no space left|SIGBUS`)

// crashed is the error of the first node that does not run.
func (s *Server) crashed() error {
	for _, n := range s.Nodes() {
		if n.Alive() {
			continue
		}
		words := n.lastWords()
		if fullWords.MatchString(words) || s.full() {
			return fmt.Errorf("dgraph %s ended: %w: %s (log: %s)", n.Name, ErrDiskFull, words, n.Log)
		}
		return fmt.Errorf("dgraph %s ended: %s (log: %s)", n.Name, words, n.Log)
	}
	return nil
}

// full reports whether the disk of the server is full.
func (s *Server) full() bool {
	left, err := free(s.Dir)
	return err == nil && left < fullBelow
}

// A porter asks an alpha whether it takes queries, and changes the lock of a new
// one: until then the user groot has the password that everybody knows.
type porter struct {
	client   *http.Client
	scheme   string
	guarded  bool
	password string    // to be that of groot, empty to leave it
	refused  time.Time // since when logins are
}

// groot is made last. Where it is still refused after a while, it has
// another password.
const (
	refusalTold = 5 * time.Second  // which tells that the server is ready
	refusalLost = 10 * time.Second // which is an error where we should know it
)

// usual is groot's password until it is changed.
const usual = "password"

func newPorter(o Options) (*porter, error) {
	// An alpha that is not ready may hold a request back: ask anew soon.
	p := &porter{client: &http.Client{Timeout: 500 * time.Millisecond, Transport: &http.Transport{}},
		scheme: "http://", guarded: o.ACLSecret != "", password: o.Password}
	if p.guarded {
		p.client.Timeout = 2 * time.Second // passwords are slow to check on purpose
	}
	if o.TLS == nil {
		return p, nil
	}
	p.scheme = "https://"
	// It is our own process on this machine that we ask.
	cfg := &tls.Config{InsecureSkipVerify: true}
	if o.TLS.ClientCert != "" {
		pair, err := tls.LoadX509KeyPair(o.TLS.ClientCert, o.TLS.ClientKey)
		if err != nil {
			return nil, fmt.Errorf("reading the client's certificate: %w", err)
		}
		cfg.Certificates = []tls.Certificate{pair}
	}
	p.client.Transport = &http.Transport{TLSClientConfig: cfg}
	return p, nil
}

// ready reports whether an alpha takes queries from those who may ask, and from
// nobody else. /health alone does not tell: its group may still be electing a
// leader.
func (p *porter) ready(ctx context.Context, addr string) (bool, error) {
	if !p.guarded {
		answer := p.post(ctx, addr+"/query", "application/dql", "", []byte(`{q(func: has(dgraph.type), first: 1) {uid}}`))
		return strings.Contains(string(answer), `"q"`), nil
	}
	if p.password == "" {
		ticket, refused := p.login(ctx, addr, usual)
		return ticket != "" || refused && time.Since(p.refused) > refusalTold, nil
	}
	ticket, refused := p.login(ctx, addr, p.password)
	if ticket != "" || !refused {
		return ticket != "", nil
	}
	if ticket, refused = p.login(ctx, addr, usual); ticket != "" {
		p.changeLock(ctx, addr, ticket)
	} else if refused && time.Since(p.refused) > refusalLost {
		return false, ErrPassword
	}
	return false, nil
}

// login logs in as groot, and returns the ticket, or whether that was refused.
func (p *porter) login(ctx context.Context, addr, password string) (ticket string, refused bool) {
	answer := p.postJSON(ctx, addr+"/login", "", map[string]string{"userid": guardian, "password": password})
	var got struct{ Data struct{ AccessJWT string } }
	if json.Unmarshal(answer, &got) == nil && got.Data.AccessJWT != "" {
		return got.Data.AccessJWT, false
	}
	refused = strings.Contains(string(answer), "invalid username or password")
	if refused && p.refused.IsZero() {
		p.refused = time.Now()
	}
	return "", refused
}

// changeLock gives groot its password. Whether that worked, the next login tells.
func (p *porter) changeLock(ctx context.Context, addr, ticket string) {
	p.postJSON(ctx, addr+"/admin", ticket, map[string]any{
		"query":     `mutation($password: String!) { updateUser(input: {filter: {name: {eq: "groot"}}, set: {password: $password}}) { user { name } } }`,
		"variables": map[string]string{"password": p.password},
	})
}

func (p *porter) postJSON(ctx context.Context, url, ticket string, body any) []byte {
	data, err := json.Marshal(body)
	if err != nil {
		return nil // it is made of strings
	}
	return p.post(ctx, url, "application/json", ticket, data)
}

// post is the answer to a request, nothing where there is none.
func (p *porter) post(ctx context.Context, url, kind, ticket string, body []byte) []byte {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, p.scheme+url, bytes.NewReader(body))
	if err != nil {
		return nil
	}
	req.Header.Set("Content-Type", kind)
	if ticket != "" {
		req.Header.Set("X-Dgraph-AccessToken", ticket)
	}
	resp, err := p.client.Do(req)
	if err != nil {
		return nil
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil
	}
	return answer
}
