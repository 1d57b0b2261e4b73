package article

import (
	"bufio"
	"io"
	"strconv"
)

// A lineReader reads lines of any length while it holds no more than limit bytes.
type lineReader struct {
	src   *bufio.Reader
	limit int
	buf   []byte
	line  int // number of the line read last
}

// next returns the next line without its end; it is valid until the next call.
// A line longer than the limit is read past, and comes as ErrTooLong.
func (l *lineReader) next() ([]byte, error) {
	l.line++
	l.buf = l.buf[:0]
	for long := false; ; {
		part, err := l.src.ReadSlice('\n')
		if err == nil && len(l.buf) == 0 && !long && len(part) <= l.limit {
			return trimEnd(part), nil // the common case: no copy
		}
		if len(l.buf)+len(part) > l.limit {
			long = true
			l.buf = l.buf[:0]
		}
		if !long {
			l.buf = append(l.buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err != nil && err != io.EOF:
			return nil, err
		case long:
			return nil, ErrTooLong
		case err == io.EOF && len(l.buf) == 0:
			return nil, io.EOF
		}
		return trimEnd(l.buf), nil
	}
}

// place names the line read last.
func (l *lineReader) place() string { return "line " + strconv.Itoa(l.line) }

func trimEnd(b []byte) []byte {
	if n := len(b); n > 0 && b[n-1] == '\n' {
		b = b[:n-1]
	}
	if n := len(b); n > 0 && b[n-1] == '\r' {
		b = b[:n-1]
	}
	return b
}
