package article

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"
	"testing/iotest"
	"time"
)

// TestTrickle reads a download that never quite stalls.
func TestTrickle(t *testing.T) {
	_, cancel := context.WithCancelCause(context.Background())
	s := newStallReader(io.NopCloser(iotest.OneByteReader(slowReader{})), cancel)
	s.page = 50 * time.Millisecond
	if _, err := io.Copy(io.Discard, s); !errors.Is(err, errTrickle) {
		t.Errorf("a byte at a time: %v, want %v", err, errTrickle)
	}

	s = newStallReader(io.NopCloser(bytes.NewReader(make([]byte, 1<<20))), cancel)
	s.page = 50 * time.Millisecond
	for range 3 { // its reader takes its time
		time.Sleep(30 * time.Millisecond)
		if _, err := io.CopyN(io.Discard, s, 1000); err != nil {
			t.Errorf("a slow reader is taken for a slow server: %v", err)
		}
	}
}

// A slowReader has a byte every five milliseconds, for ever.
type slowReader struct{}

func (slowReader) Read(p []byte) (int, error) {
	time.Sleep(5 * time.Millisecond)
	p[0] = 'x'
	return 1, nil
}
