package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"log"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/schema"
)

// Two countries that met, out of one article, and whom one of them met.
func ExampleGraph_Load() {
	ctx := context.Background()
	addrs, err := serverAddrs() // or those of your own server
	if err != nil {
		log.Fatal(err)
	}
	g, err := Connect(ctx, Options{Addrs: addrs})
	if err != nil {
		log.Fatal(err)
	}
	defer g.Close()
	if err := g.ApplySchema(ctx); err != nil {
		log.Fatal(err)
	}

	text := "Norvania and Sudonia held talks on Tuesday."
	a := article.FromText("talks.txt", []byte(text), article.Options{Published: "2022-07-14"})
	evidence := fact.Evidence{Quote: text, Start: 0, End: len(text)}
	facts := &fact.Facts{Article: a.Name, ID: a.ID, Published: a.Published,
		Actors: []fact.Actor{
			{ID: "norvania", Name: "Norvania", Kind: fact.Organization, Names: []string{"Norvania"}},
			{ID: "sudonia", Name: "Sudonia", Kind: fact.Organization, Names: []string{"Sudonia"}}},
		Meetings: []fact.Meeting{{Kind: fact.Talks, Status: fact.Held, Date: "2022-07-12",
			Participants: []string{"norvania", "sudonia"}, Evidence: evidence, Rule: "noun talk"}}}
	items := make(chan Item, 1)
	items <- Item{Article: a, Facts: facts}
	close(items)
	stats, err := g.Load(ctx, items, nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("articles:", stats.Articles)

	query, err := schema.Query("met")
	if err != nil {
		log.Fatal(err)
	}
	answer, err := g.Query(ctx, query, map[string]string{"$actor": "Norvania"})
	if err != nil {
		log.Fatal(err)
	}
	var met struct {
		Meetings []struct {
			Date         string
			Participants []struct{ Name string }
		}
	}
	if err := json.Unmarshal(answer, &met); err != nil {
		log.Fatal(err)
	}
	for _, m := range met.Meetings {
		fmt.Println(m.Date, m.Participants)
	}
	// Output:
	// articles: 1
	// 2022-07-12 [{Norvania} {Sudonia}]
}
