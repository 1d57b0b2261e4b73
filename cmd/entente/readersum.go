package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
)

// readerSum is a digest of all that facts follow from besides the article: the
// program with its models and tables, the user's tables, and what flags choose.
func readerSum(c *cli.Context) (string, error) {
	h := sha256.New()
	if err := sumProgram(h); err != nil {
		return "", err
	}
	for _, flag := range []string{"actors", "lexicon"} {
		fmt.Fprintf(h, "\n%s ", flag)
		if path := c.String(flag); path != "" {
			if err := sumFile(h, path); err != nil {
				return "", err
			}
		}
	}
	fmt.Fprintf(h, "\nmodel %s, score %g", cmp.Or(c.String("model"), "full"), c.Float64("min-score"))
	return hex.EncodeToString(h.Sum(nil))[:32], nil
}

// sumProgram sums up the program: what it was built of where that is known for
// sure, else its very bytes.
func sumProgram(h io.Writer) error {
	module, commit, goVersion := buildVersions()
	if commit != "unknown" && !strings.Contains(commit, "changes") {
		_, err := fmt.Fprint(h, module, commit, goVersion)
		return err
	}
	path, err := os.Executable()
	if err != nil {
		return fmt.Errorf("looking for the program: %w", err)
	}
	return sumFile(h, path)
}

func sumFile(h io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("summing up what reads: %w", err)
	}
	defer f.Close()
	if _, err := io.Copy(h, f); err != nil {
		return fmt.Errorf("summing up what reads: %s: %w", path, err)
	}
	return nil
}
