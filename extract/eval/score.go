package eval

import (
	"slices"
	"strconv"
)

// A PRF is precision, recall and their harmonic mean.
type PRF struct {
	P  float64 `json:"p"`
	R  float64 `json:"r"`
	F1 float64 `json:"f1"`
}

func prf(p, r float64) PRF {
	if p+r == 0 {
		return PRF{}
	}
	return PRF{p, r, 2 * p * r / (p + r)}
}

// ratio is a/b, 0 for an empty b.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// A tally sums soft credits over what was predicted and what was wanted.
type tally struct {
	credit            float64
	predicted, wanted float64
}

func (t *tally) prf() PRF { return prf(ratio(t.credit, t.predicted), ratio(t.credit, t.wanted)) }

// items matches gold items to predicted ones; weights[g][p] is the credit of
// a pair.
func (t *tally) items(weights [][]float64, optional []bool, predicted int) {
	for _, m := range match(weights) {
		switch w := weights[m.row][m.col]; {
		case w <= 0:
		case optional[m.row]:
			predicted--
		default:
			t.credit += w
		}
	}
	t.predicted += float64(predicted)
	for _, o := range optional {
		if !o {
			t.wanted++
		}
	}
}

// An average is the mean over articles of set precision, recall and F1, so
// that one long list of signatories does not outweigh the rest.
type average struct {
	rows              []PRF
	predicted, wanted float64
}

// sets counts one article: what must be found, what may be, and what was.
func (a *average) sets(must, may, got set) {
	hit, n := 0, 0
	for x := range got {
		if must[x] {
			hit++
		}
		if !may[x] {
			n++
		}
	}
	a.predicted += float64(n)
	a.wanted += float64(len(must))
	if n > 0 || len(must) > 0 {
		a.rows = append(a.rows, prf(ratio(float64(hit), float64(n)), ratio(float64(hit), float64(len(must)))))
	}
}

func (a *average) prf() PRF {
	var sum PRF
	for _, r := range a.rows {
		sum.P, sum.R, sum.F1 = sum.P+r.P, sum.R+r.R, sum.F1+r.F1
	}
	n := float64(len(a.rows))
	return PRF{ratio(sum.P, n), ratio(sum.R, n), ratio(sum.F1, n)}
}

// Scores are the sums over the articles scored so far. The zero value is ready.
type Scores struct {
	actors, meetings, positions tally
	links                       average
}

// Add scores one article's prediction against its annotation.
func (s *Scores) Add(gold, pred *Doc) {
	weights, same := matchActors(gold, pred)
	var optional []bool
	for _, a := range gold.Actors {
		optional = append(optional, a.Optional)
	}
	s.actors.items(weights, optional, len(pred.Actors))

	p := ids(same)
	weights, optional = p.meetings(gold, pred)
	s.meetings.items(weights, optional, len(pred.Meetings))
	weights, optional = p.positions(gold, pred)
	s.positions.items(weights, optional, len(pred.Positions))

	must, may := links(gold, p.gold)
	got, maybe := links(pred, p.pred)
	for x := range maybe {
		got[x] = true
	}
	s.links.sets(must, may, got)
}

// ids maps the IDs of predicted actors to those of gold.
type ids map[string]string

func (ids) gold(id string) string { return "g:" + id }

func (m ids) pred(id string) string {
	if g, ok := m[id]; ok {
		return "g:" + g
	}
	return "p:" + id
}

func each(list []string, f func(string) string) set {
	out := set{}
	for _, x := range list {
		out[f(x)] = true
	}
	return out
}

func nameSet(a *Actor) set {
	out := set{norm(a.Name): true}
	for _, n := range a.Names {
		out[norm(n)] = true
	}
	return out
}

