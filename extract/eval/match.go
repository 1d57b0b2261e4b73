package eval

import (
	"math"
	"slices"
)

// A pair is a row and a column that were matched.
type pair struct{ row, col int }

// match is a one-to-one matching of rows to columns with the highest sum of
// weights. The matrix must be rectangular. All of the shorter side is matched.
func match(weights [][]float64) []pair {
	if len(weights) == 0 || len(weights[0]) == 0 {
		return nil
	}
	if len(weights) <= len(weights[0]) {
		return assign(weights)
	}
	pairs := assign(transpose(weights))
	for i, p := range pairs {
		pairs[i] = pair{p.col, p.row}
	}
	return pairs
}

func transpose(m [][]float64) [][]float64 {
	out := make([][]float64, len(m[0]))
	for j := range out {
		for i := range m {
			out[j] = append(out[j], m[i][j])
		}
	}
	return out
}

// An assignment is the state of the Hungarian method (Kuhn 1955, Munkres
// 1957) in its form with potentials and shortest augmenting paths. Rows and
// columns count from 1; column 0 holds the row that is being added.
type assignment struct {
	w        [][]float64
	row, col []float64 // potentials
	rowOf    []int     // by column, the row that it is matched to, 0 for none
	from     []int     // by column, the column before it on the path
}

// assign matches every row; there must be at least as many columns.
func assign(w [][]float64) []pair {
	n, m := len(w), len(w[0])
	a := &assignment{w: w, row: make([]float64, n+1), col: make([]float64, m+1),
		rowOf: make([]int, m+1), from: make([]int, m+1)}
	for i := 1; i <= n; i++ {
		a.rowOf[0] = i
		for j := a.freeColumn(); j != 0; j = a.from[j] {
			a.rowOf[j] = a.rowOf[a.from[j]]
		}
	}
	var out []pair
	for j := 1; j <= m; j++ {
		if a.rowOf[j] > 0 {
			out = append(out, pair{a.rowOf[j] - 1, j - 1})
		}
	}
	return out
}

// freeColumn is the end of the cheapest path from the row in column 0 to a
// column without a row.
func (a *assignment) freeColumn() int {
	least := slices.Repeat([]float64{math.Inf(1)}, len(a.col))
	used := make([]bool, len(a.col))
	at := 0
	for a.rowOf[at] != 0 {
		used[at] = true
		row, next, step := a.rowOf[at], 0, math.Inf(1)
		for j := 1; j < len(a.col); j++ {
			if used[j] {
				continue
			}
			if c := -a.w[row-1][j-1] - a.row[row] - a.col[j]; c < least[j] {
				least[j], a.from[j] = c, at
			}
			if least[j] < step {
				step, next = least[j], j
			}
		}
		for j := range a.col {
			if used[j] {
				a.row[a.rowOf[j]] += step
				a.col[j] -= step
			} else {
				least[j] -= step
			}
		}
		at = next
	}
	return at
}
