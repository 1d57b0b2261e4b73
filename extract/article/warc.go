package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// warc reads the HTML responses of a web archive (ISO 28500), and the texts of
// a WET file. Other records (requests, images, style sheets, redirects) are no
// articles and are passed over.
func (r *reader) warc(in *input, src *bufio.Reader) error {
	for n := 1; ; n++ {
		header, size, err := warcHeader(src)
		place := fmt.Sprintf("record %d", n)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return r.skip(&SkipError{Source: in.name, Place: place, Reason: "broken archive record", Err: err})
		}
		body := io.LimitReader(src, size)
		if err := r.warcRecord(in, header, body, size, place); err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, body); err != nil {
			return r.skip(&SkipError{Source: in.name, Place: place, Reason: "can't be read", Err: plainError(err)})
		}
	}
}

// warcHeader reads up to a record's body.
func warcHeader(src *bufio.Reader) (header textproto.MIMEHeader, size int64, err error) {
	lines := &lineReader{src: src, limit: 1 << 16}
	for {
		l, err := lines.next()
		if err != nil {
			return nil, 0, err
		}
		if len(bytes.TrimSpace(l)) > 0 {
			if !bytes.HasPrefix(l, []byte("WARC/")) {
				return nil, 0, errors.New("no record where one should begin")
			}
			break
		}
		if lines.line > 100 {
			return nil, 0, errors.New("no record where one should begin")
		}
	}
	header = textproto.MIMEHeader{}
	for range 1000 {
		l, err := lines.next()
		if err != nil {
			return nil, 0, unexpectedEnd(err)
		}
		if len(l) == 0 {
			size, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
			if err != nil || size < 0 {
				return nil, 0, errors.New("record without a length")
			}
			return header, size, nil
		}
		if key, value, ok := strings.Cut(string(l), ":"); ok {
			header.Set(strings.TrimSpace(key), strings.TrimSpace(value))
		}
	}
	return nil, 0, errors.New("record with too many header lines")
}

// warcRecord reads one record's article, if it has one.
func (r *reader) warcRecord(in *input, header textproto.MIMEHeader, body io.Reader, size int64, place string) error {
	address := strings.Trim(header.Get("WARC-Target-URI"), "<>")
	kind, _, _ := mime.ParseMediaType(header.Get("Content-Type"))
	switch typ := header.Get("WARC-Type"); {
	case typ == "response" && strings.HasPrefix(kind, "application/http"):
		return r.warcResponse(in, body, address, place)
	case (typ == "resource" || typ == "conversion") && (kind == "text/html" || kind == "text/plain"):
		data, err := readLimited(body, r.opts.MaxArticle)
		if err != nil {
			return r.warcFailure(in, place, err)
		}
		return r.warcBody(in, data, kind, header.Get("Content-Type"), address, place)
	}
	return nil
}

// warcResponse reads the answer of a web server as the archive keeps it.
func (r *reader) warcResponse(in *input, body io.Reader, address, place string) error {
	answer, err := http.ReadResponse(bufio.NewReader(body), nil)
	if err != nil {
		return r.warcFailure(in, place, fmt.Errorf("reading answer: %w", err))
	}
	defer answer.Body.Close()
	contentType := answer.Header.Get("Content-Type")
	kind, _, _ := mime.ParseMediaType(contentType)
	if answer.StatusCode != http.StatusOK || kind != "text/html" && kind != "application/xhtml+xml" {
		return nil
	}
	var content io.Reader = answer.Body
	switch enc := answer.Header.Get("Content-Encoding"); strings.ToLower(enc) {
	case "gzip", "x-gzip":
		// Some archives keep the header and the unpacked body.
		peeked := bufio.NewReader(content)
		content = peeked
		if head, _ := peeked.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
			if content, err = gzip.NewReader(peeked); err != nil {
				return r.warcFailure(in, place, err)
			}
		}
	case "", "identity":
	default:
		return r.skip(&SkipError{Source: in.name, Place: place, Reason: fmt.Sprintf("content encoding %q is not supported", enc)})
	}
	data, err := readLimited(content, r.opts.MaxArticle)
	if err != nil {
		return r.warcFailure(in, place, err)
	}
	return r.warcBody(in, data, kind, contentType, address, place)
}

// warcBody makes the article of a record's page or text.
func (r *reader) warcBody(in *input, data []byte, kind, contentType, address, place string) error {
	from := &input{name: in.name, url: address}
	if kind == "text/plain" {
		return r.emitPage(&Article{URL: address, Text: decodeText(data)}, from, place)
	}
	return r.emitPage(page(data, address, contentType), from, place)
}

func (r *reader) warcFailure(in *input, place string, err error) error {
	if errors.Is(err, ErrTooLong) {
		return r.tooLong(in, place)
	}
	return r.skip(&SkipError{Source: in.name, Place: place, Reason: "broken archive record", Err: err})
}

// readLimited reads all of src, or fails with ErrTooLong.
func readLimited(src io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(src, int64(limit)+1))
	if err == nil && len(data) > limit {
		err = ErrTooLong
	}
	return data, err
}
