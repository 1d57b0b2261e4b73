package view

import (
	"context"
	"fmt"
	"strings"

	"entente/graph"
	"entente/graph/network"
)

// Data is what the page knows. Edges, proofs, camps and hubs name others by
// their places in the lists.
type Data struct {
	About    string    `json:"about"` // what part of which graph it is, for the page's head
	Nodes    []node    `json:"nodes"`
	Edges    []edge    `json:"-"` // these as [packed] has them
	Proofs   []proof   `json:"-"`
	Articles []article `json:"-"`
	Camps    []camp    `json:"camps"` // the strongest first
	Hubs     []int     `json:"hubs"`  // nodes

	Places map[string][2]float64 `json:"places"` // of meetings: latitude and longitude
}

type node struct {
	ID     string   `json:"id,omitempty"` // of an actor; others are known by kind and name
	Name   string   `json:"name"`
	Kind   string   `json:"kind"`
	Group  string   `json:"group,omitempty"` // an actor's or meeting's kind, a position's stance
	Date   string   `json:"start,omitempty"` // of a meeting
	Place  string   `json:"place,omitempty"`
	Topic  string   `json:"topic,omitempty"`
	Issue  string   `json:"issue,omitempty"` // what the topic is filed under
	Role   string   `json:"role,omitempty"`
	Status string   `json:"status,omitempty"` // of a meeting
	Names  []string `json:"names,omitempty"`
	Note   string   `json:"note,omitempty"`
	At     *[2]int  `json:"at,omitempty"` // an actor's place in the picture
}

func newNode(n *network.Star) node {
	out := node{Name: n.Name, Kind: n.Kind, Group: n.Group, Place: n.Place, Topic: n.Topic, Issue: n.Issue, Role: n.Role, Status: n.Status, Names: n.Names, Note: n.Note}
	switch n.Kind {
	case network.Actor:
		out.ID = n.ID
	case network.Meeting:
		out.Date = n.Start
	}
	return out
}

type edge struct {
	Source, Target int
	Kind           string
	Proofs         []int
}

type proof struct {
	Quote   string  // the words where no passage has them
	Words   *[5]int // the article's passage; in it, the sentence's start, the words' start and end, the sentence's end
	Date    string
	By      []string
	Joint   bool
	Side    int // on the issue: 1 for, -1 against
	Article int
}

type article struct {
	Name, URL, Published string

	Passages []string // what stands around proofs
}

// Options say what the page is of.
type Options struct {
	Part  network.Options
	About string // the part in words, or empty
	Split Split  // finds sentences; without it quotes stand alone
	// Locate tells latitude and longitude of a place; without it nothing is on the map.
	Locate func(place string) (latitude, longitude float64, ok bool)
}

// Read reads the part of a graph that the options ask for.
func Read(ctx context.Context, g *graph.Graph, o Options) (*Data, error) {
	part := o.Part
	part.Proofs, part.Outward, part.Collapse = true, true, false // the page collapses by itself
	n, err := network.Open(ctx, g, part)
	if err != nil {
		return nil, err
	}
	b := &builder{d: &Data{Nodes: []node{}, Edges: []edge{}, Proofs: []proof{}, Articles: []article{}, Camps: []camp{}, Hubs: []int{}, Places: map[string][2]float64{}},
		proofs: map[string]int{}, articles: map[string]int{}}
	var stars []*network.Star
	places := map[string]int{}
	for star, err := range n.Stars(ctx) {
		if err != nil {
			return nil, err
		}
		star.Inward = nil // the page has edges where they start
		places[star.ID] = len(b.d.Nodes)
		b.d.Nodes = append(b.d.Nodes, newNode(star))
		stars = append(stars, star)
	}
	for i, star := range stars {
		for _, e := range star.Edges {
			if to, ok := places[e.Target]; ok {
				b.edge(i, to, e)
			}
		}
	}
	if o.Split != nil {
		if err := b.passages(ctx, n, o.Split); err != nil {
			return nil, err
		}
	}
	b.d.survey()
	b.d.locate(o.Locate)
	b.d.About = strings.Join(append(b.size(), words(o.About)...), ", ")
	return b.d, nil
}

// signs are how the page knows sides.
var signs = map[string]int{"for": 1, "against": -1}

// A builder gives proofs and articles their places.
type builder struct {
	d                *Data
	proofs, articles map[string]int
	read             []network.Article
	spans            []quoted // of the proofs
}

func (b *builder) edge(source, target int, e *network.Edge) {
	out := edge{Source: source, Target: target, Kind: e.Kind}
	for i := range e.Proofs {
		out.Proofs = append(out.Proofs, b.proof(&e.Proofs[i]))
	}
	b.d.Edges = append(b.d.Edges, out)
}

func (b *builder) proof(p *network.Proof) int {
	at, ok := b.proofs[p.ID]
	if !ok {
		at = len(b.d.Proofs)
		b.proofs[p.ID] = at
		b.d.Proofs = append(b.d.Proofs, proof{Quote: p.Quote, Date: p.Date, By: p.By, Joint: p.Joint, Side: signs[p.Side], Article: b.article(&p.Article)})
		b.spans = append(b.spans, quoted{p.Start, p.End})
	}
	return at
}

func (b *builder) article(a *network.Article) int {
	at, ok := b.articles[a.ID]
	if !ok {
		at = len(b.d.Articles)
		b.articles[a.ID] = at
		b.d.Articles = append(b.d.Articles, article{Name: a.Name, URL: a.URL, Published: a.Published})
		b.read = append(b.read, *a)
	}
	return at
}

// passages reads the articles' texts, and keeps of each what stands around its proofs.
func (b *builder) passages(ctx context.Context, n *network.Network, split Split) error {
	of := make([][]int, len(b.d.Articles))
	for i, p := range b.d.Proofs {
		of[p.Article] = append(of[p.Article], i)
	}
	return n.Texts(ctx, b.read, func(at int, text string) {
		var found []int
		var places []quoted
		for _, i := range of[at] {
			if q := b.spans[i]; q.end <= len(text) && text[q.start:q.end] == b.d.Proofs[i].Quote {
				found, places = append(found, i), append(places, q)
			}
		}
		cut, spans, ok := passages(text, split(text), places)
		b.d.Articles[at].Passages = cut
		for k, i := range found {
			if s := spans[k]; ok[k] {
				b.d.Proofs[i].Quote, b.d.Proofs[i].Words = "", &[5]int{s.passage, s.from, s.start, s.end, s.to}
			}
		}
	})
}

// locate finds the places of meetings.
func (d *Data) locate(find func(string) (float64, float64, bool)) {
	if find == nil {
		return
	}
	for i := range d.Nodes {
		if place := d.Nodes[i].Place; place != "" {
			if latitude, longitude, ok := find(place); ok {
				d.Places[place] = [2]float64{latitude, longitude}
			}
		}
	}
}

// size says how much there is, and from when.
func (b *builder) size() []string {
	if len(b.d.Articles) == 0 {
		return nil
	}
	from, to := "", ""
	for _, a := range b.d.Articles {
		if a.Published != "" && (from == "" || a.Published < from) {
			from = a.Published
		}
		to = max(to, a.Published)
	}
	text := fmt.Sprintf("%d articles", len(b.d.Articles))
	if len(b.d.Articles) == 1 {
		text = b.d.Articles[0].Name
	}
	from, to = network.FirstDay(from), network.FirstDay(to)
	switch {
	case from == "":
		return []string{text}
	case from == to:
		return []string{text, from}
	}
	return []string{text, from + " to " + to}
}

func words(about string) []string {
	if about == "" {
		return nil
	}
	return []string{about}
}
