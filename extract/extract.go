package extract

import (
	"slices"

	"entente/extract/article"
	"entente/extract/attribution"
	"entente/extract/coref"
	"entente/extract/entity"
	"entente/extract/event"
	"entente/extract/fact"
	"entente/extract/gazetteer"
	"entente/extract/lexicon"
	"entente/extract/meeting"
	"entente/extract/names"
	"entente/extract/nlp"
	"entente/extract/place"
	"entente/extract/position"
	"entente/extract/reader"
	"entente/extract/reading"
	"entente/extract/repair"
	"entente/extract/when"
)

// Options say how facts are extracted.
type Options struct {
	// ActorsFile is a user's own list of actors (CSV: name, kind, aliases,
	// code, acts for); it wins over the built-in gazetteer. Empty for none.
	ActorsFile string
	// LexiconFile is a user's own rows of the lexicon's tables: stance predicates, and behind
	// a line "# table: NAME" rows of that table; they win. Empty for none.
	LexiconFile string
	// Fast leaves out the learned reader: facts are read by rules alone.
	Fast bool
}

// An Extractor takes facts out of articles. It is read-only once made and may
// be used by many goroutines at once.
type Extractor struct {
	gaz    *gazetteer.Gazetteer
	tagger *names.Model
	lex    *lexicon.Tables
	rep    *repair.Repairer
	reader *reader.Reader // nil for none
}

// New makes an extractor. Its errors name the file and line of a user's list
// that can't be used.
func New(opt Options) (*Extractor, error) {
	go nlp.Prepare() // beside the tables
	gaz, err := gazetteer.New(opt.ActorsFile)
	if err != nil {
		return nil, err
	}
	tagger, err := names.Default()
	if err != nil {
		return nil, err
	}
	lex, err := lexicon.Load(opt.LexiconFile)
	if err != nil {
		return nil, err
	}
	x := &Extractor{gaz: gaz, tagger: tagger, lex: lex, rep: repair.New(lex, gaz)}
	if !opt.Fast {
		if x.reader, err = reader.Default(); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// Without is an extractor that goes without some of Rules, by their names.
func (x *Extractor) Without(rules ...string) *Extractor {
	y := *x
	y.rep = x.rep.Without(rules...)
	return &y
}

// Extract reads one article. The same article gives the same facts, to the
// byte, at every call.
func (x *Extractor) Extract(a *article.Article) *fact.Facts {
	return x.readAll(a, nil).facts()
}

// findings are what the stages made of one article.
type findings struct {
	*reading.Text
	meetings  []*fact.Meeting
	positions []*fact.Position
	unheld    map[int]bool // the sentences that name a stance without a holder
}

// readAll goes through the stages, in order. In why, unless it is nil, they note what was
// considered and rejected.
func (x *Extractor) readAll(a *article.Article, why *[]reading.Why) *findings {
	u := x.understand(a, why)
	if x.reader != nil {
		u.read(x.reader)
	}
	return &findings{u.Text, u.Facts(), u.stands.Positions, u.stands.Unheld}
}

// understand goes through the stages that read by rules.
func (x *Extractor) understand(a *article.Article, why *[]reading.Why) *understood {
	r := reading.New(a, x.rep)
	r.Why = why
	where := place.New(when.New(r))
	findActors(where, x.tagger, x.rep)
	meets := meeting.Find(where)
	return &understood{meets, position.Find(attribution.Find(r), meets.Told)}
}

// findActors names the actors of the article and marks every mention of them.
func findActors(where *place.Atlas, tagger *names.Model, rep *repair.Repairer) {
	f := entity.Find(where.Text, tagger, rep)
	coref.Resolve(f, where)
	f.Finish()
}

// facts turns a reading into what others see of it.
func (r *findings) facts() *fact.Facts {
	f := &fact.Facts{Article: r.Art.Name, ID: r.Art.ID, Published: r.Art.Published,
		Actors: []fact.Actor{}, Meetings: []fact.Meeting{}, Positions: []fact.Position{}, Notes: r.Notes, Unheld: r.countUnheld()}
	for i, a := range r.Actors {
		if !r.isDoubtful(i) {
			f.Actors = append(f.Actors, *a)
		}
	}
	for _, m := range r.meetings {
		f.Meetings = append(f.Meetings, *m)
	}
	for _, p := range r.positions {
		f.Positions = append(f.Positions, *p)
	}
	return f
}

// countUnheld counts the sentences that name a stance without a holder, and gave no position.
func (r *findings) countUnheld() int {
	n := 0
	for at := range r.unheld {
		s := r.Sents[at]
		if !slices.ContainsFunc(r.positions, func(p *fact.Position) bool { return p.Start >= s.Start && p.Start < s.End }) {
			n++
		}
	}
	return n
}

// isDoubtful reports whether only the tagger holds a name for that of an organization,
// which the text names once without letting it do, say or be told anything: more often
// than not it is a thing. A medium that holds nothing, meets nobody and is blamed for nothing
// merely reports.
func (r *findings) isDoubtful(i int) bool {
	a := r.Actors[i]
	switch {
	case r.isInvolved(a):
		return false
	case r.IsMedium(a):
		return true
	case a.Rule != entity.TaggerRule || a.Kind != fact.Organization || len(a.Mentions) != 1:
		return false
	}
	for _, s := range r.Sents {
		for k := range r.Mentions[s.Index] {
			if n := s.Node(k); r.Means(s, k, i) && n.Is("nsubj", "obl:agent") && n.Head().UPOS() == "VERB" {
				return false
			}
		}
	}
	return true
}

// Event codes what source does to target in a sentence: the PLOVER event type,
// and the quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal
// conflict, 4 material conflict. Where the sentence does not tell, the type is
// empty and the class 0. Source and target are words of the sentence; either
// may be missing from it ("an unknown actor").
//
// What is not handled: sarcasm, and acts that only knowledge of the world tells.
func (x *Extractor) Event(sentence, source, target string) (plover string, quad int) {
	return event.Code(x.lex.Events, sentence, source, target)
}

// isInvolved reports whether a fact names an actor, or another actor acts for it.
func (r *findings) isInvolved(a *fact.Actor) bool {
	for _, b := range r.Actors {
		if b.Of == a.ID {
			return true
		}
	}
	for _, m := range r.meetings {
		if slices.Contains(m.Participants, a.ID) {
			return true
		}
	}
	for _, p := range r.positions {
		if slices.Contains(p.Holders, a.ID) || slices.Contains(p.About, a.ID) {
			return true
		}
	}
	return false
}
