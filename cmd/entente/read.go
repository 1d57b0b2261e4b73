package main

import (
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"entente/extract/article"
)

// readArticles reads the sources in their order.
func readArticles(sources []string, in io.Reader, date string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		for _, s := range sources {
			a, err := readPlain(s, in)
			if err == nil {
				a.Published = date
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// readPlain stands in for the readers of extract/article.
func readPlain(source string, in io.Reader) (*article.Article, error) {
	var data []byte
	var err error
	if source == "-" {
		data, err = io.ReadAll(in)
	} else {
		data, err = os.ReadFile(source)
	}
	if err != nil {
		return nil, fmt.Errorf("reading article: %w", err)
	}
	base := filepath.Base(source)
	a := &article.Article{ID: source, Name: strings.TrimSuffix(base, filepath.Ext(base)), Source: source, Text: string(data)}
	at := 0
	for para := range strings.SplitAfterSeq(a.Text, "\n\n") {
		if t := strings.TrimSpace(para); t != "" {
			start := at + strings.Index(para, t)
			kind := article.Body
			if len(a.Blocks) == 0 {
				kind = article.Title
			}
			a.Blocks = append(a.Blocks, article.Block{Start: start, End: start + len(t), Kind: kind})
		}
		at += len(para)
	}
	return a, nil
}
