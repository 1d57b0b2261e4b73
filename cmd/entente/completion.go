package main

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/schema"
)

// What the shells run to have words completed.
var (
	//go:embed completion.bash
	bashCompletion string
	//go:embed completion.zsh
	zshCompletion string
)

func completionCommand() *cli.Command {
	shells := []string{"bash", "zsh", "fish"}
	return &cli.Command{
		Name:      "completion",
		Usage:     "print what completes commands, flags and query names in a shell",
		ArgsUsage: strings.Join(shells, " | "),
		Description: "bash, in ~/.bashrc:  source <(entente completion bash)\n" +
			"zsh, in ~/.zshrc:    source <(entente completion zsh), after compinit\n" +
			"fish, once:          entente completion fish > ~/.config/fish/completions/entente.fish",
		OnUsageError: usageError,
		BashComplete: func(c *cli.Context) { fmt.Fprintln(c.App.Writer, strings.Join(shells, "\n")) },
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return &usage{"expected a shell: " + strings.Join(shells, ", ")}
			}
			text, err := "", error(nil)
			switch shell := c.Args().First(); shell {
			case "bash":
				text = bashCompletion
			case "zsh":
				text = zshCompletion
			case "fish":
				text, err = c.App.ToFishCompletion()
			default:
				return &usage{fmt.Sprintf("no completion for %q; there are %s", shell, strings.Join(shells, ", "))}
			}
			if err == nil {
				_, err = fmt.Fprint(c.App.Writer, text)
			}
			if err != nil {
				return fmt.Errorf("writing the completion: %w", err)
			}
			return nil
		},
	}
}

// completing reports whether a shell asks for words, which it does by a flag
// that must stay the last argument.
func completing(args []string) bool { return args[len(args)-1] == "--generate-bash-completion" }

// completeQueries completes the names of queries.
func completeQueries(c *cli.Context) {
	if c.NArg() == 0 {
		fmt.Fprintln(c.App.Writer, strings.Join(schema.QueryNames(), "\n"))
	}
	cli.DefaultCompleteWithFlags(c.Command)(c)
}
