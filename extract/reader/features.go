package reader

import "slices"

// Features are small whole numbers, each an index into the rows that a head has for it;
// train/data.py has the same.

// Reach of a position's actors: sentences before its evidence and behind it.
const (
	reachBefore = 5
	reachBehind = 1
)

// Kinds of mentions without words: who speaks by the rules, and who issues the text.
const (
	voiceKind  = 6
	signedKind = 7
)

var (
	actorKinds = index("country", "person", "organization")
	ruleNames  = index("lexicon-verb", "lexicon-noun", "lexicon-adj", "spoken-claim", "spoken-will", "spoken-must", "other")
)

// Stances in the order of training.
var Stances = []string{"support", "oppose", "condemn", "concern", "demand", "warn", "commit", "agree", "claim", "deny"}

func stanceIndex(s string) int { return max(0, slices.Index(Stances, s)) }

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bucket is the number of edges that n is beyond.
func bucket(n int, edges ...int) int {
	out := 0
	for _, e := range edges {
		out += flag(n > e)
	}
	return out
}

// wordFeatures is what the rules know of each word.
func (t *text) wordFeatures() [][]int {
	out := make([][]int, len(t.words))
	for w, tok := range t.words {
		out[w] = []int{0, 0, 0, flag(tok.Quoted), 0, 0, flag(t.Sentences[t.sentence[w]].Title), 0, flag(len(tok.Voice) > 0)}
	}
	for i := range t.rules {
		r := &t.rules[i]
		out[r.word][0] = 1 + r.stance
		for w := range r.topic {
			out[w][1] = 1
		}
		for w := r.first; w <= r.last; w++ {
			out[w][2] = 1
		}
	}
	for _, m := range t.mentions {
		for w := m.first; w <= m.last; w++ {
			out[w][4], out[w][5] = 1+m.kind, 1+actorKinds[t.Actors[m.actors[0]].Kind]
		}
	}
	for _, m := range t.Meetings {
		out[t.starts[m.Sentence]+m.Word][7] = 1
	}
	return out
}

// spanFeatures is those of a candidate.
func (t *text) spanFeatures(s span) []int {
	stance, name := 0, 0
	if r := t.ruleOf(s.first, s.last); r != nil {
		stance = 1 + r.stance
		i, ok := ruleNames[r.Rule]
		if !ok {
			i = ruleNames["other"]
		}
		name = 1 + i
	}
	return []int{stance, name, bucket(s.last-s.first+1, 4, 8, 14, 22), flag(t.words[t.topOf(s.first, s.last)].Quoted),
		flag(t.Sentences[t.sentence[s.first]].Title)}
}

// sentenceFeatures is what the rules say of a meeting in a sentence.
func (t *text) sentenceFeatures(i int) []int {
	for _, m := range t.Meetings {
		if m.Sentence == i {
			return []int{1 + max(-1, slices.Index(Kinds, m.Kind)), 1 + max(0, slices.Index(Statuses, m.Status))}
		}
	}
	return []int{0, 0}
}

// A pair is an actor beside a candidate, by one of its mentions.
type pair struct {
	mention  int // -1 for none
	actor    int
	features []int
}

// pairs is the actors in reach of a span.
func (t *text) pairs(s span) []pair {
	p := &pairing{text: t, span: s, sentence: t.sentence[s.first], rule: t.ruleOf(s.first, s.last), up: map[int]int{}}
	p.top = t.topOf(s.first, s.last)
	for i, w := range t.above(p.top) {
		p.up[w] = i
	}
	for i, m := range t.mentions {
		if m.sentence >= p.sentence-reachBefore && m.sentence <= p.sentence+reachBehind || m.sentence == 0 {
			for _, a := range m.actors {
				p.add(i, a, p.byMention(&t.mentions[i]))
			}
		}
	}
	voice := slices.Concat(t.words[p.top].Voice, t.words[s.last].Voice)
	slices.Sort(voice)
	for _, a := range slices.Compact(voice) {
		p.add(-1, a, without(voiceKind))
	}
	for _, a := range t.Signed {
		p.add(-1, a, without(signedKind))
	}
	return p.out
}

// A pairing is the search for the actors in reach of a span.
type pairing struct {
	*text
	span
	sentence, top int
	rule          *rule
	up            map[int]int // the words above the span's top, and how far above
	out           []pair
}

// A standing is where a mention stands, seen from a span.
type standing struct {
	distance, near, where, kind, relation, branch, path, quoted, many, title int
}

func without(kind int) standing {
	return standing{distance: 6, where: 7, kind: kind, relation: relations[noRelation], branch: relations[noRelation], path: 16}
}

func (p *pairing) byMention(m *mention) standing {
	out := standing{
		distance: min(2, max(-6, m.sentence-p.sentence)) + 6,
		near:     flag(p.Sentences[m.sentence].Para == p.Sentences[p.sentence].Para),
		where:    7, kind: m.kind,
		relation: relation(p.words[m.head].Rel), branch: relations[noRelation], path: 16,
		quoted: flag(p.words[m.head].Quoted), many: min(2, len(m.actors)-1), title: flag(p.Sentences[m.sentence].Title),
	}
	if m.sentence != p.sentence {
		return out
	}
	switch {
	case m.head < p.first:
		out.where = 1 + bucket(p.first-m.head, 3, 10)
	case m.head > p.last:
		out.where = 4 + bucket(m.head-p.last, 3, 10)
	default:
		out.where = 0
	}
	w, under, down := m.head, -1, 0
	for ; w >= 0 && down < tallest; down++ {
		if up, ok := p.up[w]; ok {
			out.path = 4*min(3, up) + min(3, down)
			if under >= 0 {
				out.branch = relation(p.words[under].Rel)
			}
			break
		}
		w, under = p.heads[w], w
	}
	return out
}

func (p *pairing) add(mention, actor int, s standing) {
	found := 0
	if r := p.rule; r != nil {
		holds, meant := slices.Contains(r.Holders, actor), slices.Contains(r.About, actor)
		switch {
		case holds && meant:
			found = 4
		case holds:
			found = 1
		case meant:
			found = 2
		default:
			found = 3
		}
	}
	at, end := p.words[p.top].Voice, p.words[p.last].Voice
	actsFor := slices.ContainsFunc(at, func(v int) bool { return p.Actors[v].Of == actor })
	p.out = append(p.out, pair{mention, actor, []int{s.distance, s.near, s.where, s.kind, s.relation, s.branch, s.path,
		flag(slices.Contains(at, actor)) + 2*flag(slices.Contains(end, actor)), actorKinds[p.Actors[actor].Kind], found,
		bucket(p.count[actor], 0, 1, 2, 5), 2*s.quoted + flag(p.words[p.top].Quoted), s.many, s.title, flag(actsFor)}})
}
