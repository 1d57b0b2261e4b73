package extract

import "strings"

// nounOccasion is the meeting that a noun tells of: "talks between A and B",
// "A's visit to B", "A held a meeting with B".
func (r *reading) nounOccasion(n node) *occasion {
	words := r.x.meetings.nouns[strings.ToLower(n.lemma())]
	if len(words) == 0 || isModifier(n) || n.upos() != "NOUN" && n.upos() != "PROPN" {
		return nil
	}
	for _, w := range words {
		who, ok := r.nounParties(n, w)
		if !ok || !r.enough(who, w.kind) {
			r.explain(n, w.entry, "no two sides that meet")
			continue
		}
		status, ok := r.occurs(n)
		if !ok {
			r.explain(n, w.entry, "not told as something that took place or will")
			return nil
		}
		plural := n.tok().XPOS == "NNS" || n.tok().XPOS == "NNPS"
		if plural && w.word != "talk" && w.word != "remarks" && !r.countedOrDated(n) {
			r.explain(n, w.entry, "a plural without number or date: no particular occasion")
			return nil
		}
		o := &occasion{kind: w.kind, status: status, who: who, node: n, plural: plural && w.word != "talk",
			rule: "noun " + w.word, entry: w.entry}
		r.setting(o, w)
		return o
	}
	return nil
}

// isModifier reports whether the noun only modifies another one ("summit
// declaration", "meeting room").
func isModifier(n node) bool { return n.is("compound", "flat", "nmod:poss") && !n.is("nmod:poss") }

// countedOrDated reports whether a plural speaks of particular occasions.
func (r *reading) countedOrDated(n node) bool {
	return n.kid("nummod").ok() || n.kid("det").lower() == "these" || r.dateOf(n).known() ||
		n.is("obj", "obl") && r.x.meetings.role("carry", n.head()) && isFinite(n.head())
}

// nounParties collects the participants of a meeting noun.
func (r *reading) nounParties(n node, w *meetingWord) ([]int, bool) {
	var out []int
	for _, k := range n.all("nmod:poss", "compound", "amod", "nmod", "appos") {
		switch prep := k.prep(); {
		case k.is("nmod:poss"), k.is("compound"), k.is("amod"):
			out = addNew(out, r.party(k)...)
		case prep == "of" && !hasSlot(w, "of"), prep == "between", prep == "among", prep == "with", prep == "involving":
			out = addNew(out, r.party(k)...)
		}
	}
	for _, s := range w.slots {
		var got []int
		for _, k := range append(n.all("nmod", "obl"), r.oblOfCarrier(n)...) {
			if k.prep() == s.at {
				got = addNew(got, r.fit(k, s.what)...)
			}
		}
		if s.must && len(got) == 0 && !hasOther(w, n, r) {
			return nil, false
		}
		out = addNew(out, got...)
	}
	return addNew(r.carried(n), out...), true
}

func hasSlot(w *meetingWord, at string) bool {
	for _, s := range w.slots {
		if s.at == at {
			return true
		}
	}
	return false
}

// hasOther reports whether any of the slots that a noun must have is filled.
func hasOther(w *meetingWord, n node, r *reading) bool {
	for _, s := range w.slots {
		for _, k := range append(n.all("nmod", "obl"), r.oblOfCarrier(n)...) {
			if s.must && k.prep() == s.at && len(r.fit(k, s.what)) > 0 {
				return true
			}
		}
	}
	return false
}

// oblOfCarrier is the phrases that the tree may hang on the verb instead of
// the noun: "held talks with B", "gave a speech to B".
func (r *reading) oblOfCarrier(n node) []node {
	h := n.head()
	if n.is("obj", "nsubj:pass", "nsubj") && (r.x.meetings.role("carry", h) || r.x.meetings.role("occur", h)) {
		return h.all("obl")
	}
	return nil
}

// carried is those who take part by the clause that the noun stands in: the
// subject of "held talks", of "said at a meeting with B".
func (r *reading) carried(n node) []int {
	h, words := n.head(), r.x.meetings
	if n.is("conj") {
		h, n = h.head(), h
	}
	if h.upos() != "VERB" {
		return nil
	}
	var out []int
	switch {
	case n.is("obj") && words.role("carry", h), n.is("obl") && words.role("carry", h) && (n.prep() == "in" || n.prep() == "for" || n.prep() == "at"):
		out = r.party(subject(h))
	case n.is("obj") && words.role("cancel", h):
		out = r.party(subject(h))
	case n.is("nsubj:pass", "nsubj"):
		if a := agent(h); a.ok() {
			out = r.party(a)
		}
	case n.is("obl"):
		switch n.prep() {
		case "in", "at", "during", "after", "following":
			if s := subject(h); s.ok() && h.kid("nsubj").ok() {
				out = r.party(s)
			}
		}
		return out
	}
	for _, o := range h.all("obl") {
		switch o.prep() {
		case "with", "between", "among", "alongside":
			out = addNew(out, r.party(o)...)
		}
	}
	return out
}
