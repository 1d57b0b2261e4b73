package article

import (
	"bufio"
	"cmp"
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
	return a.read(rec, size, wanted)
}

// warcHeader reads up to a record's body; its size is -1 where it is not told.
func warcHeader(a *archiveReader) (header textproto.MIMEHeader, size int64, err error) {
	if err := a.find(); err != nil {
		return nil, 0, err
	}
	a.src.line(headerLine) // the version
	header = textproto.MIMEHeader{}
	for n := 0; ; n++ {
		l := a.src.line(headerLine)
		switch {
		case len(l) == 0:
			a.ended = true
			return nil, 0, cmp.Or(a.src.broken(), errCut)
		case len(trimEnd(l)) == 0:
			size, err := strconv.ParseInt(strings.TrimSpace(header.Get("Content-Length")), 10, 64)
			if err != nil || size < 0 {
				size = -1
			}
			return header, size, nil
		}
		if key, value, ok := strings.Cut(string(trimEnd(l)), ":"); ok && n < maxHeader {
			header.Set(strings.TrimSpace(key), strings.TrimSpace(value))
		}
	}
}

// maxHeader is how many lines of a record's header are looked at.
const maxHeader = 1000
