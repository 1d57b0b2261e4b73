package reading

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/gazetteer"
	"entente/extract/lexicon"
	"entente/extract/nlp"
	"entente/extract/repair"
	"entente/extract/tree"
	"entente/extract/words"
)

// A caser writes words in capitals as texts write them otherwise, so that tagger, parser and tables
// know them. Each word keeps its length in bytes: all offsets stay what they are.
type caser struct {
	g   *gazetteer.Gazetteer
	lex *lexicon.Tables
}

// recase is the text with the ranges in capitals, and names in capitals in the others, in the usual
// letters: "FRANCE AND GERMANY MET", "FRANCE condemned"; names are read without the mark of hashtags, and verbs that begin items with a small letter. Of labels of turns, the words before the first
// comma are a name.
func recase(text string, parts []part, rep *repair.Repairer) string {
	c := &caser{g: rep.Gaz, lex: rep.Tables}
	out := []byte(text)
	for _, r := range parts {
		words := capsWords(text[r.Start:r.End], r.Start)
		switch {
		case len(words) == 0 || r.place:
		case r.label:
			c.shouted(text, out, words)
			c.keep(text, out, nameWordsOf(text, words))
		case isShouted(text[r.Start:r.End]):
			c.shouted(text, out, words)
		default:
			c.single(text, out, words)
		}
		c.hashtags(text, out, r.Range)
		c.item(text, out, r.Range)
	}
	return string(out)
}

// item writes the verb of a stance that begins an item of a list with a small letter, as it stands within the
// sentence that the item goes on with: "The council, / 1. Condemns the raid;".
func (c *caser) item(text string, out []byte, r nlp.Range) {
	word, _, _ := strings.Cut(text[r.Start:r.End], " ")
	small := strings.ToLower(word)
	if r.Lead == 0 || len(small) != len(word) || c.lex.Frames["verb "+nlp.LemmaWith(small, "VERB", "VBZ")] == nil {
		return
	}
	if n, _ := c.g.At([]string{word}); n == 0 {
		put(out, nlp.Range{Start: r.Start, End: r.Start + len(word)}, small)
	}
}

// hashtag matches a word that is marked as a topic: "#Kenya".
var hashtag = regexp.MustCompile(`#\p{L}+`)

// hashtags takes the mark off words that are names of the tables, so that they are read as such.
func (c *caser) hashtags(text string, out []byte, r nlp.Range) {
	for _, at := range hashtag.FindAllStringIndex(text[r.Start:r.End], -1) {
		word := text[r.Start+at[0]+1 : r.Start+at[1]]
		if n, _ := c.g.At([]string{word}); n > 0 {
			out[r.Start+at[0]] = ' '
		}
	}
}

// capsWords is the words of a text whose letters are all capitals, two and more.
func capsWords(text string, at int) []nlp.Range {
	var out []nlp.Range
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			i += size
			continue
		}
		end, caps, letters := i, true, 0
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && !(r == '.' && letters > 0 && end+size < len(text) && unicode.IsUpper(rune(text[end+size])) && letters == 1) {
				break
			}
			letters++
			caps = caps && (unicode.IsUpper(r) || r == '.')
			end += size
		}
		if caps && letters > 1 {
			out = append(out, nlp.Range{Start: at + i, End: at + end})
		}
		i = end
	}
	return out
}

