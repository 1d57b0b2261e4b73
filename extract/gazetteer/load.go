package gazetteer

import (
	"embed"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"sync"

	"entente/extract/tsv"
)

//go:embed data/*.tsv
var data embed.FS

// New reads the tables, and the user's own list in the CSV file userFile
// unless that is empty. Its errors name file and line.
func New(userFile string) (*Gazetteer, error) {
	g := &Gazetteer{
		senses:  make(map[string][]Sense, 1<<13),
		parted:  make(map[string]bool, 1<<12),
		entries: make(map[string]*Entry, 1<<11),
		titles:  map[string]Title{},
		orgs:    map[string]string{},
		things:  map[string]string{},
		nations: map[string]string{},
		given:   make(map[string]byte, 1<<12),
		capital: map[string]string{},
	}
	for _, t := range []struct {
		file, columns string
		row           func(f []string) error
	}{
		{"iso.tsv", "alpha-3, alpha-2, name", g.iso},
		{"countries.tsv", "alpha-3, name, other names, adjectives, capitals", g.country},
		{"organizations.tsv", "id, name, other names, class, of", g.organization},
		{"people.tsv", "name, other forms, of, gender", g.person},
		{"states.tsv", "id, name, other names, adjectives, capitals", g.state},
		{"provinces.tsv", "name, state", g.province},
		{"places.tsv", "name, country", g.place},
		{"cities.tsv", pointColumns, g.city},
		{"titles.tsv", "title, class, gender", g.title},
		{"orgwords.tsv", "word, use", func(f []string) error { return put(g.orgs, f) }},
		{"notnames.tsv", "word, class", func(f []string) error { return put(g.things, f) }},
		{"forenames.tsv", "name, gender", g.forename},
	} {
		text, err := data.ReadFile("data/" + t.file)
		if err != nil {
			return nil, fmt.Errorf("gazetteer: %w", err)
		}
		if err := tsv.Each(t.file, string(text), t.columns, func(_ int, f []string) error { return t.row(f) }); err != nil {
			return nil, err
		}
	}
	if userFile != "" {
		if err := g.user(userFile); err != nil {
			return nil, err
		}
	}
	g.points = sync.OnceValue(g.readPoints)
	g.keys = make([]string, 0, len(g.senses))
	for k := range g.senses {
		g.keys = append(g.keys, k)
	}
	sort.Strings(g.keys)
	return g, nil
}

func put(table map[string]string, f []string) error {
	if f[0] == "" || f[1] == "" {
		return fmt.Errorf("a word without a class")
	}
	word := lower(f[0])
	if was := table[word]; was != "" && was != f[1] {
		return fmt.Errorf("%q is both %s and %s", f[0], was, f[1])
	}
	table[word] = f[1]
	return nil
}

// add gives entry e the name, unless e has it already.
func (g *Gazetteer) add(name string, e *Entry, form Form) {
	key := g.key(name)
	if key == "" {
		return
	}
	for _, s := range g.senses[key] {
		if s.Entry == e {
			return
		}
	}
	g.senses[key] = append(g.senses[key], Sense{e, form})
}

func (g *Gazetteer) enter(e *Entry) error {
	if e.ID == "" || e.Name == "" {
		return fmt.Errorf("an entry without id or name")
	}
	if g.entries[e.ID] != nil {
		return fmt.Errorf("id %q is there twice", e.ID)
	}
	g.entries[e.ID] = e
	return nil
}

func (g *Gazetteer) iso(f []string) error {
	e := &Entry{ID: f[0], Code: f[0], Name: plain(f[2]), Kind: Country}
	g.nations[f[1]] = f[0]
	g.add(e.Name, e, Name)
	return g.enter(e)
}

// plain writes CLDR's names as running text has them.
func plain(name string) string {
	name, _, _ = strings.Cut(name, " (")
	name = strings.ReplaceAll(name, " & ", " and ")
	return strings.ReplaceAll(name, "’", "'")
}

func (g *Gazetteer) country(f []string) error {
	e := g.entries[f[0]]
	if e == nil {
		return fmt.Errorf("no country has the code %q", f[0])
	}
	if f[1] != "-" {
		e.Name = f[1]
		g.add(f[1], e, Name)
	}
	g.addForms(e, f[2:])
	if seats := list(f[4]); len(seats) > 0 {
		g.capital[e.Code] = seats[0]
	}
	return nil
}

// addForms gives a country its other names, its adjectives and its seats.
func (g *Gazetteer) addForms(e *Entry, f []string) {
	for _, n := range list(f[0]) {
		g.add(n, e, Name)
	}
	for _, n := range list(f[1]) {
		g.add(n, e, Adjective)
		g.add(n+"s", e, Adjective)
	}
	for _, n := range list(f[2]) {
		g.add(n, e, Seat)
	}
}

// state enters a state or nation that has no ISO code of its own.
func (g *Gazetteer) state(f []string) error {
	e := &Entry{ID: f[0], Name: f[1], Kind: Country}
	g.add(e.Name, e, Name)
	g.addForms(e, f[2:])
	return g.enter(e)
}

