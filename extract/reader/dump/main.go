// Dump writes annotated articles as the reader learns from them.
//
//	go run ./extract/reader/dump GOLD_DIR... >FILE.jsonl
//
// Each GOLD_DIR holds one NAME.json an article, with its text in NAME.txt
// beside it. A line holds the folder, the article's name, its text, the input
// of the reader and the annotation.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"entente/extract"
	"entente/extract/article"
	"entente/extract/reader"
)

type line struct {
	Set   string          `json:"set"`
	Name  string          `json:"name"`
	Text  string          `json:"text"`
	Input *reader.Input   `json:"input"`
	Gold  json.RawMessage `json:"gold"`
}

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: dump GOLD_DIR...")
	}
	x, err := extract.New(extract.Options{Fast: true})
	if err != nil {
		log.Fatal(err)
	}
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	for _, dir := range os.Args[1:] {
		paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
		if err != nil || len(paths) == 0 {
			log.Fatalf("no annotated articles in %s: %v", dir, err)
		}
		for _, p := range paths {
			l, err := read(x, p)
			if err != nil {
				log.Fatal(err)
			}
			if err := enc.Encode(l); err != nil {
				log.Fatalf("writing: %v", err)
			}
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatalf("writing: %v", err)
	}
}

func read(x *extract.Extractor, path string) (*line, error) {
	gold, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading annotation: %w", err)
	}
	var head struct {
		Published string `json:"published"`
	}
	if err := json.Unmarshal(gold, &head); err != nil {
		return nil, fmt.Errorf("reading annotation %s: %w", path, err)
	}
	base := strings.TrimSuffix(path, ".json")
	text, err := os.ReadFile(base + ".txt")
	if err != nil {
		return nil, fmt.Errorf("reading article: %w", err)
	}
	a := article.FromText(base+".txt", text, article.Options{Published: head.Published, AnyLanguage: true})
	return &line{Set: filepath.Base(filepath.Dir(path)), Name: filepath.Base(base), Text: a.Text, Input: x.Input(a), Gold: gold}, nil
}
