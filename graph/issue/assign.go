package issue

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"entente/extract/fact"
)

// weights are how much each part of what is known of a position says of its
// issue. They were tuned on annotated articles; see "entente eval issues".
type weights struct {
	Topic, Quote, Title, Paragraph float64 // of signs found there
	Support                        float64 // of a word that supports, against a sign
	MaxSigns, MaxSupport           float64 // of one stretch of text
	Prior, TitlePrior              float64 // of what the whole article tells of; of the title in that, against a sentence
	OwnActor, NearActor, FarActor  float64 // of a row's actor: named in topic or words, in title or paragraph, elsewhere
	Pair, Nobody                   float64 // of rows that need two actors, and that need none
	Vote, Sharp                    float64 // of what the article's other positions belong to; how near to the best it must come
	Least                          float64 // what an issue must come to
	User                           float64 // of a row of the user's own
}

var tuned = weights{
	Topic: 8, Quote: 2, Title: 0.3, Paragraph: 1,
	Support: 0.5, MaxSigns: 3, MaxSupport: 5,
	Prior: 4, TitlePrior: 1.3,
	OwnActor: 1, NearActor: 0.5, FarActor: 0.5,
	Pair: 1.5, Nobody: 0.6,
	Vote: 4, Sharp: 4, Least: 1, User: 100,
}

// Assign tells the IDs of the issues of an article's positions, in their
// order; nothing where there is none. It looks at nothing but the article.
func (t *Table) Assign(title, text string, facts *fact.Facts) []string {
	ids := make([]string, len(facts.Positions))
	if len(ids) == 0 {
		return nil
	}
	r := t.read(title, text, facts)
	scenes := make([]*scene, len(ids))
	scores := make([][]float64, len(ids))
	for i := range facts.Positions {
		scenes[i] = r.scene(&facts.Positions[i])
		scores[i] = scenes[i].scores()
	}
	share := r.vote(scores)
	for i, of := range scores {
		if !scenes[i].topic.says {
			continue
		}
		if row, ok := r.best(of, share); ok {
			ids[i] = t.rows[row].id(nil)
		} else {
			ids[i] = scenes[i].general()
		}
	}
	return ids
}

// best is the row that comes to most.
func (r *reading) best(scores, share []float64) (row int, ok bool) {
	top := tuned.Least
	for i, s := range scores {
		if s == 0 {
			continue
		}
		if s += tuned.Vote * share[i]; s > top {
			row, top, ok = i, s, true
		}
	}
	return row, ok
}

// vote is what share of the positions each row has, those for which it comes
// near the best counted in part.
func (r *reading) vote(scores [][]float64) []float64 {
	share := make([]float64, len(r.t.rows))
	for _, of := range scores {
		top := slices.Max(of)
		for i, s := range of {
			if s > 0 {
				share[i] += math.Pow(s/top, tuned.Sharp) / float64(len(scores))
			}
		}
	}
	return share
}

// A reading is an article as the table sees it.
type reading struct {
	t      *Table
	names  *namer
	actors map[string]*fact.Actor
	title  *segment
	parts  []part             // paragraphs
	stems  map[string]bool    // of the whole article
	codes  map[string]float64 // how much of the article each country takes, up to 1
	order  []string           // codes, sorted
	prior  []float64          // how much of each row the article as a whole tells, up to 1
}

// A part is a paragraph by its place in the text.
type part struct {
	start, end int
	*segment
}

func (t *Table) read(title, text string, facts *fact.Facts) *reading {
	r := &reading{t: t, names: t.newNamer(facts.Actors), actors: make(map[string]*fact.Actor),
		codes: make(map[string]float64), stems: make(map[string]bool), prior: make([]float64, len(t.rows))}
	for i := range facts.Actors {
		r.actors[facts.Actors[i].ID] = &facts.Actors[i]
	}
	r.title = t.cut(title, r.names)
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			r.parts = append(r.parts, part{at, at + len(line), t.cut(line, r.names)})
		}
		at += len(line)
	}
	r.weigh(r.count(text))
	return r
}

// count counts how much of each row the sentences tell, and how often each
// country is named.
func (r *reading) count(text string) []float64 {
	told := make([]float64, len(r.t.rows))
	take := func(s *segment, weight float64) {
		for row, h := range s.hits {
			if h.signs > 0 {
				told[row] += weight * h.told()
			}
		}
		for code := range s.codes {
			r.codes[code] += weight
		}
		for stem := range s.stems {
			r.stems[stem] = true
		}
	}
	take(r.title, tuned.TitlePrior)
	for _, s := range sentences(text) {
		take(r.t.cut(s, r.names), 1)
	}
	return told
}

// weigh turns counts into shares of the largest.
func (r *reading) weigh(told []float64) {
	most := 0.0
	for code, n := range r.codes {
		most = max(most, n)
		r.order = append(r.order, code)
	}
	for code := range r.codes {
		r.codes[code] /= most
	}
	slices.Sort(r.order)
	whole := &scene{reading: r}
	best := 0.0
	for i, row := range r.t.rows {
		if told[i] > 0 && row.places == 0 {
			r.prior[i] = math.Sqrt(told[i]) * whole.actorsOf(row)
			best = max(best, r.prior[i])
		}
	}
	for i := range r.prior {
		r.prior[i] /= max(best, 1e-9)
	}
}

