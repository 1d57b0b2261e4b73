package simd

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestIntProducts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct{ in, out, n int }{{2, 16, 4}, {1, 1, 1}, {7, 33, 5}, {128, 96, 9}, {192, 576, 40}} {
		t.Run(fmt.Sprintf("%dx%d of %d", c.out, c.in, c.n), func(t *testing.T) {
			w := make([]int16, c.in*c.out)
			for i := range w {
				w[i] = int16(r.IntN(256) - 128)
			}
			bias := make([]int32, c.out)
			for i := range bias {
				bias[i] = r.Int32N(1<<20) - 1<<19
			}
			m := PackInts(w, bias, c.in, c.out)
			rows := RoundUp(c.n, Rows)
			x, out := make([]int16, rows*m.In), make([]int32, rows*m.Out)
			for i := range x {
				x[i] = int16(r.IntN(1<<13) - 1<<12)
			}
			m.Mul(out, x, c.n)
			for row := range c.n {
				for o := range c.out {
					want := bias[o]
					for i := range c.in {
						want += int32(x[row*m.In+i]) * int32(w[o*c.in+i])
					}
					if got := out[row*m.Out+o]; got != want {
						t.Fatalf("row %d, output %d is %d, want %d", row, o, got, want)
					}
				}
			}
		})
	}
}

func TestFloatProducts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	fill := func(rows, cols int) Matrix {
		m := NewMatrix(rows, cols)
		for i := range m.Data {
			m.Data[i] = r.Float32() - 0.5
		}
		return m
	}
	at := func(m Matrix, trans bool, i, j int) float64 {
		if trans {
			i, j = j, i
		}
		return float64(m.Data[i*m.Cols+j])
	}
	var mul Multiplier
	for _, transA := range []bool{false, true} {
		for _, transB := range []bool{false, true} {
			for _, s := range [][3]int{{1, 1, 1}, {4, 16, 8}, {5, 17, 3}, {30, 50, 70}} {
				rows, cols, k := s[0], s[1], s[2]
				a, b, out := fill(rows, k), fill(k, cols), fill(rows, cols)
				if transA {
					a = fill(k, rows)
				}
				if transB {
					b = fill(cols, k)
				}
				before := append([]float32(nil), out.Data...)
				mul.Add(out, a, transA, b, transB)
				for i := range rows {
					for j := range cols {
						want := float64(before[i*cols+j])
						for l := range k {
							want += at(a, transA, i, l) * at(b, transB, l, j)
						}
						if got := float64(out.Data[i*cols+j]); math.Abs(got-want) > 1e-4 {
							t.Fatalf("%v %v %v: %d, %d is %g, want %g", transA, transB, s, i, j, got, want)
						}
					}
				}
			}
		}
	}
}

// TestPlainBlocks holds the kernels to what they are without assembly, of even and odd numbers of pairs.
func TestPlainBlocks(t *testing.T) {
	for _, pairs := range []int{1, 2, 11, 48} {
		blocks(t, pairs)
	}
}

func blocks(t *testing.T, pairs int) {
	r := rand.New(rand.NewPCG(3, 4))
	x, panel := make([]int16, Rows*2*pairs), make([]int16, 2*width*pairs)
	for i := range x {
		x[i] = int16(r.IntN(1<<13) - 1<<12)
	}
	for i := range panel {
		panel[i] = int16(r.IntN(255) - 127)
	}
	bias := []int32{15: 77}
	var got, want [Rows * width]int32
	intBlock(got[:], width, x, 2*pairs, panel, pairs, bias)
	plainIntBlock(want[:], width, x, 2*pairs, panel, pairs, bias)
	if got != want {
		t.Errorf("ints, %d pairs: %v, want %v", pairs, got, want)
	}
}

// TestNarrow holds narrowing to its definition, where sums are just at borders
// and where they are far beyond.
func TestNarrow(t *testing.T) {
	sums := []int32{0, 1, -1, 511, 512, 513, -511, -512, -513, -4096, 1 << 24, -1 << 24, 1 << 28, -1 << 28, 1<<24 - 513, 1<<24 - 512,
		math.MaxInt32 - 512, math.MinInt32, 12345, -12345, 99999}
	for _, c := range [][2]int{{0, 0}, {3, 0}, {0, 4}} {
		got, want := make([]int16, len(sums)), make([]int16, len(sums))
		narrow(got, sums, c[0], c[1])
		plainNarrow(want, sums, c[0], c[1])
		if !slices.Equal(got, want) {
			t.Errorf("leak %d, drop %d: %v, want %v", c[0], c[1], got, want)
		}
		for i, s := range sums {
			x := float64(s)
			if s < 0 {
				x = math.Floor(x / float64(int(1)<<c[0]))
			}
			x = math.Floor(math.Max(-MaxVector, math.Min(MaxVector, math.Floor(x/1024+0.5))) / float64(int(1)<<c[1]))
			if float64(want[i]) != x {
				t.Errorf("leak %d, drop %d: %d gives %d, want %g", c[0], c[1], s, want[i], x)
			}
		}
	}
}

