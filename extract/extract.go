package extract

import (
	"entente/extract/article"
	"entente/extract/gazetteer"
	"entente/extract/names"
	"slices"
)

// Options say how facts are extracted.
type Options struct {
	// ActorsFile is a user's own list of actors (CSV: name, kind, aliases,
	// code, acts for); it wins over the built-in gazetteer. Empty for none.
	ActorsFile string
	// LexiconFile is a user's own stance predicates, in the form of the
	// built-in lexicon; its entries win. Empty for none.
	LexiconFile string
}

// An Extractor takes facts out of articles. It is read-only once made and may
// be used by many goroutines at once.
type Extractor struct {
	gaz    *gazetteer.Gazetteer
	tagger *names.Model
	lex    *tables
	rep    *repairer
}

// New makes an extractor. Its errors name the file and line of a user's list
// that can't be used.
func New(opt Options) (*Extractor, error) {
	gaz, err := gazetteer.New(opt.ActorsFile)
	if err != nil {
		return nil, err
	}
	tagger, err := names.Default()
	if err != nil {
		return nil, err
	}
	lex, err := loadTables(opt.LexiconFile)
	if err != nil {
		return nil, err
	}
	return &Extractor{gaz: gaz, tagger: tagger, lex: lex, rep: newRepairer(lex, gaz)}, nil
}

// Extract reads one article. The same article gives the same facts, to the
// byte, at every call.
func (x *Extractor) Extract(a *article.Article) *Facts {
	return x.readAll(a, nil).facts()
}

// findings are what the stages made of one article.
type findings struct {
	*reading
	meetings  []*Meeting
	positions []*Position
}

// readAll goes through the stages, in order. In why, unless it is nil, they note what was
// considered and rejected.
func (x *Extractor) readAll(a *article.Article, why *[]Why) *findings {
	u := x.understand(a, why)
	return &findings{u.reading, u.meetings(), u.stands.positions}
}

// understand goes through the stages that read by rules.
func (x *Extractor) understand(a *article.Article, why *[]Why) *understood {
	r := newReading(a, x.rep)
	r.why = why
	where := newPlacer(newCalendar(r))
	findActors(where, x.tagger, x.rep)
	meets := where.findOccasions()
	return &understood{meets, r.findSpeech().findPositions(meets.told)}
}

// findActors names the actors of the article and marks every mention of them.
func findActors(where *placer, tagger *names.Model, rep *repairer) {
	f := where.findNames(tagger, rep)
	f.resolve(where)
	f.finish()
}

// facts turns a reading into what others see of it.
func (r *findings) facts() *Facts {
	f := &Facts{Article: r.art.Name, ID: r.art.ID, Published: r.art.Published,
		Actors: []Actor{}, Meetings: []Meeting{}, Positions: []Position{}, Notes: r.notes}
	for i, a := range r.actors {
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

// isDoubtful reports whether only the tagger holds a name for that of an organization,
// which the text names once without letting it do, say or be told anything: more often
// than not it is a thing.
func (r *findings) isDoubtful(i int) bool {
	a := r.actors[i]
	if a.Rule != taggerRule || a.Kind != Organization || len(a.Mentions) != 1 {
		return false
	}
	for _, b := range r.actors {
		if b.Of == a.ID {
			return false
		}
	}
	for _, m := range r.meetings {
		if slices.Contains(m.Participants, a.ID) {
			return false
		}
	}
	for _, p := range r.positions {
		if slices.Contains(p.Holders, a.ID) || slices.Contains(p.About, a.ID) {
			return false
		}
	}
	for _, s := range r.sents {
		for k := range r.mentions[s.index] {
			if n := s.node(k); r.means(s, k, i) && n.is("nsubj", "obl:agent") && n.head().upos() == "VERB" {
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
	return codeEvent(x.lex.events, sentence, source, target)
}
