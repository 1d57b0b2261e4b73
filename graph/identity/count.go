package identity

import (
	"math"
	"strconv"
	"strings"

	"entente/graph/plain"
)

// How many articles speak of somebody must follow from the set of keys, so that
// the order of articles is of no account, nor which were taken away between. So
// each full name's key has the article's mark, one of few: a quarter of articles
// have a mark of the next level each time, and of one level there are so many.
// From how many different marks there are it follows how many articles there
// are, by and large (Flajolet and Martin; Whang). A name that is
// everywhere has some fifty keys for it, a rare one no more than articles.
const (
	marksOfLevel = 16
	levels       = 8
)

// markOf is the mark of an article.
func markOf(articleXID string) string {
	digest, err := strconv.ParseUint(plain.Hash("mark", articleXID)[:12], 16, 64)
	if err != nil {
		panic(err) // a hash is of hexadecimal digits
	}
	level := uint64(0)
	for rest := digest / marksOfLevel; level < levels-1 && rest%4 == 0; rest /= 4 {
		level++
	}
	return strconv.FormatUint(level*marksOfLevel+digest%marksOfLevel, 36)
}

// Marked is a form of a name with the mark of an article that uses it.
func Marked(form, articleXID string) string { return form + "\t" + markOf(articleXID) }

// ArticlesByLabel tells in about how many articles each form of a name is, by marked
// forms; a form without a mark is in one.
func ArticlesByLabel(marked []string) map[string]int {
	marks := make(map[string]map[string]bool)
	for _, m := range marked {
		form, mark, _ := strings.Cut(m, "\t")
		if marks[form] == nil {
			marks[form] = make(map[string]bool)
		}
		marks[form][mark] = true
	}
	articles := make(map[string]int, len(marks))
	for form, of := range marks {
		articles[form] = len(of)
	}
	return articles
}

// articlesOf is about how many articles have so many different marks.
func articlesOf(marks int) float64 {
	low, high := 0.0, 1.0
	for marksOf(high) < float64(marks) && high < 1e9 {
		low, high = high, 2*high
	}
	for range 20 {
		if middle := (low + high) / 2; marksOf(middle) < float64(marks) {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// marksOf is how many different marks so many articles have, on average.
func marksOf(articles float64) float64 {
	sum := 0.0
	share := 1.0
	for level := range levels {
		of := share * 3 / 4
		if level == levels-1 {
			of = share
		}
		sum += marksOfLevel * (1 - math.Pow(1-1.0/marksOfLevel, articles*of))
		share /= 4
	}
	return sum
}

// farMore is how many times as many articles must speak of one bearer of a name
// as of any other, for the name alone to mean the one. It is so much that a few
// articles more or less seldom change who is meant.
const farMore = 4
