package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// blindFile beside a folder of annotated articles names those whose figures are shown
// in totals only, so that nobody tunes on them.
const blindFile = "blind.txt"

// pickFlags choose among the annotated articles of a folder.
func pickFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "only", Usage: "score the articles that `FILE` names, one a line"},
		&cli.StringFlag{Name: "except", Usage: "score the articles that `FILE` doesn't name"},
	}
}

// goldOf is the annotated articles that a command of eval is to score, and which of
// them the blind list names.
func goldOf(c *cli.Context, command string) (paths, blind []string, err error) {
	if c.NArg() != 1 {
		return nil, nil, &usage{command + " wants one folder of annotated articles"}
	}
	if paths, err = pickGold(c, c.Args().First()); err != nil {
		return nil, nil, err
	}
	blind, err = blindBeside(c.Args().First())
	return paths, blind, err
}

// pickGold is the annotated articles in a folder that the flags choose.
func pickGold(c *cli.Context, dir string) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, fmt.Errorf("looking for annotated articles: %w", err)
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("looking for annotated articles in %s: %w", dir, fs.ErrNotExist)
	}
	for _, flag := range []string{"only", "except"} {
		file := c.String(flag)
		if file == "" {
			continue
		}
		named, err := readNames(file)
		if err != nil {
			return nil, err
		}
		for _, name := range named {
			if !slices.ContainsFunc(paths, func(p string) bool { return stem(p) == name }) && flag == "only" {
				return nil, fmt.Errorf("looking for the articles that %s names: %s.json in %s: %w", file, name, dir, fs.ErrNotExist)
			}
		}
		paths = slices.DeleteFunc(paths, func(p string) bool { return slices.Contains(named, stem(p)) != (flag == "only") })
	}
	if len(paths) == 0 {
		return nil, &usage{"no annotated article is left to score"}
	}
	return paths, nil
}

// stem is the name of an article's file without its folder and ending.
func stem(path string) string { return strings.TrimSuffix(filepath.Base(path), ".json") }

// readNames reads a list of names, one a line; lines that begin with # are comments.
func readNames(file string) ([]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading names of articles: %w", err)
	}
	var names []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			names = append(names, line)
		}
	}
	return names, nil
}

// blindBeside is the names in the blind list beside a folder of annotated articles; none
// where there is no list.
func blindBeside(dir string) ([]string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("looking for %s: %w", blindFile, err)
	}
	names, err := readNames(filepath.Join(filepath.Dir(abs), blindFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return names, err
}
