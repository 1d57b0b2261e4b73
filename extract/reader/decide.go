package reader

import (
	"cmp"
	"fmt"
	"slices"
)

// limits are the chances from which on something is taken for true, tuned on articles that
// the weights were not learned from.
type limits struct {
	valid  float32 // a candidate is a position
	ruled  float32 // likewise, where rules found it with the same stance
	holds  float32 // an actor holds it
	least  float32 // the likeliest actor does, where none reaches holds
	about  float32
	topic  float32 // a word belongs to the topic
	met    float32 // a sentence without a report by rules reports a meeting
	attend float32
	same   float32 // the stance is that of the rule which found the same words
}

func (l *loader) limits() limits {
	if l.err != nil {
		return limits{}
	}
	m, err := l.file.Floats("limits")
	if l.err = err; err != nil {
		return limits{}
	}
	if m.Cols != 9 {
		l.err = fmt.Errorf("there are %d limits", m.Cols)
		return limits{}
	}
	x := m.Row(0)
	return limits{x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8]}
}

// A Fact is a position that the reader takes for true.
type Fact struct {
	Sentence    int
	First, Last int   // its evidence
	Rule        int   // the position of the input that has the same words, -1 for none
	Topic       []int // the tokens of the topic
	Stance      string
	Holders     []int
	About       []int
	Score       float32 // the share of such positions that are right
}

// A Report is a report of a meeting that the reader takes for true, in a sentence in which rules found none.
type Report struct {
	Sentence     int
	Kind, Status string
	Participants []int
	Place, Date  string
	Score        float32
}

// Facts is the positions among the candidates that are likely enough, in text order. Of candidates
// that share words the likeliest stands; of those that are about as likely, one whose words the
// reader found, which are those of one position where a rule's reach over its neighbours. What a
// user's own row found stands as it is.
func (r *Reader) Facts(in *Input, read *Reading) []Fact {
	order := make([]int, len(read.Candidates))
	for i := range order {
		order[i] = i
	}
	sure := func(c *Candidate) int { return int(20 * c.Valid) } // steps of a twentieth
	own := func(c *Candidate) bool { return c.Rule >= 0 && in.Positions[c.Rule].Own && !c.Read }
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &read.Candidates[i], &read.Candidates[j]
		return cmp.Or(flag(own(b))-flag(own(a)), sure(b)-sure(a), flag(b.Read)-flag(a.Read), cmp.Compare(b.Valid, a.Valid))
	})
	var out []Fact
	for _, i := range order {
		c := &read.Candidates[i]
		taken := slices.ContainsFunc(out, func(f Fact) bool {
			return f.Sentence == c.Sentence && span{f.First, f.Last}.shared(span{c.First, c.Last}) > 0 && !in.inRow(f.Rule, c.Rule)
		})
		if taken && !own(c) || c.Rule < 0 && denied(in.Sentences[c.Sentence].Tokens, c.First, c.Last) {
			continue
		}
		var p *Position
		if c.Rule >= 0 {
			p = &in.Positions[c.Rule]
		}
		f, ok := r.fact(c, p)
		if !ok && !own(c) {
			continue
		}
		if p != nil {
			f.join(p, own(c))
		}
		out = append(out, f)
	}
	slices.SortStableFunc(out, func(a, b Fact) int {
		return cmp.Or(a.Sentence-b.Sentence, a.First-b.First)
	})
	return out
}

// inRow reports whether two positions that rules found are on two matters of one row: "called for talks and an inquiry".
func (in *Input) inRow(i, j int) bool {
	if i < 0 || j < 0 || i == j {
		return false
	}
	a, b := &in.Positions[i], &in.Positions[j]
	if a.Sentence != b.Sentence || a.Word != b.Word || a.Stance != b.Stance {
		return false
	}
	return !slices.ContainsFunc(a.Topic, func(w int) bool { return slices.Contains(b.Topic, w) })
}

// denied reports whether words hold, or depend on, a predicate of which the rules know that it does
// not hold. The reader knows what words are about better than whether they are denied.
func denied(words []Token, first, last int) bool {
	for i := first; i <= last; i++ {
		verb := i
		for steps := 0; words[verb].UPOS != "VERB" && words[verb].Head >= 0 && steps < len(words); steps++ {
			verb = words[verb].Head
		}
		if words[i].Denied || words[verb].Denied {
			return true
		}
	}
	return false
}

// opposite reports whether of two stances one is for what the other is against: what is denied,
// dropped or joined by "and not" tells them apart, and that is read off the tree.
func opposite(a, b string) bool {
	against := func(s string) bool { return s == "oppose" || s == "condemn" }
	return a == "support" && against(b) || b == "support" && against(a)
}

