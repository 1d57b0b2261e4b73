// Package eval scores extracted facts against annotations: actors, meetings,
// positions and the links that they make between actors, and the classes of
// events coded in single sentences.
package eval

import (
	"encoding/json"
	"fmt"
	"os"

	"entente/extract/fact"
)

// A Doc is one article's annotation, or a prediction in the same shape.
type Doc struct {
	Article   string     `json:"article"`
	Published string     `json:"published"`
	Actors    []Actor    `json:"actors"`
	Meetings  []Meeting  `json:"meetings"`
	Positions []Position `json:"positions"`
}

// An Actor is an annotated actor. Finding an optional one earns nothing,
// missing it costs nothing; so it is with meetings and positions.
type Actor struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Names    []string `json:"names"`
	Role     string   `json:"role,omitempty"`
	Of       string   `json:"of,omitempty"` // whom the actor acts for, by ID
	Optional bool     `json:"optional,omitempty"`
}

// A Meeting is an annotated meeting.
type Meeting struct {
	Participants []string `json:"participants"`
	Place        string   `json:"place"`
	Date         string   `json:"date"`
	Optional     bool     `json:"optional,omitempty"`
}

// A Position is an annotated position.
type Position struct {
	Holders  []string `json:"holders"`
	Stance   string   `json:"stance"`
	Topic    string   `json:"topic"`
	About    []string `json:"about"`
	Evidence string   `json:"evidence"`
	Optional bool     `json:"optional,omitempty"`
}

// ReadDoc reads the JSON file of one article.
func ReadDoc(path string) (*Doc, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	d := new(Doc)
	if err := json.Unmarshal(data, d); err != nil {
		return nil, fmt.Errorf("reading annotations of %s: %w", path, err)
	}
	return d, nil
}

// FromFacts is the facts in the shape of annotations.
func FromFacts(f *fact.Facts) *Doc {
	d := &Doc{Article: f.Article, Published: f.Published}
	for _, a := range f.Actors {
		d.Actors = append(d.Actors, Actor{ID: a.ID, Name: a.Name, Kind: string(a.Kind), Names: a.Names})
	}
	for _, m := range f.Meetings {
		d.Meetings = append(d.Meetings, Meeting{Participants: m.Participants, Place: m.Place, Date: m.Date})
	}
	for _, p := range f.Positions {
		d.Positions = append(d.Positions, Position{Holders: p.Holders, Stance: string(p.Stance),
			Topic: p.Topic, About: p.About, Evidence: p.Quote})
	}
	return d
}
