package article

import (
	"bufio"
	"fmt"
	"io"
)

// peekSize is how much of a stream is looked at to tell what it holds.
const peekSize = 1 << 16

// stream reads the articles of one stream of bytes, packed or not.
func (r *reader) stream(in *input) error {
	counted := &countReader{src: in.src, counted: r.counted}
	src := bufio.NewReaderSize(counted, 4*peekSize)
	unpacked, close, err := r.unpack(in, src, counted)
	if err != nil {
		return r.skip(&SkipError{Source: in.name, Reason: "can't be unpacked", Err: plainError(err)})
	}
	defer close()
	if err := r.content(in, unpacked); err != nil {
		return err
	}
	if in.size > 0 && counted.n < in.size && counted.ended {
		return r.skip(&SkipError{Source: in.name, Reason: fmt.Sprintf("the file shrank from %d to %d bytes while it was read", in.size, counted.n)})
	}
	return nil
}

// A countReader counts the bytes that pass.
type countReader struct {
	src     io.Reader
	counted *Progress
	n       int64
	ended   bool
}

func (c *countReader) Read(p []byte) (int, error) {
	n, err := c.src.Read(p)
	c.n += int64(n)
	c.counted.Bytes.Add(int64(n))
	c.ended = c.ended || err == io.EOF
	return n, err
}

// content reads a stream by what it holds.
func (r *reader) content(in *input, src *bufio.Reader) error {
	head, err := src.Peek(peekSize)
	if len(head) == 0 {
		if err != nil && err != io.EOF {
			return r.skip(&SkipError{Source: in.name, Reason: "can't be read", Err: plainError(err)})
		}
		return r.skip(&SkipError{Source: in.name, Reason: ErrEmpty.Error(), Err: ErrEmpty})
	}
	if order := utf16Order(head); order != noOrder {
		in.contentType = "" // it tells of the bytes as they were
		src = bufio.NewReaderSize(fromUTF16(src, order), 4*peekSize)
		if head, _ = src.Peek(peekSize); len(head) == 0 {
			return r.skip(&SkipError{Source: in.name, Reason: ErrEmpty.Error(), Err: ErrEmpty})
		}
	}
	src, head = usualBytes(src, head)
	switch detect(head, r.fields) {
	case formatJSONLines:
		return r.jsonLines(in, src)
	case formatJSON:
		return r.jsonStream(in, src)
	case formatHTML:
		return r.page(in, src)
	case formatFeed, formatJSONFeed:
		return r.feed(in, src)
	case formatCSV:
		return r.table(in, src)
	case formatTable:
		return r.unknownTable(in)
	case formatWARC:
		return r.warc(in, src)
	case formatARC:
		return r.arc(in, src)
	case formatCDX:
		return r.skip(&SkipError{Source: in.name, Reason: "an index of a web archive (CDX): read the archive", Err: ErrNoArticle})
	case formatMail:
		return r.mail(in, src)
	case formatMbox:
		return r.mbox(in, src)
	case formatPDF:
		return r.pdf(in, src)
	case formatURLList:
		return r.urlList(in, src)
	case formatBinary:
		return r.skip(&SkipError{Source: in.name, Reason: notText(head), Err: ErrNotText})
	}
	return r.plain(in, src)
}

// whole reads a source that is one item. ok is false where it was skipped.
func (r *reader) whole(in *input, src io.Reader) (data []byte, ok bool, err error) {
	data, err = io.ReadAll(io.LimitReader(src, int64(r.opts.MaxArticle)+1))
	switch {
	case err != nil:
		return nil, false, r.skip(&SkipError{Source: in.name, Reason: "can't be read", Err: plainError(err)})
	case len(data) > r.opts.MaxArticle:
		return nil, false, r.tooLong(in, "")
	}
	return data, true, nil
}

// tooLong skips an item that is longer than an article may be.
func (r *reader) tooLong(in *input, place string) error {
	most := fmt.Sprintf("%d bytes", r.opts.MaxArticle)
	if r.opts.MaxArticle%(1<<20) == 0 {
		most = fmt.Sprintf("%d MB", r.opts.MaxArticle>>20)
	}
	return r.skip(&SkipError{Source: in.name, Place: place, Reason: "longer than " + most + ", the most for one article", Err: ErrTooLong})
}

// plain reads a text file: one article.
func (r *reader) plain(in *input, src *bufio.Reader) error {
	data, ok, err := r.whole(in, src)
	if !ok {
		return err
	}
	a := ofText(decodeText(data))
	if a.URL == "" {
		a.URL = in.url
	}
	return r.emitPage(a, in, "")
}

// page reads an HTML page: one article.
func (r *reader) page(in *input, src *bufio.Reader) error {
	data, ok, err := r.whole(in, src)
	if !ok {
		return err
	}
	return r.emitPage(page(data, in.url, in.contentType), in, "")
}

// emitPage names a page's article and hands it out.
func (r *reader) emitPage(a *Article, in *input, place string) error {
	a.Source = in.name
	if a.Name = nameOfURL(in.url); a.Name == "" {
		a.Name = baseName(in.name)
	}
	return r.emit(a, place)
}