func BenchmarkProducts(b *testing.B) {
	const in, out, n = 192, 576, 64
	perSecond := func(b *testing.B) {
		b.ReportMetric(in*out*n*float64(b.N)/b.Elapsed().Seconds()/1e9, "Gmul/s")
	}
	b.Run("ints", func(b *testing.B) {
		m := PackInts(make([]int16, in*out), nil, in, out)
		x, y := make([]int16, in*n), make([]int32, out*n)
		for b.Loop() {
			m.Mul(y, x, n)
		}
		perSecond(b)
	})
	b.Run("floats", func(b *testing.B) {
		x, w, y := NewMatrix(n*16, in), NewMatrix(out, in), NewMatrix(n*16, out)
		var mul Multiplier
		for b.Loop() {
			mul.Add(y, x, false, w, true)
		}
		b.ReportMetric(16*in*out*n*float64(b.N)/b.Elapsed().Seconds()/1e9, "Gmul/s")
	})
}

func TestPack(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const n, in = 19, 6
	x, y := make([]int16, RoundUp(n, Rows)*in), make([]int16, n*in)
	for i := range y {
		x[i], y[i] = int16(r.IntN(100)), int16(r.IntN(100))
	}
	var m Ints
	m.Pack(y, n, in)
	out := make([]int32, RoundUp(n, Rows)*m.Out)
	m.Mul(out, x, n)
	for i := range n {
		for j := range n {
			want := int32(0)
			for k := range in {
				want += int32(x[i*in+k]) * int32(y[j*in+k])
			}
			if got := out[i*m.Out+j]; got != want {
				t.Fatalf("%d, %d: %d, want %d", i, j, got, want)
			}
		}
	}
}

func TestAddBytes(t *testing.T) {
	for _, n := range []int{0, 1, 16, 40} {
		to, from, want := make([]int16, n), make([]byte, n), make([]int16, n)
		for i := range to {
			to[i], from[i] = int16(300*i), byte(int8(100-13*i))
			want[i] = to[i] + int16(int8(100-13*i))
		}
		AddBytes(to, from)
		if !slices.Equal(to, want) {
			t.Errorf("%d elements: %v, want %v", n, to, want)
		}
	}
}

// TestUnits holds the kernel to what it is without assembly, bit by bit.
func TestUnits(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	const n = 40
	floats := func(by float64) []float32 {
		x := make([]float32, n)
		for i := range x {
			x[i] = float32(r.NormFloat64() * by)
		}
		return x
	}
	u := &Units{SeeForget: floats(1), SeeReset: floats(1), Forget: floats(1), Reset: floats(1)}
	got, want := floats(3), make([]float32, n)
	copy(want, got)
	for range 100 {
		var x [2][]int16
		var sums [3][]int32
		x[0], x[1] = make([]int16, n), make([]int16, n)
		for i := range x[0] {
			x[0][i] = int16(r.IntN(2*MaxVector) - MaxVector)
		}
		copy(x[1], x[0])
		for k := range sums {
			sums[k] = make([]int32, n)
			for i := range sums[k] {
				sums[k][i] = int32(r.NormFloat64() * 4 * (1 << SumBits))
			}
		}
		u.Step(x[0], sums[0], sums[1], sums[2], got)
		plainStep(u, x[1], sums[0], sums[1], sums[2], want)
		if !slices.Equal(x[0], x[1]) || !slices.Equal(got, want) {
			t.Fatalf("outputs %v, want %v; states %v, want %v", x[0], x[1], got, want)
		}
	}
}

func TestGateIsNearlyLogistic(t *testing.T) {
	for x := -8.0; x <= 8; x += 0.25 {
		if got, want := float64(Gate(float32(x/2))), 1/(1+math.Exp(-x)); math.Abs(got-want) > 0.02 {
			t.Errorf("gate of %g is %g, the logistic function %g", x, got, want)
		}
	}
}
