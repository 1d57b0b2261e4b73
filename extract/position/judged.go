package position

import (
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/extract/topic"
	"entente/extract/tree"
	"entente/extract/words"
)

// A Judged is a position as the learned reader has it.
type Judged struct {
	Sent        *tree.Sentence
	First, Last int   // its evidence
	Topic       []int // the tokens of the topic
	Stance      fact.Stance
	Holders     []int
	About       []int
	Score       float64
	Ruled       *fact.Position // what rules found in the same words, nil for nothing
}

// Judge puts what the learned reader has in the place of what rules found. Where both agree on
// the stance, the words of the topic are those of the rule, and the rule and its entry are kept.
func (r *Finder) Judge(all []Judged) {
	r.Positions = nil
	for _, j := range all {
		if p := r.judged(j); p != nil {
			r.Positions = append(r.Positions, p)
		}
	}
	r.dropRepeats()
}

func (r *Finder) judged(j Judged) *fact.Position {
	p := &fact.Position{Stance: j.Stance, Holders: r.ids(j.Holders), About: r.ids(j.About), Plover: j.Stance.Plover(), Rule: fact.ReaderRule,
		Score: j.Score, Evidence: r.Span(j.Sent, j.First, j.Last), Quoted: r.Quoted[j.Sent.Index][j.First] || r.Quoted[j.Sent.Index][j.Last]}
	top := highest(j.Sent, j.First, j.Last)
	_, p.Reported = r.Speaker(top)
	if o := j.Ruled; o != nil && o.Stance == j.Stance {
		p.Topic, p.Plover, p.Rule, p.Entry = o.Topic, o.Plover, o.Rule, o.Entry
	} else if p.Topic = r.topicRead(j); p.Topic == "" {
		return nil
	}
	p.Name = positionName(p.Stance, p.Topic)
	return p
}

// highest is the token of a run that stands highest in the tree.
func highest(s *tree.Sentence, first, last int) tree.Node {
	best, least := s.Node(first), -1
	for i := first; i <= last; i++ {
		depth := 0
		for n := s.Node(i).Head(); n.OK() && depth < len(s.Tokens); n = n.Head() {
			depth++
		}
		if least < 0 || depth < least {
			best, least = s.Node(i), depth
		}
	}
	return best
}

// topicRead puts the topic that the reader has in words: those of the phrase that has most of its
// tokens, else the tokens themselves.
func (r *Finder) topicRead(j Judged) string {
	var kept []int
	for _, i := range j.Topic {
		if speaks(j.Sent.Node(i)) {
			kept = append(kept, i)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	top := j.Sent.Node(kept[0])
	for _, i := range kept {
		if n := j.Sent.Node(i); top.Under(n) {
			top = n
		}
	}
	ref := topic.Ref{Node: top}
	if top.UPOS() == "VERB" {
		ref.Form = topic.VerbForm
	}
	if text, weight, _ := topic.Words(r.Text, ref); weight > 0 && mostly(kept, topic.Tokens(r.Text, ref), j.Sent) {
		return text
	}
	return r.between(j.Sent, kept)
}

// speaks reports whether a token says something by itself.
func speaks(n tree.Node) bool {
	return n.IsPOS("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")
}

// mostly reports whether two lists of tokens have most of what they say in common.
func mostly(kept, phrase []int, s *tree.Sentence) bool {
	both, all := 0, len(kept)
	for _, i := range phrase {
		if speaks(s.Node(i)) {
			all++
			if slices.Contains(kept, i) {
				both++
			}
		}
	}
	return 8*both >= 3*all // three of four
}

// leftOut is how many words that say something may be left out between two of a topic.
const leftOut = 2

// together is the longest run of tokens between which no more than that is left out.
func together(s *tree.Sentence, kept []int) []int {
	from, best := 0, kept[:1]
	for i := range kept {
		if i > 0 {
			gap := 0
			for k := kept[i-1] + 1; k < kept[i]; k++ {
				if speaks(s.Node(k)) {
					gap++
				}
			}
			if gap > leftOut {
				from = i
			}
		}
		if i-from+1 > len(best) {
			best = kept[from : i+1]
		}
	}
	return best
}

// between is tokens with the small words between them, ten words at the most.
func (r *Finder) between(s *tree.Sentence, kept []int) string {
	kept = together(s, kept)
	var b strings.Builder
	var small []int
	end, n := -1, 0
	write := func(i int) {
		t := s.Tokens[i]
		word := t.Text
		if i == 0 && t.UPOS != "PROPN" {
			word = strings.ToLower(word) // the capital is the sentence's
		}
		if b.Len() > 0 && t.Start > end {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		end, n = t.End, n+1
	}
	for i := kept[0]; i <= kept[len(kept)-1]; i++ {
		switch u := s.Tokens[i].UPOS; {
		case slices.Contains(kept, i):
			if n+len(small)+1 > topic.Most {
				return b.String()
			}
			for _, k := range small {
				write(k)
			}
			write(i)
			small = nil
		case speaks(s.Node(i)):
			small = nil // of a word that is left out
		case !words.OneOf(u, "DET", "PRON") && (u != "PUNCT" || s.Tokens[i].XPOS == "HYPH"):
			small = append(small, i)
		}
	}
	return b.String()
}
