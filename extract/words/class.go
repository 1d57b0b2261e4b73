package words

import (
	_ "embed"
	"fmt"
	"strings"

	"entente/extract/tsv"
)

//go:embed classes.tsv
var classesTSV string

//go:embed pairs.tsv
var pairsTSV string

// classes are the words of classes.tsv by the class that they are in, pairs those of pairs.tsv with what each says, by table.
var (
	classes = mustClasses("classes.tsv", classesTSV)
	pairs   = mustPairs("pairs.tsv", pairsTSV)
)

// Class is the words of a class that must be there.
func Class(name string) map[string]bool {
	c, ok := classes[name]
	if !ok {
		panic("classes.tsv: no class " + name)
	}
	return c
}

// Pairs is the words of a table that must be there, each with what it says.
func Pairs(name string) map[string]string {
	p, ok := pairs[name]
	if !ok {
		panic("pairs.tsv: no table " + name)
	}
	return p
}

// AddClasses adds the words of a user's rows to the classes that they name. It does so for the whole program, and so before
// anything is read.
func AddClasses(file, data string) error {
	return tsv.Each(file, data, "class, words", func(_ int, f []string) error {
		class, ok := classes[f[0]]
		if !ok {
			return fmt.Errorf("no class %q", f[0])
		}
		for _, w := range listed(f[1]) {
			class[w] = true
		}
		return nil
	})
}

// listed are the words of a list between blanks; a blank within a word is written "_".
func listed(list string) []string {
	all := strings.Fields(list)
	for i, w := range all {
		all[i] = strings.ReplaceAll(w, "_", " ")
	}
	return all
}

// mustClasses reads the table, which is part of the program: a fault in it is one of ours.
func mustClasses(file, data string) map[string]map[string]bool {
	all := map[string]map[string]bool{}
	err := tsv.Each(file, data, "class, words", func(_ int, f []string) error {
		if _, ok := all[f[0]]; ok || len(listed(f[1])) == 0 {
			return fmt.Errorf("class %q is there twice or empty", f[0])
		}
		all[f[0]] = map[string]bool{}
		for _, w := range listed(f[1]) {
			if all[f[0]][w] {
				return fmt.Errorf("%q is there twice", w)
			}
			all[f[0]][w] = true
		}
		return nil
	})
	if err != nil {
		panic(err)
	}
	return all
}

// mustPairs reads the table of words with what they say, as mustClasses does.
func mustPairs(file, data string) map[string]map[string]string {
	all := map[string]map[string]string{}
	err := tsv.Each(file, data, "table, words, value", func(_ int, f []string) error {
		if all[f[0]] == nil {
			all[f[0]] = map[string]string{}
		}
		for _, w := range listed(f[1]) {
			if _, ok := all[f[0]][w]; ok {
				return fmt.Errorf("%q is there twice", w)
			}
			all[f[0]][w] = strings.TrimPrefix(f[2], "-")
		}
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

// Tells are the verbs of saying that name who is told before what.
var Tells = Class("tells")
