package reader

import (
	"fmt"
	"slices"

	"entente/extract/nlp/encoder"
)

// Kinds and Statuses of meetings, in the order of training.
var (
	Kinds    = []string{"summit", "ministerial", "visit", "call", "talks", "conference", "session"}
	Statuses = []string{"held", "planned", "cancelled"}
)

// lift is how much the scores of evidence are lifted so that doubtful evidence is judged, too.
const lift = 1

// splits is how readily evidence is cut in two, so that its parts are judged beside the whole:
// a row of demands is a position each.
var splits = [...]float32{0, 1, 2, 3}

// fewest is the words that evidence has at least.
const fewest = 3

// A Candidate is what may be a position.
type Candidate struct {
	Sentence    int
	First, Last int       // its evidence, tokens of the sentence
	Read        bool      // the reader found it; else a rule alone did
	Rule        int       // the position of the input that has the same words, -1 for none
	Valid       float32   // the chance that it is a position
	Stances     []float32 // of each of Stances
	Topic       []float32 // of each token of the evidence: that the topic has it
	Actors      []Part
}

// A Part is the chance that an actor holds a position, and that it is about the actor; or
// that it attends a meeting.
type Part struct {
	Actor        int
	Holds, About float32
}

// An Occasion is what may be a report of a meeting.
type Occasion struct {
	Sentence     int
	Met          float32 // the chance that the sentence reports one
	Kind, Status string
	Participants []Part // Holds says that they attend
	Place, Date  string
}

// A Reading is what the reader thinks of an article.
type Reading struct {
	Candidates []Candidate
	Occasions  []Occasion
}

// A session is a reader at work on one article.
type session struct {
	*Reader
	*text
	w *encoder.Workspace
	x encoder.Matrix // a vector of each word
}

// Read reads an article. The same input gives the same reading on every machine.
func (r *Reader) Read(in *Input) (*Reading, error) {
	t := newText(in)
	if len(t.words) == 0 {
		return new(Reading), nil
	}
	s := &session{Reader: r, text: t, w: r.encoder.NewWorkspace()}
	if err := s.encode(); err != nil {
		return nil, fmt.Errorf("reading facts: %w", err)
	}
	return &Reading{s.candidates(), s.occasions()}, nil
}

// encode makes the vectors of the words: the means of their pieces, and what the rules know.
func (s *session) encode() error {
	chunks := s.chunks(s.encoder)
	var sequences [][]encoder.Piece
	for _, c := range chunks {
		sequences = append(sequences, c.pieces)
	}
	states, err := s.w.Encode(sequences)
	if err != nil {
		return err
	}
	in := matrix(len(s.words), encoder.Width)
	from := 0
	for _, c := range chunks {
		for i, w := range c.words {
			mean(in.Row(w), states, span{from + c.at[i], from + c.at[i+1] - 1})
		}
		from += len(c.pieces)
	}
	s.x = s.w.Apply(s.word, in, encoder.Matrix{})
	for w, f := range s.wordFeatures() {
		s.bag.add(s.x.Row(w), f)
		encoder.GELU(s.x.Row(w))
	}
	return nil
}

// tops is the word of each span that stands highest.
func (s *session) tops(spans []span) []int {
	var out []int
	for _, sp := range spans {
		out = append(out, s.topOf(sp.first, sp.last))
	}
	return out
}

// candidates judges the spans that the tags and the rules give.
func (s *session) candidates() []Candidate {
	spans, read, odds := s.evidence()
	if len(spans) == 0 {
		return nil
	}
	var features [][]int
	for _, sp := range spans {
		features = append(features, s.spanFeatures(sp))
	}
	u := s.pool.of(s.w, s.x, spans, s.tops(spans), features)
	valid, stance := s.judge(u, odds), s.w.Apply(s.stance, u, encoder.Matrix{})
	topics, actors := s.topics(spans, u), s.parts(&s.who, spans, u)
	out := make([]Candidate, len(spans))
	for i, sp := range spans {
		encoder.Softmax(stance.Row(i))
		c := Candidate{Sentence: s.text.sentence[sp.first], Read: read[i], Rule: -1, Valid: valid[i], Stances: stance.Row(i), Topic: topics[i], Actors: actors[i]}
		from := s.starts[c.Sentence]
		c.First, c.Last = sp.first-from, sp.last-from
		if r := s.ruleOf(sp.first, sp.last); r != nil {
			c.Rule = slices.IndexFunc(s.rules, func(q rule) bool { return q.Position == r.Position })
		}
		out[i] = c
	}
	return out
}

