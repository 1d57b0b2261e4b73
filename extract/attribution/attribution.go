// Package attribution tells who says what: reporting clauses, quotations and the voice of a
// document.
package attribution

import (
	"slices"
	"strings"
	"unicode/utf8"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/extract/gazetteer"
	"entente/extract/lexicon"
	"entente/extract/nlp"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// Speech knows, for every word of the article, who says it.
type Speech struct {
	*reading.Text
	// said holds, by sentence, the reporting clauses with a known speaker.
	said [][]Saying
	// carried is, by sentence, who speaks a quote that has no reporting
	// clause of its own: the speaker of the quote before or after it.
	carried [][]int
	// Voice is who speaks outside all quotes: the signatories of a
	// statement in the first person. Empty for ordinary reports.
	Voice []int
	// SelfNamed is that the voice tells of itself by name: what others are or do is no claim then.
	SelfNamed bool
}

// A Saying is a reporting clause: "he said", "according to the ministry".
type Saying struct {
	Verb     tree.Node // the verb, or the head of the "according to" phrase
	Speakers []int
	rep      lexicon.Reporting
	Colon    int // of a headline: the token behind whose colon the words stand; 0 for none
}

// Find reads reporting clauses.
func Find(r *reading.Text) *Speech {
	sp := &Speech{Text: r}
	for _, s := range r.Sents {
		sp.said = append(sp.said, sp.sayings(s))
	}
	sp.Voice = sp.documentVoice()
	sp.carrySpeakers()
	return sp
}

// sayings finds the reporting clauses of a sentence.
func (r *Speech) sayings(s *tree.Sentence) []Saying {
	var out []Saying
	if sy, ok := r.headlineSaying(s); ok {
		out = append(out, sy)
	}
	for i := range s.Tokens {
		n := s.Node(i)
		if n.UPOS() == "VERB" {
			rep, ok := r.Lex.Does[n.Lemma()]
			if !ok || !rep.Say {
				rep = lexicon.Reporting{}
			}
			if n.Lemma() == "make" && n.Kid("xcomp", "amod", "ccomp", "obj").Lower() == "clear" {
				rep.Say = true
			}
			if rep.Say && !tree.IsNegated(n) { // "did not say that"
				if who := r.SpokesOf(tree.Subject(n)); len(who) > 0 {
					out = append(out, Saying{Verb: n, Speakers: who, rep: rep})
				}
			}
		}
		if n.UPOS() == "ADJ" && n.Lemma() == "clear" && n.Kid("cop").OK() && n.Kid("ccomp").OK() { // "has been clear that"
			if who := r.SpokesOf(tree.Subject(n)); len(who) > 0 {
				out = append(out, Saying{Verb: n, Speakers: who, rep: lexicon.Reporting{Say: true}})
			}
		}
		if n.Prep() == "according to" {
			if who := r.SpokesOf(n); len(who) > 0 {
				out = append(out, Saying{Verb: n, Speakers: who, rep: lexicon.Reporting{Say: true}})
			}
		}
	}
	return out
}

// headlineSaying reads the speaker before the colon of a headline: "Roe: We need a truce".
func (r *Speech) headlineSaying(s *tree.Sentence) (Saying, bool) {
	if s.Block != article.Title {
		return Saying{}, false
	}
	colon := slices.IndexFunc(s.Tokens, func(t nlp.Token) bool { return t.Text == ":" })
	if colon < 1 {
		return Saying{}, false
	}
	var who []int
	for i := range colon {
		m := r.Mention(s.Node(i))
		switch {
		case m != nil && m.Kind == reading.Named && m.Last == colon-1 && r.Actors[m.Actors[0]].Kind == fact.Person:
			who = m.Actors
		case s.Tokens[i].UPOS == "VERB", s.Tokens[i].UPOS == "ADP": // "Roe on Doe: ..."
			return Saying{}, false
		}
	}
	return Saying{Speakers: who, rep: lexicon.Reporting{Say: true}, Colon: colon}, len(who) > 0
}

// Speaker is who says node n: the subject of the reporting clause that n
// stands under, else in a quote its speaker, else the voice of the article.
// ok is false where it is the reporter.
func (r *Speech) Speaker(n tree.Node) (sy Saying, ok bool) {
	if !n.OK() {
		return Saying{}, false
	}
	for c, step := n, 0; c.OK() && step < len(n.Sent.Tokens); c, step = c.Head(), step+1 {
		for _, sy := range r.said[n.Sent.Index] {
			v := sy.Verb
			switch {
			case v == n || !v.OK():
			case v.Prep() == "according to" && v.Head() == c,
				v.Head() == c && isInterposed(v) && !n.Under(v),
				c.Head().Lower() == "clear" && c.Head().Head() == v && c.Is("ccomp"),
				c.Head() == v && c.Is("ccomp", "parataxis", "dep") && sy.rep.Say,
				sy.rep.Say && tree.StrayClause(c) == v:
				return sy, true
			}
		}
	}
	for _, sy := range r.said[n.Sent.Index] {
		if sy.Colon > 0 && n.I > sy.Colon {
			return sy, true
		}
	}
	if r.Quoted[n.Sent.Index][n.I] {
		if c := r.carried[n.Sent.Index]; len(c) > 0 {
			return Saying{Speakers: c, rep: lexicon.Reporting{Say: true}}, true
		}
		return Saying{}, false
	}
	if v := r.Voice; len(v) > 0 {
		return Saying{Speakers: v, rep: lexicon.Reporting{Say: true}}, true
	}
	return Saying{}, false
}

// isInterposed reports whether a reporting clause hangs on what it reports:
// "..., he said, ...", "as he said".
func isInterposed(v tree.Node) bool {
	return v.Is("parataxis") || v.Is("advcl") && v.Kid("mark", "advmod").Lower() == "as"
}

// carrySpeakers gives quotes without a reporting clause their speaker: that of
// the same paragraph, else that of the quote which this one continues.
func (r *Speech) carrySpeakers() {
	r.carried = make([][]int, len(r.Sents))
	var last []int
	for i := 0; i < len(r.Sents); {
		j := i
		var own []int
		for j < len(r.Sents) && r.Sents[j].Para == r.Sents[i].Para {
			for _, sy := range r.said[j] {
				if own == nil && sy.Verb.UPOS() == "VERB" {
					own = sy.Speakers
				}
			}
			j++
		}
		if own == nil && !startsQuoted(r.Text, r.Sents[i]) {
			last = nil
		}
		speakers := last
		if own != nil {
			speakers = own
			last = own
			for k := j - 1; k >= i; k-- { // the last one to speak goes on in the next paragraph
				if n := len(r.said[k]); n > 0 {
					last = r.said[k][n-1].Speakers
					break
				}
			}
		}
		for ; i < j; i++ {
			if who := r.quoter(i); who != nil {
				speakers = who
			}
			r.carried[i] = speakers
			if turn := r.Sents[i].Turn; turn != nil {
				r.carried[i] = r.Floor(turn, func(a int) bool { return r.Actors[a].Kind == fact.Person })
			}
		}
	}
}

// quoter is who speaks in a sentence of a paragraph and is quoted there, nil where nobody is: in
// `B was warned. "Stop," A said. "Or else."` A goes on.
func (r *Speech) quoter(i int) []int {
	for _, sy := range r.said[i] {
		if sy.Verb.UPOS() == "VERB" && slices.Contains(r.Quoted[i], true) && !r.Quoted[i][sy.Verb.I] {
			return sy.Speakers
		}
	}
	return nil
}

func startsQuoted(r *reading.Text, s *tree.Sentence) bool {
	c, _ := utf8.DecodeRuneInString(r.Art.Text[s.Start:])
	return c == '"' || c == '“'
}

// documentVoice is who speaks in a statement: those that "we" stands for
// outside quotes, else who issues it. One stray "we" in a report makes no statement.
func (r *Speech) documentVoice() []int {
	said, count := false, 0
	var voice []int
	for _, s := range r.Sents {
		if s.Block != article.Body {
			continue
		}
		for i, m := range r.Mentions[s.Index] {
			if m == nil || r.Quoted[s.Index][i] {
				continue
			}
			switch s.Node(i).Lower() {
			case "we", "our":
				count++
				if s.Node(i).Lower() == "we" && (!said || len(m.Actors) > len(voice)) {
					said, voice = true, m.Actors
				}
			}
		}
	}
	if !said || count < 2 {
		r.SelfNamed = true
		return r.Signed
	}
	return voice
}

// SpokesOf is who speaks or acts by a noun phrase: its actors, or for a document
// or people who stand for others those who issued it or for whom they speak ("a
// joint statement", "a spokesman for the ministry"). Other nouns stand for
// nobody but themselves: "Freedonia's neighbours", "supporters of Roe".
func (r *Speech) SpokesOf(n tree.Node) []int {
	var out []int
	for _, c := range n.Conj() {
		if !r.isSome(c) {
			out = reading.AddNew(out, r.Who(c)...)
		}
	}
	proxy := r.Lex.Proxies[strings.ToLower(n.Lemma())]
	switch {
	case len(out) > 0 || len(r.WhoAll(n)) > 0:
		return out
	case proxy == "", proxy == "member" && (n.Tok().XPOS != "NNS" || isPart(n)):
		return nil
	case proxy == "home":
		return r.WhoAll(n.Kid("nmod:poss"))
	}
	if who := r.BehindOf(n); proxy == "member" {
		return slices.DeleteFunc(slices.Clone(who), func(a int) bool { return !r.IsInterstate(r.Actors[a]) })
	} else if len(who) > 0 {
		return who
	}
	if h := n.Head(); n.Is("obj") && proxy == "document" && h.UPOS() == "VERB" { // "Spain issued a statement condemning"
		return r.SpokesOf(tree.Subject(h))
	}
	return nil
}

// BehindOf is the first actors that own, issue or send what a noun says.
func (r *Speech) BehindOf(n tree.Node) []int {
	for _, k := range n.All("nmod:poss", "compound", "amod", "nmod", "acl") {
		switch {
		case k.Is("nmod") && !k.Is("nmod:poss"):
			switch k.Prep() {
			case "of", "by", "from", "for", "in":
			default:
				continue
			}
		case k.Is("acl"):
			k = tree.Agent(k)
		}
		if who := r.WhoAll(k); len(who) > 0 {
			return who
		}
	}
	return nil
}

// isSome reports whether a noun names only some of many: "many Republicans",
// "two Democrats", or a people at large: "Americans". Their stance is not that
// of the party or the country.
func (r *Speech) isSome(n tree.Node) bool {
	m := r.Mention(n)
	if m == nil || m.Kind != reading.Named || !n.IsTag("NNPS", "NNS") {
		return false
	}
	if isPart(n) {
		return true
	}
	if n.Kid("det").OK() {
		return false
	}
	return slices.ContainsFunc(r.Gaz.Lookup(r.Words(n.Sent, m.First, m.Last)), func(g gazetteer.Sense) bool {
		return g.Kind == gazetteer.Country && g.Form == gazetteer.Adjective
	})
}

// isPart reports whether a plural is counted or called a part of many.
func isPart(n tree.Node) bool {
	for _, k := range n.All("det", "amod", "nummod") {
		if someOf[k.Lower()] || k.Is("nummod") && !n.Kid("det").OK() {
			return true
		}
	}
	return false
}

// someOf are the words for a part of many.
var someOf = words.Class("someOf")
