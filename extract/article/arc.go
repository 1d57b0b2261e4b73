package article

import (
	"bufio"
	"net/textproto"
	"regexp"
	"strconv"
	"strings"
)

// arcStart is the first line of a record of an ARC file: address, IP address,
// time, media type, in version 2 status, checksum, location, offset and file,
// and length.
var arcStart = regexp.MustCompile(`^(?:(?:https?|ftp|dns|filedesc|whois|warcinfo)://?[^ \n]*|dns:[^ \n]+) [0-9a-fA-F.:]+ \d{8,14} [^ \n]+ (?:[^ \n]+ )*\d+[ \t]*\r?\n`)

// arc reads an ARC file, as crawlers wrote them before there were WARC files.
func (r *reader) arc(in *input, src *bufio.Reader) error {
	return r.webArchive(in, src, arcStart, nextARC)
}

// nextARC reads the next record; nil where it can hold no article.
func nextARC(a *archiveReader) (*webRecord, error) {
	if err := a.find(); err != nil {
		return nil, err
	}
	fields := strings.Fields(string(a.src.line(headerLine)))
	if len(fields) < 5 {
		return nil, errNoRecord
	}
	size, err := strconv.ParseInt(fields[len(fields)-1], 10, 64)
	if err != nil {
		size = -1
	}
	rec := &webRecord{address: targetAddress(fields[0]), kind: "application/http", header: textproto.MIMEHeader{}}
	return a.read(rec, size, rec.address != "")
}
