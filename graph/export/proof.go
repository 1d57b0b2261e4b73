package export

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"entente/graph/network"
)

// mostQuotes is how many quotes an edge has in formats that have them as one
// attribute.
const mostQuotes = 5

// evidence are an edge's proofs as texts, by name: the quotes, a line each, the
// addresses of their articles, and the best of their scores; of what links
// actors either way, the issues.
func evidence(e *network.Edge) [][2]string {
	var quotes, urls []string
	best := 0.0
	for _, p := range e.Proofs {
		best = max(best, p.Score)
		if len(quotes) < mostQuotes && p.Quote != "" {
			quotes = append(quotes, quoted(&p))
		}
		if url := p.Article.URL; url != "" && len(urls) < mostQuotes && !slices.Contains(urls, url) {
			urls = append(urls, url)
		}
	}
	return [][2]string{{"quotes", strings.Join(quotes, "\n")}, {"urls", strings.Join(urls, " ")}, {"score", score(best)}, {"issues", issuesOf(e)}}
}

// issuesOf are the issues of an edge, each with how often.
func issuesOf(e *network.Edge) string {
	var all []string
	for _, is := range e.Issues {
		all = append(all, fmt.Sprintf("%s (%d)", is.Name, is.Count))
	}
	return strings.Join(all, "; ")
}

// quoted is a proof on one line.
func quoted(p *network.Proof) string {
	text := "“" + strings.Join(strings.Fields(p.Quote), " ") + "” " + p.Article.Name
	if p.Date != "" {
		text += ", " + p.Date
	}
	return text
}

// safeURL is an address of the web, or nothing: what else stands in an article
// is not to be opened by a click.
func safeURL(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return u.String()
}

// score is a score as a text, and nothing where there is none.
func score(x float64) string {
	if x == 0 {
		return ""
	}
	return number(x)
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// A visitor takes what a network is made of, as it comes: each article and each
// proof before the first edge that it proves, each edge after its source.
type visitor struct {
	node    func(*network.Node) error
	article func(*network.Article) error
	proof   func(*network.Proof) error
	edge    func(int, *network.Edge) error
}

// visit reads a network once. Of articles and proofs that were met it keeps
// some fifty bytes each, less than the index of the network has of a node.
func visit(ctx context.Context, n Source, v visitor) error {
	met, edges := map[uint64]struct{}{}, 0
	for star, err := range n.Stars(ctx) {
		if err != nil {
			return err
		}
		if err := v.node(&star.Node); err != nil {
			return err
		}
		for _, e := range star.Edges {
			for i := range e.Proofs {
				if err := v.meet(met, &e.Proofs[i]); err != nil {
					return err
				}
			}
			if err := v.edge(edges, e); err != nil {
				return err
			}
			edges++
		}
	}
	return nil
}

// meet takes up a proof, and its article, if they are new.
func (v visitor) meet(met map[uint64]struct{}, p *network.Proof) error {
	if isNew(met, p.Article.ID) {
		if err := v.article(&p.Article); err != nil {
			return err
		}
	}
	if isNew(met, p.ID) {
		return v.proof(p)
	}
	return nil
}

func isNew(met map[uint64]struct{}, id string) bool {
	key := sum(id)
	_, was := met[key]
	met[key] = struct{}{}
	return !was
}
