// Package localtest runs a real Dgraph for tests.
package localtest

import (
	"context"
	"os"
	"testing"
	"time"

	"entente/graph/local"
)

// Start runs a server that ends with the test and leaves nothing behind. Where
// the machine has no dgraph program, the first call builds one.
func Start(t testing.TB, o local.Options) *local.Server {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 9*time.Minute)
	defer cancel()
	if o.Tell == nil {
		o.Tell = os.Stderr
	}
	s, err := local.Start(ctx, o)
	if err != nil {
		t.Fatalf("starting Dgraph: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Errorf("stopping Dgraph: %v", err)
		}
	})
	return s
}
