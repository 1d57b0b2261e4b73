package article

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"regexp"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// A webRecord is what an archive of the web keeps of one page.
type webRecord struct {
	address string
	kind    string // media type of the record: application/http for an answer of a server
	header  textproto.MIMEHeader
	body    []byte
	odd     bool // its length is not the one that is told
}

// FalseLength is the note on an article of an archive whose record says another length
// than it has: by that, it would take in the next one, or break off.
const FalseLength = "its record in the archive has another length than it says"

// falseLengths is what such records are called that hold no article.
const falseLengths = "records of archives that have another length than they say"

// webArchive reads the pages of a web archive: WARC (ISO 28500) and WET files,
// or ARC, the older form. Requests, pictures, style sheets, redirects and what
// the crawler writes down for itself are no articles and are passed over.
//
// The length of a record is believed where the next record begins behind it.
// Where it doesn't, or the record has none, it reaches to the beginning of the next.
func (r *reader) webArchive(in *input, src *bufio.Reader, starts *regexp.Regexp, next func(*archiveReader) (*webRecord, error)) error {
	a := &archiveReader{src: window{src: src}, starts: starts, limit: r.opts.MaxArticle}
	for n := 1; ; n++ {
		a.odd = false
		rec, err := next(a)
		place := fmt.Sprintf("record %d", n)
		switch {
		case err == io.EOF:
			return nil
		case errors.Is(err, ErrTooLong):
			err = r.tooLong(in, place)
		case err != nil:
			err = r.skip(&SkipError{Source: in.name, Place: place, Reason: brokenRecord, Err: plainError(err)})
			if err == nil && a.ended {
				return nil
			}
		case rec == nil:
			if a.odd {
				r.counted.pass(falseLengths)
			}
			r.counted.pass("the crawler's own records in archives") // its log, its settings, names that it looked up
		default:
			rec.odd = a.odd
			err = r.archived(in, rec, place)
		}
		if err != nil {
			return err
		}
	}
}

// An archiveReader reads the records of an archive.
type archiveReader struct {
	src    window
	starts *regexp.Regexp // the beginning of a record, at the beginning of a line: two lines of it at most
	limit  int            // bytes that a record may have to be kept
	ended  bool
	odd    bool // the record read last has another length than it says
}

const brokenRecord = "broken archive record"

var (
	// errCut says that an archive ends within a record.
	errCut      = errors.New("the archive breaks off")
	errNoRecord = errors.New("no record where one should begin")
)

const (
	// startSize is how many bytes tell that a record begins, and headerLine how
	// many of a line of a header are looked at.
	startSize  = 4096
	headerLine = 1 << 16
)

// begins says whether a record begins with these bytes.
func (a *archiveReader) begins(data []byte) bool {
	data = data[:min(len(data), startSize)]
	end := 0
	for range 2 {
		next := bytes.IndexByte(data[end:], '\n')
		if next < 0 {
			end = len(data)
			break
		}
		end += next + 1
	}
	return a.starts.Match(data[:end])
}

// find goes on to the beginning of a record. That it doesn't stand where it should
// is an error, and so is the end of the archive.
func (a *archiveReader) find() error {
	if !a.startsAt(0) {
		if _, err := a.toNext(0); err != nil {
			return err
		}
		if !a.ended {
			return errNoRecord
		}
	}
	for c := a.src.peek(1); len(c) > 0; c = a.src.peek(1) {
		if c[0] != '\r' && c[0] != '\n' {
			return nil
		}
		a.src.take(1)
	}
	a.ended = true
	return cmp.Or(a.src.broken(), io.EOF)
}

// read reads the body of a record of so many bytes, -1 where that is not known.
// It returns nil where the record can hold no article.
func (a *archiveReader) read(rec *webRecord, size int64, wanted bool) (*webRecord, error) {
	var err error
	rec.body, err = a.body(size)
	switch {
	case wanted:
		return rec, err
	case errors.Is(err, ErrTooLong):
		return nil, nil
	}
	return nil, err
}

