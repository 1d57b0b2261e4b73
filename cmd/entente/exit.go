package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"entente/extract/article"
	"entente/graph"
	"entente/graph/ask"
	"entente/graph/local"
)

// The exit statuses. They are told in the program's help, so what a number
// means never changes.
const (
	exitOK          = 0
	exitFailure     = 1
	exitUsage       = 2
	exitNoFile      = 3
	exitNoArticle   = 4
	exitNotText     = 5
	exitEmpty       = 6
	exitNoServer    = 7
	exitLogin       = 8
	exitOldServer   = 9
	exitNoEngine    = 10
	exitSome        = 11
	exitQuery       = 12
	exitSchema      = 13
	exitNotFound    = 14
	exitBusy        = 15
	exitDiskFull    = 16
	exitInterrupted = 130
)

// statuses says what each status means.
func statuses() []struct {
	status int
	means  string
} {
	return []struct {
		status int
		means  string
	}{
		{exitOK, "done"},
		{exitFailure, "failed for a reason without a number of its own"},
		{exitUsage, "the command line can't be understood"},
		{exitNoFile, "no such file"},
		{exitNoArticle, "no article in what was given"},
		{exitNotText, "binary data where text was expected"},
		{exitEmpty, "an empty file"},
		{exitNoServer, "no Dgraph at the address"},
		{exitLogin, "Dgraph refused the login"},
		{exitOldServer, "Dgraph is too old"},
		{exitNoEngine, "no Dgraph program to be found or built"},
		{exitSome, "some articles failed, the others are done"},
		{exitQuery, "Dgraph does not understand the query"},
		{exitSchema, "the database has another schema: somebody else's, or a newer one"},
		{exitNotFound, "nothing, or more than one, in the graph by that name"},
		{exitBusy, "another program is writing to the graph"},
		{exitDiskFull, "the disk is full"},
		{exitInterrupted, "interrupted"},
	}
}

// description is the part of the help that is more than a list of commands.
func description() string {
	var b strings.Builder
	b.WriteString("Exit statuses:\n")
	for _, s := range statuses() {
		fmt.Fprintf(&b, "%4d  %s\n", s.status, s.means)
	}
	return strings.TrimRight(b.String(), "\n")
}

// classify finds the status that an error stands for, and what the user may
// try next, if we know.
func classify(err error) (status int, hint string) {
	is := func(kinds ...error) bool {
		return slices.ContainsFunc(kinds, func(k error) bool { return errors.Is(err, k) })
	}
	switch {
	case as[*usage](err):
		return exitUsage, "see entente --help"
	case as[*someFailed](err):
		return exitSome, ""
	case as[*notRunning](err):
		return exitNoServer, ""
	case as[*broken](err):
		return exitFailure, "entente repair makes it anew from the articles in it"
	case as[*graph.QueryError](err):
		return exitQuery, ""
	case is(local.ErrDiskFull, syscall.ENOSPC):
		return exitDiskFull, ""
	case is(graph.ErrNoServer):
		return exitNoServer, "entente up runs a Dgraph on this machine; docker compose up does, too"
	case is(graph.ErrAuth):
		return exitLogin, "give --user, and the password in ENTENTE_PASSWORD or --password-file"
	case is(graph.ErrTooOld):
		return exitOldServer, ""
	case is(local.ErrNoProgram):
		return exitNoEngine, "install Go to have one built, or run one by docker compose up and give --dgraph localhost:9080, or download dgraph and give --dgraph-bin"
	case is(graph.ErrForeignSchema, graph.ErrNewerSchema):
		return exitSchema, ""
	case is(graph.ErrBroken):
		return exitFailure, "entente repair makes the graph anew from the articles in it"
	case is(graph.ErrNotFound, graph.ErrAmbiguous), as[*ask.NameError](err):
		return exitNotFound, ""
	case is(graph.ErrBusy):
		return exitBusy, ""
	case is(article.ErrEmpty):
		return exitEmpty, ""
	case is(article.ErrNotText):
		return exitNotText, ""
	case is(article.ErrNoArticle, article.ErrNotEnglish, article.ErrTooLong):
		return exitNoArticle, ""
	case is(fs.ErrNotExist):
		return exitNoFile, ""
	}
	return exitFailure, ""
}

// as reports whether an error of type E is in err's chain.
func as[E error](err error) bool {
	var e E
	return errors.As(err, &e)
}
