package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
	"github.com/xrash/smetrics"
)

// meant is the Jaro-Winkler likeness from which on a word may be meant for
// another.
const meant = 0.8

// suggest is a question for the word that may be meant, or nothing.
func suggest(word string, all []string) string {
	best, likeness := "", meant
	for _, w := range all {
		if l := smetrics.JaroWinkler(strings.ToLower(word), w, 0.7, 4); l > likeness {
			best, likeness = w, l
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %s?", best)
}

// commandNames are the names of the commands that help shows.
func commandNames(all []*cli.Command) []string {
	var names []string
	for _, c := range all {
		if !c.Hidden {
			names = append(names, c.Names()...)
		}
	}
	return names
}

// undefined begins the flag package's words of a flag that is not defined.
const undefined = "flag provided but not defined: -"

// usageError replaces cli's habit of printing the whole help to stdout.
func usageError(c *cli.Context, err error, _ bool) error {
	name, unknown := strings.CutPrefix(err.Error(), undefined)
	if !unknown || c.Command == nil {
		return &usage{err.Error()}
	}
	var names []string
	for _, f := range c.Command.Flags {
		for _, n := range f.Names() {
			names = append(names, "--"+n)
		}
	}
	return &usage{"no flag --" + strings.TrimLeft(name, "-") + suggest("--"+strings.TrimLeft(name, "-"), names)}
}
