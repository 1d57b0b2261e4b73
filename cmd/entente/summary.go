package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

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
	var b bytes.Buffer
	if s.articles <= detailed {
		s.printActors(&b)
		s.printMeetings(&b)
		s.printPositions(&b)
	} else {
		fmt.Fprintf(&b, "%s, %s, %s in %s\n\n", count(s.actors, "actor"),
			count(s.meetings, "meeting"), count(s.positions, "position"), count(s.articles, "article"))
	}
	for _, n := range s.notes {
		fmt.Fprintf(&b, "Note: %s\n", n)
	}
	s.writeCounts(&b)
	fmt.Fprintf(&b, "Written: %s", count(stats.Articles, "article"))
	if s.sources > 0 {
		fmt.Fprintf(&b, " with %s kept as sources", copies(s.sources))
	}
	if stats.Replaced > 0 {
		fmt.Fprintf(&b, " (%d replaced)", stats.Replaced)
	}
	if stats.Unchanged > 0 {
		fmt.Fprintf(&b, ", %d unchanged", stats.Unchanged)
	}
	fmt.Fprintf(&b, "; %s, %s; %.1f s\n", count(stats.Nodes, "node"), count(stats.Edges, "edge"), took.Seconds())
	b.WriteString("Look next: ")
	if a, z, ok := s.pair(); ok {
		fmt.Fprintf(&b, "entente links %s %s\n           ", quoted(a), quoted(z))
	}
	b.WriteString("entente query meetings, entente query positions, entente status\n")
	_, err := w.Write(bytes.Map(printable, b.Bytes()))
	return err
}

// quoted is a text as one word of a shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// printable drops what an article might say to a terminal.
func printable(r rune) rune {
	if unicode.IsControl(r) && r != '\n' {
		return -1
	}
	return r
}

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

// note counts what is odd about an article that was read.
func (s *summary) note(a *article.Article) {
	for _, n := range a.Notes {
		if s.noted == nil {
			s.noted = map[string]int{}
		}
		s.noted[n]++
	}
}

// printSkips tells what became of articles of which none was read, where there
// is more to tell than the one error.
func (s *summary) printSkips(w io.Writer) error {
	if s.skippedInAll() < 2 {
		return nil
	}
	var b bytes.Buffer
	s.writeCounts(&b)
	_, err := w.Write(b.Bytes())
	return err
}

// writeCounts tells what became of the articles: found is the sum of the rest.
func (s *summary) writeCounts(b *bytes.Buffer) {
	reasons, skipped := slices.Sorted(maps.Keys(s.skipped)), s.skippedInAll()
	fmt.Fprintf(b, "Found:   %s = %d read + %d copied from others + %d skipped\n",
		count(s.articles+s.copies+skipped, "article"), s.articles, s.copies, skipped)
	for _, r := range reasons {
		fmt.Fprintf(b, "         %d skipped: %s\n", s.skipped[r], r)
	}
	for _, n := range slices.Sorted(maps.Keys(s.noted)) {
		fmt.Fprintf(b, "         %s: %s\n", count(s.noted[n], "page"), n)
	}
	for _, p := range slices.Sorted(maps.Keys(s.passed)) {
		fmt.Fprintf(b, "         %d passed over: %s\n", s.passed[p], p)
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

// printActors names the actors by kind, those of several articles once.
func (s *summary) printActors(b *bytes.Buffer) {
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
	fmt.Fprintf(b, "%s\n", count(total, "actor"))
	for _, k := range []fact.ActorKind{fact.Country, fact.Organization, fact.Person} {
		if len(kinds[k]) > 0 {
			wrap(b, "  "+strings.Join(kinds[k], ", "), "    ")
		}
	}
	b.WriteString("\n")
}

// printMeetings tells who met, where and when, in order of dates.
func (s *summary) printMeetings(b *bytes.Buffer) {
	type line struct{ date, text string }
	var lines []line
	for _, f := range s.facts {
		names := namesOf(f)
		for _, m := range f.Meetings {
			text := fmt.Sprintf("  %-10s  %s", cmp.Or(m.Date, "no date"), m.Kind)
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
	fmt.Fprintf(b, "%s\n", count(s.meetings, "meeting"))
	for i, l := range lines {
		if i == shown {
			fmt.Fprintf(b, "  and %d more\n", len(lines)-shown)
			break
		}
		wrap(b, l.text, "              ")
	}
	b.WriteString("\n")
}

// printPositions tells who holds what; holders with the same positions stand
// together, joint ones first.
func (s *summary) printPositions(b *bytes.Buffer) {
	type group struct {
		holders string
		joint   int
		says    []string
	}
	var groups []*group
	for _, f := range s.facts {
		names := namesOf(f)
		for _, p := range f.Positions {
			holders := listNames(names, p.Holders)
			i := slices.IndexFunc(groups, func(g *group) bool { return g.holders == holders })
			if i < 0 {
				i = len(groups)
				groups = append(groups, &group{holders: holders, joint: len(p.Holders)})
			}
			if !slices.Contains(groups[i].says, p.Name) {
				groups[i].says = append(groups[i].says, p.Name)
			}
		}
	}
	slices.SortStableFunc(groups, func(a, b *group) int { return b.joint - a.joint })
	fmt.Fprintf(b, "%s\n", count(s.positions, "position"))
	for i, g := range groups {
		if i == shown {
			fmt.Fprintf(b, "  and those of %d more\n", len(groups)-shown)
			break
		}
		wrap(b, "  "+g.holders, "    ")
		for _, says := range g.says {
			wrap(b, "    "+says, "        ")
		}
	}
	b.WriteString("\n")
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

// wrap writes a text in lines of at most 96 characters, those after the first
// behind an indent.
func wrap(b *bytes.Buffer, text, indent string) {
	const width = 96
	lead := text[:len(text)-len(strings.TrimLeft(text, " "))]
	words := strings.SplitAfter(strings.TrimLeft(text, " "), " ")
	line := lead
	for i, w := range words {
		if i > 0 && len([]rune(line))+len([]rune(strings.TrimRight(w, " "))) > width {
			fmt.Fprintf(b, "%s\n", strings.TrimRight(line, " "))
			line = indent
		}
		line += w
	}
	fmt.Fprintf(b, "%s\n", line)
}
