package overview

import (
	"math"
	"math/rand/v2"
)

// A ground is the circle where a camp stands, or an actor without one.
type ground struct {
	at      Point
	radius  float64
	members []int
	pull    []float64 // to the other grounds, by their places in the list
}

// spare is how much larger than its labels a ground is, and fence how far
// grounds keep apart.
const spare, fence = 1.25, 46

// stake gives each camp of the core a ground as large as the labels of its members.
func (s *stage) stake(n int) {
	of := make([]int, n)
	byCamp := map[int]int{}
	for k := range n {
		g, ok := byCamp[s.camp[k]]
		if !ok || s.camp[k] < 0 {
			g = len(s.ground)
			byCamp[s.camp[k]] = g
			s.ground = append(s.ground, ground{})
		}
		of[k] = g
		s.ground[g].members = append(s.ground[g].members, k)
	}
	for g := range s.ground {
		area := 0.0
		for _, k := range s.ground[g].members {
			area += s.size[k].Width * s.size[k].Height
		}
		s.ground[g].radius = math.Sqrt(area * spare / math.Pi)
		s.ground[g].pull = make([]float64, len(s.ground))
	}
	for a := range n {
		for _, p := range s.pull[a] {
			if p.to < n && of[p.to] != of[a] {
				s.ground[of[a]].pull[of[p.to]] += p.force
			}
		}
	}
}

// layOut places the grounds: those with much to do with each other near, none over another.
func (s *stage) layOut(chance *rand.Rand) {
	for g := range s.ground {
		s.ground[g].at = Point{(chance.Float64() - 0.5) * room * 8 * wide * wide, (chance.Float64() - 0.5) * room * 8}
	}
	const rounds = 260
	for round := range rounds {
		heat := 0.12 * (1 - float64(round)/rounds)
		for a := range s.ground {
			for b := range a {
				s.attract(a, b, heat)
			}
			s.ground[a].at.X -= s.ground[a].at.X * heat * 0.4 / (wide * wide)
			s.ground[a].at.Y -= s.ground[a].at.Y * heat * 0.4 * wide * wide
		}
		for a := range s.ground {
			for b := range a {
				s.fence(a, b)
			}
		}
	}
	for range rounds {
		for a := range s.ground {
			for b := range a {
				s.fence(a, b)
			}
		}
	}
}

func (s *stage) attract(a, b int, heat float64) {
	force := heat * (1 - math.Exp(-s.ground[a].pull[b]/4))
	dx, dy := s.ground[b].at.X-s.ground[a].at.X, s.ground[b].at.Y-s.ground[a].at.Y
	s.moveBoth(a, b, dx*force, dy*force)
}

// fence moves two grounds apart that lie over each other.
func (s *stage) fence(a, b int) {
	dx, dy := s.ground[a].at.X-s.ground[b].at.X, s.ground[a].at.Y-s.ground[b].at.Y
	d := math.Hypot(dx, dy)
	over := s.ground[a].radius + s.ground[b].radius + fence - d
	if over <= 0 {
		return
	}
	if d == 0 {
		dx, dy, d = 1, 0, 1
	}
	s.moveBoth(a, b, dx/d*over/2, dy/d*over/2)
}

// moveBoth moves the first ground by so much, and the second the other way;
// the larger one moves less.
func (s *stage) moveBoth(a, b int, dx, dy float64) {
	areaA, areaB := s.ground[a].radius*s.ground[a].radius, s.ground[b].radius*s.ground[b].radius
	part := 2 * areaB / (areaA + areaB)
	s.ground[a].at.X += dx * part
	s.ground[a].at.Y += dy * part
	s.ground[b].at.X -= dx * (2 - part)
	s.ground[b].at.Y -= dy * (2 - part)
}
