package article

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const (
	maxPacking = 2 // how often a file may be packed: .gz in .zst
	// A file may unpack to bombFree bytes; what is beyond may be at most
	// bombRatio times as long as what was read of the packed file. JSON and
	// HTML pack ten- to twentyfold.
	bombFree  = 1 << 30
	bombRatio = 200
	maxWindow = 128 << 20 // the most memory that a zstd frame may ask for
)

var (
	errBomb   = errors.New("unpacks to more than a file of articles could: taken for a zip bomb")
	errPacked = errors.New("packed too often")
)

// unpack takes gzip and zstd off a stream.
func (r *reader) unpack(in *input, src *bufio.Reader, packed *countReader) (*bufio.Reader, func(), error) {
	closers := []func(){}
	closeAll := func() {
		for _, c := range closers {
			c()
		}
	}
	var guard *bombGuard
	for layer := 0; ; layer++ {
		head, _ := src.Peek(4)
		var plain io.Reader
		switch {
		case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
			z, err := gzip.NewReader(src)
			if err != nil {
				closeAll()
				return nil, nil, err
			}
			plain = z
		case bytes.Equal(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
			z, err := zstd.NewReader(src, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
			if err != nil {
				closeAll()
				return nil, nil, err
			}
			closers = append(closers, z.Close)
			plain = z
		default:
			if guard != nil {
				closers = append(closers, func() { r.counted.Unpacked.Add(guard.n - packed.n) })
			}
			return src, closeAll, nil
		}
		if layer == maxPacking {
			closeAll()
			return nil, nil, errPacked
		}
		guard = &bombGuard{src: plain, packed: packed}
		src = bufio.NewReaderSize(guard, 4*peekSize)
	}
}

// A bombGuard ends a stream that unpacks to far more than it was packed from.
type bombGuard struct {
	src    io.Reader
	packed *countReader
	n      int64
}

func (g *bombGuard) Read(p []byte) (int, error) {
	if g.n > bombFree && g.n > bombRatio*g.packed.n {
		return 0, errBomb
	}
	n, err := g.src.Read(p)
	g.n += int64(n)
	return n, err
}
