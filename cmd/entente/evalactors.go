package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/extract/article"
	"entente/extract/eval"
	"entente/extract/fact"
	"entente/graph/identity"
)

func evalActorsCommand() *cli.Command {
	return &cli.Command{
		Name:      "actors",
		Usage:     "score who is who across annotated articles",
		ArgsUsage: "GOLD_DIR...",
		Description: "FILE says who the people of the articles are, one a line: the article, the person's id in\n" +
			"its annotation, and a name, tabs between. Those of one name are one. Of all pairs of people of\n" +
			"two articles it is scored whether the graph would make one node of them. Articles named in\n" +
			"blind.txt beside a GOLD_DIR are left out. Without --who, FILEs are articles as for entente extract,\n" +
			"and it is counted how many actors answer to each --called name.",
		Flags: append(append(readingFlags(), pickFlags()...),
			&cli.StringFlag{Name: "who", Usage: "who the people are, a `FILE` of tab-separated lines"},
			&cli.StringSliceFlag{Name: "called", Usage: "count the actors that answer to `NAME`"},
			&cli.BoolFlag{Name: "annotated", Usage: "take the people of the annotations, and extract nothing"},
			&cli.BoolFlag{Name: "each", Usage: "print each pair that is wrong or missed, too"},
		),
		OnUsageError: usageError,
		Action:       runEvalActors,
	}
}

func runEvalActors(c *cli.Context) error {
	if c.NArg() == 0 {
		return &usage{"eval actors wants folders of annotated articles, or articles"}
	}
	if c.String("who") == "" {
		return countCalled(c)
	}
	who, err := readWho(c.String("who"))
	if err != nil {
		return err
	}
	cast := &cast{who: who}
	for _, dir := range c.Args().Slice() {
		if err := cast.read(c, dir); err != nil {
			return err
		}
	}
	each := io.Discard
	if c.Bool("each") {
		each = c.App.Writer
	}
	score, err := cast.score(each)
	if err != nil {
		return err
	}
	people := make(map[string]bool)
	for _, p := range cast.people {
		people[p.is] = true
	}
	_, err = fmt.Fprintf(c.App.Writer, "%d articles, %d times a person, %d people; %d were not found\npairs  %s\n",
		cast.articles, len(cast.people), len(people), cast.missed, score)
	return err
}

// readWho reads who the people of articles are, by article and id.
func readWho(path string) (map[[2]string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading who is who: %w", err)
	}
	defer f.Close()
	who := make(map[[2]string]string)
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 3 {
			return nil, fmt.Errorf("reading who is who: line %d of %s: want an article, an id and a name", n, path)
		}
		who[[2]string{col[0], col[1]}] = col[2]
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading who is who: %w", err)
	}
	return who, nil
}

// A cast is the people of several articles.
type cast struct {
	who      map[[2]string]string
	articles int
	missed   int // people that extraction did not find
	people   []played
	keys     []identity.ActorKey
}

// A played person is one whom an article names.
type played struct{ article, name, is, key string }

// read adds the articles of a folder.
func (all *cast) read(c *cli.Context, dir string) error {
	paths, err := pickGold(c, dir)
	if err != nil {
		return err
	}
	blind, err := blindBeside(dir)
	if err != nil {
		return err
	}
	paths = slices.DeleteFunc(paths, func(p string) bool { return slices.Contains(blind, stem(p)) })
	factsOf := func(a *article.Article, gold *eval.Doc) *fact.Facts { return annotated(gold, a) }
	if !c.Bool("annotated") {
		x, err := newExtractor(c)
		if err != nil {
			return err
		}
		factsOf = func(a *article.Article, _ *eval.Doc) *fact.Facts { return x.Extract(a) }
	}
	type result struct {
		path  string
		gold  *eval.Doc
		facts *fact.Facts
		err   error
	}
	for r := range inOrder(c.Context, slices.Values(paths), max(1, c.Int("workers")), func(path string) (r result) {
		r.path = path
		if r.gold, r.err = eval.ReadDoc(path); r.err != nil {
			return r
		}
		a, err := goldArticle(path, r.gold, c.String("date"))
		if r.err = err; err == nil {
			r.facts = factsOf(a, r.gold)
		}
		return r
	}) {
		if r.err != nil {
			return r.err
		}
		all.add(stem(r.path), r.gold, r.facts)
	}
	return c.Context.Err()
}

// add adds an article as it is annotated and as it was read.
func (all *cast) add(article string, gold *eval.Doc, facts *fact.Facts) {
	all.articles++
	keys := identity.ActorKeys("article:"+article, facts)
	all.keys = append(all.keys, slices.Collect(maps.Values(keys))...)
	found := eval.Matched(gold, eval.FromFacts(facts))
	for _, a := range gold.Actors {
		is := all.who[[2]string{article, a.ID}]
		switch key, ok := keys[found[a.ID]]; {
		case is == "":
		case !ok || key.Kind() != fact.Person:
			all.missed++
		default:
			all.people = append(all.people, played{article, a.Name, is, key.String()})
		}
	}
}

// score scores the pairs of people of two articles.
func (all *cast) score(each io.Writer) (score pairScore, err error) {
	clusters := identity.ResolveActors(all.keys, nil)
	for i, p := range all.people {
		for _, q := range all.people[:i] {
			if p.article == q.article {
				continue
			}
			meet, should := clusters[p.key].XID == clusters[q.key].XID, p.is == q.is
			score.add(meet, should)
			if meet == should {
				continue
			}
			word := map[bool]string{true: "wrong", false: "missed"}[meet]
			if _, err := fmt.Fprintf(each, "%s\t%s %s\t%s %s\t%s\n", word, q.article, q.name, p.article, p.name, clusters[p.key].Note); err != nil {
				return score, fmt.Errorf("writing pairs: %w", err)
			}
		}
	}
	return score, nil
}

// countCalled counts the actors of articles that answer to a name.
func countCalled(c *cli.Context) error {
	reads, _, err := readFacts(c, nil)
	if err != nil {
		return err
	}
	tally := tally{errOut: c.App.ErrWriter}
	var keys []identity.ActorKey
	called := make(map[string][]string) // the keys of a name
	for r := range reads {
		if r.err != nil {
			tally.failed(r.err)
			continue
		}
		tally.succeeded(r.article)
		of := identity.ActorKeys("article:"+r.facts.ID, r.facts)
		for _, a := range r.facts.Actors {
			keys = append(keys, of[a.ID])
			for _, name := range append(a.Names, a.Name) {
				called[name] = append(called[name], of[a.ID].String())
			}
		}
	}
	clusters := identity.ResolveActors(keys, nil)
	all := make(map[string]bool)
	for _, one := range clusters {
		all[one.XID] = true
	}
	w := c.App.Writer
	if _, err := fmt.Fprintf(w, "%d times an actor, %d actors\n", len(keys), len(all)); err != nil {
		return err
	}
	for _, name := range c.StringSlice("called") {
		answer := make(map[string]bool)
		for _, k := range called[name] {
			answer[clusters[k].XID] = true
		}
		if _, err := fmt.Fprintf(w, "%d\t%s\n", len(answer), name); err != nil {
			return err
		}
	}
	return tally.err()
}
