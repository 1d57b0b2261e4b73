package extract_test

import (
	"fmt"
	"log"

	"entente/extract"
	"entente/extract/article"
)

func ExampleExtractor_Extract() {
	x, err := extract.New(extract.Options{})
	if err != nil {
		log.Fatal(err)
	}
	a := article.FromText("talks.txt", []byte("Talks in Kampala\n2022-07-14\n\n"+
		"Kenya and Uganda held talks in Kampala on Tuesday. Kenya condemned Somalia's raid on the port.\n"), article.Options{})
	f := x.Extract(a)
	for _, m := range f.Meetings {
		fmt.Println(m.Status, m.Kind, m.Participants, m.Place, m.Date)
	}
	for _, p := range f.Positions {
		fmt.Println(p.Holders, p.Name, p.About)
	}
	// Output:
	// held talks [KEN UGA] Kampala 2022-07-12
	// [KEN] condemns Somalia's raid on port [SOM]
}
