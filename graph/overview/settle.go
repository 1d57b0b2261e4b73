package overview

import (
	"math"
	"math/rand/v2"
)

// settling is how many rounds later actors look for a place.
const settling = 40

// settle places actors from one rank to another near those to whom they are
// tied, who stay where they are.
func (s *stage) settle(from, to int) {
	chance := rand.New(rand.NewPCG(seed, uint64(from)))
	for k := from; k < to; k++ {
		s.at[k] = s.near(k, chance)
	}
	grid := newGrid(room)
	for k := range from {
		grid.put(k, s.at[k])
	}
	for range settling {
		fresh := newGrid(room)
		for k := from; k < to; k++ {
			fresh.put(k, s.at[k])
		}
		for k := from; k < to; k++ {
			s.shove(k, grid, fresh)
		}
	}
}

// near is the middle of those placed before to whom an actor is tied, or a
// place at the rim.
func (s *stage) near(k int, chance *rand.Rand) Point {
	var x, y, sum float64
	for _, p := range s.pull[k] {
		if p.to < k {
			force := p.force
			if s.camp[k] >= 0 && s.camp[k] == s.camp[p.to] {
				force *= 4
			}
			x, y, sum = x+force*s.at[p.to].X, y+force*s.at[p.to].Y, sum+force
		}
	}
	angle, gap := chance.Float64()*2*math.Pi, s.gap(k)
	if sum == 0 {
		far := room * math.Sqrt(core)
		return Point{math.Cos(angle) * far * wide, math.Sin(angle) * far}
	}
	return Point{x/sum + math.Cos(angle)*gap, y/sum + math.Sin(angle)*gap}
}

// gap is the distance that an actor keeps from those placed before.
func (s *stage) gap(k int) float64 {
	return 0.62 * room / math.Sqrt(max(1, float64(k)/core))
}

// shove moves an actor out of what is too near.
func (s *stage) shove(k int, grids ...*grid) {
	gap := s.gap(k)
	var move Point
	for _, g := range grids {
		g.around(s.at[k], gap, func(other int) {
			dx, dy := s.at[k].X-s.at[other].X, s.at[k].Y-s.at[other].Y
			d := math.Hypot(dx, dy)
			if other == k || d >= gap {
				return
			}
			if d == 0 {
				dx, dy, d = 1, float64(k%7)-3, 1
			}
			move.X += dx / d * (gap - d) / 2
			move.Y += dy / d * (gap - d) / 2
		})
	}
	if far := math.Hypot(move.X, move.Y); far > gap {
		move.X, move.Y = move.X*gap/far, move.Y*gap/far
	}
	s.at[k].X += move.X
	s.at[k].Y += move.Y
}

// A grid finds what is near a place.
type grid struct {
	cell  float64
	cells map[[2]int][]int
}

func newGrid(cell float64) *grid { return &grid{cell, map[[2]int][]int{}} }

func (g *grid) cellOf(p Point) (int, int) {
	return int(math.Floor(p.X / g.cell)), int(math.Floor(p.Y / g.cell))
}

func (g *grid) put(k int, p Point) {
	x, y := g.cellOf(p)
	g.cells[[2]int{x, y}] = append(g.cells[[2]int{x, y}], k)
}

func (g *grid) around(p Point, reach float64, visit func(int)) {
	x1, y1 := g.cellOf(Point{p.X - reach, p.Y - reach})
	x2, y2 := g.cellOf(Point{p.X + reach, p.Y + reach})
	for x := x1; x <= x2; x++ {
		for y := y1; y <= y2; y++ {
			for _, k := range g.cells[[2]int{x, y}] {
				visit(k)
			}
		}
	}
}
