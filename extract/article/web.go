package article

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
)

// url reads what a URL holds: a page, a feed, an archive.
func (r *reader) url(address string) error {
	got, err := r.fetcher().get(r.ctx, address, r.opts.Validators)
	if err == errNotModified {
		return nil
	}
	if err != nil {
		return r.skip(&SkipError{Source: address, Reason: "can't be fetched", Err: err})
	}
	defer got.body.Close()
	in := &input{name: address, src: got.body, url: got.address, contentType: got.contentType, web: true}
	if got.size > 0 {
		r.counted.Total.Add(got.size)
	}
	return r.stream(in)
}

// fetchPage reads a page into memory.
func (r *reader) fetchPage(address string) ([]byte, *answer, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, nil, &endError{err}
	}
	ctx, cancel := context.WithTimeout(r.ctx, pageTimeout)
	defer cancel()
	got, err := r.fetcher().get(ctx, address, nil)
	if err != nil {
		return nil, nil, err
	}
	defer got.body.Close()
	data, err := readLimited(got.body, r.opts.MaxArticle)
	if err != nil {
		return nil, nil, err
	}
	if f := detect(data[:min(len(data), peekSize)], r.fields); f != formatHTML && f != formatText {
		return nil, nil, ErrNotText
	}
	return data, got, nil
}

// fetcher returns the one fetcher of this reading: it remembers which hosts it
// asked and when.
func (r *reader) fetcher() *fetcher {
	if r.web == nil {
		r.web = newFetcher(&r.opts)
	}
	return r.web
}

// urlList reads the URLs of a list, one a line; lines that begin with # are
// comments. A list that comes from the web itself is not followed.
func (r *reader) urlList(in *input, src *bufio.Reader) error {
	if in.web {
		return r.skip(&SkipError{Source: in.name, Reason: "a list of URLs from the web is not followed"})
	}
	lines := &lineReader{src: src, limit: 1 << 16}
	for {
		l, err := lines.next()
		place := fmt.Sprintf("line %d", lines.line)
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return r.skip(&SkipError{Source: in.name, Place: place, Reason: "can't be read", Err: plainError(err)})
		}
		address := strings.TrimSpace(string(l))
		if address == "" || strings.HasPrefix(address, "#") {
			continue
		}
		if !isWebURL(address) {
			if err := r.skip(&SkipError{Source: in.name, Place: place, Reason: "not an http or https URL"}); err != nil {
				return err
			}
			continue
		}
		if err := r.url(address); err != nil {
			return err
		}
	}
}
