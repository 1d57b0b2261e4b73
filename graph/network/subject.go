package network

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A subject is a node with all edges at it, those to it and those from it.
type subject struct {
	Node
	uid   uint64
	edges []*spoke
	// inward are those that end at it, where edges are those that start at it.
	inward []*spoke
	o      *Options
	index  map[spokeKey]*spoke
}

type spokeKey struct {
	source, target, kind string
	topic                string // uid, where actors are linked by the sides that they take on topics
}

// A spoke is an edge at a subject, with the other end's identity.
type spoke struct {
	Edge
	other    uint64
	topic    string
	articles map[string]bool
}

func uidOf(s string) uint64 {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "0x"), 16, 64)
	if err != nil {
		return 0 // of nothing
	}
	return n
}

func newSubject(kind string, r *row, o *Options) *subject {
	s := &subject{uid: uidOf(r.UID), o: o, index: map[spokeKey]*spoke{}}
	s.Node = Node{ID: r.XID, Name: r.Name, Kind: kind, Group: cmp.Or(r.Kind, r.Stance), Place: r.Place.Name, Topic: r.Topic.Name, Issue: r.Topic.FiledUnder.Name, Status: r.Status, Note: r.Note}
	if kind == Meeting {
		s.Start, s.End = r.Date, r.Date
	}
	if at := r.Place.Location; at != nil {
		s.At = &at.Coordinates
	}
	slices.Sort(r.Role)
	s.Role = strings.Join(r.Role, ", ")
	for _, a := range r.Alias {
		if a != r.Name {
			s.Names = append(s.Names, a)
		}
	}
	slices.Sort(s.Names)
	for _, p := range r.People {
		s.in(p, ActsFor)
	}
	return s
}

// in and out are the edge of a kind from or to another node, inOn and outOn
// that on one topic.
func (s *subject) in(from ref, kind string) *spoke { return s.inOn(from, kind, "") }

func (s *subject) inOn(from ref, kind, topic string) *spoke {
	e := s.edge(spokeKey{from.XID, s.ID, kind, topic})
	e.SourceName, e.TargetName, e.other = from.Name, s.Name, uidOf(from.UID)
	return e
}

func (s *subject) out(to ref, kind string) *spoke { return s.outOn(to, kind, "") }

func (s *subject) outOn(to ref, kind, topic string) *spoke {
	e := s.edge(spokeKey{s.ID, to.XID, kind, topic})
	e.SourceName, e.TargetName, e.other = s.Name, to.Name, uidOf(to.UID)
	return e
}

func (s *subject) edge(k spokeKey) *spoke {
	e := s.index[k]
	if e == nil {
		e = &spoke{Edge: Edge{Source: k.source, Target: k.target, Kind: k.kind, Directed: true}, topic: k.topic, articles: map[string]bool{}}
		s.index[k] = e
		s.edges = append(s.edges, e)
	}
	return e
}

// take takes up proofs of one of the lists of a row: those of the time that is
// asked for. Who acts for whom has no time.
func (s *subject) take(list string, proofs []proofRow) {
	for i := range proofs {
		p := &proofs[i]
		date := cmp.Or(p.Date, p.Article.Published)
		if list == "reports" {
			date = p.Meeting.Date
			if s.Kind == Meeting {
				date = s.Start
			}
		}
		switch {
		case list == "mentions":
			if p.OnBehalf.XID != "" {
				s.prove(s.out(p.OnBehalf, ActsFor), p, p.Article.Published)
			}
		case s.o.within(date, date):
			s.takeDated(list, p, date)
		}
	}
}

func (s *subject) takeDated(list string, p *proofRow, date string) {
	switch {
	case list == "reports" && s.Kind == Meeting:
		for _, who := range p.Participant {
			s.prove(s.in(who, Attends), p, date)
		}
	case list == "reports":
		s.prove(s.out(p.Meeting.ref, Attends), p, date)
	case list == "said":
		for _, by := range p.Holder {
			if by.XID != s.ID {
				s.prove(s.in(by, p.Stance), p, date)
			}
		}
	case s.Kind == Issue:
		for _, by := range p.Holder {
			s.prove(s.inOn(by, sideOf(p), s.topic(p)), p, date)
		}
	case s.Kind == Position:
		for _, by := range p.Holder {
			s.prove(s.in(by, Holds), p, date)
		}
	default:
		s.prove(s.out(p.Position.ref, Holds), p, date)
		if s.o.Issues && p.FiledUnder.XID != "" {
			s.prove(s.outOn(p.FiledUnder, sideOf(p), s.topic(p)), p, date)
		}
		for _, about := range p.About {
			if about.XID != s.ID {
				s.prove(s.out(about, p.Stance), p, date)
			}
		}
	}
}

// sideOf is the kind of an edge to the issue of a statement.
func sideOf(p *proofRow) string {
	switch p.Side {
	case For, Against:
		return p.Side
	}
	return SpeaksOn
}

// topic keeps apart the sides that an actor takes on the topics of an issue,
// where it is to be compared with others.
func (s *subject) topic(p *proofRow) string {
	if s.o.Collapse {
		return p.Position.Topic.UID
	}
	return ""
}

// prove adds a proof to an edge.
func (s *subject) prove(e *spoke, p *proofRow, date string) {
	e.articles[p.Article.UID] = true
	span(&e.Start, &e.End, date)
	if !s.o.Proofs {
		return
	}
	a := p.Article
	proof := Proof{ID: p.XID, Quote: p.Quote, Start: p.Start, End: p.End, Date: cmp.Or(p.Date, a.Published), Joint: p.Joint, Side: p.Side, Score: p.Score,
		Article: Article{a.XID, a.Name, a.URL, a.Published, uidOf(a.UID)}}
	for _, by := range p.Holder {
		proof.By = append(proof.By, by.Name)
	}
	slices.Sort(proof.By)
	e.Proofs = append(e.Proofs, proof)
}

// finish counts and sorts.
func (s *subject) finish() {
	for _, e := range s.edges {
		e.Weight = max(1, len(e.articles))
		e.articles = nil
		sortProofs(e.Proofs)
	}
	s.index = nil
	slices.SortFunc(s.edges, func(a, b *spoke) int { return compareEdges(&a.Edge, &b.Edge) })
}

// narrow leaves out edges that too few articles prove, and reports
// whether something remains by which the subject counts: who acts for whom
// does not.
func (s *subject) narrow(o *Options) bool {
	linked := false
	s.edges = slices.DeleteFunc(s.edges, func(e *spoke) bool {
		if e.Kind == ActsFor {
			return false
		}
		drop := e.Weight < o.MinArticles
		linked = linked || !drop
		return drop
	})
	return linked
}

// date works out the node's period from its edges; a meeting has its own.
func (s *subject) date() {
	if s.Kind == Meeting {
		return
	}
	for _, e := range s.edges {
		span(&s.Start, &s.End, e.Start)
		span(&s.Start, &s.End, e.End)
	}
}
