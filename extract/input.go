package extract

import (
	"slices"

	"entente/extract/article"
	"entente/extract/reader"
)

// Input is an article as the learned reader sees it.
func (x *Extractor) Input(a *article.Article) *reader.Input {
	return x.understand(a, nil).input()
}

// What is understood of an article by rules, on its way to the learned reader.
type understood struct {
	*meeter
	stands *stancer
}

func (r *understood) input() *reader.Input {
	in := &reader.Input{Signed: r.signed, Voice: r.stands.voice}
	for _, a := range r.actors {
		in.Actors = append(in.Actors, reader.Actor{ID: a.ID, Name: a.Name, Names: a.Names, Kind: string(a.Kind), Of: r.actorByID(a.Of)})
	}
	for _, s := range r.sents {
		in.Sentences = append(in.Sentences, r.sentence(s))
	}
	for _, p := range r.stands.positions {
		in.Positions = append(in.Positions, r.position(p))
	}
	for _, o := range r.found {
		in.Meetings = append(in.Meetings, r.report(o))
	}
	return in
}

func (r *understood) sentence(s *sentence) reader.Sentence {
	out := reader.Sentence{Para: s.para, Title: s.block == article.Title, Places: r.placesOf(s)}
	for i, t := range s.Tokens {
		tok := reader.Token{Start: t.Start, End: t.End, Text: t.Text, UPOS: t.UPOS, Head: t.Head, Rel: t.Rel, Quoted: r.quoted[s.index][i]}
		if sy, ok := r.stands.speaker(s.node(i)); ok {
			tok.Voice = sy.speakers
		}
		out.Tokens = append(out.Tokens, tok)
		if m := r.mention(s.node(i)); m != nil {
			out.Mentions = append(out.Mentions, reader.Mention{Head: i, First: m.first, Last: m.last, Kind: int(m.kind), Actors: m.actors})
		}
	}
	for _, d := range r.dates(s) {
		out.Dates = append(out.Dates, reader.Date{First: d.first, Last: d.last, ISO: d.when.iso()})
	}
	return out
}

// placesOf is the places that a sentence names, each once.
func (r *understood) placesOf(s *sentence) []reader.Place {
	var out []reader.Place
	add := func(p place, in bool) {
		if p.name != "" && !slices.ContainsFunc(out, func(q reader.Place) bool { return q.First <= p.last && p.first <= q.Last }) {
			out = append(out, reader.Place{First: p.first, Last: p.last, Name: p.name, In: in})
		}
	}
	for _, p := range r.places(s) {
		add(p, true)
	}
	for i := range s.Tokens {
		if p := r.placeName(s.node(i)); p.known {
			add(p, false)
		}
	}
	return out
}

func (r *understood) position(p *Position) reader.Position {
	f := r.stands.from[p]
	s := f.pred.s
	out := reader.Position{Sentence: s.index, Word: f.pred.i, Stance: string(p.Stance), Rule: p.Rule, First: f.pred.i, Last: f.pred.i}
	for i, t := range s.Tokens {
		if t.Start >= p.Start && t.End <= p.End {
			out.First, out.Last = min(out.First, i), max(out.Last, i)
		}
	}
	if f.topic.s == s {
		out.Topic = r.phrase(f.topic).keep
	}
	for _, id := range p.Holders {
		out.Holders = append(out.Holders, r.actorByID(id))
	}
	for _, id := range p.About {
		out.About = append(out.About, r.actorByID(id))
	}
	return out
}

func (r *understood) report(o *occasion) reader.Meeting {
	m := reader.Meeting{Sentence: o.node.s.index, Word: o.node.i, Kind: string(o.kind), Status: string(o.status),
		Participants: r.expand(o.who), Place: o.place, Date: o.when.iso()}
	if m.Kind == "" {
		m.Kind = string(r.rank(m.Participants))
	}
	return m
}
