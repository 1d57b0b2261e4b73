package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"
)

// commands is all that entente can do, in the order that help shows.
func commands() []*cli.Command {
	return []*cli.Command{
		loadCommand(),
		buildCommand(),
		watchCommand(),
		extractCommand(),
		readCommand(),
		queryCommand(),
		linksCommand(),
		actorCommand(),
		issuesCommand(),
		issueCommand(),
		matrixCommand(),
		compareCommand(),
		driftCommand(),
		blocsCommand(),
		exportCommand(),
		viewCommand(),
		sameCommand(),
		differCommand(),
		renameCommand(),
		topicCommand(),
		doubtsCommand(),
		decisionsCommand(),
		undoCommand(),
		removeCommand(),
		verifyCommand(),
		repairCommand(),
		schemaCommand(),
		upCommand(),
		downCommand(),
		statusCommand(),
		completionCommand(),
		parseCommand(),
		evalCommand(),
		benchCommand(),
		explainCommand(),
		versionCommand(),
	}
}

// run is the whole program but for the process around it: it returns the exit
// status.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	app := newApp(in, out, errOut)
	if completing(args) {
		app.UseShortOptionHandling = false // with it, cli does not bear half a flag
	} else {
		args = flagsFirst(commands(), args)
	}
	err := app.RunContext(ctx, args)
	if err == nil {
		return exitOK
	}
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		fmt.Fprintln(errOut, "entente: interrupted")
		return exitInterrupted
	}
	status, hint := classify(err)
	fmt.Fprintf(errOut, "entente: %v\n", err)
	if hint != "" {
		fmt.Fprintf(errOut, "entente: hint: %s\n", hint)
	}
	return status
}

func newApp(in io.Reader, out, errOut io.Writer) *cli.App {
	return &cli.App{
		Name:                   "entente",
		Usage:                  "news articles in, a graph of who stands where out",
		Description:            description(),
		Reader:                 in,
		Writer:                 out,
		ErrWriter:              errOut,
		HideVersion:            true,
		UseShortOptionHandling: true,
		// A comma in a value belongs to the value.
		DisableSliceFlagSeparator: true,
		EnableBashCompletion:      true,
		Commands:                  commands(),
		OnUsageError:              usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return &usage{fmt.Sprintf("no command %q", c.Args().First()) + suggest(c.Args().First(), commandNames(c.App.Commands))}
			}
			return cli.ShowAppHelp(c)
		},
		// Errors are told and turned into a status by run alone.
		ExitErrHandler: func(*cli.Context, error) {},
	}
}

// A usage error is a command line that can't be understood.
type usage struct{ text string }

func (u *usage) Error() string { return u.text }
