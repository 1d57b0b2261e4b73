package syntax

import (
	"fmt"
	"strings"
)

// report tells how models do on the development parts, read by one of them or
// by all together. The figures that count are those of `entente eval trees`;
// these are for who watches training.
func (m *Model) report(o Options, read func(*Sample, *Buffers)) {
	var b Buffers
	var words, upos, xpos, heads, labels int
	for _, s := range o.Dev {
		read(s, &b)
		for i := range s.Words {
			words++
			u, x := m.sameTags(s.Tags[i], b.Tags[i])
			upos, xpos = upos+one(u), xpos+one(x)
			head := s.Heads[i] == b.Heads[i]
			heads += one(head)
			labels += one(head && int(s.Rels[i]) == b.Rels[i])
		}
	}
	share := func(n int) float64 { return 100 * float64(n) / float64(max(words, 1)) }
	fmt.Fprintf(o.Log, ", development parts: UPOS %.2f %%, XPOS %.2f %%, UAS %.2f %%, LAS %.2f %%\n",
		share(upos), share(xpos), share(heads), share(labels))
}

// sameTags says whether the universal and the Penn tags agree.
func (m *Model) sameTags(a, b uint8) (upos, xpos bool) {
	if int(a) >= len(m.Names.Tags) {
		return false, false // never seen in training
	}
	ua, xa, _ := strings.Cut(m.Names.Tags[a], " ")
	ub, xb, _ := strings.Cut(m.Names.Tags[b], " ")
	return ua == ub, xa == xb
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