// told is what a hit comes to.
func (h hit) told() float64 {
	return min(h.signs, tuned.MaxSigns) + tuned.Support*min(h.support, tuned.MaxSupport)
}

// A scene is a position in its surroundings, or, without a topic, an article.
type scene struct {
	*reading
	topic, quote, paragraph *segment
	about, holders          map[string]bool // codes
}

func (r *reading) scene(p *fact.Position) *scene {
	at := &scene{reading: r, topic: r.t.cut(p.Topic, r.names), quote: r.t.cut(p.Quote, r.names),
		about: r.codesOf(p.About), holders: r.codesOf(p.Holders)}
	at.paragraph = at.quote
	for i := range r.parts {
		if r.parts[i].start <= p.Start && p.Start < r.parts[i].end {
			at.paragraph = r.parts[i].segment
		}
	}
	for _, id := range p.About { // an organization that it is about counts as named
		if a := r.actors[id]; a != nil && a.Kind == fact.Organization {
			for _, s := range stemsOf(a.Name) {
				at.quote.stems[s] = true
			}
		}
	}
	return at
}

// codesOf are the codes of countries, and of those whom persons act for.
func (r *reading) codesOf(ids []string) map[string]bool {
	codes := make(map[string]bool)
	for _, id := range ids {
		a := r.actors[id]
		if a != nil && a.Code == "" {
			a = r.actors[a.Of]
		}
		if a != nil && a.Code != "" {
			codes[a.Code] = true
		}
	}
	return codes
}

// scores are what each row of its own comes to, 0 for those without a sign.
func (at *scene) scores() []float64 {
	all := make([]float64, len(at.t.rows))
	for i, row := range at.t.rows {
		if row.places > 0 {
			continue
		}
		told, signs := at.told(int32(i))
		if !signs && at.prior[i] == 0 {
			continue
		}
		all[i] = told*at.actorsOf(row) + tuned.Prior*at.prior[i]
		if i < at.t.own && signs {
			all[i] += tuned.User
		}
	}
	return all
}

// told is how much the stretches around a position tell of a row's matter.
func (at *scene) told(row int32) (score float64, signs bool) {
	for _, s := range []struct {
		*segment
		weight float64
	}{{at.topic, tuned.Topic}, {at.quote, tuned.Quote}, {at.title, tuned.Title}, {at.paragraph, tuned.Paragraph}} {
		h := s.hits[row]
		signs = signs || h.signs > 0
		score += s.weight * h.told()
	}
	return score, signs
}

// actorsOf is how near the actors that a row needs are.
func (at *scene) actorsOf(row *Row) float64 {
	if len(row.Actors) == 0 {
		return tuned.Nobody
	}
	best := 0.0
	for _, group := range row.Actors {
		least := 1.0
		for _, name := range group {
			least = min(least, at.actor(name))
		}
		if len(group) > 1 {
			least *= tuned.Pair
		}
		best = max(best, least)
	}
	return best
}

// actor is how near an actor is.
func (at *scene) actor(name string) float64 {
	switch {
	case at.topic == nil && at.t.has(at.title, name):
		return tuned.OwnActor
	case at.topic == nil:
	case at.t.has(at.topic, name) || at.about[name] || at.t.has(at.quote, name):
		return tuned.OwnActor
	case at.holders[name] || at.t.has(at.title, name) || at.t.has(at.paragraph, name):
		return tuned.NearActor
	}
	if isCode(name) {
		if share := at.codes[name]; share > 0 {
			return tuned.FarActor * (1 + share) / 2
		}
		return 0
	}
	if whole := (&segment{stems: at.stems}); at.t.has(whole, name) {
		return tuned.FarActor
	}
	return 0
}

// general is the ID of the best issue of the rows that hold for any country.
func (at *scene) general() string {
	id, top := "", 0.0
	codes := at.countries()
	for i, row := range at.t.rows {
		if row.places == 0 || len(codes) < row.places {
			continue
		}
		score, signs := at.told(int32(i))
		for _, group := range row.Actors {
			for _, name := range group {
				if name != place {
					score *= at.actor(name)
				}
			}
		}
		if signs && score > top {
			in := slices.Sorted(slices.Values(codes[:row.places]))
			id, top = row.id(in), score
		}
	}
	return id
}

// countries are the countries of the article, those that the position is
// nearest to first.
func (at *scene) countries() []string {
	near := make(map[string]float64)
	for _, code := range at.order {
		near[code] = 2 * at.codes[code]
		for _, s := range []struct {
			there  bool
			weight float64
		}{{at.topic.codes[code], 2}, {at.about[code], 2}, {at.title.codes[code], 1.5}, {at.quote.codes[code], 1},
			{at.holders[code], 0.7}, {at.paragraph.codes[code], 0.5}} {
			if s.there {
				near[code] += s.weight
			}
		}
	}
	codes := slices.Clone(at.order)
	slices.SortStableFunc(codes, func(a, b string) int { return cmp.Compare(near[b], near[a]) })
	return codes
}
