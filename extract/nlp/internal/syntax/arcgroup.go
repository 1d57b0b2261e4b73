package syntax

import "strings"

// leftGroups and rightGroups say by which action an arc of a relation is made.
// They part what differs in what can stand beside it; the labeler tells the
// relations of a group apart.
var leftGroups = map[string]uint8{
	"nsubj": 0, "csubj": 0, "expl": 0,
	"amod": 1, "det": 1, "nummod": 1, "nmod": 1, "compound": 1, "flat": 1,
	"case": 2,
	"mark": 3, "aux": 3, "cop": 3,
	"cc": 4, "punct": 5,
}

var rightGroups = map[string]uint8{
	"obj": 0, "iobj": 0, "nsubj": 0,
	"xcomp": 1, "ccomp": 1, "csubj": 1,
	"obl": 2, "advmod": 2, "advcl": 2,
	"nmod": 3, "acl": 3, "amod": 3,
	"conj":  4,
	"appos": 5, "flat": 5, "fixed": 5, "compound": 5, "goeswith": 5, "list": 5, "nummod": 5,
}

// leftAction and rightAction return the action for a relation.
func leftAction(rel string) uint8 { return left + group(leftGroups, rel, 6) }

func rightAction(rel string) uint8 { return right + group(rightGroups, rel, 6) }

func group(groups map[string]uint8, rel string, other uint8) uint8 {
	universal, _, _ := strings.Cut(rel, ":")
	if g, ok := groups[universal]; ok {
		return g
	}
	return other
}
