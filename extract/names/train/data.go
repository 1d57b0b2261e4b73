package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/names"
)

// example joins tokens and their labels to units.
func example(tokens []string, labels []names.Label, glued func(int) bool, g *gazetteer.Gazetteer) names.Example {
	ex := names.Example{Units: names.Units(tokens, glued, g)}
	prev := names.O
	for _, u := range ex.Units {
		l := labels[u.First]
		for i := u.First + 1; i <= u.Last && l == names.O; i++ {
			l = labels[i]
		}
		if l.Inside() && !names.Follows(l, prev) {
			l--
		}
		ex.Labels = append(ex.Labels, l)
		prev = l
	}
	ex.Marks = names.Marks(ex.Units, g)
	return ex
}

func label(tag string) names.Label {
	var l names.Label
	switch tag[strings.IndexByte(tag, '-')+1:] {
	case "PER", "politician", "person":
		l = names.BPer
	case "ORG", "organisation", "politicalparty":
		l = names.BOrg
	case "LOC", "location", "country":
		l = names.BLoc
	default:
		return names.O
	}
	if tag[0] == 'I' {
		l++
	}
	return l
}

// readEWT reads the IOB2 release of EWT: number, word and tag in columns, the
// text of the sentence in a comment.
func readEWT(file string, g *gazetteer.Gazetteer) ([]names.Example, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading names: %w", err)
	}
	var out []names.Example
	for _, block := range strings.Split(string(data), "\n\n") {
		var text string
		var tokens []string
		var labels []names.Label
		for _, line := range strings.Split(block, "\n") {
			if t, ok := strings.CutPrefix(line, "# text = "); ok {
				text = t
			}
			f := strings.Split(line, "\t")
			if len(f) >= 3 && !strings.HasPrefix(line, "#") {
				tokens, labels = append(tokens, f[1]), append(labels, label(f[2]))
			}
		}
		if len(tokens) > 0 {
			out = append(out, example(tokens, labels, gluedIn(text, tokens), g))
		}
	}
	return out, nil
}

// gluedIn finds out from the text after which tokens no space stands.
func gluedIn(text string, tokens []string) func(int) bool {
	glued := make([]bool, len(tokens))
	for i, t := range tokens {
		at := strings.Index(text, t)
		if at < 0 {
			break
		}
		text = text[at+len(t):]
		glued[i] = text != "" && text[0] != ' '
	}
	return func(i int) bool { return glued[i] }
}

// readPolitics reads word and tag in columns.
func readPolitics(file string, g *gazetteer.Gazetteer) ([]names.Example, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading names: %w", err)
	}
	var out []names.Example
	for _, block := range strings.Split(string(data), "\n\n") {
		var tokens []string
		var labels []names.Label
		for _, line := range strings.Split(block, "\n") {
			if f := strings.Fields(line); len(f) == 2 {
				tokens, labels = append(tokens, f[0]), append(labels, label(f[1]))
			}
		}
		if len(tokens) > 0 {
			out = append(out, example(tokens, labels, func(int) bool { return false }, g))
		}
	}
	return out, nil
}

// readGUM makes examples of GUM's entities: the proper nouns around the head
// of a person, organization or place, persons without their titles.
func readGUM(file string, g *gazetteer.Gazetteer) ([]names.Example, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading names: %w", err)
	}
	var out []names.Example
	for _, block := range strings.Split(string(data), "\n\n") {
		if s := readSentence(block); len(s.words) > 0 {
			s.label(g)
			out = append(out, example(s.words, s.labels, func(i int) bool { return s.glued[i] }, g))
		}
	}
	return out, nil
}

type sentence struct {
	words, upos []string
	glued       []bool
	heads       []int // index of the head, -1 for the root
	labels      []names.Label
	spans       []entity
}

type entity struct {
	first, last int
	kind        string
}

