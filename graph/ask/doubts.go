package ask

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
)

// A Doubt is two actors that may be one, with what articles say of each.
type Doubt struct {
	A Suspect `json:"a"`
	B Suspect `json:"b"`
}

// A Suspect is one of the two.
type Suspect struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Who      string  `json:"who"` // told from others of the name
	Articles int     `json:"articles"`
	Proofs   []Proof `json:"proofs"`
}

// suspectProofs is how many articles are quoted of each of the two.
const suspectProofs = 2

// Doubts are the pairs of actors that a person should decide on, those first of
// whom most articles speak: of the one of whom fewer do, then of the other. Only so
// many have quotes, all where top is 0.
func Doubts(ctx context.Context, g *graph.Graph, top int) ([]Doubt, error) {
	pairs, err := g.Doubts(ctx)
	if err != nil {
		return nil, err
	}
	known := make(map[string]Suspect)
	suspect := func(id string) (Suspect, error) {
		if s, ok := known[id]; ok {
			return s, nil
		}
		found, err := g.Bearers(ctx, id)
		if err != nil || len(found) == 0 {
			return Suspect{}, err
		}
		b := found[0]
		known[id] = Suspect{ID: id, Name: b.Name, Who: b.String(), Articles: b.Articles, Proofs: []Proof{}}
		return known[id], nil
	}
	all := []Doubt{}
	for _, pair := range pairs {
		a, err := suspect(pair.A)
		if err != nil {
			return nil, err
		}
		b, err := suspect(pair.B)
		if err != nil {
			return nil, err
		}
		if a.ID == "" || b.ID == "" { // it was taken away meanwhile
			continue
		}
		if a.Articles < b.Articles {
			a, b = b, a
		}
		all = append(all, Doubt{a, b})
	}
	slices.SortStableFunc(all, func(x, y Doubt) int {
		return cmp.Or(y.B.Articles-x.B.Articles, y.A.Articles-x.A.Articles)
	})
	for i := range all {
		if top > 0 && i == top {
			break
		}
		for _, s := range []*Suspect{&all[i].A, &all[i].B} {
			if s.Proofs, err = mentioned(ctx, g, s.ID); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// mentioned are the words in which some articles name an actor.
func mentioned(ctx context.Context, g *graph.Graph, id string) ([]Proof, error) {
	const dql = `query q($id: string, $n: int) {
		var(func: eq(xid, $id)) { M as ~actor }
		q(func: uid(M), first: $n, orderasc: xid) { name forms article { name url text published } }
	}`
	var answer struct {
		Q []struct {
			Name, Forms string
			Article     struct{ Name, URL, Text, Published string }
		}
	}
	err := query(ctx, g, "ask for what articles say", dql, map[string]string{"$id": id, "$n": strconv.Itoa(suspectProofs)}, &answer)
	proofs := []Proof{}
	for _, m := range answer.Q {
		if quote := wordsAround(m.Article.Text, append([]string{m.Name}, strings.Split(m.Forms, "\n")...)); quote != "" {
			proofs = append(proofs, Proof{Article: m.Article.Name, URL: m.Article.URL, Date: m.Article.Published, Quote: quote})
		}
	}
	return proofs, err
}

// beside is how many bytes of a text are quoted before and behind a name, at least.
const beside = 60

// wordsAround is the words of a text around the first of a name's forms that is in it.
func wordsAround(text string, forms []string) string {
	start, end := -1, -1
	for _, form := range forms {
		if i := strings.Index(text, form); i >= 0 && form != "" {
			start, end = i, i+len(form)
			break
		}
	}
	if start < 0 {
		return ""
	}
	if before := max(0, start-beside); before > 0 {
		start = start - len(text[before:start]) + strings.IndexByte(text[before:start]+" ", ' ') + 1
		start = min(start, end)
	} else {
		start = 0
	}
	if behind := min(len(text), end+beside); behind < len(text) {
		end += max(0, strings.LastIndexByte(text[end:behind], ' '))
	} else {
		end = len(text)
	}
	return strings.Join(strings.Fields(text[start:end]), " ")
}