// reversed reports whether those taken for the holders are the ones at whom, by the tree, the stance is directed: "Chad
// warned over raid by Peru". Who does and who undergoes is read off the tree.
func reversed(holders []int, p *Position) bool {
	return !slices.ContainsFunc(holders, func(a int) bool { return !slices.Contains(p.About, a) || slices.Contains(p.Holders, a) })
}

// join adds what rules found in the same words: all of it where a user's own row did, else, where
// they agree on the stance and on one of the holders, who else holds it and whom it is about.
func (f *Fact) join(p *Position, own bool) {
	if own {
		f.Stance, f.Holders, f.About, f.First, f.Last = p.Stance, p.Holders, p.About, p.First, p.Last
		return
	}
	holds := func(a int) bool { return slices.Contains(f.Holders, a) }
	if p.Stance == f.Stance && reversed(f.Holders, p) {
		f.Holders, f.About = p.Holders, p.About
		return
	}
	if p.Stance != f.Stance || !slices.ContainsFunc(p.Holders, holds) {
		return
	}
	f.Holders = slices.Clone(p.Holders)
	f.About = slices.DeleteFunc(slices.Concat(f.About, p.About), holds)
	slices.Sort(f.About)
	f.About = slices.Compact(f.About)
}

// fact is the position that a candidate is, and whether it is likely enough: less is asked of
// one that rules found, too. Their stance stands unless the reader is sure that it is another.
func (r *Reader) fact(c *Candidate, ruled *Position) (Fact, bool) {
	f := Fact{Sentence: c.Sentence, First: c.First, Last: c.Last, Rule: c.Rule, Stance: Stances[most(c.Stances)]}
	if ruled != nil && (c.Stances[stanceIndex(ruled.Stance)] >= r.limits.same || opposite(ruled.Stance, f.Stance)) {
		f.Stance = ruled.Stance
	}
	var likeliest Part
	for _, p := range c.Actors {
		if p.Holds > likeliest.Holds {
			likeliest = p
		}
		if p.Holds >= r.limits.holds {
			f.Holders = append(f.Holders, p.Actor)
		}
	}
	if len(f.Holders) == 0 && likeliest.Holds >= r.limits.least {
		f.Holders = []int{likeliest.Actor}
	}
	for _, p := range c.Actors {
		if p.About >= r.limits.about && !slices.Contains(f.Holders, p.Actor) {
			f.About = append(f.About, p.Actor)
		}
	}
	for i, t := range c.Topic {
		if t > r.limits.topic {
			f.Topic = append(f.Topic, c.First+i)
		}
	}
	if len(f.Topic) == 0 && len(c.Topic) > 0 {
		f.Topic = []int{c.First + most(c.Topic)}
	}
	f.Score = r.sure.at(float32(c.Valid * likeliest.Holds))
	limit := r.limits.valid
	if ruled != nil && ruled.Stance == f.Stance {
		limit = r.limits.ruled
	}
	return f, len(f.Holders) > 0 && c.Valid >= limit
}

// Reports is the meetings that the reader sees where rules see none.
func (r *Reader) Reports(in *Input, read *Reading) []Report {
	var out []Report
	for _, o := range read.Occasions {
		known := slices.ContainsFunc(in.Meetings, func(m Meeting) bool { return m.Sentence == o.Sentence })
		if known || o.Met < r.limits.met {
			continue
		}
		rep := Report{Sentence: o.Sentence, Kind: o.Kind, Status: o.Status, Place: o.Place, Date: o.Date, Score: r.Met(read, o.Sentence)}
		for _, p := range o.Participants {
			if p.Holds >= r.limits.attend && in.Sentences[o.Sentence].mentions(p.Actor) {
				rep.Participants = append(rep.Participants, p.Actor)
			}
		}
		if n := len(rep.Participants); n > 1 || n == 1 && in.Actors[rep.Participants[0]].Kind == "organization" { // a body meets by itself
			out = append(out, rep)
		}
	}
	return out
}

// mentions reports whether a sentence names an actor, or stands for it by other words.
func (s *Sentence) mentions(actor int) bool {
	return slices.ContainsFunc(s.Mentions, func(m Mention) bool { return slices.Contains(m.Actors, actor) })
}

// Met is how likely a sentence reports a meeting.
func (r *Reader) Met(read *Reading, sentence int) float32 {
	for _, o := range read.Occasions {
		if o.Sentence == sentence {
			return r.sureMet.at(o.Met)
		}
	}
	return r.sureMet.at(0)
}