// body reads so many bytes, or as far as the next record. More than an article
// may have are an error.
func (a *archiveReader) body(size int64) ([]byte, error) {
	switch {
	case size > int64(a.limit):
		return nil, cmp.Or(a.pass(size), ErrTooLong)
	case size < 0:
		return a.toNext(a.limit)
	}
	n := int(size)
	data := a.src.peek(n)
	whole := len(data) == n
	if whole && a.startsAt(n) {
		return bytes.Clone(a.src.take(n)), nil
	}
	a.odd = true
	if at := a.within(a.src.peek(n+startSize), n); at >= 0 {
		return bytes.Clone(a.src.take(at)), nil // its length is too long, and takes in the next one
	}
	data = bytes.Clone(a.src.take(len(data)))
	switch {
	case whole:
		more, err := a.toNext(a.limit - n)
		return append(data, more...), err
	case endsPage(data):
		return data, nil // only its length is wrong
	}
	a.ended = true
	return data, cmp.Or(a.src.broken(), errCut)
}

// endsPage says whether a page that breaks off is whole.
func endsPage(data []byte) bool {
	data = bytes.TrimSpace(data)
	tail := bytes.ToLower(data[max(0, len(data)-200):])
	return bytes.Contains(tail, []byte("</html>")) || bytes.Contains(tail, []byte("</body>"))
}

// startsAt says whether a record begins so far ahead, or nothing follows.
func (a *archiveReader) startsAt(n int) bool {
	ahead := a.src.peek(n + startSize)[n:]
	rest := bytes.TrimLeft(ahead, "\r\n")
	if len(rest) == 0 {
		return len(ahead) < startSize
	}
	return a.begins(rest)
}

// within returns where in the first bytes of data a record begins, or -1.
func (a *archiveReader) within(data []byte, most int) int {
	for at := 0; ; {
		next := bytes.IndexByte(data[at:], '\n')
		if next < 0 || at+next+1 >= most {
			return -1
		}
		at += next + 1
		if a.begins(data[at:]) {
			return at
		}
	}
}

// toNext reads up to the next record, and keeps the first bytes of it.
func (a *archiveReader) toNext(keep int) ([]byte, error) {
	var out []byte
	for {
		if ahead := a.src.peek(startSize); len(ahead) == 0 {
			a.ended = true
			return out, a.src.broken()
		} else if a.begins(ahead) {
			return out, nil
		}
		for line := a.src.line(peekSize); len(line) > 0; line = a.src.line(peekSize) {
			if len(out)+len(line) <= keep {
				out = append(out, line...)
			}
			if line[len(line)-1] == '\n' {
				break
			}
		}
	}
}

// pass goes past a body that is too long to be kept, but not past a record
// that begins within it.
func (a *archiveReader) pass(size int64) error {
	for size > 0 {
		line := a.src.line(int(min(size, peekSize)))
		if len(line) == 0 {
			a.ended = true
			return cmp.Or(a.src.broken(), errCut)
		}
		size -= int64(len(line))
		if size > 0 && line[len(line)-1] == '\n' && a.begins(a.src.peek(startSize)) {
			a.odd = true
			return nil
		}
	}
	if !a.startsAt(0) {
		_, err := a.toNext(0)
		return err
	}
	return nil
}

// archived reads the article of a record, if it has one.
func (r *reader) archived(in *input, rec *webRecord, place string) error {
	if rec.kind == "application/http" {
		return r.archivedAnswer(in, rec, place)
	}
	if rec.kind == "text/html" || rec.kind == "text/plain" || rec.kind == "application/xhtml+xml" {
		return r.archivedPage(in, rec, rec.body, rec.kind, rec.header.Get("Content-Type"), place)
	}
	if rec.odd {
		r.counted.pass(falseLengths)
	}
	r.counted.pass("records of archives that are no pages")
	return nil
}

// archivedAnswer reads the answer of a web server as the archive keeps it. Its
// own length is not looked at: that of the record counts.
func (r *reader) archivedAnswer(in *input, rec *webRecord, place string) error {
	status, header, body := httpAnswer(rec.body)
	if status == 0 {
		return r.skip(&SkipError{Source: in.name, Place: place, Reason: brokenRecord, Err: errors.New("no answer of a web server where one should be")})
	}
	contentType := header.Get("Content-Type")
	kind, _, _ := mime.ParseMediaType(contentType)
	if kind == "" {
		kind, _, _ = strings.Cut(strings.ToLower(contentType), ";")
		kind = strings.TrimSpace(kind)
	}
	if kind == "" && detect(body[:min(len(body), peekSize)], r.fields) == formatHTML {
		kind = "text/html"
	}
	isPage := status == http.StatusOK && (kind == "text/html" || kind == "application/xhtml+xml")
	if rec.odd && !isPage {
		r.counted.pass(falseLengths)
	}
	switch {
	case status != http.StatusOK:
		r.counted.pass("answers of servers in archives that are no success")
		return nil
	case !isPage:
		r.counted.pass("records of archives that are no pages")
		return nil
	}
	if strings.EqualFold(strings.TrimSpace(header.Get("Transfer-Encoding")), "chunked") {
		body = unchunk(body)
	}
	body, err := r.decoded(body, header.Get("Content-Encoding"))
	switch {
	case errors.Is(err, ErrTooLong):
		return r.tooLong(in, place)
	case err != nil:
		return r.skip(&SkipError{Source: in.name, Place: place, Reason: brokenRecord, Err: err})
	}
	return r.archivedPage(in, rec, body, kind, contentType, place)
}

