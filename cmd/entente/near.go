package main

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"entente/extract/gazetteer"
	"entente/graph"
	"entente/graph/ask"
)

// locator tells where cities and other spots are. The names are read when the
// first is asked for.
func locator() func(place string) (graph.Point, bool) {
	names := sync.OnceValues(func() (*gazetteer.Gazetteer, error) { return gazetteer.New("") })
	return func(place string) (graph.Point, bool) {
		g, err := names()
		if err != nil {
			panic(err) // it is embedded, and a test reads it
		}
		p, ok := g.City(place)
		return graph.Point{Latitude: p.Latitude, Longitude: p.Longitude}, ok
	}
}

// setNear puts --near and --within into the query's variables.
func setNear(c *cli.Context, dql string, vars map[string]string) error {
	name, within := c.String("near"), c.String("within")
	for flag, variable := range map[string]string{"near": "$point", "within": "$meters"} {
		if c.IsSet(flag) && !strings.Contains(dql, variable) {
			return &usage{fmt.Sprintf("the query has no %s for --%s to set: entente query near has", variable, flag)}
		}
	}
	if name != "" {
		p, ok := locator()(name)
		if !ok {
			return fmt.Errorf("--near: %w; --set point='[LONGITUDE, LATITUDE]' says where it is", &ask.NameError{Name: name, Kind: "city"})
		}
		vars["$point"] = fmt.Sprintf("[%v, %v]", p.Longitude, p.Latitude)
	}
	if within != "" {
		meters, err := distance(within)
		if err != nil {
			return err
		}
		vars["$meters"] = meters
	}
	return nil
}

// farthest is how far apart two places are at most: half the way around the Earth, in meters.
const farthest = 20_000_000

// distance reads "100km" or "500m", in meters.
func distance(text string) (string, error) {
	number, times := strings.TrimSuffix(text, "m"), 1.0
	if n, ok := strings.CutSuffix(number, "k"); ok {
		number, times = n, 1000
	}
	x, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	x *= times
	if err != nil || !strings.HasSuffix(text, "m") || !(x > 0 && x <= farthest) { // NaN is neither
		return "", &usage{fmt.Sprintf("--within %s: expected a distance as 100km or 500m", text)}
	}
	return strconv.FormatFloat(x, 'f', -1, 64), nil
}
