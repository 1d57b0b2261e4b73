package main

import (
	"cmp"
	"fmt"
	"runtime/debug"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"entente/extract/nlp"
	"entente/graph/local"
	"entente/schema"
)

func versionCommand() *cli.Command {
	return &cli.Command{
		Name:         "version",
		Usage:        "tell the versions of program, language model, schema and Dgraph",
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if err := noArgs(c); err != nil {
				return err
			}
			t := tabwriter.NewWriter(c.App.Writer, 0, 8, 3, ' ', 0)
			module, commit, goVersion := buildVersions()
			fmt.Fprintf(t, "entente\t%s\n", module)
			fmt.Fprintf(t, "commit\t%s\n", commit)
			fmt.Fprintf(t, "go\t%s\n", goVersion)
			fmt.Fprintf(t, "model\t%s\n", nlp.ModelSum())
			fmt.Fprintf(t, "schema\t%d\n", schema.Version)
			fmt.Fprintf(t, "Dgraph\t%s, where none is given or found\n", local.Version)
			return t.Flush()
		},
	}
}

// buildVersions are what the program was built of.
func buildVersions() (module, commit, goVersion string) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown", "unknown", "unknown"
	}
	changed := ""
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value
		case "vcs.modified":
			if s.Value == "true" {
				changed = ", with changes"
			}
		}
	}
	return cmp.Or(info.Main.Version, "unknown"), cmp.Or(commit, "unknown") + changed, info.GoVersion
}
