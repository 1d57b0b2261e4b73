package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"entente/cmd/entente/show"
	"entente/extract/article"
	"entente/extract/fact"
	"entente/graph"
)

// detailed is the number of articles up to which a summary names what they
// say; of more than that it only counts.
const detailed = 20

// shown is how many meetings, or groups of holders, a summary names at most.
const shown = 25

// A summary is what a run of load found, for a person to read.
type summary struct {
	articles, actors, meetings, positions int

	unheld int // sentences that named a stance without a holder

	copies  int            // articles whose text was read before
	sources int            // of those, the ones kept as sources of the same facts
	skipped map[string]int // what was left out, by reason
	noted   map[string]int // articles that were read, by what is odd about them
	passed  map[string]int // what is no article, and was not expected to be one

	facts []*fact.Facts // of the first articles
	notes []string
}

func (s *summary) add(f *fact.Facts) {
	s.articles++
	s.actors += len(f.Actors)
	s.meetings += len(f.Meetings)
	s.positions += len(f.Positions)
	s.unheld += f.Unheld
	if len(s.facts) <= detailed {
		s.facts = append(s.facts, f)
	}
	for _, n := range f.Notes {
		if !slices.Contains(s.notes, n) && len(s.notes) < 5 {
			s.notes = append(s.notes, n)
		}
	}
}

// print writes the summary.
func (s *summary) print(w io.Writer, stats graph.Stats, took time.Duration) error {
	return show.Print(w, show.Options{}, func(p *show.Page) { s.lay(p, stats, took) })
}

// printSkips tells what became of articles of which none was read, where there
// is more to tell than the one error.
func (s *summary) printSkips(w io.Writer) error {
	if s.skippedInAll() < 2 {
		return nil
	}
	return show.Print(w, show.Options{}, s.layCounts)
}

// lay lays the summary out.
func (s *summary) lay(p *show.Page, stats graph.Stats, took time.Duration) {
	if s.articles <= detailed {
		s.layActors(p)
		s.layMeetings(p)
		s.layPositions(p)
	} else {
		p.Put("", show.Plain, fmt.Sprintf("%s, %s, %s in %s", count(s.actors, "actor"),
			count(s.meetings, "meeting"), count(s.positions, "position"), count(s.articles, "article")))
		p.Blank()
	}
	for _, n := range s.notes {
		p.Put("Note: ", show.Plain, n)
	}
	if s.unheld > 0 {
		p.Put("Passed:  ", show.Plain, count(s.unheld, "sentence")+" named a stance without a holder: entente explain --why-not WORDS FILE")
	}
	s.layCounts(p)
	written := count(stats.Articles, "article")
	if s.sources > 0 {
		written += fmt.Sprintf(" with %s kept as sources", copies(s.sources))
	}
	if stats.Replaced > 0 {
		written += fmt.Sprintf(" (%d replaced)", stats.Replaced)
	}
	if stats.Unchanged > 0 {
		written += fmt.Sprintf(", %d unchanged", stats.Unchanged)
	}
	p.Put("Written: ", show.Plain, fmt.Sprintf("%s; %s, %s; %.1f s", written, count(stats.Nodes, "node"), count(stats.Edges, "edge"), took.Seconds()))
	next := "Look next: "
	if a, z, ok := s.pair(); ok {
		p.Whole(next, fmt.Sprintf("entente links %s %s", quoted(a), quoted(z)))
		next = "           "
	}
	p.Put(next, show.Plain, "entente query meetings, entente query positions, entente status")
}

// quoted is a text as one word of a shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// skip counts what was left out.
func (s *summary) skip(err error) {
	reason := err.Error()
	var skip *article.SkipError
	if errors.As(err, &skip) {
		reason = skip.Reason
	}
	if s.skipped == nil {
		s.skipped = map[string]int{}
	}
	s.skipped[reason]++
}

// take counts what was read. It reports whether that is to be written, and whether it is an article that
// nobody has counted yet: the same text under another ID is one more proof of the same facts, under the same
// ID it is the same article.
func (s *summary) take(t *tally, r read) (writes, fresh bool) {
	if r.err != nil {
		s.skip(r.err)
		t.failed(r.err)
		return false, false
	}
	if r.again {
		return true, false
	}
	t.succeeded(r.article)
	s.note(r.article)
	switch r.copyOf {
	case "":
		return true, true
	case r.article.ID:
		s.copies++
		return false, false
	}
	s.copies++
	s.sources++
	return true, false
}

// note counts what is odd about an article that was read.
func (s *summary) note(a *article.Article) {
	for _, n := range a.Notes {
		if s.noted == nil {
			s.noted = map[string]int{}
		}
		s.noted[n]++
	}
}

