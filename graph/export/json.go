package export

import (
	"bufio"
	"encoding/json"
	"net/url"
	"strconv"
)

// writeList writes a list of JSON values a line each.
func writeList[T any](w *bufio.Writer, list []T, as func(int, *T) any) error {
	w.WriteString("[")
	for i := range list {
		if i > 0 {
			w.WriteString(",")
		}
		data, err := json.Marshal(as(i, &list[i]))
		if err != nil {
			return err
		}
		w.WriteString("\n")
		w.Write(data)
	}
	_, err := w.WriteString("\n]")
	return err
}

// writeJSON writes nodes and edges as [Node] and [Edge] have them.
func writeJSON(w *bufio.Writer, n *Network) error {
	w.WriteString(`{"nodes":`)
	if err := writeList(w, n.Nodes, func(_ int, v *Node) any { return v }); err != nil {
		return err
	}
	w.WriteString(",\n\"edges\":")
	if err := writeList(w, n.Edges, func(_ int, v *Edge) any { return v }); err != nil {
		return err
	}
	_, err := w.WriteString("}\n")
	return err
}

// writeCytoscape writes the JSON of Cytoscape and Cytoscape.js: elements with
// their data.
func writeCytoscape(w *bufio.Writer, n *Network) error {
	type element struct {
		Data any `json:"data"`
	}
	type edge struct {
		ID string `json:"id"`
		*Edge
	}
	type node struct {
		*Node
		Label string `json:"label"`
	}
	w.WriteString(`{"elements":{"nodes":`)
	if err := writeList(w, n.Nodes, func(_ int, v *Node) any { return element{node{v, v.Name}} }); err != nil {
		return err
	}
	w.WriteString(",\n\"edges\":")
	if err := writeList(w, n.Edges, func(i int, v *Edge) any { return element{edge{"e" + strconv.Itoa(i), v}} }); err != nil {
		return err
	}
	_, err := w.WriteString("}}\n")
	return err
}

// writeJSONLD writes linked data: nodes as resources of Entente's vocabulary,
// edges as resources that link two of them, so that weights and dates are kept.
func writeJSONLD(w *bufio.Writer, n *Network) error {
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
		Role   string `json:"role,omitempty"`
		Weight int    `json:"weight,omitempty"`
	}
	w.WriteString(`{"@context":{"@vocab":"urn:entente:","name":"http://schema.org/name","source":{"@type":"@id"},"target":{"@type":"@id"}},` + "\n\"@graph\":")
	index := make([]struct{}, len(n.Nodes)+len(n.Edges)) // takes no memory
	err := writeList(w, index, func(i int, _ *struct{}) any {
		if i < len(n.Nodes) {
			v := n.Nodes[i]
			return resource{ID: iri(v.ID), Type: v.Kind, Name: v.Name, Group: v.Group, Start: v.Start, End: v.End, Place: v.Place, Topic: v.Topic, Role: v.Role}
		}
		e := n.Edges[i-len(n.Nodes)]
		return resource{ID: "urn:entente:edge:" + strconv.Itoa(i-len(n.Nodes)), Type: e.Kind, Source: iri(e.Source), Target: iri(e.Target), Start: e.Start, End: e.End, Weight: e.Weight}
	})
	if err != nil {
		return err
	}
	_, err = w.WriteString("}\n")
	return err
}

// iri is an external id as a URN.
func iri(id string) string { return "urn:entente:" + url.PathEscape(id) }