func readSentence(block string) *sentence {
	s := &sentence{}
	var open []entity
	for _, line := range strings.Split(block, "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 10 || strings.ContainsAny(f[0], "-.") {
			continue
		}
		i := len(s.words)
		s.words, s.upos = append(s.words, f[1]), append(s.upos, f[3])
		head, _ := strconv.Atoi(f[6])
		s.heads = append(s.heads, head-1)
		s.glued = append(s.glued, strings.Contains(f[9], "SpaceAfter=No"))
		for _, m := range strings.Split(f[9], "|") {
			if e, ok := strings.CutPrefix(m, "Entity="); ok {
				open = s.entities(e, i, open)
			}
		}
	}
	s.labels = make([]names.Label, len(s.words))
	return s
}

// entities reads the brackets of an Entity annotation at token i.
func (s *sentence) entities(e string, i int, open []entity) []entity {
	for e != "" {
		switch {
		case e[0] == '(':
			end := strings.IndexAny(e[1:], "()") + 1
			body, closed := e[1:], false
			if end > 0 {
				body, closed = e[1:end], e[end] == ')'
			}
			kind := ""
			if f := strings.Split(body, "-"); len(f) > 1 {
				kind = f[1]
			}
			ent := entity{i, i, kind}
			e = e[1+len(body):]
			if closed {
				s.spans = append(s.spans, ent)
				e = e[1:]
			} else {
				open = append(open, ent)
			}
		case e[0] == ')':
			e = e[1:]
		default:
			end := strings.IndexByte(e, ')')
			if end < 0 {
				return open
			}
			if n := len(open); n > 0 {
				open[n-1].last = i
				s.spans = append(s.spans, open[n-1])
				open = open[:n-1]
			}
			e = e[end+1:]
		}
	}
	return open
}

// label marks the names in the spans; an inner name is part of the outer one.
func (s *sentence) label(g *gazetteer.Gazetteer) {
	for n := len(s.spans) - 1; n >= 0; n-- {
		sp := s.spans[n]
		var b names.Label
		switch sp.kind {
		case "person":
			b = names.BPer
		case "organization":
			b = names.BOrg
		case "place":
			b = names.BLoc
		default:
			continue
		}
		first, last := s.proper(sp, b == names.BPer, g)
		if first < 0 || !s.holdsHead(sp, first, last) || s.labels[first] != names.O || s.labels[last] != names.O {
			continue
		}
		s.labels[first] = b
		for i := first + 1; i <= last; i++ {
			s.labels[i] = b + 1
		}
	}
}

// holdsHead reports whether the head of a span is in first..last: in "the
// Springfield mayor" it is not.
func (s *sentence) holdsHead(sp entity, first, last int) bool {
	for i := first; i <= last; i++ {
		if h := s.heads[i]; h < sp.first || h > sp.last {
			return true
		}
	}
	return false
}

// proper is the run of proper nouns that a span begins with, articles and the
// titles of persons apart; -1 where it begins with anything else.
func (s *sentence) proper(sp entity, person bool, g *gazetteer.Gazetteer) (first, last int) {
	first = sp.first
	for first <= sp.last && (s.upos[first] == "DET" || s.upos[first] == "PUNCT") {
		first++
	}
	for person && first <= sp.last {
		n, _ := g.Title(s.words[first : sp.last+1])
		if n == 0 {
			break
		}
		first += n
	}
	if n, senses := g.At(s.words[first:min(sp.last+1, len(s.words))]); n > 0 && senses[0].Form == gazetteer.Adjective {
		return -1, -1
	}
	if first > sp.last || s.upos[first] != "PROPN" || !names.Capital(s.words[first]) {
		return -1, -1
	}
	last = first
	for i := first + 1; i <= sp.last; i++ {
		w := s.words[i]
		switch {
		case s.upos[i] == "PROPN" || names.Capital(w):
			last = i
		case w == "-" || w == "." || names.Particles[w] || !person && (w == "of" || w == "the" || w == "and" || w == "&" || w == "'s"):
		default:
			return first, last
		}
	}
	return first, last
}
