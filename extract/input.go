package extract

import (
	"slices"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/extract/meeting"
	"entente/extract/place"
	"entente/extract/position"
	"entente/extract/reader"
	"entente/extract/topic"
	"entente/extract/tree"
)

// Input is an article as the learned reader sees it.
func (x *Extractor) Input(a *article.Article) *reader.Input {
	return x.understand(a, nil).input()
}

// What is understood of an article by rules, on its way to the learned reader.
type understood struct {
	*meeting.Finder
	stands *position.Finder
}

func (r *understood) input() *reader.Input {
	in := &reader.Input{Signed: r.Signed, Voice: r.stands.Voice}
	for _, a := range r.Actors {
		in.Actors = append(in.Actors, reader.Actor{ID: a.ID, Name: a.Name, Names: a.Names, Kind: string(a.Kind), Of: r.ActorByID(a.Of)})
	}
	for _, s := range r.Sents {
		in.Sentences = append(in.Sentences, r.sentence(s))
	}
	for _, p := range r.stands.Positions {
		in.Positions = append(in.Positions, r.position(p))
	}
	for _, o := range r.Found {
		in.Meetings = append(in.Meetings, r.report(o))
	}
	return in
}

func (r *understood) sentence(s *tree.Sentence) reader.Sentence {
	out := reader.Sentence{Para: s.Para, Title: s.Block == article.Title, Places: r.placesOf(s)}
	for i, t := range s.Tokens {
		tok := reader.Token{Start: t.Start, End: t.End, Text: t.Text, UPOS: t.UPOS, Head: t.Head, Rel: t.Rel, Quoted: r.Quoted[s.Index][i]}
		if sy, ok := r.stands.Speaker(s.Node(i)); ok {
			tok.Voice = sy.Speakers
		}
		out.Tokens = append(out.Tokens, tok)
		if m := r.Mention(s.Node(i)); m != nil {
			out.Mentions = append(out.Mentions, reader.Mention{Head: i, First: m.First, Last: m.Last, Kind: int(m.Kind), Actors: m.Actors})
		}
	}
	for _, d := range r.DatesIn(s) {
		out.Dates = append(out.Dates, reader.Date{First: d.First, Last: d.Last, ISO: d.When.ISO()})
	}
	return out
}

// placesOf is the places that a sentence names, each once.
func (r *understood) placesOf(s *tree.Sentence) []reader.Place {
	var out []reader.Place
	add := func(p place.Place, in bool) {
		if p.Name != "" && !slices.ContainsFunc(out, func(q reader.Place) bool { return q.First <= p.Last && p.First <= q.Last }) {
			out = append(out, reader.Place{First: p.First, Last: p.Last, Name: p.Name, In: in})
		}
	}
	for _, p := range r.Places(s) {
		add(p, true)
	}
	for i := range s.Tokens {
		if p := r.PlaceName(s.Node(i)); p.Known {
			add(p, false)
		}
	}
	return out
}

func (r *understood) position(p *fact.Position) reader.Position {
	f := r.stands.From[p]
	s := f.Pred.Sent
	out := reader.Position{Sentence: s.Index, Word: f.Pred.I, Stance: string(p.Stance), Rule: p.Rule, First: f.Pred.I, Last: f.Pred.I}
	for i, t := range s.Tokens {
		if t.Start >= p.Start && t.End <= p.End {
			out.First, out.Last = min(out.First, i), max(out.Last, i)
		}
	}
	if f.Topic.Sent == s {
		out.Topic = topic.PhraseOf(r.Finder.Atlas.Calendar.Text, f.Topic).Keep
	}
	for _, id := range p.Holders {
		out.Holders = append(out.Holders, r.ActorByID(id))
	}
	for _, id := range p.About {
		out.About = append(out.About, r.ActorByID(id))
	}
	return out
}

func (r *understood) report(o *meeting.Occasion) reader.Meeting {
	m := reader.Meeting{Sentence: o.Node.Sent.Index, Word: o.Node.I, Kind: string(o.Kind), Status: string(o.Status),
		Participants: r.Expand(o.Who), Place: o.Place, Date: o.When.ISO()}
	if m.Kind == "" {
		m.Kind = string(r.Rank(m.Participants))
	}
	return m
}
