package syntax

import (
	"fmt"
	"io"
	"strings"
)

// Measure is a trainer's view.
func Measure(m *Model, name string, data []*Sample, out io.Writer) int {
	var b Buffers
	var n, upos, xpos, uas, las, ulas int
	for _, s := range data {
		m.Annotate(s.Words, s.Glued, &b)
		for i := range s.Words {
			n++
			if s.Tags[i] < 255 {
				gu, gx, _ := strings.Cut(m.Names.Tags[s.Tags[i]], " ")
				pu, px, _ := strings.Cut(m.Names.Tags[b.Tags[i]], " ")
				if gu == pu {
					upos++
				}
				if gx == px {
					xpos++
				}
			}
			if s.Heads[i] == b.Heads[i] {
				uas++
				if s.Rels[i] < 255 {
					g, p := m.Names.Rels[s.Rels[i]], m.Names.Rels[b.Rels[i]]
					if g == p {
						las++
					}
					g, _, _ = strings.Cut(g, ":")
					p, _, _ = strings.Cut(p, ":")
					if g == p {
						ulas++
					}
				}
			}
		}
	}
	pc := func(k int) float64 { return 100 * float64(k) / float64(n) }
	fmt.Fprintf(out, "%s UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f (universal %.2f)\n", name, pc(upos), pc(xpos), pc(uas), pc(las), pc(ulas))
	return n
}
