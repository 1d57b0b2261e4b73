package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readText reads the texts of a JSON lines file as lines of words for word
// classes. The words are cut by a few plain rules of its own, so that the
// classes do not change whenever the tokens of package nlp do.
func readText(name string) ([][]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read text for word classes: %w", err)
	}
	defer f.Close()
	var text [][]string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var doc struct {
			Text string `json:"text"`
		}
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			return nil, fmt.Errorf("read text for word classes from %s: %w", name, err)
		}
		for line := range strings.Lines(doc.Text) {
			text = append(text, sentences(line)...)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read text for word classes from %s: %w", name, err)
	}
	return text, nil
}

// sentences cuts a line into words and after full stops.
func sentences(line string) [][]string {
	var (
		all  [][]string
		sent []string
	)
	for _, field := range strings.Fields(line) {
		sent = appendWords(sent, field)
		if last := sent[len(sent)-1]; last == "." || last == "?" || last == "!" {
			all = append(all, sent)
			sent = nil
		}
	}
	if len(sent) > 0 {
		all = append(all, sent)
	}
	return all
}

// appendWords appends the words of a run without white space: marks at both
// ends, a possessive or a contraction, and the parts of a hyphenated word
// stand alone. A full stop stays with an abbreviation such as "U.S.".
func appendWords(words []string, field string) []string {
	for field != "" {
		r, size := utf8.DecodeRuneInString(field)
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			break
		}
		words = append(words, field[:size])
		field = field[size:]
	}
	var after []string
	for field != "" {
		r, size := utf8.DecodeLastRuneInString(field)
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			break
		}
		if r == '.' && (strings.Count(field, ".") > 1 || len(field) <= 3) {
			break
		}
		after = append(after, field[len(field)-size:])
		field = field[:len(field)-size]
	}
	words = appendParts(words, field)
	for i := len(after) - 1; i >= 0; i-- {
		words = append(words, after[i])
	}
	return words
}

// endings are cut off words, the longer ones first.
var endings = []string{"n’t", "n't", "’re", "'re", "’ve", "'ve", "’ll", "'ll", "’s", "'s", "’m", "'m", "’d", "'d"}

func appendParts(words []string, word string) []string {
	if word == "" {
		return words
	}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(word, e); ok && stem != "" {
			return append(appendParts(words, stem), e)
		}
	}
	for {
		part, rest, cut := strings.Cut(word, "-")
		if !cut || part == "" || rest == "" {
			return append(words, word)
		}
		words = append(words, part, "-")
		word = rest
	}
}
