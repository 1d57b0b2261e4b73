package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente/graph"
)

// A Dossier is all there is about one actor.
type Dossier struct {
	Name      string   `json:"name"`
	Kind      string   `json:"kind"`
	Note      string   `json:"note,omitempty"`
	Names     []string `json:"names"` // other names, sorted
	Roles     []string `json:"roles,omitempty"`
	ActsFor   []string `json:"acts_for,omitempty"`
	People    []Person `json:"people,omitempty"`
	Meetings  []Link   `json:"meetings"`
	Positions []Link   `json:"positions"`
	Said      []Link   `json:"said_of_it"`
	Allies    []Ally   `json:"allies"`
	Opponents []Ally   `json:"opponents"`
	TimeLine  []Moment `json:"time_line"`
}

// A Person is one who acts for the actor.
type Person struct {
	Name  string   `json:"name"`
	Roles []string `json:"roles,omitempty"`
}

// An Ally is an actor who shares positions; as an opponent, one who takes
// opposite ones, on as many topics.
type Ally struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// A Moment is an entry of a time line.
type Moment struct {
	Date  string `json:"date"`
	What  string `json:"what"`
	Proof Proof  `json:"proof"`
}

// About returns the dossier of an actor. Who is an ally or opponent follows
// from what was said in the time asked for, by however few articles. The error is a
// [*NameError] where the name is not known.
func About(ctx context.Context, g *graph.Graph, name string, o Options) (*Dossier, error) {
	actor, err := Find(ctx, g, name, o)
	if err != nil {
		return nil, err
	}
	var answer struct{ Actors, Meetings, Positions, Said, Allies []node }
	if err := run(ctx, g, "actor", map[string]string{"$actor": actor.XID}, o, &answer); err != nil {
		return nil, err
	}
	var against struct{ Topics, Against []node }
	if err := run(ctx, g, "opponents", map[string]string{"$actor": actor.XID}, o, &against); err != nil {
		return nil, err
	}
	if len(answer.Actors) == 0 {
		return nil, &NameError{Name: name}
	}
	d := newDossier(&answer.Actors[0])
	d.Meetings = links(o, answer.Meetings, (*node).meeting)
	d.Positions = links(o, answer.Positions, (*node).held)
	d.Said = links(o, answer.Said, (*node).said)
	for _, a := range answer.Allies {
		d.Allies = append(d.Allies, Ally{a.Name, a.Shared})
	}
	d.Opponents = opponents(against.Topics, against.Against)
	d.TimeLine = timeLine(d)
	return d, nil
}

func newDossier(n *node) *Dossier {
	d := &Dossier{Name: n.Name, Kind: n.Kind, Note: n.Note, Roles: slices.Sorted(slices.Values(n.Role)),
		ActsFor: names(n.ActsFor), Names: otherNames(n.Name, n.Alias), Allies: []Ally{}}
	for _, p := range n.People {
		d.People = append(d.People, Person{p.Name, slices.Sorted(slices.Values(p.Role))})
	}
	return d
}

// otherNames are the aliases besides the name, sorted.
func otherNames(name string, alias []string) []string {
	others := slices.DeleteFunc(append([]string{}, alias...), func(a string) bool { return a == name })
	slices.Sort(others)
	return others
}

// held is a position as a link of its holder.
func (n *node) held() Link {
	k := Link{Kind: Shares, What: n.Name, Stance: n.Stance}
	for _, s := range n.Statements {
		p := s.proof()
		k.Joint = k.Joint || s.Joint
		k.Side = s.Side
		k.Date = max(k.Date, p.Date)
		k.Proofs = append(k.Proofs, p)
	}
	return k
}

// links are those that enough articles prove.
func links(o Options, nodes []node, as func(*node) Link) []Link {
	all := []Link{}
	for i := range nodes {
		k := as(&nodes[i])
		sortProofs(k.Proofs)
		k.Articles = countArticles(k.Proofs)
		if k.Kind == Said {
			k.Date = k.Proofs[0].Date
		}
		if k.Articles >= max(1, o.MinArticles) {
			all = append(all, k)
		}
	}
	return all
}

// opponents counts on how many issues each actor speaks against the one asked
// for, and on how many topics it takes the other side.
func opponents(topics, against []node) []Ally {
	count := map[string]int{}
	for _, n := range against {
		count[n.Name] += len(n.SpeaksOn)
	}
	for _, t := range topics {
		seen := map[string]bool{}
		for _, p := range t.Positions {
			for _, h := range names(p.Holders) {
				if !seen[h] {
					count[h]++
				}
				seen[h] = true
			}
		}
	}
	return ranked(count)
}

// timeLine is what the actor did and said, and what others said of it, in order of dates.
// Meetings without a date are left out.
func timeLine(d *Dossier) []Moment {
	all := []Moment{}
	for _, m := range d.Meetings {
		if m.Date != "" {
			all = append(all, Moment{m.Date, m.What, m.Proofs[0]})
		}
	}
	for _, p := range d.Positions {
		for _, proof := range p.Proofs {
			all = append(all, Moment{proof.Date, strings.Join(proof.By, ", ") + ": " + p.What, proof})
		}
	}
	for _, s := range d.Said {
		all = append(all, Moment{s.Date, s.What, s.Proofs[0]})
	}
	sortMoments(all)
	return all
}

// sortMoments puts moments in order of time.
func sortMoments(all []Moment) {
	slices.SortStableFunc(all, func(a, b Moment) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.What, b.What)) })
}
