// Package words holds classes of words that rules ask for, as tables.
package words

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Numbers are the sizes that groups are named with.
var Numbers = sizes(Pairs("numbers"))

func sizes(pairs map[string]string) map[string]int {
	all := make(map[string]int, len(pairs))
	for w, value := range pairs {
		n, err := strconv.Atoi(value)
		if err != nil {
			panic(fmt.Sprintf("pairs.tsv: numbers: %v", err)) // the table is part of the program
		}
		all[w] = n
	}
	return all
}

// OneOf reports whether a word is one of a few.
func OneOf[W ~string](word W, few ...W) bool { return slices.Contains(few, word) }

// Set is the set of the words of a list.
func Set(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// Padding is nouns that add nothing to the issue they introduce ("any attempt
// to", "the need for"), with the complement that holds the issue.
var Padding = Pairs("padding")
