package identity

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/graph/plain"
)

// A scene is what one article says of those whom it names, as far as it tells
// who is meant by a name that says too little.
type scene struct {
	article string // its external id
	actors  map[string]*fact.Actor
	states  map[string]int // how often the article names them and those who act for them
	bodies  map[string]int // the same of organizations of no state, by folded name
}

func newScene(articleXID string, facts *fact.Facts) *scene {
	s := &scene{article: articleXID, actors: make(map[string]*fact.Actor, len(facts.Actors)), states: make(map[string]int), bodies: make(map[string]int)}
	for i := range facts.Actors {
		s.actors[facts.Actors[i].ID] = &facts.Actors[i]
	}
	for _, a := range s.actors {
		times := max(1, len(a.Mentions))
		of := s.employer(a)
		switch {
		case a.Kind == fact.Country:
			s.states[stateOf(a)] += times
		case isState(of):
			s.states[of] += times
		case of != "":
			s.bodies[of] += times
		case a.Kind == fact.Organization:
			s.bodies[plain.Fold(a.Name)] += times
		}
	}
	return s
}

// employer finds whom an actor acts for in the end: the state, else the folded
// name of the organization.
func (s *scene) employer(a *fact.Actor) string {
	name := ""
	for range 4 { // a person, an office, a ministry, a country; and no endless ring
		next := s.actors[a.Of]
		if next == nil || next == a {
			break
		}
		if a = next; a.Kind == fact.Country {
			return stateOf(a)
		}
		name = plain.Fold(a.Name)
	}
	return cmp.Or(strings.ToUpper(a.Home), name)
}

// stateOf is a country as keys have it: its code, else its name in capitals.
// No folded name has any, so that states and organizations are told apart.
func stateOf(a *fact.Actor) string { return strings.ToUpper(CountryKey(a).name) }

// isState reports whether the employer of a key is a state.
func isState(of string) bool { return of != strings.ToLower(of) }

// foremost are the states of which an article mostly speaks: those named at
// least half as often as the first of them.
func (s *scene) foremost() string {
	all := s.byTimes(s.states)
	all = slices.DeleteFunc(all, func(state string) bool { return 2*s.states[state] < s.states[all[0]] })
	slices.Sort(all)
	return strings.Join(all, " ")
}

// withoutState is a body's name without that of its state, in the words of the
// article: "us supreme court" and "supreme court of the united states" are the
// supreme court of that state.
func (s *scene) withoutState(name, state string) string {
	for _, a := range s.actors {
		if a.Kind != fact.Country || stateOf(a) != state {
			continue
		}
		for _, n := range append([]string{a.Name}, a.Names...) {
			n = strings.TrimPrefix(plain.Fold(n), "the ")
			rest := strings.TrimPrefix(name, n+" ")
			for _, end := range []string{" of " + n, " of the " + n} {
				rest = strings.TrimSuffix(rest, end)
			}
			if rest != name && generic(rest) {
				return rest
			}
		}
	}
	return name
}

// mostBeside bounds how many states, and how many organizations, are kept of
// those that stand beside a name.
const mostBeside = 8

// beside are the states and organizations that stand beside a name in an
// article, those that it names most, as far as a key needs them: states as they
// are, of organizations a digest.
func (s *scene) beside() string {
	all := s.byTimes(s.states)
	all = all[:min(len(all), mostBeside)]
	bodies := s.byTimes(s.bodies)
	for _, b := range bodies[:min(len(bodies), mostBeside)] {
		all = append(all, digestOf(b))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// digestOf is an employer as it stands beside a name.
func digestOf(of string) string {
	if isState(of) {
		return of
	}
	return plain.Hash(of)[:6]
}

// byTimes are those counted, the most frequent first.
func (s *scene) byTimes(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
}
