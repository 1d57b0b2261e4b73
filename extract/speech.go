package extract

import (
	"slices"
	"unicode/utf8"

	"entente/extract/article"
	"entente/extract/nlp"
)

// speech knows, for every word of the article, who says it.
type speech struct {
	*reading
	// said holds, by sentence, the reporting clauses with a known speaker.
	said [][]saying
	// carried is, by sentence, who speaks a quote that has no reporting
	// clause of its own: the speaker of the quote before or after it.
	carried [][]int
	// voice is who speaks outside all quotes: the signatories of a
	// statement in the first person. Empty for ordinary reports.
	voice []int
	// selfNamed is that the voice tells of itself by name: what others are or do is no claim then.
	selfNamed bool
}

// A saying is a reporting clause: "he said", "according to the ministry".
type saying struct {
	verb     node // the verb, or the head of the "according to" phrase
	speakers []int
	rep      reporting
	colon    int // of a headline: the token behind whose colon the words stand; 0 for none
}

// findSpeech reads reporting clauses.
func (r *reading) findSpeech() *speech {
	sp := &speech{reading: r}
	for _, s := range r.sents {
		sp.said = append(sp.said, sp.sayings(s))
	}
	sp.voice = sp.documentVoice()
	sp.carrySpeakers()
	return sp
}

// sayings finds the reporting clauses of a sentence.
func (r *speech) sayings(s *sentence) []saying {
	var out []saying
	if sy, ok := r.headlineSaying(s); ok {
		out = append(out, sy)
	}
	for i := range s.Tokens {
		n := s.node(i)
		if n.upos() == "VERB" {
			rep, ok := r.lex.does[n.lemma()]
			if !ok || !rep.say {
				rep = reporting{}
			}
			if n.lemma() == "make" && n.kid("xcomp", "amod", "ccomp", "obj").lower() == "clear" {
				rep.say = true
			}
			if rep.say && !isNegated(n) { // "did not say that"
				if who := r.spokesOf(subject(n)); len(who) > 0 {
					out = append(out, saying{verb: n, speakers: who, rep: rep})
				}
			}
		}
		if n.upos() == "ADJ" && n.lemma() == "clear" && n.kid("cop").ok() && n.kid("ccomp").ok() { // "has been clear that"
			if who := r.spokesOf(subject(n)); len(who) > 0 {
				out = append(out, saying{verb: n, speakers: who, rep: reporting{say: true}})
			}
		}
		if n.prep() == "according to" {
			if who := r.spokesOf(n); len(who) > 0 {
				out = append(out, saying{verb: n, speakers: who, rep: reporting{say: true}})
			}
		}
	}
	return out
}

// headlineSaying reads the speaker before the colon of a headline: "Roe: We need a truce".
func (r *speech) headlineSaying(s *sentence) (saying, bool) {
	if s.block != article.Title {
		return saying{}, false
	}
	colon := slices.IndexFunc(s.Tokens, func(t nlp.Token) bool { return t.Text == ":" })
	if colon < 1 {
		return saying{}, false
	}
	var who []int
	for i := range colon {
		m := r.mention(s.node(i))
		switch {
		case m != nil && m.kind == named && m.last == colon-1 && r.actors[m.actors[0]].Kind == Person:
			who = m.actors
		case s.Tokens[i].UPOS == "VERB", s.Tokens[i].UPOS == "ADP": // "Roe on Doe: ..."
			return saying{}, false
		}
	}
	return saying{speakers: who, rep: reporting{say: true}, colon: colon}, len(who) > 0
}

// speaker is who says node n: the subject of the reporting clause that n
// stands under, else in a quote its speaker, else the voice of the article.
// ok is false where it is the reporter.
func (r *speech) speaker(n node) (sy saying, ok bool) {
	if !n.ok() {
		return saying{}, false
	}
	for c, step := n, 0; c.ok() && step < len(n.s.Tokens); c, step = c.head(), step+1 {
		for _, sy := range r.said[n.s.index] {
			v := sy.verb
			switch {
			case v == n || !v.ok():
			case v.prep() == "according to" && v.head() == c,
				v.head() == c && isInterposed(v) && !n.under(v),
				c.head().lower() == "clear" && c.head().head() == v && c.is("ccomp"),
				c.head() == v && c.is("ccomp", "parataxis", "dep") && sy.rep.say,
				sy.rep.say && strayClause(c) == v:
				return sy, true
			}
		}
	}
	for _, sy := range r.said[n.s.index] {
		if sy.colon > 0 && n.i > sy.colon {
			return sy, true
		}
	}
	if r.quoted[n.s.index][n.i] {
		if c := r.carried[n.s.index]; len(c) > 0 {
			return saying{speakers: c, rep: reporting{say: true}}, true
		}
		return saying{}, false
	}
	if v := r.voice; len(v) > 0 {
		return saying{speakers: v, rep: reporting{say: true}}, true
	}
	return saying{}, false
}