func (g *Gazetteer) forename(f []string) error {
	switch f[1] {
	case "m", "f", "-":
	default:
		return fmt.Errorf("%q is no gender", f[1])
	}
	g.given[f[0]] = gender(f[1])
	return nil
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

func (g *Gazetteer) organization(f []string) error {
	e := &Entry{ID: f[0], Name: f[1], Kind: Organization, Class: f[3], Of: dash(f[4])}
	switch e.Class {
	case "body", "armed", "party", "company", "media":
	default:
		return fmt.Errorf("%q is no class of organizations", e.Class)
	}
	g.add(e.Name, e, Name)
	for _, n := range list(f[2]) {
		form := Name
		if n == "Brussels" {
			form = Seat
		}
		g.add(n, e, form)
	}
	return g.enter(e)
}

func (g *Gazetteer) person(f []string) error {
	e := &Entry{ID: Slug(f[0]), Name: f[0], Kind: Person, Of: dash(f[2]), Gender: gender(f[3])}
	g.add(e.Name, e, Name)
	for _, n := range list(f[1]) {
		form := Name
		if !strings.Contains(n, " ") {
			form = Surname
		}
		g.add(n, e, form)
	}
	return g.enter(e)
}

func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func gender(s string) byte {
	if s == "m" || s == "f" {
		return s[0]
	}
	return 0
}

func (g *Gazetteer) place(f []string) error {
	code := dash(f[1])
	if code != "" && g.entries[code] == nil {
		return fmt.Errorf("no country has the code %q", code)
	}
	g.addPlace(f[0], code)
	return nil
}

// province enters a part of a state that has a government of its own; its name may be that
// of a country, too ("Georgia").
func (g *Gazetteer) province(f []string) error {
	if g.entries[f[1]] == nil {
		return fmt.Errorf("no country has the code %q", f[1])
	}
	g.add(f[0], &Entry{ID: Slug(f[0]), Name: f[0], Kind: Place, Code: f[1], Class: Province}, Name)
	return nil
}

func (g *Gazetteer) city(f []string) error {
	code := g.nations[f[1]]
	if code == "" {
		return fmt.Errorf("no country has the code %q", f[1])
	}
	g.addPlace(f[0], code)
	return nil
}

// addPlace enters a place; what is a country, seat or place already stays so.
func (g *Gazetteer) addPlace(name, code string) {
	key := squeeze(name)
	for _, s := range g.senses[key] {
		if s.Kind == Place || s.Kind == Country {
			return
		}
	}
	g.add(name, &Entry{ID: "place:" + Slug(name), Name: name, Kind: Place, Code: code}, Name)
}

func (g *Gazetteer) title(f []string) error {
	switch f[1] {
	case "honorific", "royal", "religious", "military", "office", "member":
	default:
		return fmt.Errorf("%q is no class of titles", f[1])
	}
	word, t := lower(f[0]), Title{Class: f[1], Gender: gender(f[2])}
	if was, ok := g.titles[word]; ok && was != t {
		return fmt.Errorf("%q is both %s and %s", f[0], was.Class, t.Class)
	}
	g.titles[word] = t
	return nil
}

// user reads the user's own list: name, kind, aliases (split at "|"), code,
// acts for; a first line that begins with "name" is a heading. Its names win
// over the built-in ones.
func (g *Gazetteer) user(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("opening the list of actors: %w", err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord, r.TrimLeadingSpace, r.Comment = -1, true, '#'
	for {
		rec, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the list of actors %s: %w", file, err)
		}
		line, _ := r.FieldPos(0)
		if line == 1 && strings.EqualFold(rec[0], "name") {
			continue
		}
		if err := g.userRow(rec); err != nil {
			return fmt.Errorf("%s:%d: %w", file, line, err)
		}
	}
}

func (g *Gazetteer) userRow(rec []string) error {
	if len(rec) < 2 || len(rec) > 5 {
		return fmt.Errorf("%d columns: name, kind, aliases, code, acts for are wanted", len(rec))
	}
	for len(rec) < 5 {
		rec = append(rec, "")
	}
	e := &Entry{Name: strings.TrimSpace(rec[0]), Kind: Kind(strings.TrimSpace(rec[1])),
		Code: strings.TrimSpace(rec[3]), User: true}
	switch e.Kind {
	case Country, Organization, Person, Place:
	default:
		return fmt.Errorf("kind %q is not country, organization, person or place", rec[1])
	}
	if e.Name == "" {
		return fmt.Errorf("an actor without a name")
	}
	e.ID = Slug(e.Name)
	if e.Kind == Country && e.Code != "" {
		e.ID = e.Code
	}
	if of := strings.TrimSpace(rec[4]); of != "" {
		e.Of = g.idOf(of)
	}
	g.entries[e.ID] = e
	for _, n := range append([]string{e.Name}, list(rec[2])...) {
		g.senses[g.key(strings.TrimSpace(n))] = []Sense{{e, Name}}
	}
	return nil
}

// idOf is the ID that a user means by an alpha-3 code or a name.
func (g *Gazetteer) idOf(name string) string {
	if g.entries[name] != nil {
		return name
	}
	for _, s := range g.Lookup(name) {
		if s.Kind != Place {
			return s.ID
		}
	}
	return Slug(name)
}
