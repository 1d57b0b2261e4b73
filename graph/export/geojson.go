package export

import (
	"bufio"
	"cmp"
	"context"
	"slices"
	"strings"

	"entente/graph/network"
)

// writeGeoJSON writes meetings as features at their places, with what proves
// them. A meeting whose place is not known has no geometry.
func writeGeoJSON(ctx context.Context, w *bufio.Writer, n Source) error {
	type point struct {
		Type        string      `json:"type"`
		Coordinates *[2]float64 `json:"coordinates"`
	}
	type feature struct {
		Type       string         `json:"type"`
		ID         string         `json:"id"`
		Geometry   *point         `json:"geometry"`
		Properties map[string]any `json:"properties"`
	}
	meeting := values(func(_ int, star *network.Star) any {
		f := feature{"Feature", star.ID, nil, meetingProperties(star)}
		if star.At != nil {
			f.Geometry = &point{"Point", star.At}
		}
		return f
	})
	w.WriteString(`{"type":"FeatureCollection","features":[`)
	i := 0
	for star, err := range n.Stars(ctx) {
		if err != nil {
			return err
		}
		if star.Kind != network.Meeting {
			continue
		}
		if err := meeting(w, i, star); err != nil {
			return err
		}
		i++
	}
	_, err := w.WriteString("\n]}\n")
	return err
}

func meetingProperties(star *network.Star) map[string]any {
	p := map[string]any{"name": star.Name}
	for key, value := range map[string]string{"kind": star.Group, "status": star.Status, "place": star.Place, "date": star.Start} {
		if value != "" {
			p[key] = value
		}
	}
	var who []string
	for _, e := range star.Inward {
		who = append(who, e.SourceName)
	}
	slices.Sort(who)
	p["participants"] = strings.Join(who, ", ")
	whole := network.Edge{Proofs: reports(star)}
	for _, d := range evidence(&whole) {
		if d[1] != "" {
			p[d[0]] = d[1]
		}
	}
	return p
}

// reports are the proofs of what leads to a node, each once, in order of date.
func reports(star *network.Star) []network.Proof {
	var all []network.Proof
	for _, e := range star.Inward {
		all = append(all, e.Proofs...)
	}
	slices.SortFunc(all, func(a, b network.Proof) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID)) })
	return slices.CompactFunc(all, func(a, b network.Proof) bool { return a.ID == b.ID })
}
