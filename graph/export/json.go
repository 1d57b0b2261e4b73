package export

import (
	"bufio"
	"context"
	"encoding/json"
	"strconv"

	"entente/graph"
	"entente/graph/network"
)

// values writes what is made of each node or edge as JSON, a line each, with
// commas between.
func values[T any](as func(int, *T) any) func(*bufio.Writer, int, *T) error {
	return func(w *bufio.Writer, i int, v *T) error {
		data, err := json.Marshal(as(i, v))
		if err != nil {
			return err
		}
		if i > 0 {
			w.WriteByte(',')
		}
		w.WriteByte('\n')
		_, err = w.Write(data)
		return err
	}
}

// writeLists writes nodes and edges as two lists of an object.
func writeLists(ctx context.Context, w *bufio.Writer, n Source, node func(int, *network.Node) any, edge func(int, *network.Edge) any) error {
	w.WriteString(`{"nodes":[`)
	if err := (layout{values(node), "\n],\n\"edges\":[", values(edge)}).write(ctx, w, n); err != nil {
		return err
	}
	_, err := w.WriteString("\n]}")
	return err
}

// writeJSON writes nodes and edges as [network.Node] and [network.Edge] have them.
func writeJSON(ctx context.Context, w *bufio.Writer, n Source) error {
	err := writeLists(ctx, w, n, func(_ int, v *network.Node) any { return v }, func(_ int, v *network.Edge) any { return v })
	if err != nil {
		return err
	}
	_, err = w.WriteString("\n")
	return err
}

// writeCytoscape writes the JSON of Cytoscape and Cytoscape.js: elements with
// their data.
func writeCytoscape(ctx context.Context, w *bufio.Writer, n Source) error {
	type element struct {
		Data any `json:"data"`
	}
	type edge struct {
		ID string `json:"id"`
		*network.Edge
	}
	type node struct {
		*network.Node
		Label string `json:"label"`
	}
	w.WriteString(`{"elements":`)
	err := writeLists(ctx, w, n,
		func(_ int, v *network.Node) any { return element{node{v, v.Name}} },
		func(i int, v *network.Edge) any { return element{edge{"e" + strconv.Itoa(i), v}} })
	if err != nil {
		return err
	}
	_, err = w.WriteString("}\n")
	return err
}

// writeJSONLD writes linked data: nodes as resources of Entente's vocabulary,
// edges as resources that link two of them, so that weights and dates are kept.
func writeJSONLD(ctx context.Context, w *bufio.Writer, n Source) error {
	type resource struct {
		ID     string `json:"@id"`
		Type   string `json:"@type"`
		Source string `json:"source,omitempty"`
		Target string `json:"target,omitempty"`
		Name   string `json:"name,omitempty"`
		Group  string `json:"group,omitempty"`
		Start  string `json:"start,omitempty"`
		End    string `json:"end,omitempty"`
		Place  string `json:"place,omitempty"`
		Topic  string `json:"topic,omitempty"`
		Issue  string `json:"issue,omitempty"`
		Role   string `json:"role,omitempty"`
		Status string `json:"status,omitempty"`
		Weight int    `json:"weight,omitempty"`
	}
	w.WriteString(`{"@context":{"@vocab":"urn:entente:","name":"http://schema.org/name","source":{"@type":"@id"},"target":{"@type":"@id"}},` + "\n\"@graph\":[")
	// Edges follow nodes in one list.
	edge := values(func(i int, e *network.Edge) any {
		return resource{ID: "urn:entente:edge:" + strconv.Itoa(i-1), Type: e.Kind, Source: graph.IRI(e.Source), Target: graph.IRI(e.Target), Start: e.Start, End: e.End, Weight: e.Weight}
	})
	err := layout{node: values(func(_ int, v *network.Node) any {
		return resource{ID: graph.IRI(v.ID), Type: v.Kind, Name: v.Name, Group: v.Group, Start: v.Start, End: v.End, Place: v.Place, Topic: v.Topic, Issue: v.Issue, Role: v.Role, Status: v.Status}
	}), edge: func(w *bufio.Writer, i int, e *network.Edge) error { return edge(w, i+1, e) }}.write(ctx, w, n)
	if err != nil {
		return err
	}
	_, err = w.WriteString("\n]}\n")
	return err
}
