package article

import (
	"context"
	"io"
	"os"
)

// A pipe is a source that may keep its reader waiting for ever, such as a
// terminal or a named pipe that nobody writes to. Its Read returns when the
// context ends; what it waits for is then left to itself.
type pipe struct {
	ctx  context.Context
	want chan int // how many bytes to read at most
	got  chan pipeRead
}

type pipeRead struct {
	data []byte
	err  error
}

// newPipe calls open, and reads what it returns, in a goroutine of its own.
func newPipe(ctx context.Context, open func() (io.ReadCloser, error)) *pipe {
	p := &pipe{ctx: ctx, want: make(chan int), got: make(chan pipeRead, 1)}
	go func() {
		src, err := open()
		if err == nil {
			defer src.Close()
		}
		// The caller's own buffer may be gone by the time that something comes.
		buf := make([]byte, peekSize)
		for {
			select {
			case most := <-p.want:
				n := 0
				if err == nil {
					n, err = src.Read(buf[:min(most, len(buf))])
				}
				p.got <- pipeRead{buf[:n], err}
			case <-ctx.Done():
				return
			}
		}
	}()
	return p
}

func (p *pipe) Read(b []byte) (int, error) {
	select {
	case p.want <- len(b):
	case <-p.ctx.Done():
		return 0, p.ctx.Err()
	}
	select {
	case r := <-p.got:
		return copy(b, r.data), r.err
	case <-p.ctx.Done():
		return 0, p.ctx.Err()
	}
}

// isPipe says whether a file may keep its reader waiting. Of those that the
// kernel makes up, such as /proc/kmsg, no more is to be seen than that nothing
// is in them.
func isPipe(name string) bool {
	info, err := os.Stat(name)
	return err == nil && (info.Mode()&(os.ModeNamedPipe|os.ModeCharDevice|os.ModeSocket) != 0 || info.Mode().IsRegular() && info.Size() == 0)
}
