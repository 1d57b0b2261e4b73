package encoder

import (
	"sync"
	"sync/atomic"

	"entente/extract/nlp/internal/simd"
)

// batchTexts is the number of texts that a goroutine takes at a time.
const batchTexts = 64

// Vectors returns the vector of each text, computed by some goroutines.
func (m *Model) Vectors(texts []string, workers int) []Vector {
	vectors := make([]Vector, len(texts))
	var next atomic.Int64
	var all sync.WaitGroup
	for range max(1, min(workers, (len(texts)+batchTexts-1)/batchTexts)) {
		all.Go(func() {
			w := m.NewWorkspace()
			for {
				to := int(next.Add(batchTexts))
				from := to - batchTexts
				if from >= len(texts) {
					return
				}
				to = min(to, len(texts))
				copy(vectors[from:to], w.Vectors(texts[from:to]))
			}
		})
	}
	all.Wait()
	return vectors
}

// Near calls see for each pair of vectors that are at least so near, i before j: by i, then by j. The time
// grows with the square of their number: 10,000 vectors take about a second.
func Near(vectors []Vector, least float32, see func(i, j int, near float32)) {
	cols := simd.RoundUp(len(vectors), floatOutputs)
	columns := make([]float32, Width*cols)
	for i := range vectors {
		for k, x := range vectors[i] {
			columns[k*cols+i] = x
		}
	}
	left, near := make([]float32, chunk*Width), make([]float32, chunk*cols)
	for from := 0; from < len(vectors); from += chunk {
		n := min(chunk, len(vectors)-from)
		for i := range n {
			copy(left[i*Width:], vectors[from+i][:])
		}
		first := from / floatOutputs * floatOutputs // nothing before pairs with what is here
		simd.MulFloats(near, cols, left, Width, columns[first:], cols, n, Width, cols-first)
		for i := range n {
			for j := from + i + 1; j < len(vectors); j++ {
				if x := near[i*cols+j-first]; x >= least {
					see(from+i, j, x)
				}
			}
		}
	}
}
