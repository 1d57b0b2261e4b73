package simd

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestByteProducts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct{ in, out, n int }{{4, 32, 8}, {8, 64, 1}, {12, 32, 9}, {384, 96, 20}} {
		t.Run(fmt.Sprintf("%dx%d of %d", c.out, c.in, c.n), func(t *testing.T) {
			m := &Bytes{In: c.in, Out: c.out, Panels: make([]int8, c.in*c.out), Sums: make([]int32, c.out)}
			for i := range m.Panels {
				m.Panels[i] = int8(r.IntN(255) - 127)
				m.Sums[i/(bytePanel*c.in)*bytePanel+i/quad%bytePanel] += int32(m.Panels[i])
			}
			rows := RoundUp(c.n, ByteRows)
			x, out := make([]uint8, rows*c.in), make([]int32, rows*c.out)
			for i := range x {
				x[i] = uint8(max(0, r.IntN(400)-144)) // as often 255 as all others
			}
			m.Mul(out, x, c.n)
			for row := range c.n {
				for o := range c.out {
					want := int32(0)
					for i := range c.in {
						w := m.Panels[o/bytePanel*bytePanel*c.in+i/quad*quad*bytePanel+o%bytePanel*quad+i%quad]
						want += int32(x[row*c.in+i]) * int32(w)
					}
					if got := out[row*c.out+o]; got != want {
						t.Fatalf("row %d, output %d is %d, want %d", row, o, got, want)
					}
				}
			}
		})
	}
}

// floats returns n numbers of all sizes that occur.
func floats(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64() * math.Pow(10, float64(r.IntN(5)-2)))
	}
	return x
}

// TestRows holds the kernels of rows to what they are without assembly, bit by bit.
func TestRows(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{1, 15, 16, 33, 384, 1537} {
		x, y, z := floats(r, n), floats(r, n), floats(r, n)
		bytes := make([]int8, n)
		p := Product{Sums: make([]int32, n), Scales: y, Bias: z}
		sums := make([]int32, n)
		for i := range n {
			bytes[i] = int8(r.IntN(255) - 127)
			p.Sums[i], sums[i] = int32(r.IntN(1<<16)-1<<15), int32(r.IntN(1<<26)-1<<25)
		}
		for name, both := range map[string][2]func(x []float32){
			"AddFloats": {func(x []float32) { AddFloats(x, y) }, func(x []float32) { plainAddFloats(x, y) }},
			"Scale":     {func(x []float32) { Scale(x, 0.7) }, func(x []float32) { plainScale(x, 0.7) }},
			"Look":      {func(x []float32) { Look(x, bytes, 0.3) }, func(x []float32) { plainLook(x, bytes, 0.3) }},
			"GELU":      {GELU, plainGELU},
			"Floats":    {func(x []float32) { p.Floats(x, sums, 0.01, 77) }, func(x []float32) { p.plainFloats(0, x, sums, 0.01, 77) }},
			"normalize": {
				func(x []float32) {
					k := normalize(x, y, z, 0.3, 1.7)
					plainNormalize(x[k:], y[k:], z[k:], 0.3, 1.7)
				},
				func(x []float32) { plainNormalize(x, y, z, 0.3, 1.7) },
			},
			"Exponents": {
				func(x []float32) { x[0] = Exponents(x) },
				func(x []float32) {
					var l lane
					plainExponents(&l, x, slices.Max(x))
					x[0] = l.sum()
				},
			},
		} {
			got, want := slices.Clone(x), slices.Clone(x)
			both[0](got)
			both[1](want)
			sameFloats(t, fmt.Sprintf("%s of %d", name, n), got, want)
		}
		testSums(t, x)
		testUnsigned(t, x)
	}
}

func testSums(t *testing.T, x []float32) {
	t.Helper()
	var l [2]lane
	plainRowSum(&l[0], x)
	plainRowSquares(&l[1], x, 0.3)
	sameFloats(t, fmt.Sprintf("sums of %d", len(x)), []float32{sum(x), squares(x, 0.3)}, []float32{l[0].sum(), l[1].sum()})
}

func testUnsigned(t *testing.T, x []float32) {
	t.Helper()
	got, want := make([]uint8, len(x)), make([]uint8, len(x))
	scale, zero := Unsigned(got, x)
	low, high := min(0, slices.Min(x)), max(0, slices.Max(x))
	plainUnsigned(want, x, 255/(high-low), zero)
	if !slices.Equal(got, want) {
		t.Errorf("bytes of %v are %v, want %v", x, got, want)
	}
	for i, v := range x {
		if d := float32(int32(got[i])-zero)*scale - v; d > scale*0.501+1e-6 || d < -scale*0.501-1e-6 {
			t.Errorf("%g is %d of scale %g and zero %d", v, got[i], scale, zero)
		}
	}
}

func sameFloats(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Errorf("%s: element %d is %g, want %g", what, i, got[i], want[i])
			return
		}
	}
}

// TestNothing holds rows without anything to say to zeros.
func TestNothing(t *testing.T) {
	q := []uint8{1, 2, 3}
	if scale, zero := Unsigned(q, make([]float32, 3)); scale != 0 || zero != 0 || !slices.Equal(q, []uint8{0, 0, 0}) {
		t.Errorf("zeros are %v, of scale %g and zero %d", q, scale, zero)
	}
	if sum := Exponents(nil); sum != 0 {
		t.Errorf("no exponents sum to %g", sum)
	}
}

// TestFunctions holds functions to what they are near to.
func TestFunctions(t *testing.T) {
	for v := -12.0; v <= 12; v += 1.0 / 64 {
		x := []float32{float32(v)}
		GELU(x)
		if want := v * 0.5 * (1 + math.Erf(v/math.Sqrt2)); math.Abs(float64(x[0])-want) > 5e-5 {
			t.Errorf("GELU of %g is %g, want %g", v, x[0], want)
		}
	}
	for v := -87.0; v <= 0; v += 1.0 / 64 {
		x := []float32{0, float32(v)}
		Exponents(x)
		if want := math.Exp(v); math.Abs(float64(x[1])/want-1) > 1e-6 {
			t.Errorf("e^%g is %g, want %g", v, x[1], want)
		}
	}
	x := []float32{1e30, -1e30, float32(math.Inf(-1)), 1e30}
	if sum := Exponents(x); sum != 2 || x[1] != 0 || x[2] != 0 {
		t.Errorf("exponents of the farthest are %v, their sum %g", x, sum)
	}
}

func TestMulFloats(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const n, k, cols, aStride, bStride, outStride = 9, 33, 32, 40, 48, 50
	a, b := floats(r, RoundUp(n, Rows)*aStride), floats(r, k*bStride)
	out := make([]float32, RoundUp(n, Rows)*outStride)
	MulFloats(out, outStride, a, aStride, b, bStride, n, k, cols)
	for i := range n {
		for j := range cols {
			want := float32(0)
			for l := range k {
				want += float32(a[i*aStride+l] * b[l*bStride+j])
			}
			if got := out[i*outStride+j]; got != want {
				t.Fatalf("%d, %d is %g, want %g", i, j, got, want)
			}
		}
	}
}

func BenchmarkBytes(b *testing.B) {
	const in, out, n = 384, 1536, 64
	m := &Bytes{In: in, Out: out, Panels: make([]int8, in*out), Sums: make([]int32, out)}
	x, sums := make([]uint8, n*in), make([]int32, n*out)
	for b.Loop() {
		m.Mul(sums, x, n)
	}
	b.ReportMetric(in*out*n*float64(b.N)/b.Elapsed().Seconds()/1e9, "Gmul/s")
}
