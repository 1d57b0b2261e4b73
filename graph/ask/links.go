package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/graph"
)

// A Proof is the words of an article that prove something.
type Proof struct {
	Date    string   `json:"date,omitempty"`
	Quote   string   `json:"quote"`
	By      []string `json:"by,omitempty"` // holders of a position, sorted
	Article string   `json:"article"`
	URL     string   `json:"url,omitempty"`
}

// Kinds of links.
const (
	Met       = "met"       // both were at a meeting
	ToMeet    = "to_meet"   // both are to be at a planned one
	CalledOff = "cancelled" // both were to be at one that was cancelled
	Shares    = "shares"    // both hold a position
	Said      = "said"      // one holds a position about the other
	Clash     = "clash"     // they hold opposite positions on a topic
)

// A Link is one thing that links two actors.
type Link struct {
	Kind     string  `json:"kind"`
	What     string  `json:"what"` // the meeting, position or topic
	Stance   string  `json:"stance,omitempty"`
	Side     string  `json:"side,omitempty"` // of a position: for or against what its topic names
	Place    string  `json:"place,omitempty"`
	Date     string  `json:"date,omitempty"`   // the latest known
	Status   string  `json:"status,omitempty"` // of a meeting
	Joint    bool    `json:"joint,omitempty"`  // said by both at once
	Articles int     `json:"articles"`         // how many prove it
	Proofs   []Proof `json:"proofs"`
}

// Links is how two actors are linked.
type Links struct {
	A     string `json:"a"`
	B     string `json:"b"`
	Links []Link `json:"links"` // strongest first
}

// Between tells how two actors are linked, strongest first: what more articles
// prove, then what was said at once by both, then what is newer. The error is
// a [*NameError] where a name is not known.
func Between(ctx context.Context, g *graph.Graph, a, b string, o Options) (*Links, error) {
	one, err := Find(ctx, g, a, o)
	if err != nil {
		return nil, err
	}
	other, err := Find(ctx, g, b, o)
	if err != nil {
		return nil, err
	}
	var answer struct{ Positions, Meetings, Said, Topics []node }
	if err := run(ctx, g, "links", map[string]string{"$a": one.XID, "$b": other.XID}, o, &answer); err != nil {
		return nil, err
	}
	l := &Links{A: one.Name, B: other.Name, Links: []Link{}}
	for _, p := range answer.Positions {
		l.add(o, p.shared(l.A, l.B))
	}
	for _, m := range answer.Meetings {
		l.add(o, m.meeting())
	}
	for _, s := range answer.Said {
		l.add(o, s.said())
	}
	for _, t := range answer.Topics {
		if clash, ok := t.clash(l.A, l.B); ok {
			l.add(o, clash)
		}
	}
	slices.SortStableFunc(l.Links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), -compareBool(a.Joint, b.Joint),
			cmp.Compare(b.Date, a.Date), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.What, b.What))
	})
	return l, nil
}

// add adds a link that enough articles prove, to one of the same kind and
// name where there is one.
func (l *Links) add(o Options, k Link) {
	if len(k.Proofs) == 0 {
		return
	}
	i := slices.IndexFunc(l.Links, func(x Link) bool { return x.Kind == k.Kind && x.What == k.What && k.Kind == Said })
	if i >= 0 {
		k.Proofs = append(l.Links[i].Proofs, k.Proofs...)
		l.Links = slices.Delete(l.Links, i, i+1)
	}
	sortProofs(k.Proofs)
	k.Articles = countArticles(k.Proofs)
	if k.Kind == Said {
		k.Date = k.Proofs[len(k.Proofs)-1].Date
	}
	if k.Articles >= o.MinArticles {
		l.Links = append(l.Links, k)
	}
}

// sortProofs puts proofs in order of time: some have a date of their own, some
// their article's.
func sortProofs(proofs []Proof) {
	slices.SortStableFunc(proofs, func(a, b Proof) int { return cmp.Compare(a.Date, b.Date) })
}

func countArticles(proofs []Proof) int {
	seen := map[string]bool{}
	for _, p := range proofs {
		seen[p.Article+"\n"+p.URL] = true
	}
	return len(seen)
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// A node is a node of a named query's answer.
type node struct {
	XID, Name, Kind, Stance, Side, Status, Date, Quote, URL, Published, Note string

	Joint                                bool
	Shared                               int `json:"shared"`
	Role, Alias                          []string
	Article, Place, Topic, Position      *node
	Holder, About, Participants, Holders []node
	Statements, Reports, Positions       []node
	People                               []node
	ActsFor                              []node `json:"acts_for"`
	SpeaksOn                             []node `json:"speaks_on"`
}

func names(nodes []node) []string {
	var all []string
	for _, n := range nodes {
		all = append(all, n.Name)
	}
	slices.Sort(all)
	return all
}

// proof is a statement or report as a proof.
func (n *node) proof() Proof {
	p := Proof{Date: n.Date, Quote: n.Quote, By: names(n.Holder)}
	if n.Article != nil {
		p.Article, p.URL, p.Date = n.Article.Name, n.Article.URL, cmp.Or(p.Date, n.Article.Published)
	}
	return p
}

// shared is the link by a position that both hold. Both must have said so in
// the time asked for.
func (n *node) shared(a, b string) Link {
	k := Link{Kind: Shares, What: n.Name, Stance: n.Stance}
	said := map[string]bool{}
	for _, s := range n.Statements {
		p := s.proof()
		together := slices.Contains(p.By, a) && slices.Contains(p.By, b)
		k.Joint = k.Joint || together
		for _, by := range p.By {
			said[by] = true
		}
		k.Side = s.Side
		k.Date = max(k.Date, p.Date)
		k.Proofs = append(k.Proofs, p)
	}
	if !said[a] || !said[b] {
		k.Proofs = nil
	}
	return k
}

func (n *node) meeting() Link {
	k := Link{Kind: Met, What: n.Name, Date: n.Date, Status: n.Status}
	switch fact.MeetingStatus(n.Status) {
	case fact.Planned:
		k.Kind = ToMeet
	case fact.Cancelled:
		k.Kind = CalledOff
	}
	if n.Place != nil {
		k.Place = n.Place.Name
	}
	for _, r := range n.Reports {
		k.Proofs = append(k.Proofs, r.proof())
	}
	return k
}

func (n *node) said() Link {
	k := Link{Kind: Said, What: n.Name, Stance: n.Stance, Side: n.Side, Proofs: []Proof{n.proof()}}
	if n.Position != nil {
		k.What = n.Position.Name
	}
	k.What = strings.Join(names(n.Holder), ", ") + ": " + k.What
	return k
}

// sign is -1 for a side against a topic, 1 for one for it, else 0.
func sign(side string) int {
	switch graph.Side(side) {
	case graph.For:
		return 1
	case graph.Against:
		return -1
	}
	return 0
}

// clash is the link by a topic that one is for and the other against.
func (n *node) clash(a, b string) (Link, bool) {
	k := Link{Kind: Clash, What: n.Name}
	sides := map[string]map[int]bool{a: {}, b: {}}
	for _, p := range n.Positions {
		for _, s := range p.Statements {
			if sign(s.Side) == 0 {
				continue
			}
			proof := s.proof()
			for _, by := range proof.By {
				if sides[by] != nil {
					sides[by][sign(s.Side)] = true
				}
			}
			k.Date = max(k.Date, proof.Date)
			k.Proofs = append(k.Proofs, proof)
		}
	}
	return k, sides[a][1] && sides[b][-1] || sides[a][-1] && sides[b][1]
}
