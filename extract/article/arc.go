package article

import (
	"bufio"
	"errors"
	"io"
	"net/textproto"
	"regexp"
	"strconv"
	"strings"
)

// arcStart is the first line of a record of an ARC file: address, IP address,
// time, media type, in version 2 status, checksum, location, offset and file,
// and length.
var arcStart = regexp.MustCompile(`^(?:https?|ftp|dns|filedesc|whois|warcinfo)://?[^ \n]* [0-9a-fA-F.:]+ \d{8,14} [^ \n]+ (?:[^ \n]+ )*\d+[ \t]*\r?\n|^dns:[^ \n]+ [0-9a-fA-F.:]+ \d{14} [^ \n]+ \d+[ \t]*\r?\n`)

// arc reads an ARC file, as crawlers wrote them before there were WARC files.
func (r *reader) arc(in *input, src *bufio.Reader) error {
	return r.webArchive(in, src, arcStart, nextARC)
}

// nextARC reads the next record; nil where it can hold no article.
func nextARC(a *archiveReader) (*webRecord, error) {
	if !a.atStart() {
		if _, err := a.toNext(0); err != nil {
			return nil, err
		}
		if !a.ended {
			return nil, errors.New("no record where one should begin")
		}
	}
	lines := &lineReader{src: a.src, limit: 1 << 16}
	for {
		l, err := lines.next()
		if err != nil {
			return nil, err
		}
		fields := strings.Fields(string(l))
		if len(fields) < 5 {
			continue // blank lines between records
		}
		size, err := strconv.ParseInt(fields[len(fields)-1], 10, 64)
		if err != nil {
			size = -1
		}
		rec := &webRecord{address: targetAddress(fields[0]), kind: "application/http", header: textproto.MIMEHeader{}}
		rec.body, err = a.body(size)
		if rec.address == "" {
			if errors.Is(err, errCut) {
				return nil, err
			}
			return nil, ignoreSize(err)
		}
		if err == nil && rec.body == nil && size > int64(a.limit) {
			return nil, ErrTooLong
		}
		if err == io.EOF {
			err = errCut
		}
		return rec, err
	}
}