// layCounts tells what became of the articles: found is the sum of the rest.
func (s *summary) layCounts(p *show.Page) {
	reasons, skipped := slices.Sorted(maps.Keys(s.skipped)), s.skippedInAll()
	p.Put("Found:   ", show.Plain, fmt.Sprintf("%s = %d read + %d copied from others + %d skipped",
		count(s.articles+s.copies+skipped, "article"), s.articles, s.copies, skipped))
	const below = "         "
	for _, r := range reasons {
		p.Put(below, show.Plain, fmt.Sprintf("%d skipped: %s", s.skipped[r], r))
	}
	for _, n := range slices.Sorted(maps.Keys(s.noted)) {
		p.Put(below, show.Plain, fmt.Sprintf("%s: %s", count(s.noted[n], "page"), n))
	}
	for _, w := range slices.Sorted(maps.Keys(s.passed)) {
		p.Put(below, show.Plain, fmt.Sprintf("%d passed over: %s", s.passed[w], w))
	}
}

func copies(n int) string {
	if n == 1 {
		return "1 copy"
	}
	return fmt.Sprint(n, " copies")
}

func (s *summary) skippedInAll() int {
	n := 0
	for _, of := range s.skipped {
		n += of
	}
	return n
}

func count(n int, of string) string {
	if n != 1 {
		of += "s"
	}
	return fmt.Sprintf("%d %s", n, of)
}

// layActors names the actors by kind, those of several articles once.
func (s *summary) layActors(p *show.Page) {
	kinds := map[fact.ActorKind][]string{}
	total := 0
	for _, f := range s.facts {
		names := namesOf(f)
		for _, a := range f.Actors {
			name := a.Name
			if a.Kind == fact.Person && names[a.Of] != "" {
				name += " (" + names[a.Of] + ")"
			}
			if !slices.Contains(kinds[a.Kind], name) {
				kinds[a.Kind] = append(kinds[a.Kind], name)
				total++
			}
		}
	}
	p.Put("", show.Plain, count(total, "actor"))
	for _, k := range []fact.ActorKind{fact.Country, fact.Organization, fact.Person} {
		if len(kinds[k]) > 0 {
			p.Item("  ", show.Plain, strings.Join(kinds[k], ", "))
		}
	}
	p.Blank()
}

// layMeetings tells who met, where and when, in order of dates.
func (s *summary) layMeetings(p *show.Page) {
	type line struct{ date, text string }
	var lines []line
	for _, f := range s.facts {
		names := namesOf(f)
		for _, m := range f.Meetings {
			text := string(m.Kind)
			if m.Place != "" {
				text += " in " + m.Place
			}
			if m.Status != fact.Held {
				text += ", " + string(m.Status)
			}
			lines = append(lines, line{m.Date, text + ": " + listNames(names, m.Participants)})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(a.date, b.date) })
	p.Put("", show.Plain, count(s.meetings, "meeting"))
	for i, l := range lines {
		if i == shown {
			p.Put("  ", show.Plain, fmt.Sprintf("and %d more", len(lines)-shown))
			break
		}
		p.Put(fmt.Sprintf("  %-10s  ", cmp.Or(l.date, "no date")), show.Plain, l.text)
	}
	p.Blank()
}

// layPositions tells who holds what; holders with the same positions stand
// together, joint ones first.
func (s *summary) layPositions(p *show.Page) {
	type group struct {
		holders string
		joint   int
		says    []string
	}
	var groups []*group
	for _, f := range s.facts {
		names := namesOf(f)
		for _, pos := range f.Positions {
			holders := listNames(names, pos.Holders)
			i := slices.IndexFunc(groups, func(g *group) bool { return g.holders == holders })
			if i < 0 {
				i = len(groups)
				groups = append(groups, &group{holders: holders, joint: len(pos.Holders)})
			}
			if !slices.Contains(groups[i].says, pos.Name) {
				groups[i].says = append(groups[i].says, pos.Name)
			}
		}
	}
	slices.SortStableFunc(groups, func(a, b *group) int { return b.joint - a.joint })
	p.Put("", show.Plain, count(s.positions, "position"))
	for i, g := range groups {
		if i == shown {
			p.Put("  ", show.Plain, fmt.Sprintf("and those of %d more", len(groups)-shown))
			break
		}
		p.Item("  ", show.Plain, g.holders)
		for _, says := range g.says {
			p.Item("    ", show.Plain, says)
		}
	}
	p.Blank()
}

// pair is two actors that a position or meeting links, to look at next.
func (s *summary) pair() (a, b string, ok bool) {
	for _, f := range s.facts {
		names := namesOf(f)
		for _, p := range f.Positions {
			if len(p.Holders) > 1 {
				return names[p.Holders[0]], names[p.Holders[1]], true
			}
		}
		for _, m := range f.Meetings {
			if len(m.Participants) > 1 {
				return names[m.Participants[0]], names[m.Participants[1]], true
			}
		}
	}
	return "", "", false
}

func namesOf(f *fact.Facts) map[string]string {
	names := map[string]string{}
	for _, a := range f.Actors {
		names[a.ID] = a.Name
	}
	return names
}

func listNames(names map[string]string, ids []string) string {
	var list []string
	for _, id := range ids {
		list = append(list, cmp.Or(names[id], id))
	}
	return strings.Join(list, ", ")
}