// archivedPage makes the article of a record's page or text.
func (r *reader) archivedPage(in *input, rec *webRecord, data []byte, kind, contentType, place string) error {
	var a *Article
	if kind == "text/plain" {
		a = ofText(decodeText(data))
		a.URL = rec.address
	} else {
		a = page(data, rec.address, contentType)
	}
	if rec.odd {
		a.Notes = append(a.Notes, FalseLength)
	}
	return r.emitPage(a, &input{name: in.name, url: rec.address}, place)
}

// httpAnswer takes an answer of a web server apart: its status, 0 where it is
// none, header and body. Lines of the header that are none are passed over.
func httpAnswer(data []byte) (status int, header textproto.MIMEHeader, body []byte) {
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	fields := strings.Fields(string(line))
	if len(fields) < 2 || !strings.HasPrefix(fields[0], "HTTP/") {
		return 0, nil, nil
	}
	status, _ = strconv.Atoi(fields[1])
	header = textproto.MIMEHeader{}
	for {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		rest = after
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 || !found {
			return status, header, rest
		}
		if key, value, ok := strings.Cut(string(line), ":"); ok {
			header.Add(strings.TrimSpace(key), strings.TrimSpace(value))
		}
	}
}

var chunkSize = regexp.MustCompile(`^[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n`)

// unchunk puts the chunks of a body together. Some archives keep the header
// that announces chunks and the body without them.
func unchunk(body []byte) []byte {
	if !chunkSize.Match(body) {
		return body
	}
	var out []byte
	for {
		head := chunkSize.Find(body)
		if head == nil {
			return out
		}
		digits := strings.TrimSpace(strings.SplitN(string(head), ";", 2)[0])
		size, err := strconv.ParseInt(digits, 16, 64)
		body = body[len(head):]
		if err != nil || size == 0 {
			return out
		}
		size = min(size, int64(len(body)))
		out = append(out, body[:size]...)
		body = bytes.TrimPrefix(bytes.TrimPrefix(body[size:], []byte("\r")), []byte("\n"))
	}
}

// decoded takes content encodings off a body. Some archives keep the header
// and the unpacked body.
func (r *reader) decoded(body []byte, encoding string) ([]byte, error) {
	var src io.Reader
	var err error
	switch enc := strings.ToLower(strings.TrimSpace(encoding)); enc {
	case "", "identity", "none":
		return body, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
			return body, nil
		}
		src, err = gzip.NewReader(bytes.NewReader(body))
	case "deflate":
		if len(body) == 0 || body[0] != 0x78 {
			return body, nil
		}
		src, err = zlib.NewReader(bytes.NewReader(body))
	case "br":
		if bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")) {
			return body, nil
		}
		src = brotli.NewReader(bytes.NewReader(body))
	case "zstd":
		var z *zstd.Decoder
		if z, err = zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow)); err == nil {
			defer z.Close()
		}
		src = z
	default:
		return nil, fmt.Errorf("content encoding %q is not supported", enc)
	}
	if err != nil {
		return nil, fmt.Errorf("unpacking a page: %w", err)
	}
	out, err := readLimited(src, r.opts.MaxArticle)
	if err != nil && !errors.Is(err, ErrTooLong) {
		return nil, fmt.Errorf("unpacking a page: %w", err)
	}
	return out, err
}

// readLimited reads all of src, or fails with ErrTooLong.
func readLimited(src io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(src, int64(limit)+1))
	if err == nil && len(data) > limit {
		err = ErrTooLong
	}
	return data, err
}

// targetAddress is the address on the web that a record is of, if it is of one.
func targetAddress(s string) string {
	s = strings.Trim(strings.TrimSpace(s), "<>")
	if isWebURL(s) {
		return s
	}
	return ""
}
