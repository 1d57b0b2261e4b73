package extract

import (
	_ "embed"
	"fmt"
)

//go:embed lexicon/classes.tsv
var classesTSV string

// classes are the words of lexicon/classes.tsv by the class that they are in.
var classes = mustClasses("classes.tsv", classesTSV)

// class is the words of a class that must be there.
func class(name string) map[string]bool {
	c, ok := classes[name]
	if !ok {
		panic("classes.tsv: no class " + name)
	}
	return c
}

// mustClasses reads the table, which is part of the program: a fault in it is one of ours.
func mustClasses(file, data string) map[string]map[string]bool {
	all := map[string]map[string]bool{}
	err := eachRow(file, data, 2, func(line int, f []string) error {
		if _, ok := all[f[0]]; ok || len(words(f[1])) == 0 {
			return fmt.Errorf("%s:%d: class %q is there twice or empty", file, line, f[0])
		}
		all[f[0]] = words(f[1])
		return nil
	})
	if err != nil {
		panic(err)
	}
	return all
}