// strayClause is the verb to which a "that" clause belongs which the tree has
// as the relative clause of a noun in between: "said in a statement that they
// will advance ties". The zero node where the relative clause is one.
func strayClause(c node) node {
	if !c.is("acl:relcl", "acl") || !c.kid("nsubj", "nsubj:pass").ok() {
		return node{}
	}
	that := c.s.node(c.first())
	if that.lower() != "that" || that.head() != c || that.is("nsubj") {
		return node{}
	}
	if objects := len(c.all("obj")); that.is("obj") && objects < 2 && !c.kid("cop", "aux:pass").ok() {
		return node{} // "that" is the object: a relative clause indeed
	}
	n := c.head()
	for step := 0; step < 4 && n.is("nmod", "obl", "obj"); step++ {
		if n = n.head(); n.upos() == "VERB" {
			return n
		}
	}
	return node{}
}

// isInterposed reports whether a reporting clause hangs on what it reports:
// "..., he said, ...", "as he said".
func isInterposed(v node) bool {
	return v.is("parataxis") || v.is("advcl") && v.kid("mark", "advmod").lower() == "as"
}

// carrySpeakers gives quotes without a reporting clause their speaker: that of
// the same paragraph, else that of the quote which this one continues.
func (r *speech) carrySpeakers() {
	r.carried = make([][]int, len(r.sents))
	var last []int
	for i := 0; i < len(r.sents); {
		j := i
		var own []int
		for j < len(r.sents) && r.sents[j].para == r.sents[i].para {
			for _, sy := range r.said[j] {
				if own == nil && sy.verb.upos() == "VERB" {
					own = sy.speakers
				}
			}
			j++
		}
		if own == nil && !r.startsQuoted(r.sents[i]) {
			last = nil
		}
		speakers := last
		if own != nil {
			speakers = own
			last = own
			for k := j - 1; k >= i; k-- { // the last one to speak goes on in the next paragraph
				if n := len(r.said[k]); n > 0 {
					last = r.said[k][n-1].speakers
					break
				}
			}
		}
		for ; i < j; i++ {
			if who := r.quoter(i); who != nil {
				speakers = who
			}
			r.carried[i] = speakers
			if turn := r.sents[i].turn; turn != nil {
				r.carried[i] = r.floor(turn, func(a int) bool { return r.actors[a].Kind == Person })
			}
		}
	}
}

// quoter is who speaks in a sentence of a paragraph and is quoted there, nil where nobody is: in
// `B was warned. "Stop," A said. "Or else."` A goes on.
func (r *speech) quoter(i int) []int {
	for _, sy := range r.said[i] {
		if sy.verb.upos() == "VERB" && slices.Contains(r.quoted[i], true) && !r.quoted[i][sy.verb.i] {
			return sy.speakers
		}
	}
	return nil
}

func (r *reading) startsQuoted(s *sentence) bool {
	c, _ := utf8.DecodeRuneInString(r.art.Text[s.Start:])
	return c == '"' || c == '“'
}

// documentVoice is who speaks in a statement: those that "we" stands for
// outside quotes, else who issues it. One stray "we" in a report makes no statement.
func (r *speech) documentVoice() []int {
	said, count := false, 0
	var voice []int
	for _, s := range r.sents {
		if s.block != article.Body {
			continue
		}
		for i, m := range r.mentions[s.index] {
			if m == nil || r.quoted[s.index][i] {
				continue
			}
			switch s.node(i).lower() {
			case "we", "our":
				count++
				if s.node(i).lower() == "we" && (!said || len(m.actors) > len(voice)) {
					said, voice = true, m.actors
				}
			}
		}
	}
	if !said || count < 2 {
		r.selfNamed = true
		return r.signed
	}
	return voice
}

// speaksFor reports whether a is b itself or acts for it, so that b's stance
// is a's to declare.
func (r *reading) speaksFor(a, b int) bool {
	for step := 0; step < 4; step++ {
		if a == b {
			return true
		}
		next := -1
		for i, x := range r.actors {
			if x.ID == r.actors[a].Of && r.actors[a].Of != "" {
				next = i
			}
		}
		if next < 0 {
			return false
		}
		a = next
	}
	return false
}
