package gazetteer

import (
	"errors"
	"fmt"
	"strconv"

	"entente/extract/tsv"
)

// A Point is where a place is, in degrees.
type Point struct{ Latitude, Longitude float64 }

// A spot is a name in a country, which together are one place.
type spot struct{ name, code string }

// pointColumns are those of tables that say where places are.
const pointColumns = "name, country, latitude, longitude"

// readPoints reads where places are. Extraction does not ask, so it does not wait for it.
func (g *Gazetteer) readPoints() map[spot]Point {
	points := make(map[spot]Point, 1<<12)
	for _, file := range []string{"cities.tsv", "points.tsv"} {
		text, err := data.ReadFile("data/" + file)
		if err != nil {
			panic(err) // it is part of the program
		}
		for _, f := range tsv.Rows(file, string(text), pointColumns) {
			code := f[1]
			if of, ok := g.nations[code]; ok {
				code = of
			}
			latitude, err := degrees(f[2], 90)
			longitude, err2 := degrees(f[3], 180)
			if err := errors.Join(err, err2); err != nil {
				panic(fmt.Sprintf("%s: %s: %v", file, f[0], err))
			}
			points[spot{squeeze(f[0]), code}] = Point{latitude, longitude}
		}
	}
	return points
}

func degrees(text string, most float64) (float64, error) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n < -most || n > most {
		return 0, fmt.Errorf("%q is no number of degrees up to %v", text, most)
	}
	return n, nil
}

// Nation is the alpha-3 code of a country by its alpha-2 code, or empty.
func (g *Gazetteer) Nation(alpha2 string) string { return g.nations[alpha2] }

// City is where the city or other spot of a name is. Of a country or province
// it is not ok: what happens there may happen far from its capital.
func (g *Gazetteer) City(name string) (p Point, ok bool) {
	for _, s := range g.Lookup(trimThe(name)) {
		if s.Kind == Country && s.Form == Name && g.capital[s.Code] != s.Name {
			return Point{}, false
		}
	}
	return g.Point(name)
}

// Point is where the place of a name is; of a country, where its capital is. It
// is not ok where nothing of that name has a known place.
func (g *Gazetteer) Point(name string) (p Point, ok bool) {
	for _, s := range g.Lookup(trimThe(name)) {
		switch {
		case s.Kind == Country && s.Form == Name:
			if p, ok = g.points()[spot{squeeze(g.capital[s.Code]), s.Code}]; !ok { // a city that is a country
				p, ok = g.points()[spot{squeeze(s.Name), s.Code}]
			}
		case s.Kind == Place || s.Form == Seat:
			p, ok = g.points()[spot{squeeze(name), s.Code}]
		}
		if ok {
			return p, true
		}
	}
	return Point{}, false
}
