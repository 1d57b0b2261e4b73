package article

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decodeText returns a text file's bytes as valid UTF-8 without a byte order
// mark. Text that is UTF-8 already keeps every byte, but that NUL bytes become
// spaces and stray invalid bytes become question marks, so offsets stay those
// of the file. UTF-16 is told by its mark or its zero bytes; anything else
// that is not UTF-8 is read as Windows-1252.
func decodeText(data []byte) string {
	if enc := utf16Order(data); enc != noOrder {
		order := unicode.LittleEndian
		if enc == bigEndian {
			order = unicode.BigEndian
		}
		out, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
		if err == nil {
			return blankNUL(string(out))
		}
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if utf8.Valid(data) {
		return blankNUL(string(data))
	}
	if mostlyUTF8(data) {
		return blankNUL(patchUTF8(data))
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return blankNUL(patchUTF8(data))
	}
	return blankNUL(string(out))
}

// decodePage returns an HTML page's bytes as valid UTF-8, by the charset of
// the Content-Type header, the byte order mark, the meta tag, or the content.
func decodePage(data []byte, contentType string) string {
	enc, name, certain := charset.DetermineEncoding(data[:min(len(data), 4096)], contentType)
	// Pages that claim a one-byte charset and hold valid multi-byte UTF-8
	// are wrong about themselves: such bytes make no sense otherwise.
	if name == "utf-8" || (!certain || strings.HasPrefix(name, "windows-125")) && hasMultibyte(data) && utf8.Valid(data) {
		return decodeText(data)
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return decodeText(data)
	}
	return blankNUL(strings.ToValidUTF8(strings.TrimPrefix(string(out), "\ufeff"), "\ufffd"))
}

type byteOrder int

const (
	noOrder byteOrder = iota
	littleEndian
	bigEndian
)

// utf16Order tells UTF-16 by its mark, or by Latin text's zero bytes all
// standing on the odd or all on the even places of the beginning.
func utf16Order(data []byte) byteOrder {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return littleEndian
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return bigEndian
	}
	head := data[:min(len(data), 1024)]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch most := len(head) / 2 * 3 / 4; {
	case len(head) < 8:
		return noOrder
	case zeros[1] > most && zeros[0] == 0:
		return littleEndian
	case zeros[0] > most && zeros[1] == 0:
		return bigEndian
	}
	return noOrder
}

// fromUTF16 reads UTF-16 as UTF-8.
func fromUTF16(src io.Reader, enc byteOrder) io.Reader {
	order := unicode.LittleEndian
	if enc == bigEndian {
		order = unicode.BigEndian
	}
	return transform.NewReader(src, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
}

// mostlyUTF8 says whether well-formed multi-byte sequences outnumber stray
// bytes, as in a UTF-8 file cut or damaged somewhere.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good > bad
}

func patchUTF8(data []byte) string {
	out := bytes.Clone(data)
	for i := 0; i < len(out); {
		r, n := utf8.DecodeRune(out[i:])
		if r == utf8.RuneError && n == 1 {
			out[i] = '?'
		}
		i += n
	}
	return string(out)
}

func hasMultibyte(data []byte) bool {
	for _, b := range data {
		if b >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

func blankNUL(s string) string {
	if strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(s, "\x00", " ")
}

// blankNULs is blankNUL for bytes that may be changed.
func blankNULs(s []byte) []byte {
	for at := bytes.IndexByte(s, 0); at >= 0; at = bytes.IndexByte(s, 0) {
		s[at] = ' '
	}
	return s
}

// usualBytes returns a stream of text whose lines end in line feeds, as those of
// old machines don't.
func usualBytes(src *bufio.Reader, head []byte) (*bufio.Reader, []byte) {
	if bytes.IndexByte(head, '\n') >= 0 || bytes.IndexByte(head, '\r') < 0 || bytes.HasPrefix(head, []byte("%PDF-")) || isBinary(head) {
		return src, head
	}
	src = bufio.NewReaderSize(&returnReader{src}, 4*peekSize)
	head, _ = src.Peek(peekSize)
	return src, head
}

// A returnReader reads carriage returns as line feeds.
type returnReader struct{ src io.Reader }

func (r *returnReader) Read(p []byte) (int, error) {
	n, err := r.src.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// ofOneByte says whether the letters of a text are of one byte each, as those of
// Windows-1252 are.
func ofOneByte(head []byte) bool {
	for back := 0; back < min(len(head), utf8.UTFMax); back++ { // it may end within a letter
		if utf8.Valid(head[:len(head)-back]) {
			return false
		}
	}
	return !mostlyUTF8(head)
}
