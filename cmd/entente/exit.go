package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"entente/extract/article"
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
	var u *usage
	switch {
	case errors.As(err, &u):
		return exitUsage, "see entente --help"
	case errors.Is(err, fs.ErrNotExist):
		return exitNoFile, ""
	case errors.Is(err, article.ErrEmpty):
		return exitEmpty, ""
	case errors.Is(err, article.ErrNotText):
		return exitNotText, ""
	case errors.Is(err, article.ErrNoArticle):
		return exitNoArticle, ""
	}
	return exitFailure, ""
}
