package encoder

import (
	"math"
	"os"
	"testing"
)

// headsFile is a file that golden.py packed on the default one.
func headsFile(t *testing.T) *File {
	t.Helper()
	data, err := os.ReadFile("testdata/heads.bin")
	if err != nil {
		t.Fatal(err)
	}
	base, err := DefaultFile()
	if err != nil {
		t.Fatal(err)
	}
	f, err := OpenFile(string(data), base)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestApply holds layers to what numpy computes: those of floats closely, those of bytes to what is lost in rounding.
func TestApply(t *testing.T) {
	f, w := headsFile(t), model(t).NewWorkspace()
	x, err := f.Floats("x")
	if err != nil {
		t.Fatal(err)
	}
	var out Matrix
	for name, within := range map[string]float64{"bytes": 0.3, "floats": 1e-4} {
		l, err := f.Linear(name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := f.Floats(name + ".want")
		if err != nil {
			t.Fatal(err)
		}
		out = w.Apply(l, x, out)
		if out.Rows != want.Rows || out.Cols != want.Cols {
			t.Fatalf("%s: %d x %d, want %d x %d", name, out.Rows, out.Cols, want.Rows, want.Cols)
		}
		for i, v := range out.Data {
			if d := math.Abs(float64(v - want.Data[i])); !(d <= within) {
				t.Fatalf("%s: element %d is %g, want %g", name, i, v, want.Data[i])
			}
		}
	}
}

// TestBase holds a model of a file that leaves everything to its base to the base's.
func TestBase(t *testing.T) {
	m, err := New(headsFile(t))
	if err != nil {
		t.Fatal(err)
	}
	const text = "The envoys met in Port Aster."
	if vectors(t, m, text)[0] != vectors(t, model(t), text)[0] {
		t.Error("the same weights give another vector")
	}
}

func TestFunctions(t *testing.T) {
	for x := -20.0; x <= 20; x += 0.01 {
		v := []float32{float32(x)}
		GELU(v)
		if want := x * 0.5 * (1 + math.Erf(x/math.Sqrt2)); math.Abs(float64(v[0])-want) > 1e-4 {
			t.Fatalf("GELU of %g is %g, want %g", x, v[0], want)
		}
		v[0] = float32(x)
		Sigmoid(v)
		if want := 1 / (1 + math.Exp(-x)); math.Abs(float64(v[0])-want) > 1e-6 {
			t.Fatalf("the logistic function of %g is %g, want %g", x, v[0], want)
		}
	}
	v := []float32{1, 2, -200, 3}
	Softmax(v)
	for i, want := range []float32{0.09003057, 0.24472848, 0, 0.66524094} {
		if math.Abs(float64(v[i]-want)) > 1e-6 {
			t.Errorf("softmax: element %d is %g, want %g", i, v[i], want)
		}
	}
}
