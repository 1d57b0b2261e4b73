// What is in a graph is a function of the articles loaded into it and of the
// decisions made by people, whatever the order in which they came. Each
// article's proofs (mentions, reports, statements) are nodes of its own.
// What they speak of (actors, meetings, places, positions, topics) is shared,
// and each shared node's properties and edges follow from the proofs that
// point at it. So loading adds, removing takes away what no other article
// proves, and neither needs to know how the graph came about.
package graph

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

// MinVersion is the oldest Dgraph that works, as major version.
const MinVersion = 23

// maxMessage bounds one answer of Dgraph, in bytes.
const maxMessage = 1 << 30

// Options say how to reach a Dgraph server.
type Options struct {
	// Addrs are the gRPC addresses of one cluster's alphas, "host:9080".
	Addrs []string
	// User and Password log in where the server has access control lists;
	// without a User nobody logs in.
	User, Password string
	Namespace      uint64
	// TLS is nil for a plain connection.
	TLS *TLS
	// Timeout is how long to go on when the server does not answer, for each
	// call; 0 means 5 minutes.
	Timeout time.Duration
	// DialTimeout is the same for the first call; 0 means 10 seconds.
	DialTimeout time.Duration
	// Waiting, where set, is told that the server does not answer and how
	// long it is until the next try. It may be called by several goroutines.
	Waiting func(err error, wait time.Duration)
	// Lost, where set, is asked before that whether there is any use in waiting:
	// an error of it says why there is none.
	Lost func() error
	// Locate, where set, tells where a place of a name is. Places are kept with
	// what it says, so it is to be the same whenever the graph is written to.
	Locate func(place string) (Point, bool)

	intercept grpc.UnaryClientInterceptor // tests break calls off with it
	batch     int                         // articles written at a time; 0 means perRevision
	quads     int                         // written in a transaction, roughly; 0 means perWrite
	lockLife  time.Duration               // how long the lock holds without being renewed; 0 means lockLife
}

// TLS says how to trust the server and, with a client certificate, be trusted.
type TLS struct {
	CA         string // file of the authority's certificate; empty for the system's
	Cert, Key  string // files of the client's certificate and key; both or none
	ServerName string // where the address is not the name in the certificate
}

// A Graph is a connection to a graph in Dgraph. It is safe for use by several
// goroutines, but one Load, Remove or decision runs at a time.
type Graph struct {
	dg    *dgo.Dgraph
	conns []*grpc.ClientConn
	opts  Options
	tally tally
}

// Connect connects to the servers, logs in and checks their version. It
// changes nothing in the database. The errors wrap [ErrNoServer], [ErrAuth]
// or [ErrTooOld] where they are of these kinds.
func Connect(ctx context.Context, opts Options) (*Graph, error) {
	if len(opts.Addrs) == 0 {
		return nil, fmt.Errorf("connect: %w: no address given", ErrNoServer)
	}
	creds, err := transport(opts.TLS)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	g := &Graph{opts: opts}
	if g.opts.Timeout == 0 {
		g.opts.Timeout = 5 * time.Minute
	}
	if g.opts.DialTimeout == 0 {
		g.opts.DialTimeout = 10 * time.Second
	}
	var clients []api.DgraphClient
	for _, addr := range opts.Addrs {
		dial := []grpc.DialOption{grpc.WithTransportCredentials(creds),
			grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(maxMessage), grpc.MaxCallSendMsgSize(maxMessage))}
		if opts.intercept != nil {
			dial = append(dial, grpc.WithUnaryInterceptor(opts.intercept))
		}
		conn, err := grpc.NewClient("passthrough:///"+addr, dial...)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("connect to %s: %w", addr, err), g.Close())
		}
		g.conns = append(g.conns, conn)
		clients = append(clients, api.NewDgraphClient(conn))
	}
	g.dg = dgo.NewDgraphClient(clients...)
	if err := g.greet(ctx, clients); err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return g, nil
}

// Close ends the connection.
func (g *Graph) Close() error {
	var errs []error
	for _, c := range g.conns {
		errs = append(errs, c.Close())
	}
	return errors.Join(errs...)
}

// greet checks the version of the first server that answers, and logs in.
func (g *Graph) greet(ctx context.Context, clients []api.DgraphClient) error {
	where := "connect to " + strings.Join(g.opts.Addrs, ", ")
	next := 0
	err := g.retryFor(ctx, g.opts.DialTimeout, where, func(ctx context.Context) error {
		v, err := clients[next%len(clients)].CheckVersion(ctx, &api.Check{})
		next++
		if err != nil {
			return err
		}
		return checkVersion(v.Tag)
	})
	if err != nil || g.opts.User == "" {
		return err
	}
	return g.retryFor(ctx, g.opts.DialTimeout, "log in as "+g.opts.User, func(ctx context.Context) error {
		return g.dg.LoginIntoNamespace(ctx, g.opts.User, g.opts.Password, g.opts.Namespace)
	})
}

// checkVersion refuses servers older than [MinVersion]. A version of another
// form, as programs built from source have, is let pass.
func checkVersion(tag string) error {
	major, _, _ := strings.Cut(strings.TrimPrefix(tag, "v"), ".")
	n, err := strconv.Atoi(major)
	if err == nil && n < MinVersion {
		return fmt.Errorf("%w: it is %s, needed is v%d or newer", ErrTooOld, tag, MinVersion)
	}
	return nil
}

// transport makes the credentials of the connection.
func transport(t *TLS) (credentials.TransportCredentials, error) {
	if t == nil {
		return insecure.NewCredentials(), nil
	}
	cfg, err := tlsConfig(t)
	if err != nil {
		return nil, err
	}
	return credentials.NewTLS(cfg), nil
}

func tlsConfig(t *TLS) (*tls.Config, error) {
	cfg := &tls.Config{ServerName: t.ServerName, MinVersion: tls.VersionTLS12}
	if t.CA != "" {
		pem, err := os.ReadFile(t.CA)
		if err != nil {
			return nil, fmt.Errorf("read the authority's certificate: %w", err)
		}
		cfg.RootCAs = x509.NewCertPool()
		if !cfg.RootCAs.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("read the authority's certificate: %s holds none", t.CA)
		}
	}
	if t.Cert != "" || t.Key != "" {
		pair, err := tls.LoadX509KeyPair(t.Cert, t.Key)
		if err != nil {
			return nil, fmt.Errorf("read the client's certificate: %w", err)
		}
		cfg.Certificates = []tls.Certificate{pair}
	}
	return cfg, nil
}
