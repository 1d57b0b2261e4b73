package issue

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"entente/graph/plain"
)

// An Issue is what positions belong to.
type Issue struct {
	ID      string   // unique, and the same whatever countries are called
	Name    string   // as one would say it
	Aliases []string // other names
	Actors  []string // who must be in play, as the row has it
	Words   []string // what tells of it
}

// id is the ID of the row's issue, with the countries in its places.
func (r *Row) id(codes []string) string {
	id := slug(strings.ReplaceAll(r.Name, place, " "))
	if len(codes) > 0 {
		id += "/" + strings.Join(codes, "+")
	}
	return id
}

// issue is the row's issue, with the countries in its places.
func (r *Row) issue(codes []string) *Issue {
	is := &Issue{ID: r.id(codes), Name: r.Name, Aliases: r.Aliases, Words: r.Signs}
	for _, group := range r.Actors {
		is.Actors = append(is.Actors, strings.Join(group, "+"))
	}
	for _, code := range codes {
		is.Name = strings.Replace(is.Name, place, countryName(code), 1)
	}
	if len(codes) > 0 {
		is.Actors = codes
	}
	return is
}

// ByID is the issue of an ID, or nil where the table has it no longer.
func (t *Table) ByID(id string) *Issue {
	row, codes, _ := strings.Cut(id, "/")
	r := t.byID[row]
	switch {
	case r == nil:
		return nil
	case codes == "":
		return r.issue(nil)
	}
	return r.issue(strings.Split(codes, "+"))
}

// called are countries whose usual name is not that of the register.
var called = map[string]string{"HKG": "Hong Kong", "MMR": "Myanmar", "PSE": "Palestine", "COD": "DR Congo", "COG": "Congo", "TUR": "Turkey", "MAC": "Macao", "XKX": "Kosovo"}

// countryName is the usual name of a country by its code.
func countryName(code string) string {
	if name := called[code]; name != "" {
		return name
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.English.Regions().Name(region); name != "" {
		return name
	}
	return code
}

func slug(name string) string { return strings.ReplaceAll(plain.Fold(name), " ", "-") }