// evidence is the spans to be judged, which of them the tags gave, and what the tags say of each: the
// chance that it begins there, and the mean and least chance of its words.
func (s *session) evidence() (spans []span, read []bool, odds [][3]float32) {
	tags := s.w.Apply(s.tag, s.x, encoder.Matrix{})
	chances := make([][]float32, tags.Rows)
	for w := range chances {
		chances[w] = slices.Clone(tags.Row(w))
		encoder.Softmax(chances[w])
	}
	for i := range s.Sentences {
		from, to := s.starts[i], s.starts[i+1]
		var scores [][]float32
		for w := from; w < to; w++ {
			scores = append(scores, tags.Row(w))
		}
		for _, split := range splits {
			for _, sp := range spansOf(scores, from, lift, split) {
				if sp.last-sp.first+1 >= fewest {
					spans = append(spans, sp)
				}
			}
		}
	}
	found := slices.Clone(spans)
	for _, r := range s.rules {
		spans = append(spans, span{r.first, r.last})
	}
	slices.SortFunc(spans, func(a, b span) int {
		if a.first != b.first {
			return a.first - b.first
		}
		return a.last - b.last
	})
	spans = slices.Compact(spans)
	for _, sp := range spans {
		read = append(read, slices.Contains(found, sp))
		sum, least := float32(0), float32(1)
		for w := sp.first; w <= sp.last; w++ {
			in := 1 - chances[w][outside]
			sum, least = sum+in, min(least, in)
		}
		odds = append(odds, [3]float32{chances[sp.first][begins], sum / float32(sp.last-sp.first+1), least})
	}
	return spans, read, odds
}

// judge is the chance of each span that it is a position.
func (s *session) judge(u encoder.Matrix, odds [][3]float32) []float32 {
	in := matrix(u.Rows, u.Cols+3)
	for i := range u.Rows {
		copy(in.Row(i), u.Row(i))
		copy(in.Row(i)[u.Cols:], odds[i][:])
	}
	out := s.w.Apply(s.valid, in, encoder.Matrix{})
	encoder.Sigmoid(out.Data)
	return out.Data
}

// topics is, for each word of each span, the chance that it belongs to the topic.
func (s *session) topics(spans []span, u encoder.Matrix) [][]float32 {
	var pairs []joint
	for i, sp := range spans {
		r := s.ruleOf(sp.first, sp.last)
		for w := sp.first; w <= sp.last; w++ {
			known := 0
			if r != nil {
				known = 1 + flag(r.topic[w])
			}
			pairs = append(pairs, joint{w, i, []int{known, 0}})
		}
	}
	scores := s.keep.score(s.w, s.x, u, pairs)
	encoder.Sigmoid(scores.Data)
	out := make([][]float32, len(spans))
	at := 0
	for i, sp := range spans {
		n := sp.last - sp.first + 1
		out[i] = scores.Data[at : at+n]
		at += n
	}
	return out
}

// parts is the actors in reach of each span, with what a head says of them.
func (s *session) parts(head *match, spans []span, u encoder.Matrix) [][]Part {
	rows := map[int]int{} // of each mention
	var used []int
	var pairs []joint
	var groups []group
	for i, sp := range spans {
		seen := map[int]int{}
		for _, p := range s.pairs(sp) {
			at, ok := rows[p.mention]
			if !ok {
				at = len(used)
				rows[p.mention], used = at, append(used, p.mention)
			}
			k, ok := seen[p.actor]
			if !ok {
				k = len(groups)
				seen[p.actor], groups = k, append(groups, group{span: i, actor: p.actor})
			}
			groups[k].pairs = append(groups[k].pairs, len(pairs))
			pairs = append(pairs, joint{at, i, p.features})
		}
	}
	out := make([][]Part, len(spans))
	if len(pairs) == 0 {
		return out
	}
	left := matrix(len(used), s.x.Cols)
	for i, m := range used {
		if m >= 0 {
			mean(left.Row(i), s.x, span{s.text.mentions[m].first, s.text.mentions[m].last})
		}
	}
	scores := head.score(s.w, left, u, pairs)
	for _, g := range groups {
		p := Part{Actor: g.actor, Holds: g.chance(scores, 0)}
		if scores.Cols > 1 {
			p.About = g.chance(scores, 1)
		}
		out[g.span] = append(out[g.span], p)
	}
	return out
}

// A group is the pairs of one actor beside one span.
type group struct {
	span, actor int
	pairs       []int
}

// chance is that not all of its mentions fail.
func (g *group) chance(scores encoder.Matrix, col int) float32 {
	all := make([]float32, 1, len(g.pairs)+1)
	for _, p := range g.pairs {
		all = append(all, scores.Row(p)[col])
	}
	encoder.Softmax(all)
	return 1 - all[0]
}
