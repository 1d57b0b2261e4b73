package graph

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"entente/extract/article"
	"entente/extract/fact"

	"github.com/klauspost/compress/gzip"
)

// A Record is an article with its facts on a line of its own: what is handed from
// those who extract to those who build, see [Build].
type Record struct {
	// Place is where the article stands among all that was read. Of two versions
	// of one article, the later counts.
	Place   int              `json:"place"`
	Reader  string           `json:"reader,omitempty"` // see [Item]
	Facts   *fact.Facts      `json:"facts"`
	Article *article.Article `json:"article"`
}

// ErrRecord says that a line is no record.
var ErrRecord = errors.New("no article with facts")

// Append appends the record's line.
func (r *Record) Append(b []byte) ([]byte, error) {
	line, err := json.Marshal(r)
	if err != nil {
		return b, fmt.Errorf("encode the facts of %s: %w", r.Article.Name, err)
	}
	return append(append(b, line...), '\n'), nil
}

// parseRecord reads what Append wrote.
func parseRecord(line []byte) (*Record, error) {
	r := new(Record)
	if err := json.Unmarshal(line, r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRecord, err)
	}
	if r.Facts == nil || r.Article == nil || r.Article.ID == "" {
		return nil, fmt.Errorf("%w: facts or article are missing", ErrRecord)
	}
	return r, nil
}

// A factRecord is so much of a record as tells who is who.
type factRecord struct {
	Place   int         `json:"place"`
	Facts   *fact.Facts `json:"facts"`
	Article struct {
		ID string `json:"id"`
	} `json:"article"`
}

func parseFacts(line []byte) (*factRecord, error) {
	r := new(factRecord)
	if err := json.Unmarshal(line, r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRecord, err)
	}
	if r.Facts == nil || r.Article.ID == "" {
		return nil, fmt.Errorf("%w: facts or article are missing", ErrRecord)
	}
	return r, nil
}

// linesOf visits the lines of a file, packed by gzip or not. Those visited are
// the visitor's. Where the file breaks off, the error is an [ErrRecord].
func linesOf(path string, visit func(n int, line []byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read facts: %w", err)
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<20)
	if head, _ := r.Peek(2); string(head) == "\x1f\x8b" {
		zip, err := gzip.NewReader(r)
		if err != nil {
			return fmt.Errorf("read facts: %s: %w: %w", path, ErrRecord, err)
		}
		r = bufio.NewReaderSize(zip, 1<<20)
	}
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read facts: %s:%d: %w: %w", path, n, ErrRecord, err)
		}
		if len(line) > 1 {
			if err := visit(n, line); err != nil {
				return err
			}
		}
		if err != nil {
			return nil
		}
	}
}
