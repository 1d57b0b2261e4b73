package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
)

func sameCommand() *cli.Command {
	return decisionCommand(graph.Same, "decide that two names are one and the same", "A B",
		"A and B are names, aliases or external ids of actors, meetings, positions or topics.\n"+
			"What was said of B is said of A from now on, in articles yet to come, too. What becomes one\n"+
			"position or topic is under one issue, that of A.")
}

func differCommand() *cli.Command {
	return decisionCommand(graph.Differ, "decide that two names are not the same", "A B",
		"Undoes a joining by name: entente differ Smith 'John Smith'. Holds for articles yet to come, too.")
}

func renameCommand() *cli.Command {
	return decisionCommand(graph.Rename, "decide what something is called", "A NAME",
		"A is a name, alias or external id of anything in the graph.")
}

func topicCommand() *cli.Command {
	return decisionCommand(graph.Group, "put a topic of your own over others", "NAME TERM...",
		"All topics that have all the words of one TERM, in whatever form and order, become\n"+
			"the topic NAME: entente topic 'Status quo' 'change of status quo' 'annexation'.")
}

// decisionCommand is a command that records a decision and says its number.
func decisionCommand(verb graph.Verb, use, args, more string) *cli.Command {
	return &cli.Command{
		Name:         string(verb),
		Usage:        use,
		ArgsUsage:    args,
		Description:  more + "\nThe decision is kept in the graph; entente undo takes it back.",
		Flags:        graphFlags(),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() < 2 || c.NArg() > 2 && verb != graph.Group {
				return &usage{fmt.Sprintf("%s wants %s", verb, args)}
			}
			if slices.ContainsFunc(c.Args().Slice(), func(arg string) bool { return strings.TrimSpace(arg) == "" }) {
				return &usage{fmt.Sprintf("%s: a name is empty", verb)}
			}
			g, err := connectReady(c)
			if err != nil {
				return err
			}
			defer g.Close()
			d, stats, err := g.Decide(c.Context, verb, c.Args().Slice()...)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.App.Writer, "decision %d: %s; %s\n", d.Number, decisionText(d), changes(stats))
			return err
		},
	}
}

// changes says what a run of writing did to the graph.
func changes(s graph.Stats) string {
	return fmt.Sprintf("%d properties and edges written, %d deleted", s.Quads, s.Deleted)
}

// decisionText says a decision as one would type it.
func decisionText(d graph.Decision) string {
	text, args := string(d.Verb), d.Args
	if d.Verb == graph.Issues { // not the text of the file
		args = args[:1]
	}
	for _, a := range args {
		text += fmt.Sprintf(" %q", a)
	}
	return text
}
