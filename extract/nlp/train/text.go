package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"entente/extract/nlp"
	"entente/extract/nlp/internal/syntax"
)

// readText reads the sentences of the texts of a JSON lines file.
func readText(name string) ([]*syntax.Sample, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read plain text: %w", err)
	}
	defer f.Close()
	var text []*syntax.Sample
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var doc struct {
			Text string `json:"text"`
		}
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			return nil, fmt.Errorf("read plain text from %s: %w", name, err)
		}
		for line := range strings.Lines(doc.Text) {
			split := nlp.Split(line, []nlp.Range{{Start: 0, End: len(line)}})
			for i := range split.Sentences {
				text = append(text, plain(split.Sentences[i].Tokens))
			}
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read plain text from %s: %w", name, err)
	}
	return text, nil
}

// plain is a sentence of which only the words are known.
func plain(tokens []nlp.Token) *syntax.Sample {
	s := &syntax.Sample{}
	for i, t := range tokens {
		s.Words = append(s.Words, strings.Clone(t.Text))
		s.Glued = append(s.Glued, i > 0 && tokens[i-1].End == t.Start)
	}
	return s
}
