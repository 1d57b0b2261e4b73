package article

import (
	"bufio"
	"fmt"
	"io"
)

// stream reads the articles of one stream of bytes.
func (r *reader) stream(in *input) error {
	return r.plain(in, bufio.NewReaderSize(countReader{in.src, r.counted}, 1<<16))
}

// countReader counts the bytes that pass.
type countReader struct {
	src     io.Reader
	counted *Progress
}

func (c countReader) Read(p []byte) (int, error) {
	n, err := c.src.Read(p)
	c.counted.Bytes.Add(int64(n))
	return n, err
}

// plain reads a text file: one article.
func (r *reader) plain(in *input, src *bufio.Reader) error {
	data, err := io.ReadAll(io.LimitReader(src, int64(r.opts.MaxArticle)+1))
	if err != nil {
		return r.skip(&SkipError{Source: in.name, Reason: "can't be read", Err: plainError(err)})
	}
	if len(data) > r.opts.MaxArticle {
		return r.skip(&SkipError{Source: in.name, Reason: fmt.Sprintf("longer than %d bytes", r.opts.MaxArticle)})
	}
	return r.emit(&Article{Source: in.name, Name: baseName(in.name), Text: decodeText(data)}, "")
}
