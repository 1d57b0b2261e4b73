package overview

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"
)

// blocs are two groups of actors who share much among themselves, and stand
// against each other; one actor more is tied to all.
func blocs(each int) (n int, ties []Tie, sizes []Size) {
	n = 2*each + 1
	for a := range 2 * each {
		for b := range a {
			switch {
			case a/each == b/each:
				ties = append(ties, Tie{A: a, B: b, With: 1 + float64(b%3)})
			case (a+b)%each == 0:
				ties = append(ties, Tie{A: b, B: a, Against: 1})
			}
		}
		ties = append(ties, Tie{A: 2 * each, B: a, Met: 0.4})
	}
	for i := range n {
		sizes = append(sizes, Size{Width: 70 + float64(i%5)*15, Height: 50})
	}
	return n, ties, sizes
}

func TestCamps(t *testing.T) {
	n, ties, sizes := blocs(8)
	o := Of(n, ties, sizes)
	if len(o.Camps) != 2 {
		t.Fatalf("camps %v, want two", o.Camps)
	}
	for _, c := range o.Camps {
		for _, i := range c {
			if i < 16 && i/8 != c[0]/8 {
				t.Errorf("camp %v has actors of both blocs", c)
			}
		}
	}
	if !slices.Equal(o.Hubs, []int{16}) {
		t.Errorf("hubs %v, want the actor tied to all", o.Hubs)
	}
}

// TestEnemies parts two who share one thing and stand against each other on
// more, as meetings alone bind nobody.
func TestEnemies(t *testing.T) {
	ties := []Tie{{A: 0, B: 1, With: 3}, {A: 2, B: 3, With: 3}, {A: 0, B: 2, With: 0.5, Against: 4, Met: 2}}
	o := Of(4, ties, make([]Size, 4))
	if want := [][]int{{0, 1}, {2, 3}}; !reflect.DeepEqual(o.Camps, want) {
		t.Errorf("camps %v, want %v", o.Camps, want)
	}
	if o.Strength[0] != 9.5 || o.Strength[3] != 3 {
		t.Errorf("strengths %v", o.Strength)
	}
}

// TestSameEnemy puts nobody together who has but an enemy in common.
func TestSameEnemy(t *testing.T) {
	ties := []Tie{{A: 0, B: 1, With: 3}, {A: 0, B: 2, Against: 4}, {A: 0, B: 3, Against: 4}, {A: 1, B: 2, Against: 3}, {A: 1, B: 3, Against: 3}, {A: 2, B: 4, With: 1}}
	o := Of(5, ties, make([]Size, 5))
	for _, c := range o.Camps {
		if slices.Contains(c, 2) && slices.Contains(c, 3) {
			t.Errorf("2 and 3 are against 0 and 1, and nothing else binds them; camps %v", o.Camps)
		}
	}
}

// TestSame gives the same answer each time, and in whatever order the ties come.
func TestSame(t *testing.T) {
	n, ties, sizes := blocs(30)
	first := Of(n, ties, sizes)
	slices.Reverse(ties)
	for i := range ties {
		ties[i].A, ties[i].B = ties[i].B, ties[i].A
	}
	if second := Of(n, ties, sizes); !reflect.DeepEqual(first, second) {
		t.Error("the overview differs")
	}
}

// TestPlaces keeps the core free of each other's labels, and the others apart.
func TestPlaces(t *testing.T) {
	for _, each := range []int{3, 8, 20, 300} {
		t.Run(fmt.Sprint(each), func(t *testing.T) {
			n, ties, sizes := blocs(each)
			o := Of(n, ties, sizes)
			if len(o.Places) != min(n, Most) {
				t.Fatalf("%d places for %d actors", len(o.Places), n)
			}
			ranked := (&Overview{Strength: o.Strength}).ranked(merged(ties))
			over, near := 0, 0
			for k, a := range ranked {
				for _, b := range ranked[:k] {
					dx, dy := math.Abs(o.Places[a].X-o.Places[b].X), math.Abs(o.Places[a].Y-o.Places[b].Y)
					if k < core && dx < (sizes[a].Width+sizes[b].Width)/2-8 && dy < (sizes[a].Height+sizes[b].Height)/2-8 {
						over++
					}
					if math.Hypot(dx, dy) < 2 {
						near++
					}
				}
			}
			if over > 2 || near > 0 {
				t.Errorf("of the strongest %d lie over each other, and %d of all", over, near)
			}
		})
	}
}

func TestNobody(t *testing.T) {
	for n := range 3 {
		if o := Of(n, nil, make([]Size, n)); len(o.Camps)+len(o.Hubs)+len(o.Places) != 0 {
			t.Errorf("%d actors without ties give %+v", n, o)
		}
	}
}

// BenchmarkOverview works out the overview of a thousand actors.
func BenchmarkOverview(b *testing.B) {
	n, ties, sizes := blocs(60)
	for i := range 880 {
		ties = append(ties, Tie{A: i % n, B: n + i, With: 1}, Tie{A: (i * 7) % n, B: n + i, Against: 0.5})
		sizes = append(sizes, Size{Width: 90, Height: 50})
	}
	for b.Loop() {
		Of(n+880, ties, sizes)
	}
}
