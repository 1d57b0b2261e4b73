// Package words holds classes of words that rules ask for, as tables.
package words

import (
	"slices"
	"strings"
)

// Numbers are the sizes that groups are named with.
var Numbers = map[string]int{"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "trilateral": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "2": 2, "3": 3, "4": 4, "5": 5, "7": 7}

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
