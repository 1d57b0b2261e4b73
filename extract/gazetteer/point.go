package gazetteer

import (
	"fmt"
	"strconv"
)

// A Point is where a place is, in degrees.
type Point struct{ Latitude, Longitude float64 }

// A spot is a name in a country, which together are one place.
type spot struct{ name, code string }

// point reads a row of a name, alpha-3 code, latitude and longitude.
func (g *Gazetteer) point(f []string) error {
	latitude, err := degrees(f[2], 90)
	if err != nil {
		return err
	}
	longitude, err := degrees(f[3], 180)
	if err != nil {
		return err
	}
	g.points[spot{squeeze(f[0]), f[1]}] = Point{latitude, longitude}
	return nil
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
			if p, ok = g.points[spot{squeeze(g.capital[s.Code]), s.Code}]; !ok { // a city that is a country
				p, ok = g.points[spot{squeeze(s.Name), s.Code}]
			}
		case s.Kind == Place || s.Form == Seat:
			p, ok = g.points[spot{squeeze(name), s.Code}]
		}
		if ok {
			return p, true
		}
	}
	return Point{}, false
}
