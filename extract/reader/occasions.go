package reader

import (
	"slices"

	"entente/extract/nlp/encoder"
)

// doubtful is the chance of a meeting from which on its parts are read.
const doubtful = .1

// occasions judges the sentences as reports of meetings.
func (s *session) occasions() []Occasion {
	var spans []span
	var features [][]int
	for i := range s.Sentences {
		if sp := (span{s.starts[i], s.starts[i+1] - 1}); sp.last >= sp.first {
			spans, features = append(spans, sp), append(features, s.sentenceFeatures(i))
		}
	}
	u := s.Reader.sentence.of(s.w, s.x, spans, s.tops(spans), features)
	met := s.w.Apply(s.met, u, encoder.Matrix{})
	encoder.Sigmoid(met.Data)
	var rows []int
	for i, m := range met.Data {
		if m > doubtful {
			rows = append(rows, i)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	chosen, picked := matrix(len(rows), u.Cols), make([]span, len(rows))
	for k, i := range rows {
		copy(chosen.Row(k), u.Row(i))
		picked[k] = spans[i]
	}
	kind, status := s.w.Apply(s.kind, chosen, encoder.Matrix{}), s.w.Apply(s.status, chosen, encoder.Matrix{})
	parts := s.parts(&s.attends, picked, chosen)
	out := make([]Occasion, len(rows))
	for k, i := range rows {
		at := s.text.sentence[picked[k].first]
		out[k] = Occasion{Sentence: at, Met: met.Data[i], Kind: Kinds[most(kind.Row(k))], Status: Statuses[most(status.Row(k))], Participants: parts[k],
			Place: s.settingOf(chosen, k, at, s.placesIn), Date: s.settingOf(chosen, k, at, s.datesIn)}
	}
	return out
}

func most(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// A candidate for where or when a meeting is.
type setting struct {
	span
	value    string
	features []int
}

func (s *session) placesIn(sentence int) (out []setting) {
	for _, p := range s.Sentences[sentence].Places {
		out = append(out, setting{span{p.First, p.Last}, p.Name, []int{0, flag(p.In), 0}})
	}
	return out
}

func (s *session) datesIn(sentence int) (out []setting) {
	for _, d := range s.Sentences[sentence].Dates {
		out = append(out, setting{span{d.First, d.Last}, d.ISO, []int{0, 0, 1}})
	}
	return out
}

// settingOf is the place or date of the report in a sentence, empty where none is likelier than
// that there is none.
func (s *session) settingOf(u encoder.Matrix, row, at int, in func(sentence int) []setting) string {
	near := []int{0, at - 2, at - 1, at, at + 1}
	slices.Sort(near)
	var all []setting
	var pairs []joint
	for _, j := range slices.Compact(near) {
		if j < 0 || j >= len(s.Sentences) {
			continue
		}
		for _, c := range in(j) {
			c.first, c.last = c.first+s.starts[j], c.last+s.starts[j]
			switch at - j {
			case 0:
			case 1:
				c.features[0] = 1
			case 2, -1:
				c.features[0] = 2
			default:
				c.features[0] = 3
			}
			pairs = append(pairs, joint{len(all), row, c.features})
			all = append(all, c)
		}
	}
	if len(all) == 0 {
		return ""
	}
	left := matrix(len(all), s.x.Cols)
	for i, c := range all {
		mean(left.Row(i), s.x, c.span)
	}
	scores := s.setting.score(s.w, left, u, pairs).Data
	if best := most(scores); scores[best] > 0 {
		return all[best].value
	}
	return ""
}
