// Package overview works out what a picture of many actors shows first: how
// strong each of them is, which camps they form, who is a hub, and where each
// stands. It knows nothing of Dgraph, and the same ties give the same answer.
package overview

import (
	"cmp"
	"slices"
)

// Most is how many actors get a place, the strongest of those with ties.
const Most = 1000

// A Tie is what links two actors, by their numbers. Its weights are sums over
// what links them, where each meeting, position or statement counts one for
// each that takes part: shared by n actors, it gives 1/(n-1) to each tie.
type Tie struct {
	A, B    int
	With    float64 // positions that both hold, statements for the other
	Met     float64 // meetings: also those meet who stand against each other
	Against float64 // statements against the other, opposite sides of an issue
	Other   float64 // statements of the other that are neither
	Bond    float64 // one acts for the other: it keeps them together, and makes nobody stronger
}

// binds is how much a tie holds a camp together.
func (t Tie) binds() float64 { return t.With + t.Met/4 + t.Bond }

// Toward is the weight of statements that are for, against, or neither.
func (t *Tie) Toward(side string) *float64 {
	switch side {
	case "for":
		return &t.With
	case "against":
		return &t.Against
	}
	return &t.Other
}

func (t Tie) seen() float64 { return t.With + t.Met + t.Against + t.Other }

// A Point is a place in the picture, in pixels at its natural size.
type Point struct{ X, Y float64 }

// An Overview is what a picture shows first. Actors are numbered as in the ties.
type Overview struct {
	Strength []float64     // by actor: in how much it takes part, with others
	Camps    [][]int       // the actors that stand together, the strongest first, and so the camps; nobody is a camp alone
	Hubs     []int         // actors that are tied to so many others that they hide who else is
	Places   map[int]Point // where actors stand
}

// Of works out the overview of n actors. The sizes are those of their labels.
func Of(n int, ties []Tie, sizes []Size) *Overview {
	ties = merged(ties)
	o := &Overview{Strength: make([]float64, n)}
	for _, t := range ties {
		o.Strength[t.A] += t.seen()
		o.Strength[t.B] += t.seen()
	}
	for i := range ties { // who acts for another does so in all that they do
		ties[i].Bond *= 1 + min(o.Strength[ties[i].A], o.Strength[ties[i].B])
	}
	rank := o.ranked(ties)
	o.Camps = camps(rank, ties)
	o.sortCamps()
	o.Hubs = hubs(rank, ties)
	o.Places = places(rank, ties, o.campOf(n), sizes)
	return o
}

// merged puts ties between the same two actors together, the lower number
// first, in order.
func merged(ties []Tie) []Tie {
	sum := map[[2]int]*Tie{}
	for _, t := range ties {
		if t.A == t.B {
			continue
		}
		if t.A > t.B {
			t.A, t.B = t.B, t.A
		}
		if s := sum[[2]int{t.A, t.B}]; s != nil {
			s.With, s.Met, s.Against, s.Other, s.Bond = s.With+t.With, s.Met+t.Met, s.Against+t.Against, s.Other+t.Other, s.Bond+t.Bond
		} else {
			sum[[2]int{t.A, t.B}] = &t
		}
	}
	all := make([]Tie, 0, len(sum))
	for _, t := range sum {
		all = append(all, *t)
	}
	slices.SortFunc(all, func(a, b Tie) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return all
}

// ranked are the actors that have ties, the strongest first, at most so many
// as get places.
func (o *Overview) ranked(ties []Tie) []int {
	tied := make([]bool, len(o.Strength))
	for _, t := range ties {
		tied[t.A], tied[t.B] = true, true
	}
	var all []int
	for i, has := range tied {
		if has {
			all = append(all, i)
		}
	}
	slices.SortFunc(all, o.stronger)
	return all[:min(len(all), Most)]
}

// stronger orders actors by strength, then by number.
func (o *Overview) stronger(a, b int) int {
	return cmp.Or(cmp.Compare(o.Strength[b], o.Strength[a]), cmp.Compare(a, b))
}

// sortCamps puts the strongest first, in each camp and among camps.
func (o *Overview) sortCamps() {
	sum := map[int]float64{} // by a camp's strongest
	for _, c := range o.Camps {
		slices.SortFunc(c, o.stronger)
		for _, i := range c {
			sum[c[0]] += o.Strength[i]
		}
	}
	slices.SortFunc(o.Camps, func(a, b []int) int { return cmp.Or(cmp.Compare(sum[b[0]], sum[a[0]]), o.stronger(a[0], b[0])) })
}

// campOf is each actor's camp, -1 where it has none.
func (o *Overview) campOf(n int) []int {
	of := make([]int, n)
	for i := range of {
		of[i] = -1
	}
	for c, members := range o.Camps {
		for _, i := range members {
			of[i] = c
		}
	}
	return of
}

// Hubs are looked for among so many of the strongest actors, where there are
// at least so few; they are tied to so large a part of the others.
const (
	hubsAmong, hubsFrom = 40, 12
	hubPart             = 0.6
)

// hubs are the actors tied to most of the strongest others.
func hubs(rank []int, ties []Tie) []int {
	core := rank[:min(len(rank), hubsAmong)]
	if len(core) < hubsFrom {
		return nil
	}
	degree := map[int]int{}
	for _, t := range ties {
		if t.seen() > 0 && slices.Contains(core, t.A) && slices.Contains(core, t.B) {
			degree[t.A]++
			degree[t.B]++
		}
	}
	var all []int
	for _, i := range core {
		if float64(degree[i]) >= hubPart*float64(len(core)-1) {
			all = append(all, i)
		}
	}
	return all
}
