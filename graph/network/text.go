package network

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// textsAtOnce is how many articles' texts one query asks for.
const textsAtOnce = 50

// Texts reads the texts of articles that proofs named, in their order. Of one
// that has gone meanwhile there is none.
func (n *Network) Texts(ctx context.Context, articles []Article, take func(at int, text string)) error {
	place := make(map[uint64]int, len(articles))
	for i, a := range articles {
		place[a.uid] = i
	}
	for part := range slices.Chunk(articles, textsAtOnce) {
		var ids []string
		for _, a := range part {
			ids = append(ids, fmt.Sprintf("%#x", a.uid))
		}
		var rows []struct{ UID, Text string }
		if err := n.rd.query(ctx, "{ q(func: uid("+strings.Join(ids, ",")+")) { uid text } }", &rows); err != nil {
			return err
		}
		for _, r := range rows {
			take(place[uidOf(r.UID)], r.Text)
		}
	}
	return nil
}
