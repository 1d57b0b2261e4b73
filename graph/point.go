package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
)

// A Point is where a place is, in degrees north and east.
type Point struct{ Latitude, Longitude float64 }

// String is the point in GeoJSON, as the graph keeps it.
func (p Point) String() string {
	return fmt.Sprintf(`{"coordinates":[%s,%s],"type":"Point"}`, degrees(p.Longitude), degrees(p.Latitude))
}

func degrees(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// pointOf reads a point of GeoJSON out of a decoded answer.
func pointOf(v map[string]any) (Point, bool) {
	at, _ := v["coordinates"].([]any)
	if len(at) != 2 {
		return Point{}, false
	}
	var degrees [2]float64
	for i, x := range at {
		n, ok := x.(json.Number)
		if !ok {
			return Point{}, false
		}
		var err error
		if degrees[i], err = n.Float64(); err != nil {
			return Point{}, false
		}
	}
	return Point{Latitude: degrees[1], Longitude: degrees[0]}, true
}

// location is where a place of these names is, as the graph keeps it, or
// nothing. In the order of the alphabet the first name that is known counts.
func (d *Decisions) location(names []string) string {
	if d == nil || d.locate == nil {
		return ""
	}
	for _, name := range slices.Sorted(slices.Values(names)) {
		if p, ok := d.locate(name); ok {
			return p.String()
		}
	}
	return ""
}
