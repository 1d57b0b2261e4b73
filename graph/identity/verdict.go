package identity

// Verdicts are what people decided of external ids being one or not. Nil are none.
type Verdicts struct {
	same  map[string]string  // external id → the one it is
	apart map[[2]string]bool // pairs that are not one
}

// NewVerdicts are none yet. Where two contradict each other, the later one holds.
func NewVerdicts() *Verdicts {
	return &Verdicts{same: make(map[string]string), apart: make(map[[2]string]bool)}
}

// Join notes that two are one, to be known as the first.
func (v *Verdicts) Join(a, b string) {
	delete(v.apart, [2]string{a, b})
	delete(v.apart, [2]string{b, a})
	if to := v.Canonical(a); to != b {
		v.same[b] = to
	}
}

// Part notes that two are not one.
func (v *Verdicts) Part(a, b string) {
	v.apart[[2]string{a, b}] = true
	for x, y := range map[string]string{a: b, b: a} {
		if v.same[x] == y {
			delete(v.same, x)
		}
	}
}

// Canonical follows decisions of sameness to their end.
func (v *Verdicts) Canonical(xid string) string {
	if v == nil {
		return xid
	}
	for range len(v.same) + 1 { // a ring of decisions ends somewhere, too
		next, ok := v.same[xid]
		if !ok {
			break
		}
		xid = next
	}
	return xid
}

// Moved reports whether it was decided that a node is another.
func (v *Verdicts) Moved(xid string) bool { return v != nil && v.same[xid] != "" }

// joined reports whether it was decided that another node is this one.
func (v *Verdicts) joined(xid string) bool {
	if v == nil {
		return false
	}
	for other := range v.same {
		if v.Canonical(other) == xid {
			return true
		}
	}
	return false
}

// Differ reports whether it was decided that two external ids are not one.
// Most graphs have no such decision, so the first is only made where one is.
func (v *Verdicts) Differ(a func() string, b string) bool {
	if v == nil || len(v.apart) == 0 {
		return false
	}
	return v.apart[[2]string{a(), b}] || v.apart[[2]string{b, a()}]
}
