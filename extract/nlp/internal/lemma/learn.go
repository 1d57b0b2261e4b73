package lemma

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Sample is one word of a treebank.
type Sample struct{ Word, UPOS, XPOS, Lemma string }

// Learn makes a table from the words of a treebank, and the words in small
// letters of an unlabelled text with their counts, which may be nil. The same
// samples make the same table, in whatever order they come.
//
// For each tag it takes the edit that is right most often, then looks at longer
// and longer endings, and keeps a rule for an ending where it gets at least two
// different words more right than the rule of the shorter ending does. What is
// still wrong then becomes a rule for the whole word. Common words are learned
// whatever their capitals first; rules for one shape follow where it matters
// ("Western" is "western", "American" is not "american"). Words that only go
// with another (GW) have no lemma of their own and are left out.
func Learn(samples []Sample, words map[string]int) *Table {
	t := &Table{edits: map[string]edit{}}
	tags, shapes := map[string][]observed{}, map[string][]observed{}
	for s, n := range counted(append(samples[:len(samples):len(samples)], inflections(samples, words)...)) {
		o := observed{word: normalize(s.Word), count: n}
		o.small = strings.ToLower(o.word)
		o.edit = editOf(o.word, o.small, s.Lemma)
		tag := s.UPOS + " " + s.XPOS + "\t"
		tags[tag+"*\t"] = append(tags[tag+"*\t"], o)
		shape := tag + string(capitals(o.word)) + "\t"
		shapes[shape] = append(shapes[shape], o)
	}
	for tag, words := range tags {
		none := edit{letters: lower}
		if strings.HasPrefix(tag, "PROPN ") {
			none.letters = keep
		}
		t.learn(tag, "", sorted(words), always(none))
	}
	all := &Table{edits: maps.Clone(t.edits)}
	endings := &Table{edits: maps.Clone(t.edits)}
	maps.DeleteFunc(endings.edits, func(key string, _ edit) bool { return strings.Contains(key, "\t=") })
	for shape, words := range shapes {
		upos, rest, _ := strings.Cut(shape, " ")
		xpos, _, _ := strings.Cut(rest, "\t")
		t.learn(shape, "", sorted(words), guess{
			ending: func(o observed) edit { return endings.lookup(o.word, o.small, upos, xpos) },
			word:   func(o observed) edit { return all.lookup(o.word, o.small, upos, xpos) },
		})
	}
	return t
}

func sorted(words []observed) []observed {
	slices.SortFunc(words, func(a, b observed) int {
		return cmp.Or(strings.Compare(a.word, b.word), strings.Compare(a.edit.String(), b.edit.String()))
	})
	return words
}

// observed is a word of one tag and shape with its edit, and how often it
// stands in the treebank.
type observed struct {
	word, small string
	edit        edit
	count       int
}

func counted(samples []Sample) map[Sample]int {
	n := map[Sample]int{}
	for _, s := range samples {
		if s.XPOS != "GW" && s.Lemma != "_" && s.Lemma != "" && len(s.Word) <= maxWord && !strings.ContainsAny(s.Word+s.Lemma, "\t\n") {
			n[s]++
		}
	}
	return n
}

// A guess is what would be done with a word without further rules: for words
// never seen, which is what endings are learned for, and for the word itself.
type guess struct{ ending, word func(observed) edit }

func always(e edit) guess {
	same := func(observed) edit { return e }
	return guess{same, same}
}

// learn adds the rules for words, which all end in suffix.
func (t *Table) learn(tag, suffix string, words []observed, g guess) {
	best, right := majority(words, typed)
	if right >= rightBy(words, g.ending, typed)+2 {
		t.edits[tag+suffix] = best
		g = always(best)
	}
	if rightBy(words, g.ending, counts) == total(words) {
		return
	}
	if len(suffix) < maxSuffix {
		words = t.longer(tag, suffix, words, g)
	}
	t.exceptions(tag, words, g)
}

// longer learns the rules of the endings one character longer than suffix. It
// returns the words that have none, being no longer than suffix.
func (t *Table) longer(tag, suffix string, words []observed, g guess) []observed {
	var rest []observed
	byEnding := map[string][]observed{}
	for _, w := range words {
		before := w.small[:len(w.small)-len(suffix)]
		_, size := utf8.DecodeLastRuneInString(before)
		if size == 0 || len(suffix)+size > maxSuffix {
			rest = append(rest, w)
			continue
		}
		ending := w.small[len(before)-size:]
		byEnding[ending] = append(byEnding[ending], w)
	}
	for ending, group := range byEnding {
		t.learn(tag, ending, group, g)
	}
	return rest
}

// exceptions adds rules for whole words that g gets wrong.
func (t *Table) exceptions(tag string, words []observed, g guess) {
	bySmall := map[string][]observed{}
	for _, w := range words {
		bySmall[w.small] = append(bySmall[w.small], w)
	}
	for small, group := range bySmall {
		best, right := majority(group, counts)
		if right > rightBy(group, g.word, counts) {
			t.edits[tag+"="+small] = best
		}
	}
}

// typed counts a word once, however often it stands there: endings are
// learned from many words, not from frequent ones.
func typed(observed) int { return 1 }

func counts(o observed) int { return o.count }

// majority is the edit that is right for most of the words; the first in the
// alphabet where two are.
func majority(words []observed, weight func(observed) int) (edit, int) {
	votes := map[edit]int{}
	for _, w := range words {
		votes[w.edit] += weight(w)
	}
	var best edit
	most := 0
	for e, n := range votes {
		if n > most || n == most && e.String() < best.String() {
			best, most = e, n
		}
	}
	return best, most
}

func rightBy(words []observed, guess func(observed) edit, weight func(observed) int) int {
	n := 0
	for _, w := range words {
		if w.edit == guess(w) {
			n += weight(w)
		}
	}
	return n
}

func total(words []observed) int {
	n := 0
	for _, w := range words {
		n += w.count
	}
	return n
}

// editOf is the smallest edit that makes lemma of word. Words in lower case
// have one edit whatever the capitals, so that their counts add up.
func editOf(word, small, lemma string) edit {
	best := edit{}
	for _, letters := range []byte{lower, keep, title} {
		base := small
		switch letters {
		case keep:
			base = word
		case title:
			base = titled(small)
		}
		n := 0
		for n < len(base) && n < len(lemma) && base[n] == lemma[n] {
			n++
		}
		for n > 0 && (n < len(base) && !utf8.RuneStart(base[n]) || n < len(lemma) && !utf8.RuneStart(lemma[n])) {
			n--
		}
		e := edit{letters, len(base) - n, lemma[n:]}
		if best.letters == 0 || e.strip+len(e.add) < best.strip+len(best.add) {
			best = e
		}
	}
	return best
}

// Write writes the table's rules in the order of their keys.
func (t *Table) Write(w io.Writer, comment string) error {
	keys := make([]string, 0, len(t.edits))
	for k := range t.edits {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	out := bufio.NewWriter(w)
	for line := range strings.Lines(comment) {
		fmt.Fprintf(out, "# %s\n", strings.TrimRightFunc(line, unicode.IsSpace))
	}
	for _, k := range keys {
		fmt.Fprintf(out, "%s\t%s\n", k, t.edits[k])
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write lemma table: %w", err)
	}
	return nil
}
