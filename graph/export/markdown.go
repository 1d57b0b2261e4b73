package export

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"

	"entente/graph/network"
)

// writeMarkdown writes a note for each node, in a folder for each kind, with
// links between them and the words that prove them: a vault for Obsidian.
func writeMarkdown(ctx context.Context, dir folder, n Source) error {
	v := vault{names: map[uint64]int{}}
	for node, err := range n.Nodes(ctx) {
		if err != nil {
			return err
		}
		v.names[v.key(node.ID, node.Name)]++
	}
	for star, err := range n.Stars(ctx) {
		if err != nil {
			return err
		}
		file, err := dir.create(v.path(star.ID, star.Name) + ".md")
		if err != nil {
			return err
		}
		w := bufio.NewWriter(file)
		v.note(w, star)
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// A vault knows how often a name of a note is there: of each it keeps some
// bytes.
type vault struct{ names map[uint64]int }

// longestName bounds the name of a file, in bytes.
const longestName = 120

// noteName is what files, links and headings can all hold of a name.
func noteName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`[]#^|\/:*?"<>`+"`", r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(name, " "))
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if len(name) > longestName {
		name = strings.TrimSpace(strings.ToValidUTF8(name[:longestName], ""))
	}
	return cmp.Or(name, "unnamed")
}

// folderOf is the folder of a node by its external id, whose first word is its kind.
func folderOf(xid string) string {
	kind, _, _ := strings.Cut(xid, ":")
	switch kind {
	case network.Meeting, network.Position, network.Issue:
		return kind + "s"
	}
	return "actors"
}

func sum(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text)) // it never fails
	return h.Sum64()
}

// key is one for all notes whose paths differ in case at most.
func (v vault) key(xid, name string) uint64 {
	return sum(strings.ToLower(folderOf(xid) + "/" + noteName(name)))
}

// path is a note's path without its extension. Notes of one name are told apart.
func (v vault) path(xid, name string) string {
	path := folderOf(xid) + "/" + noteName(name)
	if v.names[v.key(xid, name)] > 1 {
		path += " " + strconv.FormatUint(sum(xid), 36)
	}
	return path
}

func (v vault) link(xid, name string) string {
	return "[[" + v.path(xid, name) + "|" + noteName(name) + "]]"
}

// note writes a node's note: its properties, then what it has to do with others.
func (v vault) note(w *bufio.Writer, star *network.Star) {
	w.WriteString("---\n")
	fmt.Fprintf(w, "id: %s\n", yamlText(star.ID))
	for _, d := range details(&star.Node) {
		if d[1] != "" {
			fmt.Fprintf(w, "%s: %s\n", d[0], yamlText(d[1]))
		}
	}
	if star.At != nil {
		fmt.Fprintf(w, "location: [%v, %v]\n", star.At[1], star.At[0]) // as Obsidian's maps have it
	}
	if len(star.Names) > 0 {
		w.WriteString("aliases:\n")
		for _, name := range star.Names {
			fmt.Fprintf(w, "  - %s\n", yamlText(name))
		}
	}
	fmt.Fprintf(w, "---\n\n# %s\n", inline(star.Name))
	v.edges(w, star.Edges, false)
	v.edges(w, star.Inward, true)
}

// yamlText is a text as a double-quoted scalar of YAML.
func yamlText(s string) string { return strconv.QuoteToGraphic(strings.ToValidUTF8(s, "\uFFFD")) }

// inline is a text on one line in which Markdown finds no markup of its own.
func inline(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ") {
		if strings.ContainsRune("\\`*_[]<>#|~$&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// headings are what edges are called in the note that they start at, and in
// the one that they end at.
func heading(kind string, inward bool) string {
	names := map[string][2]string{
		network.Attends: {"Meetings", "Participants"}, network.Holds: {"Positions", "Held by"}, network.ActsFor: {"Acts for", "Who acts for it"},
		network.For: {"For", "For it"}, network.Against: {"Against", "Against it"}, network.SpeaksOn: {"Speaks on", "Who speaks on it"},
		network.Met: {"Met", "Met"}, network.ToMeet: {"To meet", "To meet"}, network.Shares: {"Shares positions with", "Shares positions with"},
		network.Agrees: {"Agrees with", "Agrees with"}, network.Differs: {"Differs from", "Differs from"},
	}
	at, direction := 0, "of others"
	if inward {
		at, direction = 1, "by others"
	}
	return cmp.Or(names[kind][at], "Speaks "+direction+": "+kind)
}

// edges writes edges, those of a kind together.
func (v vault) edges(w *bufio.Writer, all []*network.Edge, inward bool) {
	var kinds []string
	for _, e := range all {
		if !slices.Contains(kinds, e.Kind) {
			kinds = append(kinds, e.Kind)
		}
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		fmt.Fprintf(w, "\n## %s\n\n", heading(kind, inward))
		for _, e := range all {
			if e.Kind == kind {
				v.edge(w, e, inward)
			}
		}
	}
}

func (v vault) edge(w io.Writer, e *network.Edge, inward bool) {
	xid, name := e.Target, e.TargetName
	if inward {
		xid, name = e.Source, e.SourceName
	}
	fmt.Fprintf(w, "- %s", v.link(xid, name))
	for _, is := range e.Issues {
		fmt.Fprintf(w, "; %s (%d)", inline(is.Name), is.Count)
	}
	fmt.Fprintln(w)
	for _, p := range e.Proofs {
		title := inline(p.Article.Name)
		if address := safeURL(p.Article.URL); address != "" {
			title = "[" + title + "](<" + address + ">)"
		}
		fmt.Fprintf(w, "    - “%s” %s", inline(p.Quote), title)
		if p.Date != "" {
			fmt.Fprintf(w, ", %s", p.Date)
		}
		if p.Score > 0 {
			fmt.Fprintf(w, ", score %s", score(p.Score))
		}
		fmt.Fprintln(w)
	}
}
