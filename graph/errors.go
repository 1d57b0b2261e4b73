package graph

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// The kinds of errors that a caller can do something about. Errors of this
// package wrap them; tell them apart with errors.Is.
var (
	// ErrNoServer: nothing answers as Dgraph at the addresses given.
	ErrNoServer = errors.New("no dgraph server")
	// ErrAuth: the server refused user, password, namespace or certificate.
	ErrAuth = errors.New("access refused")
	// ErrTooOld: the server is older than MinVersion.
	ErrTooOld = errors.New("dgraph server too old")
	// ErrForeignSchema: the database has predicates of the schema's names
	// with other types, so it is somebody else's.
	ErrForeignSchema = errors.New("database of another schema")
	// ErrNewerSchema: the database was written by a newer Entente.
	ErrNewerSchema = errors.New("database of a newer schema")
	// ErrNotFound: nothing in the graph goes by that name.
	ErrNotFound = errors.New("not in the graph")
	// ErrAmbiguous: several things go by that name.
	ErrAmbiguous = errors.New("ambiguous name")
	// ErrBroken: the graph is not what a program of this kind leaves.
	ErrBroken = errors.New("the graph is broken: there are two nodes of one external id")
	// ErrBusy: another program is writing to the same graph.
	ErrBusy = errors.New("graph is being written by another program")
)

// A QueryError is Dgraph's refusal of a query.
type QueryError struct{ Message string }

// Error gives Dgraph's own words.
func (e *QueryError) Error() string { return "dgraph refused the query: " + e.Message }

// explain turns an error of a call to Dgraph into one of the kinds above.
// Errors that are none of them come back wrapped in what was being done.
func explain(doing string, err error) error {
	if err == nil {
		return nil
	}
	var kind error
	switch msg := status.Convert(err).Message(); {
	case strings.Contains(msg, "no space left on device"):
		kind = syscall.ENOSPC
	case unavailable(err):
		kind = ErrNoServer
	case status.Code(err) == codes.Unauthenticated, status.Code(err) == codes.PermissionDenied,
		strings.Contains(msg, "invalid username or password"), strings.Contains(msg, "no accessJwt available"),
		strings.Contains(msg, "unauthorized"), strings.Contains(msg, "Token is expired"), strings.Contains(msg, "token is expired"):
		kind = ErrAuth
	default:
		return fmt.Errorf("%s: %w", doing, err)
	}
	return fmt.Errorf("%s: %w: %w", doing, kind, err)
}

// unavailable reports whether a call may well succeed when it is made again
// later, or to another server.
func unavailable(err error) bool {
	if s, ok := status.FromError(err); ok && s.Code() == codes.Unavailable {
		return true
	}
	msg := err.Error()
	for _, part := range []string{
		"Please retry", "please retry", "is not ready", "Server not ready", "No connection exists", "Unable to reach leader",
		"not the leader", "No leader", "no leader", "server is shutting down", "connection refused", "transport is closing",
		"Server overloaded", "errTimeout", "Unhealthy connection", "context deadline exceeded while waiting", "unhealthy",
		"dispatchTaskOverNetwork",
	} {
		if strings.Contains(msg, part) {
			return true
		}
	}
	return false
}
