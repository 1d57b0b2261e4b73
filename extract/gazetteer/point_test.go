package gazetteer

import "testing"

func TestPoint(t *testing.T) {
	g, err := New("")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Point{
		"Geneva": {46.2, 6.15}, "New York": {40.71, -74.01}, "Bern": {46.95, 7.45}, "the Netherlands": {52.08, 4.3},
		"Indonesia": {-6.21, 106.85}, "Tokyo": {35.69, 139.69}, "Washington": {38.9, -77.04}, "Singapore": {1.29, 103.85},
	} {
		if got, ok := g.Point(name); !ok || got != want {
			t.Errorf("%s is at %v, want %v", name, got, want)
		}
	}
	for _, name := range []string{"Nowhere", "", "Japanese", "Africa"} {
		if got, ok := g.Point(name); ok {
			t.Errorf("%q is at %v", name, got)
		}
	}
}
