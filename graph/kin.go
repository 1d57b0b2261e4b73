package graph

import (
	"strings"

	"entente/graph/identity"
)

// A Gist is what tells how near what one says is to what others say.
type Gist struct {
	stance, family string
	one            bool // of a family
	words          identity.Signature
}

// GistOf is the gist of a statement, by the external id of its position and by
// its key.
func GistOf(positionXID, key string) Gist {
	g := Gist{words: identity.ParseSignature(key)}
	if parts := strings.SplitN(positionXID, ":", 3); len(parts) == 3 {
		g.stance = parts[1]
		g.family, g.one = familyOf(positionXID)
	}
	return g
}

// Kin reports whether two that hold different positions are near kin: their
// positions are one but for the stance, or of one stance and in nearly the same
// words. Pairs are looked at where a question asks for them, and are not in the
// graph: of the positions that share some words, there are as many pairs as the
// square of the number of articles.
func (g Gist) Kin(o Gist) bool {
	if g.one && o.one && g.family == o.family {
		return true
	}
	return g.stance == o.stance && g.words.Kinship(o.words) >= identity.KinThreshold
}
