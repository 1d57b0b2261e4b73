package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"entente/schema"

	"github.com/dgraph-io/dgo/v230/protos/api"
)

// metaXID is the external id of the one node on the graph itself.
const metaXID = "entente:meta"

// ApplySchema brings the database to [schema.DQL]. Where it has that already,
// nothing is written. An older schema of Entente is migrated; the errors are
// [ErrNewerSchema] for a newer one, [ErrForeignSchema] where predicates of the
// same names have other types. Nothing is ever dropped.
func (g *Graph) ApplySchema(ctx context.Context) error {
	found, err := g.foundSchema(ctx)
	if err != nil {
		return err
	}
	version := 0
	if len(found) > 0 && found[schema.XID].Name != "" && found[schema.SchemaVersion].Name != "" {
		if version, err = g.schemaVersion(ctx); err != nil {
			return err
		}
	}
	switch {
	case version > schema.Version:
		return fmt.Errorf("%w: it has version %d, this program knows %d: use a newer entente", ErrNewerSchema, version, schema.Version)
	case version == schema.Version:
		return nil
	}
	if version == 0 {
		if err := foreign(found); err != nil {
			return err
		}
	}
	if err := g.retry(ctx, "apply schema", func(ctx context.Context) error {
		return g.dg.Alter(ctx, &api.Operation{Schema: schema.DQL})
	}); err != nil {
		return err
	}
	if version > 0 {
		if err := g.migrate(ctx); err != nil {
			return fmt.Errorf("bring the graph from version %d to %d: %w", version, schema.Version, err)
		}
	}
	return g.write(ctx, metaQuads(), nil)
}

// metaQuads are what the node on the graph itself has from the beginning.
func metaQuads() []Quad {
	return []Quad{
		{Subject: metaXID, Predicate: schema.Type, Object: schema.Meta},
		{Subject: metaXID, Predicate: schema.Name, Object: "entente"},
		{Subject: metaXID, Predicate: schema.SchemaVersion, Object: strconv.Itoa(schema.Version)},
	}
}

// foundSchema reads the predicates that the database has.
func (g *Graph) foundSchema(ctx context.Context) (map[string]schema.Predicate, error) {
	var answer struct {
		Schema []struct {
			Predicate string `json:"predicate"`
			Type      string `json:"type"`
			List      bool   `json:"list"`
		} `json:"schema"`
	}
	if err := g.read(ctx, "read schema", "schema {}", nil, &answer); err != nil {
		return nil, err
	}
	found := make(map[string]schema.Predicate, len(answer.Schema))
	for _, p := range answer.Schema {
		found[p.Predicate] = schema.Predicate{Name: p.Predicate, Type: p.Type, List: p.List}
	}
	return found, nil
}

// foreign tells of the first predicate that is somebody else's.
func foreign(found map[string]schema.Predicate) error {
	for _, want := range schema.Predicates() {
		got, ok := found[want.Name]
		if !ok || got == want || got.Type == "default" && got.List == want.List {
			continue
		}
		return fmt.Errorf("%w: its predicate %q is %s, ours is %s: use another database or namespace",
			ErrForeignSchema, want.Name, describe(got), describe(want))
	}
	return nil
}

func describe(p schema.Predicate) string {
	if p.List {
		return "[" + p.Type + "]"
	}
	return p.Type
}

// schemaVersion is 0 in a database that Entente has not written to.
func (g *Graph) schemaVersion(ctx context.Context) (int, error) {
	var answer struct {
		Meta []struct {
			Version int `json:"schema_version"`
		} `json:"meta"`
	}
	err := g.read(ctx, "read schema version", `query q($x: string) { meta(func: eq(xid, $x)) { schema_version } }`,
		map[string]string{"$x": metaXID}, &answer)
	if err != nil || len(answer.Meta) == 0 {
		return 0, err
	}
	return answer.Meta[0].Version, nil
}

// read makes a read-only query and decodes its answer.
func (g *Graph) read(ctx context.Context, doing, dql string, vars map[string]string, into any) error {
	return g.retry(ctx, doing, func(ctx context.Context) error {
		resp, err := g.dg.NewReadOnlyTxn().QueryWithVars(ctx, dql, vars)
		if err != nil {
			return err
		}
		return json.Unmarshal(resp.Json, into)
	})
}
