package words

import (
	_ "embed"
	"fmt"
)

//go:embed classes.tsv
var classesTSV string

// classes are the words of classes.tsv by the class that they are in.
var classes = mustClasses("classes.tsv", classesTSV)

// Class is the words of a class that must be there.
func Class(name string) map[string]bool {
	c, ok := classes[name]
	if !ok {
		panic("classes.tsv: no class " + name)
	}
	return c
}

// mustClasses reads the table, which is part of the program: a fault in it is one of ours.
func mustClasses(file, data string) map[string]map[string]bool {
	all := map[string]map[string]bool{}
	err := EachRow(file, data, 2, func(line int, f []string) error {
		if _, ok := all[f[0]]; ok || len(Set(f[1])) == 0 {
			return fmt.Errorf("%s:%d: class %q is there twice or empty", file, line, f[0])
		}
		all[f[0]] = Set(f[1])
		return nil
	})
	if err != nil {
		panic(err)
	}
	return all
}

// Charges are what somebody is said to have done wrong.
var Charges = Class("charges")

// Humans are nouns for human beings.
var Humans = Class("humans")

// Nondescript are nouns that say nothing of what they stand for.
var Nondescript = Class("nondescript")

// Speakers are nouns for nameless people and things that act for whom they
// belong to.
var Speakers = Class("speakers")

// Barely are the verbs that say what something is without an "as": "called it a trick", but "saw
// it as a trick".
var Barely = Class("barely")

// Concludes are the verbs for coming to one.
var Concludes = Class("concludes")

// Depicts are the verbs by which a speaker says what to think of something.
var Depicts = Class("depicts")
