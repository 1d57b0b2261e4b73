package article

import (
	"bytes"
	"io"
	"slices"
)

// A window shows what comes next in a stream, as far as is asked, before it is
// taken. Each byte is read and moved a few times at most, however often and how
// far it is looked ahead.
type window struct {
	src  io.Reader
	held []byte // what was read
	at   int    // where what was not taken yet begins in it
	err  error  // why no more can be read
}

// peek returns the next n bytes, fewer where the stream ends before. They are
// valid until the next call.
func (w *window) peek(n int) []byte {
	for len(w.held)-w.at < n && w.err == nil {
		w.fill(n)
	}
	return w.held[w.at:min(len(w.held), w.at+n)]
}

// fill reads once, on the way to n bytes ahead.
func (w *window) fill(n int) {
	if ahead := len(w.held) - w.at; w.at > ahead {
		copy(w.held, w.held[w.at:])
		w.held, w.at = w.held[:ahead], 0
	}
	w.held = slices.Grow(w.held, min(max(n-(len(w.held)-w.at), peekSize), 16*peekSize))
	var got int
	got, w.err = w.src.Read(w.held[len(w.held):cap(w.held)])
	w.held = w.held[:len(w.held)+got]
}

// take takes n bytes of those that were shown. They are valid until the next call.
func (w *window) take(n int) []byte {
	w.at += n
	return w.held[w.at-n : w.at]
}

// line takes a line with its end, or the first most bytes of it; nothing at the
// end of the stream.
func (w *window) line(most int) []byte {
	for look := min(256, most); ; look = min(2*look, most) {
		ahead := w.peek(look)
		if end := bytes.IndexByte(ahead, '\n'); end >= 0 {
			return w.take(end + 1)
		}
		if len(ahead) < look || look == most {
			return w.take(len(ahead))
		}
	}
}

// broken is why the stream can't be read on; nil where it just ends.
func (w *window) broken() error {
	if w.err == io.EOF {
		return nil
	}
	return w.err
}
