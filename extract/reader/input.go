// Package reader reads facts by a pretrained encoder that learned from
// annotated articles: which words are the evidence of a position or a meeting,
// who holds or attends it, and how sure that is. It sees what the rules found
// and judges that, too.
package reader

// An Input is an article as the earlier stages understand it: what the reader
// reads, and what it learns from.
type Input struct {
	Sentences []Sentence `json:"sentences"`
	Actors    []Actor    `json:"actors"`
	Positions []Position `json:"positions"` // those that the rules found
	Meetings  []Meeting  `json:"meetings"`  // likewise, each report by itself
	Signed    []int      `json:"signed"`    // the actors who issue a statement
	Voice     []int      `json:"voice"`     // the actors who speak outside quotes
}

// A Sentence is a sentence with its tree and what it mentions.
type Sentence struct {
	Para     int       `json:"para"`
	Title    bool      `json:"title,omitempty"`
	Tokens   []Token   `json:"tokens"`
	Mentions []Mention `json:"mentions"`
	Places   []Place   `json:"places"`
	Dates    []Date    `json:"dates"`
}

// A Token is a word in its tree.
type Token struct {
	Start  int    `json:"s"` // bytes of the article
	End    int    `json:"e"`
	Text   string `json:"t"`
	UPOS   string `json:"u"`
	Head   int    `json:"h"` // -1 for the root
	Rel    string `json:"r"`
	Quoted bool   `json:"q,omitempty"`
	Voice  []int  `json:"v,omitempty"` // the actors who say it, as the rules have it
	Denied bool   `json:"-"`           // a predicate that the text says does not hold
}

// A Mention is a name, description or pronoun that stands for actors.
type Mention struct {
	Head   int   `json:"head"`
	First  int   `json:"first"`
	Last   int   `json:"last"`
	Kind   int   `json:"kind"`
	Actors []int `json:"actors"`
}

// An Actor is whom mentions stand for.
type Actor struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Names []string `json:"names"`
	Kind  string   `json:"kind"`
	Of    int      `json:"of"` // the actor it acts for, -1 for none
}

// A Position is one that the rules found.
type Position struct {
	Sentence int    `json:"sentence"`
	First    int    `json:"first"` // its evidence
	Last     int    `json:"last"`
	Word     int    `json:"word"` // the predicate
	Topic    []int  `json:"topic"`
	Stance   string `json:"stance"`
	Holders  []int  `json:"holders"`
	About    []int  `json:"about"`
	Rule     string `json:"rule"`
	Own      bool   `json:"own,omitempty"` // by a row of the user's own
}

// A Meeting is one report of a meeting that the rules found.
type Meeting struct {
	Sentence     int    `json:"sentence"`
	Word         int    `json:"word"`
	Kind         string `json:"kind"`
	Status       string `json:"status"`
	Participants []int  `json:"participants"`
	Place        string `json:"place"`
	Date         string `json:"date"`
}

// A Place is a named place.
type Place struct {
	First int    `json:"first"`
	Last  int    `json:"last"`
	Name  string `json:"name"`
	In    bool   `json:"in"` // behind "in", "at" and the like
}

// A Date is a date, worked out.
type Date struct {
	First int    `json:"first"`
	Last  int    `json:"last"`
	ISO   string `json:"iso"`
}
