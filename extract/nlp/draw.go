package nlp

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A stroke says in which directions lines leave one cell of a drawing.
type stroke uint8

const (
	up stroke = 1 << iota
	down
	left
	right
)

// boxes are the box-drawing characters by stroke.
var boxes = [16]rune{
	' ', '╵', '╷', '│', '╴', '╯', '╮', '┤', '╶', '╰', '╭', '├', '─', '┴', '┬', '┼',
}

// DrawTree writes the tree of s for a terminal: a line a token in the order of
// the text, each word hanging on the vertical line of its head, with its tag
// and its relation to the head. Characters that are two columns wide are not
// told apart from others. A head that no root reaches is drawn without a line.
func DrawTree(w io.Writer, s *Sentence) error {
	depth := depths(s.Tokens)
	grid := strokes(s.Tokens, depth)
	width, tags := 0, 0
	for i, t := range s.Tokens {
		width = max(width, len(grid[i])+1+utf8.RuneCountInString(t.Text))
		tags = max(tags, len(t.UPOS)+1+len(t.XPOS))
	}
	out := bufio.NewWriter(w)
	for i, t := range s.Tokens {
		var line strings.Builder
		for _, cell := range grid[i] {
			line.WriteRune(boxes[cell])
		}
		line.WriteByte(' ')
		line.WriteString(oneLine(t.Text))
		pad := width - len(grid[i]) - 1 - utf8.RuneCountInString(t.Text)
		fmt.Fprintf(out, "%s%*s  %-*s  %s\n", line.String(), pad, "", tags, t.UPOS+" "+t.XPOS, t.Rel)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("draw tree: %w", err)
	}
	return nil
}

// depths is the number of steps from the root to each token, -1 where the
// heads never come to a root.
func depths(tokens []Token) []int {
	depth := make([]int, len(tokens))
	for i := range tokens {
		d, at := 0, i
		for ; at >= 0 && tokens[at].Head >= 0 && d <= len(tokens); d++ {
			at = tokens[at].Head
		}
		if d > len(tokens) {
			d = -1
		}
		depth[i] = d
	}
	return depth
}

// strokes draws the lines: the vertical line to the dependents of a token is in
// column 2*depth+1, behind which its word stands.
func strokes(tokens []Token, depth []int) [][]stroke {
	grid := make([][]stroke, len(tokens))
	for i := range grid {
		grid[i] = make([]stroke, 2*max(depth[i], 0)+3)
	}
	cell := func(row, column int, s stroke) {
		for len(grid[row]) <= column {
			grid[row] = append(grid[row], 0)
		}
		grid[row][column] |= s
	}
	for i, t := range tokens {
		if depth[i] < 0 {
			continue
		}
		own := 2*depth[i] + 1
		cell(i, own, right|left)
		cell(i, own+1, left|right)
		if t.Head < 0 {
			cell(i, 0, left|right)
			continue
		}
		column := own - 2
		cell(i, column, right)
		cell(i, column+1, left|right)
		step := 1
		if t.Head < i {
			step = -1
		}
		for row := i; row != t.Head; row += step {
			if step > 0 {
				cell(row, column, down)
				cell(row+1, column, up)
			} else {
				cell(row, column, up)
				cell(row-1, column, down)
			}
		}
	}
	return grid
}
