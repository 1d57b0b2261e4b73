package main

import (
	"cmp"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/extract/article"
	"entente/extract/eval"
	"entente/extract/fact"
	"entente/graph"
)

func evalIssuesCommand() *cli.Command {
	return &cli.Command{
		Name:      "issues",
		Usage:     "tell the issues of annotated positions, and which say the same",
		ArgsUsage: "GOLD_DIR | FILE...",
		Description: "Puts the annotated positions, with their articles, through the code that the graph\n" +
			"uses, and prints a line for each: ARTICLE#PLACE, its issue, and a key that positions\n" +
			"which say the same have in common; \"-\" for none. Or, of articles that nobody annotated,\n" +
			"how many positions share an issue with another article's, and what that costs.",
		Flags: append(append(pickFlags(), readingFlags()...),
			&cli.BoolFlag{Name: "assign", Usage: "print what each position was assigned to"},
			&cli.BoolFlag{Name: "shared", Usage: "read articles instead, and print how many positions share an issue with another article's"},
			&cli.StringFlag{Name: "pairs", Usage: "score instead which of the positions in `FILE` meet, such as graph/issue/testdata/pairs.tsv"},
			issuesFlag(),
			&cli.BoolFlag{Name: "each", Usage: "with --pairs, print what is wrong or missed, too"},
		),
		OnUsageError: usageError,
		Action:       runEvalIssues,
	}
}

func runEvalIssues(c *cli.Context) error {
	own, _, err := ownIssues(c)
	if err != nil {
		return err
	}
	filer := graph.NewFiler(own)
	if path := c.String("pairs"); path != "" && c.NArg() == 0 {
		return evalPairs(c, filer, path)
	}
	if c.Bool("shared") {
		return evalShared(c, filer)
	}
	if c.NArg() != 1 || !c.Bool("assign") {
		return &usage{"eval issues wants --assign and one folder of annotated articles, --pairs FILE, or --shared and articles"}
	}
	paths, err := pickGold(c, c.Args().First())
	if err != nil {
		return err
	}
	fmt.Fprintln(c.App.Writer, "# position\tissue\tsame")
	for _, path := range paths {
		doc, err := eval.ReadDoc(path)
		if err != nil {
			return err
		}
		a, err := goldArticle(path, doc, "")
		if err != nil {
			return err
		}
		filed, err := filer.Filings(a, annotated(doc, a))
		if err != nil {
			return err
		}
		for i, p := range filed {
			if _, err := fmt.Fprintf(c.App.Writer, "%s#%d\t%s\t%s\n", stem(path), i, cmp.Or(p.Issue, "-"), cmp.Or(p.Same, "-")); err != nil {
				return fmt.Errorf("writing issues: %w", err)
			}
		}
	}
	return nil
}

// goldArticle is the article that is annotated in a JSON file. Its date is date where the
// annotation has none.
func goldArticle(path string, gold *eval.Doc, date string) (*article.Article, error) {
	text := strings.TrimSuffix(path, ".json") + ".txt"
	data, err := os.ReadFile(text)
	if err != nil {
		return nil, fmt.Errorf("reading article: %w", err)
	}
	return article.FromText(text, data, article.Options{Published: cmp.Or(gold.Published, date), AnyLanguage: true}), nil
}

// annotated are annotations in the form of extracted facts.
func annotated(doc *eval.Doc, a *article.Article) *fact.Facts {
	f := &fact.Facts{Article: doc.Article, Published: doc.Published}
	for _, one := range doc.Actors {
		actor := fact.Actor{ID: one.ID, Name: one.Name, Kind: fact.ActorKind(one.Kind), Names: one.Names, Role: one.Role, Of: one.Of}
		if actor.Kind == fact.Country {
			actor.Code = one.ID
		}
		f.Actors = append(f.Actors, actor)
	}
	for _, p := range doc.Positions {
		at := max(0, strings.Index(a.Text, p.Evidence))
		f.Positions = append(f.Positions, fact.Position{Stance: fact.Stance(p.Stance), Topic: p.Topic, Holders: p.Holders, About: p.About,
			Evidence: fact.Evidence{Quote: p.Evidence, Start: at, End: at + len(p.Evidence)}})
	}
	return f
}
