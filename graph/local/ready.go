package local

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net/http"
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
	ask, err := asker(o)
	if err != nil {
		return err
	}
	for _, a := range s.Alphas {
		for !ask(ctx, a.HTTP()) {
			if err := s.crashed(); err != nil {
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

// crashed is the error of the first node that does not run.
func (s *Server) crashed() error {
	for _, n := range s.Nodes() {
		if !n.Alive() {
			return fmt.Errorf("dgraph %s ended: %s (log: %s)", n.Name, n.lastWords(), n.Log)
		}
	}
	return nil
}

// asker returns a function that asks an alpha whether it takes queries.
// /health alone does not tell: its group may still be electing a leader.
func asker(o Options) (func(ctx context.Context, addr string) bool, error) {
	// An alpha that is not ready may hold a request back: ask anew soon.
	client := &http.Client{Timeout: 500 * time.Millisecond, Transport: &http.Transport{}}
	scheme := "http://"
	if o.TLS != nil {
		scheme = "https://"
		// It is our own process on this machine that we ask.
		cfg := &tls.Config{InsecureSkipVerify: true}
		if o.TLS.ClientCert != "" {
			pair, err := tls.LoadX509KeyPair(o.TLS.ClientCert, o.TLS.ClientKey)
			if err != nil {
				return nil, fmt.Errorf("reading the client's certificate: %w", err)
			}
			cfg.Certificates = []tls.Certificate{pair}
		}
		client.Transport = &http.Transport{TLSClientConfig: cfg}
	}
	post := func(ctx context.Context, url, kind, body string) string {
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, scheme+url, strings.NewReader(body))
		if err != nil {
			return ""
		}
		req.Header.Set("Content-Type", kind)
		resp, err := client.Do(req)
		if err != nil {
			return ""
		}
		defer resp.Body.Close()
		answer, _ := io.ReadAll(resp.Body)
		return string(answer)
	}
	if o.ACLSecret == "" {
		return func(ctx context.Context, addr string) bool {
			return strings.Contains(post(ctx, addr+"/query", "application/dql", `{q(func: has(dgraph.type), first: 1) {uid}}`), `"q"`)
		}, nil
	}
	var refused time.Time
	return func(ctx context.Context, addr string) bool {
		answer := post(ctx, addr+"/login", "application/json", `{"userid":"groot","password":"password"}`)
		if strings.Contains(answer, "invalid username or password") && refused.IsZero() {
			refused = time.Now()
		}
		// Groot is made last. Where it is still refused after a while, the
		// password was changed, which tells, too.
		return strings.Contains(answer, "accessJWT") || !refused.IsZero() && time.Since(refused) > 5*time.Second
	}, nil
}
