package extract

// anchors is the tokens that a time or place said of n may hang on: n, the
// nouns above it, and the predicate that it belongs to with the verbs that
// share it ("plans to visit").
func anchors(n node) []node {
	out := []node{n}
	for step := 0; n.ok() && step < len(n.s.Tokens); step++ {
		verbal := n.upos() == "VERB" || n.upos() == "AUX" || n.kid("cop").ok()
		if verbal && !n.is("xcomp") || !verbal && n.is("acl", "acl:relcl", "advcl", "ccomp", "parataxis", "root") {
			break
		}
		n = n.head()
		if n.ok() {
			out = append(out, n)
		}
	}
	return out
}

// distance is how far a phrase headed by n stands from those anchors: steps up
// the tree plus, for later anchors, their place in the list; -1 where a clause
// border lies between, or a noun that the phrase says more of ("trust in the
// treaty").
func (r *calendar) distance(n node, anchors []node) int {
	lex := r.lex.meetings
	for steps := 1; n.ok() && steps < 12; steps++ {
		h := n.head()
		if n.is("acl", "advcl", "ccomp", "parataxis", "csubj") || n.is("conj") && n.upos() == "VERB" {
			// "talks that were planned for Friday" has no border.
			if !n.is("acl") || !lex.role("plan", n) && !lex.role("carry", n) && !lex.role("occur", n) {
				return -1
			}
		}
		if isBeside(n) && len(lex.nouns[n.lemma()]) > 0 {
			return -1 // "told reporters after the summit in Oslo"
		}
		for i, a := range anchors {
			if h.ok() && h.s == a.s && h.i == a.i {
				return steps + 2*i
			}
		}
		if h.upos() == "NOUN" && len(lex.nouns[h.lemma()]) == 0 && !r.isPeople(h) && !isMargin(h) && !r.isDate(h.s, h.i) {
			return -1
		}
		n = h
	}
	return -1
}

// isBeside reports whether n is the time of something else: "after the summit".
func isBeside(n node) bool {
	switch n.prep() {
	case "after", "before", "since", "following", "ahead of", "prior to":
		return true
	}
	return false
}

// isMargin reports nouns that a meeting's place or date may hang on.
func isMargin(n node) bool {
	switch n.lemma() {
	case "sideline", "margin", "place", "capital", "city", "town", "resort", "part", "behalf", "start", "beginning", "end", "day", "round":
		return true
	}
	return false
}

// headOf is the token of a run of tokens that the others hang on.
func (s *sentence) headOf(first, last int) node {
	for i := first; i <= last; i++ {
		if h := s.Tokens[i].Head; h < first || h > last {
			return s.node(i)
		}
	}
	return s.node(first)
}

// dateOf is when what n tells of took or takes place, by the nearest date in
// its clause; unknown where there is none.
func (r *calendar) dateOf(n node) period {
	if !n.ok() {
		return period{}
	}
	best, when, on := -1, period{}, anchors(n)
	all := r.dates(n.s)
	for _, d := range all {
		head := n.s.headOf(d.first, d.last)
		if head.i == n.i {
			return d.when
		}
		dist := r.distance(head, on)
		narrower := dist == best && len(d.when.iso()) > len(when.iso()) && agree(d.when, when) // "this week, on May 9"
		if dist >= 0 && (best < 0 || dist < best || narrower) {
			best, when = dist, d.when
		}
	}
	if best < 0 {
		for _, d := range all {
			if r.inReach(n, d.first) {
				return d.when
			}
		}
	}
	return when
}

// inReach reports whether token i stands behind n before a new clause begins.
// It is asked where the tree ties a phrase to something else.
func (r *calendar) inReach(n node, i int) bool {
	if i < n.i {
		return false
	}
	for j := n.i + 1; j < i; j++ {
		k := n.s.node(j)
		switch k.upos() {
		case "SCONJ":
			return false
		case "VERB", "AUX":
			if !r.lex.meetings.role("occur", k) && !r.lex.meetings.role("carry", k) && k.upos() == "VERB" && !k.is("amod", "compound") {
				return false
			}
		case "PRON", "DET", "ADV":
			if isRelative(k) {
				return false
			}
		case "PUNCT":
			if w := k.lower(); w != "," && w != "-" {
				return false
			}
		case "ADP":
			if w := k.lower(); w == "after" || w == "before" || w == "since" || w == "following" {
				return false
			}
		}
	}
	return true
}
