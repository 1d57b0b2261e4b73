package extract

import (
	"math"
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

// An understood is what rules make of an article, on its way to the learned reader.
type understood struct {
	*meeting.Finder
	stands *position.Finder
}

// read has the learned reader judge what rules found, and add what it finds.
func (r *understood) read(by *reader.Reader) {
	in := r.input()
	got, err := by.Read(in)
	if err != nil {
		r.Notes = append(r.Notes, "read by rules alone: "+err.Error())
		return
	}
	var judged []position.Judged
	for _, f := range by.Facts(in, got) {
		j := position.Judged{Sent: r.Sents[f.Sentence], First: f.First, Last: f.Last, Topic: f.Topic, Stance: fact.Stance(f.Stance),
			Holders: f.Holders, About: f.About, Score: percent(f.Score)}
		if f.Rule >= 0 {
			j.Ruled = r.stands.Positions[f.Rule]
		}
		judged = append(judged, j)
	}
	r.stands.Judge(judged)
	var reports []meeting.Read
	for _, m := range by.Reports(in, got) {
		if r.AreMedia(m.Participants) {
			continue // whoever reports meets nobody: "PARIS, May 4 (AP)"
		}
		reports = append(reports, meeting.Read{Sent: r.Sents[m.Sentence], Kind: fact.MeetingKind(m.Kind), Status: fact.MeetingStatus(m.Status),
			Who: m.Participants, Place: m.Place, Date: m.Date, Score: percent(m.Score)})
	}
	r.Join(reports, func(s *tree.Sentence) float64 { return percent(by.Met(got, s.Index)) })
}

// percent is a chance to two places; nothing read is sure.
func percent(x float32) float64 { return min(.99, max(.01, math.Round(float64(x)*100)/100)) }

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
		tok := reader.Token{Start: t.Start, End: t.End, Text: t.Text, UPOS: t.UPOS, Head: t.Head, Rel: t.Rel, Quoted: r.Quoted[s.Index][i], Denied: r.stands.Denied[s.Node(i)]}
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
	out := reader.Position{Sentence: s.Index, Word: f.Pred.I, Stance: string(p.Stance), Rule: p.Rule, Own: r.Lex.IsOwn(p.Entry), First: f.Pred.I, Last: f.Pred.I}
	for i, t := range s.Tokens {
		if t.Start >= p.Start && t.End <= p.End {
			out.First, out.Last = min(out.First, i), max(out.Last, i)
		}
	}
	if f.Topic.Sent == s {
		out.Topic = topic.Tokens(r.Text, f.Topic)
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
