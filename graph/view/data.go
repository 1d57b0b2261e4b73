package view

import (
	"context"
	"fmt"
	"strings"

	"entente/graph"
	"entente/graph/network"
)

// Data is what the page knows. Edges and proofs name others by their places
// in the lists.
type Data struct {
	About    string    `json:"about"` // what part of which graph it is, for the page's head
	Nodes    []node    `json:"nodes"`
	Edges    []edge    `json:"edges"`
	Proofs   []proof   `json:"proofs"`
	Articles []article `json:"articles"`
}

type node struct {
	network.Node
	Names []string `json:"names,omitempty"`
	Note  string   `json:"note,omitempty"`
}

type edge struct {
	Source int    `json:"s"`
	Target int    `json:"t"`
	Kind   string `json:"kind"`
	Proofs []int  `json:"p,omitempty"`
}

type proof struct {
	Quote   string   `json:"quote"`
	Date    string   `json:"date,omitempty"`
	By      []string `json:"by,omitempty"`
	Joint   bool     `json:"joint,omitempty"`
	Article int      `json:"a"`
}

type article struct {
	Name      string `json:"name"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
}

// Read reads the part of a graph that the options ask for. About says in
// words which part it is, or is empty.
func Read(ctx context.Context, g *graph.Graph, o network.Options, about string) (*Data, error) {
	o.Proofs, o.Collapse = true, false // the page collapses by itself
	n, err := network.Open(ctx, g, o)
	if err != nil {
		return nil, err
	}
	b := &builder{d: &Data{Nodes: []node{}, Edges: []edge{}, Proofs: []proof{}, Articles: []article{}},
		proofs: map[string]int{}, articles: map[string]int{}}
	var stars []*network.Star
	places := map[string]int{}
	for star, err := range n.Stars(ctx) {
		if err != nil {
			return nil, err
		}
		places[star.ID] = len(b.d.Nodes)
		b.d.Nodes = append(b.d.Nodes, node{star.Node, star.Names, star.Note})
		stars = append(stars, star)
	}
	for i, star := range stars {
		for _, e := range star.Edges {
			if to, ok := places[e.Target]; ok {
				b.edge(i, to, e)
			}
		}
	}
	b.d.About = strings.Join(append(b.size(), words(about)...), ", ")
	return b.d, nil
}

// A builder gives proofs and articles their places.
type builder struct {
	d                *Data
	proofs, articles map[string]int
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
		b.d.Proofs = append(b.d.Proofs, proof{p.Quote, p.Date, p.By, p.Joint, b.article(&p.Article)})
	}
	return at
}

func (b *builder) article(a *network.Article) int {
	at, ok := b.articles[a.ID]
	if !ok {
		at = len(b.d.Articles)
		b.articles[a.ID] = at
		b.d.Articles = append(b.d.Articles, article{a.Name, a.URL, a.Published})
	}
	return at
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
