package overview

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// A Size is how much room an actor takes with its label.
type Size struct{ Width, Height float64 }

// core is how many actors are placed at once, free of each other's labels.
// The others come between and around them, closer and closer, as places
// on a map do that show when one looks nearer.
const core = 40

// places finds a place for each of the ranked actors. Each camp has ground of
// its own, near those with whom it has most to do; its members stand there.
func places(rank []int, ties []Tie, campOf []int, sizes []Size) map[int]Point {
	s := newStage(rank, ties, campOf, sizes)
	first := min(core, len(rank))
	s.best(first)
	for done := first; done < len(rank); {
		next := min(2*done, len(rank))
		s.settle(done, next)
		done = next
	}
	at := map[int]Point{}
	for k, i := range rank {
		at[i] = Point{math.Round(s.at[k].X), math.Round(s.at[k].Y)}
	}
	return at
}

// A stage is where actors are placed, numbered by rank.
type stage struct {
	at     []Point
	size   []Size
	camp   []int
	pull   [][]pull // by actor, the strongest first
	ground []ground // of the core
}

// A pull draws one actor to another.
type pull struct {
	to    int
	force float64
}

const (
	room = 130 // distance between neighbours in the core
	wide = 1.4 // how much wider than high most screens are
)

func newStage(rank []int, ties []Tie, campOf []int, sizes []Size) *stage {
	s := &stage{at: make([]Point, len(rank)), pull: make([][]pull, len(rank))}
	place := make(map[int]int, len(rank))
	for k, i := range rank {
		place[i] = k
		s.size, s.camp = append(s.size, sizes[i]), append(s.camp, campOf[i])
	}
	for _, t := range ties {
		a, okA := place[t.A]
		b, okB := place[t.B]
		if force := t.With + t.Met + t.Bond + (t.Against+t.Other)/2; okA && okB && force > 0 {
			s.pull[a] = append(s.pull[a], pull{b, math.Log1p(force)})
			s.pull[b] = append(s.pull[b], pull{a, math.Log1p(force)})
		}
	}
	for _, p := range s.pull {
		slices.SortFunc(p, func(a, b pull) int { return cmp.Or(cmp.Compare(b.force, a.force), cmp.Compare(a.to, b.to)) })
	}
	return s
}

// tries is how often the core is placed from another beginning.
const tries = 24

// best places the core several times, and keeps what has the fewest crossings.
func (s *stage) best(n int) {
	s.stake(n)
	least, kept := math.Inf(1), make([]Point, n)
	for try := range tries {
		chance := rand.New(rand.NewPCG(seed, uint64(try)))
		s.layOut(chance)
		s.people(n, chance)
		if cost := s.cost(n); cost < least {
			least = cost
			copy(kept, s.at[:n])
		}
	}
	copy(s.at, kept)
}

// rounds of forces within the camps; the last part of them only keeps labels apart.
const rounds, parting = 160, 60

// people places the core on the grounds of their camps: ties pull, within the
// camp and out of it, neighbours push, labels keep apart.
func (s *stage) people(n int, chance *rand.Rand) {
	for _, g := range s.ground {
		for _, k := range g.members {
			angle := chance.Float64() * 2 * math.Pi
			s.at[k] = Point{g.at.X + math.Cos(angle)*g.radius/3, g.at.Y + math.Sin(angle)*g.radius/3}
		}
	}
	for round := range rounds {
		heat := room / 4 * (1 - float64(round)/rounds)
		if round < rounds-parting {
			s.step(s.forces(n), heat)
		}
		s.part(n)
		s.stayHome()
	}
	for range parting {
		s.part(n)
	}
}

func (s *stage) step(move []Point, heat float64) {
	for k := range move {
		if far := math.Hypot(move[k].X, move[k].Y); far > 0 {
			step := min(far, heat) / far
			s.at[k].X += move[k].X * step
			s.at[k].Y += move[k].Y * step
		}
	}
}

// stayHome brings back who left the ground of its camp.
func (s *stage) stayHome() {
	for _, g := range s.ground {
		for _, k := range g.members {
			dx, dy := s.at[k].X-g.at.X, s.at[k].Y-g.at.Y
			if far := math.Hypot(dx, dy); far > g.radius*0.8 {
				s.at[k].X = g.at.X + dx*g.radius*0.8/far
				s.at[k].Y = g.at.Y + dy*g.radius*0.8/far
			}
		}
	}
}

func (s *stage) forces(n int) []Point {
	move := make([]Point, n)
	for a := range n {
		for b := range a {
			if s.camp[a] != s.camp[b] || s.camp[a] < 0 {
				continue
			}
			dx, dy := s.at[a].X-s.at[b].X, s.at[a].Y-s.at[b].Y
			d := max(1, math.Hypot(dx, dy))
			push := room * room / (d * d)
			add(move, a, b, dx*push, dy*push)
		}
		for _, p := range s.pull[a] {
			if p.to >= a {
				continue
			}
			dx, dy := s.at[p.to].X-s.at[a].X, s.at[p.to].Y-s.at[a].Y
			draw := 0.5 * p.force * math.Hypot(dx, dy) / room / float64(1+min(len(s.pull[a]), len(s.pull[p.to]), n))
			add(move, a, p.to, dx*draw, dy*draw)
		}
	}
	return move
}

func add(move []Point, a, b int, dx, dy float64) {
	move[a].X += dx
	move[a].Y += dy
	move[b].X -= dx
	move[b].Y -= dy
}

// part pushes those apart whose labels lie over each other.
func (s *stage) part(n int) {
	for a := range n {
		for b := range a {
			dx, dy := s.at[a].X-s.at[b].X, s.at[a].Y-s.at[b].Y
			overX, overY := (s.size[a].Width+s.size[b].Width)/2-math.Abs(dx), (s.size[a].Height+s.size[b].Height)/2-math.Abs(dy)
			switch {
			case overX <= 0 || overY <= 0:
			case overX < overY:
				add(s.at, a, b, math.Copysign(overX/3, dx), 0)
			default:
				add(s.at, a, b, 0, math.Copysign(overY/3, dy))
			}
		}
	}
}

// lines are the strongest ties of each of the core, those that a picture draws.
func (s *stage) lines(n int) [][2]int {
	var all [][2]int
	for a := range n {
		for k := range min(3, len(s.pull[a])) {
			if to := s.pull[a][k].to; to < n && to != a {
				all = append(all, [2]int{a, to})
			}
		}
	}
	return all
}

// cost is how many lines cross, how long they are, and how far the picture is
// from the shape of a screen.
func (s *stage) cost(n int) float64 {
	lines, sum := s.lines(n), 0.0
	for i, a := range lines {
		sum += math.Hypot(s.at[a[0]].X-s.at[a[1]].X, s.at[a[0]].Y-s.at[a[1]].Y) / room / 3
		for _, b := range lines[:i] {
			if crosses(s.at[a[0]], s.at[a[1]], s.at[b[0]], s.at[b[1]]) {
				sum++
			}
		}
	}
	x1, y1, x2, y2 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range s.at[:n] {
		x1, y1, x2, y2 = min(x1, p.X), min(y1, p.Y), max(x2, p.X), max(y2, p.Y)
	}
	side := max((x2-x1)/wide, y2-y1) // of the picture that all fits in
	return sum + 2*side*side*wide/(room*room)
}

func crosses(a, b, c, d Point) bool {
	side := func(p, q, r Point) bool { return (q.X-p.X)*(r.Y-p.Y) > (q.Y-p.Y)*(r.X-p.X) }
	if a == c || a == d || b == c || b == d {
		return false
	}
	return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}
