package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente/graph"
)

// An IssueDossier is all there is on one issue.
type IssueDossier struct {
	Issue
	Aliases []string  `json:"aliases,omitempty"` // other names, sorted
	Camps   []Camp    `json:"camps"`
	Actors  []Stander `json:"actors"` // those who say most first
	// Turns are where an actor comes to say the contrary of what it said.
	Turns []Turn `json:"turning_points"`
}

// A Camp is actors who speak alike of the same actor, or of the same topic.
type Camp struct {
	Of      string    `json:"of"` // "against Russia", "for arms for Ukraine"
	Members []Ally    `json:"members"`
	Saying  []*Saying `json:"says"` // each member's latest
}

// A Stander is one who takes positions on an issue.
type Stander struct {
	Name string `json:"name"`
	Tally
	Said []*Saying `json:"said"` // in order of time
}

// A Turn is two statements of one actor, the later of which is opposed to the
// earlier.
type Turn struct {
	Who  string  `json:"who"`
	Date string  `json:"date,omitempty"`
	From *Saying `json:"from"`
	To   *Saying `json:"to"`
}

// OnIssue tells all there is on an issue. The error is a [*NameError] where the
// name is not known.
func OnIssue(ctx context.Context, g *graph.Graph, name string, o Options) (*IssueDossier, error) {
	found, err := issueCalled(ctx, g, name)
	if err != nil {
		return nil, err
	}
	all, err := said(ctx, g, o)
	if err != nil {
		return nil, err
	}
	group := slices.DeleteFunc(all, func(s *Saying) bool { return s.Issue != found.Name })
	d := &IssueDossier{Issue: Issue{Name: found.Name, For: []Ally{}, Against: []Ally{}, About: []Ally{}}, Aliases: otherNames(found.Name, found.Alias), Camps: []Camp{}, Actors: []Stander{}, Turns: []Turn{}}
	if len(group) == 0 {
		return d, nil // of another time
	}
	d.Issue = summary(group)
	d.Camps = camps(group, d.Issue.About)
	d.Actors = standers(group)
	d.Turns = turns(d.Actors)
	return d, nil
}

// campTargets bounds of how many actors camps are told.
const campTargets = 3

// camps are who speaks against and who for those that the issue is most about.
func camps(group []*Saying, about []Ally) []Camp {
	all := []Camp{}
	for _, target := range about[:min(campTargets, len(about))] {
		for _, side := range []struct {
			tone int
			name string
		}{{-1, "against "}, {1, "for "}} {
			c := Camp{Of: side.name + target.Name}
			count, latest := map[string]int{}, map[string]*Saying{}
			for _, s := range group {
				if s.towards(target.Name) != side.tone {
					continue
				}
				for _, who := range s.Who {
					count[who]++
					latest[who] = s
				}
			}
			c.Members = ranked(count)
			for _, m := range c.Members {
				c.Saying = append(c.Saying, latest[m.Name])
			}
			if len(c.Members) > 0 {
				all = append(all, c)
			}
		}
	}
	return all
}

// standers are who speaks on the issue.
func standers(group []*Saying) []Stander {
	at := map[string]int{}
	var all []Stander
	for _, s := range group {
		for _, who := range s.Who {
			i, known := at[who]
			if !known {
				i = len(all)
				at[who] = i
				all = append(all, Stander{Name: who})
			}
			all[i].Said = append(all[i].Said, s)
			all[i].add(s)
		}
	}
	slices.SortFunc(all, func(a, b Stander) int { return cmp.Or(len(b.Said)-len(a.Said), strings.Compare(a.Name, b.Name)) })
	return all
}

// turns are where actors contradict what they said, each pair of positions once.
func turns(actors []Stander) []Turn {
	all := []Turn{}
	for _, k := range actors {
		seen := map[[2]string]bool{}
		for i, to := range k.Said {
			for j := i - 1; j >= 0; j-- {
				from := k.Said[j]
				key := [2]string{from.position, to.position}
				if from.contradicts(to) && !seen[key] {
					seen[key] = true
					all = append(all, Turn{Who: k.Name, Date: to.Date, From: from, To: to})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Turn) int { return cmp.Or(cmp.Compare(a.Date, b.Date), strings.Compare(a.Who, b.Who)) })
	return all
}

// contradicts reports whether one actor can't well say both: for and against
// one topic, about the same actors.
func (s *Saying) contradicts(o *Saying) bool {
	return s.topic == o.topic && s.sign()*o.sign() < 0 && slices.Equal(s.About, o.About)
}
