package graph

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"entente/schema"

	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc"
)

func TestConnectNoServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	l.Close()
	_, err = Connect(t.Context(), Options{Addrs: []string{addr}, DialTimeout: 200 * time.Millisecond})
	if !errors.Is(err, ErrNoServer) || !strings.Contains(err.Error(), addr) {
		t.Errorf("Connect to a port without a server: %v, want ErrNoServer and the address", err)
	}
	if _, err = Connect(t.Context(), Options{}); !errors.Is(err, ErrNoServer) {
		t.Errorf("Connect to no address: %v, want ErrNoServer", err)
	}
}

// oldServer answers as a Dgraph of long ago.
type oldServer struct{ api.UnimplementedDgraphServer }

func (*oldServer) CheckVersion(context.Context, *api.Check) (*api.Version, error) {
	return &api.Version{Tag: "v20.11.3"}, nil
}

func TestConnectOldServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := grpc.NewServer()
	api.RegisterDgraphServer(s, &oldServer{})
	go s.Serve(l)
	defer s.Stop()
	_, err = Connect(t.Context(), Options{Addrs: []string{l.Addr().String()}})
	if !errors.Is(err, ErrTooOld) || !strings.Contains(err.Error(), "v20.11.3") {
		t.Errorf("Connect to an old server: %v, want ErrTooOld and its version", err)
	}
}

func TestCheckVersion(t *testing.T) {
	for tag, old := range map[string]bool{"v25.0.0": false, "v23.1.0": false, "v21.03.2": true, "v1.2.8": true, "dev": false, "": false} {
		if err := checkVersion(tag); errors.Is(err, ErrTooOld) != old {
			t.Errorf("checkVersion(%q) = %v", tag, err)
		}
	}
}

func TestApplySchema(t *testing.T) {
	drop := func(t *testing.T, g *Graph) {
		t.Helper()
		if err := g.dg.Alter(t.Context(), &api.Operation{DropAll: true}); err != nil {
			t.Fatal(err)
		}
	}
	alter := func(t *testing.T, g *Graph, dql string) {
		t.Helper()
		if err := g.dg.Alter(t.Context(), &api.Operation{Schema: dql}); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("twice", func(t *testing.T) {
		g := open(t)
		drop(t, g)
		for range 2 {
			if err := g.ApplySchema(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if n := g.tally.commits.Load(); n != 2 { // one in open, one here
			t.Errorf("%d commits, want the second application to write nothing", n)
		}
	})
	t.Run("foreign", func(t *testing.T) {
		g := open(t)
		drop(t, g)
		defer drop(t, g)
		alter(t, g, "holds: string .")
		err := g.ApplySchema(t.Context())
		if !errors.Is(err, ErrForeignSchema) || !strings.Contains(err.Error(), "holds") {
			t.Errorf("ApplySchema over somebody else's predicate: %v, want ErrForeignSchema and the predicate", err)
		}
	})
	t.Run("beside another", func(t *testing.T) {
		g := open(t)
		drop(t, g)
		defer drop(t, g)
		alter(t, g, "their_name: string @index(exact) .")
		if err := g.ApplySchema(t.Context()); err != nil {
			t.Errorf("ApplySchema beside unrelated predicates: %v", err)
		}
	})
	t.Run("newer", func(t *testing.T) {
		g := open(t)
		defer drop(t, g)
		if err := g.write(t.Context(), []Quad{{Subject: metaXID, Predicate: schema.SchemaVersion, Object: "99"}}, nil); err != nil {
			t.Fatal(err)
		}
		if err := g.ApplySchema(t.Context()); !errors.Is(err, ErrNewerSchema) {
			t.Errorf("ApplySchema to a newer graph: %v, want ErrNewerSchema", err)
		}
	})
	t.Run("older", func(t *testing.T) {
		g := open(t)
		load(t, g, newYork("a").item())
		want := dump(t, g)
		if err := g.write(t.Context(), nil, []Quad{{Subject: metaXID, Predicate: schema.SchemaVersion, Object: "1"}}); err != nil {
			t.Fatal(err)
		}
		if err := g.ApplySchema(t.Context()); err != nil {
			t.Fatal(err)
		}
		if dump(t, g) != want {
			t.Error("migration changed more than the version")
		}
	})
}

func TestQueryErrors(t *testing.T) {
	g := open(t)
	var refused *QueryError
	if _, err := g.Query(t.Context(), "{ q(func: nonsense }", nil); !errors.As(err, &refused) {
		t.Errorf("a broken query: %v, want a QueryError", err)
	}
}

// TestNothingIsDropped sees that no way of writing asks the server to drop
// data, types or predicates: there is nothing that would need a --yes.
func TestNothingIsDropped(t *testing.T) {
	plain := open(t)
	load(t, plain, newYork("a").item())
	if err := plain.write(t.Context(), nil, []Quad{{Subject: metaXID, Predicate: schema.SchemaVersion, Object: "1"}}); err != nil {
		t.Fatal(err)
	}
	altered := 0
	g := connect(t, Options{Addrs: addrs(t), intercept: func(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
		if op, ok := req.(*api.Operation); ok {
			altered++
			if op.DropAll || op.DropAttr != "" || op.DropOp != api.Operation_NONE {
				t.Errorf("asks to drop: %v", op)
			}
		}
		return invoke(ctx, method, req, reply, conn, opts...)
	}})
	if err := g.ApplySchema(t.Context()); err != nil { // migrates
		t.Fatal(err)
	}
	if altered == 0 {
		t.Error("a migration alters nothing")
	}
	load(t, g, newYork("a").item(), newYork("b").item())
	if _, _, err := g.Decide(t.Context(), Same, "country:JPN", "country:USA"); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Undo(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Remove(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	verified(t, g)
}
