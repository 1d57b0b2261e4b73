package article

import (
	"bufio"
	"bytes"
	"errors"
	"mime"
	"net/textproto"
	"regexp"
	"strconv"
	"strings"
)

// warcStart is the beginning of a WARC record: its version and a line of its header.
var warcStart = regexp.MustCompile(`^WARC/\d\.\d+[ \t]*\r?\n[A-Za-z][A-Za-z0-9-]*[ \t]*:`)

// warc reads a WARC or WET file.
func (r *reader) warc(in *input, src *bufio.Reader) error {
	return r.webArchive(in, src, warcStart, nextWARC)
}

// nextWARC reads the next record; nil where it can hold no article.
func nextWARC(a *archiveReader) (*webRecord, error) {
	header, size, err := warcHeader(a)
	if err != nil {
		return nil, err
	}
	rec := &webRecord{address: targetAddress(header.Get("WARC-Target-URI")), header: header}
	rec.kind, _, _ = mime.ParseMediaType(header.Get("Content-Type"))
	typ := header.Get("WARC-Type")
	answer := typ == "response" && rec.kind == "application/http"
	wanted := rec.address != "" && (answer || typ == "resource" || typ == "conversion")
	rec.body, err = a.body(size)
	switch {
	case !wanted && errors.Is(err, errCut):
		return nil, err
	case !wanted:
		return nil, ignoreSize(err)
	case err == nil && rec.body == nil && size > int64(a.limit):
		return nil, ErrTooLong
	}
	return rec, err
}

// ignoreSize drops the error that a record is too long to be read.
func ignoreSize(err error) error {
	if errors.Is(err, ErrTooLong) {
		return nil
	}
	return err
}

// warcHeader reads up to a record's body; its size is -1 where it is not told.
func warcHeader(a *archiveReader) (header textproto.MIMEHeader, size int64, err error) {
	if !a.atStart() {
		if _, err := a.toNext(0); err != nil {
			return nil, 0, err
		}
		if !a.ended {
			return nil, 0, errors.New("no record where one should begin")
		}
	}
	lines := &lineReader{src: a.src, limit: 1 << 16}
	for begun := false; ; {
		l, err := lines.next()
		if err != nil {
			if begun {
				a.ended = true
				err = errCut
			}
			return nil, 0, err
		}
		switch {
		case !begun && len(bytes.TrimSpace(l)) == 0:
			continue
		case !begun:
			begun, header = true, textproto.MIMEHeader{}
			continue
		case len(l) == 0:
			size, err := strconv.ParseInt(strings.TrimSpace(header.Get("Content-Length")), 10, 64)
			if err != nil || size < 0 {
				size = -1
			}
			return header, size, nil
		}
		if key, value, ok := strings.Cut(string(l), ":"); ok && lines.line < 1000 {
			header.Set(strings.TrimSpace(key), strings.TrimSpace(value))
		}
	}
}
