package view

import (
	"context"
	"net"
	"net/http"
)

// Handler serves the page at /. Each time that it is asked for, read reads
// what there is now. Only who asks for a loopback host by name or number is
// answered, so that no other site can have a browser read the graph.
func Handler(read func(context.Context) (*Data, error), fail func(error)) (http.Handler, error) {
	p, err := newPage()
	if err != nil {
		return nil, err
	}
	rules := p.policy() + "; frame-ancestors 'none'"
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		d, err := read(r.Context())
		if err != nil {
			fail(err)
			http.Error(w, "The graph can't be read now: "+err.Error(), http.StatusBadGateway)
			return
		}
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Content-Security-Policy", rules)
		if err := p.write(w, d); err != nil {
			fail(err)
		}
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if !loopback(r.Host) {
			http.Error(w, "This page is for the machine it runs on.", http.StatusForbidden)
			return
		}
		mux.ServeHTTP(w, r)
	}), nil
}

// loopback reports whether a Host header names this machine.
func loopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	if name == "localhost" {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}