// matchActors pairs actors that share a name; the weights hold the credit of
// the pairs chosen, 1 or for a wrong kind 0.5. Between equal pairs more shared
// names decide, and a main name that gold has.
func matchActors(gold, pred *Doc) (weights [][]float64, same map[string]string) {
	weights = matrix(len(gold.Actors), len(pred.Actors))
	credit := matrix(len(gold.Actors), len(pred.Actors))
	for i := range gold.Actors {
		g, names := &gold.Actors[i], nameSet(&gold.Actors[i])
		for j := range pred.Actors {
			p := &pred.Actors[j]
			shared := 0
			for n := range nameSet(p) {
				if names[n] {
					shared++
				}
			}
			if shared == 0 {
				continue
			}
			tie := 1e-6 * float64(min(shared, 100))
			if names[norm(p.Name)] {
				tie += 1e-4
			}
			credit[i][j] = 0.5
			if g.Kind == p.Kind {
				credit[i][j] = 1
			}
			weights[i][j] = credit[i][j] + tie
		}
	}
	same = map[string]string{}
	chosen := matrix(len(gold.Actors), len(pred.Actors))
	for _, m := range match(weights) {
		if weights[m.row][m.col] > 0 {
			same[pred.Actors[m.col].ID] = gold.Actors[m.row].ID
			chosen[m.row][m.col] = credit[m.row][m.col]
		}
	}
	return chosen, same
}

// Matched are the predicted actors that annotated ones are taken for, by the ids of the latter.
func Matched(gold, pred *Doc) map[string]string {
	_, same := matchActors(gold, pred)
	of := make(map[string]string, len(same))
	for p, g := range same {
		of[g] = p
	}
	return of
}

func matrix(rows, cols int) [][]float64 {
	out := make([][]float64, rows)
	for i := range out {
		out[i] = make([]float64, cols)
	}
	return out
}

// meetings is the credit of each pair of an annotated and a predicted meeting, and which of the annotated
// ones are optional.
func (p ids) meetings(gold, pred *Doc) (credits [][]float64, optional []bool) {
	credits = matrix(len(gold.Meetings), len(pred.Meetings))
	for i, gm := range gold.Meetings {
		optional = append(optional, gm.Optional)
		for j, pm := range pred.Meetings {
			credits[i][j] = meetingCredit(&gm, &pm, f1(each(gm.Participants, p.gold), each(pm.Participants, p.pred)))
		}
	}
	return credits, optional
}

func meetingCredit(g, p *Meeting, participants float64) float64 {
	if participants < 0.4 {
		return 0
	}
	return 0.6*participants + 0.2*placeMatch(g.Place, p.Place) + 0.2*dateMatch(g.Date, p.Date)
}

// positions is the same of positions.
func (p ids) positions(gold, pred *Doc) (credits [][]float64, optional []bool) {
	credits = matrix(len(gold.Positions), len(pred.Positions))
	for i, gq := range gold.Positions {
		optional = append(optional, gq.Optional)
		for j, pq := range pred.Positions {
			held := f1(each(gq.Holders, p.gold), each(pq.Holders, p.pred))
			about := f1(each(gq.About, p.gold), each(pq.About, p.pred))
			credits[i][j] = positionCredit(&gq, &pq, held, about)
		}
	}
	return credits, optional
}

func positionCredit(g, p *Position, held, about float64) float64 {
	topic := f1(content(g.Topic), content(p.Topic))
	if held == 0 || topic < 0.5 && !overlaps(g.Evidence, p.Evidence) {
		return 0
	}
	stance := 0.0
	if g.Stance == p.Stance {
		stance = 1
	}
	return 0.4*held + 0.2*stance + 0.3*topic + 0.1*about
}

// links are the edges between two actors that meetings and positions make:
// those that must be found, and those that only optional ones make.
func links(d *Doc, id func(string) string) (must, may set) {
	must, may = set{}, set{}
	in := func(optional bool) set {
		if optional {
			return may
		}
		return must
	}
	for _, m := range d.Meetings {
		in(m.Optional).pairs(each(m.Participants, id), "met")
	}
	for _, p := range d.Positions {
		out, holders := in(p.Optional), each(p.Holders, id)
		out.pairs(holders, "shares "+p.Stance)
		for a := range holders {
			for b := range each(p.About, id) {
				if a != b {
					out[link(a, b, p.Stance)] = true
				}
			}
		}
	}
	for x := range must {
		delete(may, x)
	}
	return must, may
}

func link(a, b, how string) string { return strconv.Quote(a) + strconv.Quote(b) + how }

// pairs adds a link between each two of the actors.
func (s set) pairs(actors set, how string) {
	var sorted []string
	for a := range actors {
		sorted = append(sorted, a)
	}
	slices.Sort(sorted)
	for i, a := range sorted {
		for _, b := range sorted[i+1:] {
			s[link(a, b, how)] = true
		}
	}
}