// isShouted reports whether nearly all letters of a line of several words are capitals.
func isShouted(line string) bool {
	upper, lower, words := 0, 0, len(strings.Fields(line))
	for _, r := range line {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return words > 2 && upper > 12 && lower*12 < upper
}

// InitialCap writes a word with its first letter as a capital: "FRANCE" as "France".
func InitialCap(w string) string {
	_, size := utf8.DecodeRuneInString(w)
	return w[:size] + strings.ToLower(w[size:])
}

// put writes a word over the text, where it has the same length.
func put(out []byte, at nlp.Range, w string) {
	if len(w) == at.End-at.Start {
		copy(out[at.Start:], w)
	}
}

// nameAt is how many of the words from i on are a name of the tables when written with capital initials,
// in one line with nothing but spaces, hyphens and apostrophes between them.
func (c *caser) nameAt(text string, words []nlp.Range, i int) (int, gazetteer.Sense) {
	var run []string
	for k := i; k < len(words) && k < i+5; k++ {
		if k > i && strings.Trim(text[words[k-1].End:words[k].Start], " -'’.") != "" {
			break
		}
		w := text[words[k].Start:words[k].End]
		if small[strings.ToLower(w)] && k > i {
			w = strings.ToLower(w)
		} else {
			w = InitialCap(w)
		}
		run = append(run, w)
	}
	n, senses := c.g.At(run)
	if n == 0 {
		return 0, gazetteer.Sense{}
	}
	return n, senses[0]
}

// small are the words that names hold in small letters.
var small = words.Class("small")

// single recases names among words in the usual letters: countries, capitals and persons of the
// tables, and surnames behind a given name.
func (c *caser) single(text string, out []byte, words []nlp.Range) {
	for i := 0; i < len(words); i++ {
		w := text[words[i].Start:words[i].End]
		if n, _ := c.g.At([]string{w}); n > 0 || len(w) < 4 {
			if len(w) >= 3 && n == 0 && c.isBehindForename(text, words[i]) {
				put(out, words[i], InitialCap(w))
			}
			continue
		}
		n, s := c.nameAt(text, words, i)
		switch {
		case n > 0 && (s.Kind == gazetteer.Country || s.Kind == gazetteer.Person || s.Form == gazetteer.Seat):
			for k := i; k < i+n; k++ {
				put(out, words[k], InitialCap(text[words[k].Start:words[k].End]))
			}
			i += n - 1
		case c.isBehindForename(text, words[i]):
			put(out, words[i], InitialCap(w))
		}
	}
}

// isBehindForename reports whether the word before one in capitals is a given name: "Jane ROE".
func (c *caser) isBehindForename(text string, at nlp.Range) bool {
	before := text[max(0, at.Start-30):at.Start]
	if !strings.HasSuffix(before, " ") {
		return false
	}
	f := strings.Fields(before)
	if len(f) == 0 {
		return false
	}
	_, ok := c.g.Forename(f[len(f)-1])
	return ok
}

// shouted recases a line in capitals: names of the tables, persons behind given names and honorifics,
// days and months keep their capitals, other words lose theirs.
func (c *caser) shouted(text string, out []byte, words []nlp.Range) {
	for i, w := range words {
		if i > 0 {
			lowerSingles(text, out, words[i-1].End, w.Start)
		}
		if i == len(words)-1 {
			lowerSingles(text, out, w.End, min(w.End+4, len(text)))
		}
	}
	starts := true
	for i := 0; i < len(words); i++ {
		w := text[words[i].Start:words[i].End]
		if i > 0 {
			starts = strings.ContainsAny(text[words[i-1].End:words[i].Start], ".!?:\n") && !strings.Contains(text[words[i-1].End:words[i].Start], ".,")
		}
		low := strings.ToLower(w)
		if n, s := c.nameAt(text, words, i); n > 0 && !(n == 1 && (plainCaps[low] || s.Kind == gazetteer.Place && len(w) < 4)) {
			c.keep(text, out, words[i:i+n])
			i += n - 1
			continue
		}
		if n, _ := c.g.At([]string{w}); n > 0 && !plainCaps[low] { // "NATO"
			continue
		}
		_, t := c.g.Title([]string{low})
		switch {
		case tree.IsCalendar(low):
			put(out, words[i], InitialCap(w))
		case !starts && (t.Class != "" || plainCaps[low]):
			put(out, words[i], low)
		case c.isGiven(w):
			put(out, words[i], InitialCap(w))
			if i+1 < len(words) && c.isSurname(text, words, i+1) {
				i++
				put(out, words[i], InitialCap(text[words[i].Start:words[i].End]))
			}
		case i > 0 && c.isHonorific(text, words[i-1]):
			put(out, words[i], InitialCap(w))
		case starts:
			put(out, words[i], InitialCap(w))
		default:
			put(out, words[i], low)
		}
	}
}

// lowerSingles writes the single letters between two words that are no initials in small letters: an "A", the
// ending of a genitive.
func lowerSingles(text string, out []byte, from, to int) {
	for i := from; i < to; i++ {
		switch {
		case text[i] == 'S' && (strings.HasSuffix(text[from:i], "'") || strings.HasSuffix(text[from:i], "’")):
			out[i] = 's'
		case text[i] == 'A' && i > from && text[i-1] == ' ' && i+1 < len(text) && text[i+1] == ' ' && !strings.ContainsAny(text[from:i], ".!?:"):
			out[i] = 'a'
		}
	}
}

// nameWordsOf is the words of a label before its first comma, bracket or colon.
func nameWordsOf(text string, words []nlp.Range) []nlp.Range {
	for i := range words {
		if i > 0 && strings.ContainsAny(text[words[i-1].End:words[i].Start], ",(:") {
			return words[:i]
		}
	}
	return words
}

// keep writes the words of a name with capital initials.
func (c *caser) keep(text string, out []byte, words []nlp.Range) {
	for k, at := range words {
		w := text[at.Start:at.End]
		switch {
		case k > 0 && small[strings.ToLower(w)]:
			put(out, at, strings.ToLower(w))
		default:
			put(out, at, InitialCap(w))
		}
	}
}

func (c *caser) isGiven(w string) bool {
	_, ok := c.g.Forename(InitialCap(w))
	return ok
}

// isSurname reports whether the word at i, right behind a given name, can be a surname.
func (c *caser) isSurname(text string, words []nlp.Range, i int) bool {
	low := strings.ToLower(text[words[i].Start:words[i].End])
	return text[words[i-1].End:words[i].Start] == " " && !tree.FunctionWords[low] && !plainCaps[low]
}

func (c *caser) isHonorific(text string, at nlp.Range) bool {
	_, t := c.g.Title([]string{strings.ToLower(text[at.Start:at.End])})
	return t.Class == "honorific"
}

// plainCaps are words that are names, too, but rather are themselves in a line in capitals.
var plainCaps = words.Class("plainCaps")

// Usual is the words first to last of a sentence in the usual letters, where the article has them in capitals.
func (r *Text) Usual(s *tree.Sentence, first, last int) string {
	text := r.Words(s, first, last)
	if !tree.IsAcronym(text) || s.Tokens[last].Text == strings.ToUpper(s.Tokens[last].Text) {
		return text
	}
	var words []string
	for _, t := range s.Tokens[first : last+1] {
		words = append(words, t.Text)
	}
	return strings.Join(words, " ")
}
