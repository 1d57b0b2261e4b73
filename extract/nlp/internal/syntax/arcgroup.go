package syntax

import "strings"

// leftGroups and rightGroups say by which action an arc of a relation is made.
// They part what differs in what can stand beside it; the labeler tells the
// relations of a group apart.
var leftGroups = map[string]uint8{
	"nsubj": 0, "csubj": 0, "expl": 0,
	"amod": 1, "det": 1, "nummod": 1, "nmod": 1, "compound": 1, "flat": 1,
	"case": 2, "mark": 2, "cc": 2, "aux": 2, "cop": 2, "punct": 2,
}

var rightGroups = map[string]uint8{
	"obj": 0, "iobj": 0, "xcomp": 0, "ccomp": 0, "nsubj": 0, "csubj": 0,
	"obl": 1, "advmod": 1, "advcl": 1,
	"nmod": 2, "acl": 2, "amod": 2,
	"conj":  3,
	"appos": 4, "flat": 4, "fixed": 4, "compound": 4, "goeswith": 4, "list": 4, "nummod": 4,
}

// leftAction and rightAction return the action for a relation.
func leftAction(rel string) uint8 { return left + group(leftGroups, rel, 3) }

func rightAction(rel string) uint8 { return right + group(rightGroups, rel, 5) }

func group(groups map[string]uint8, rel string, other uint8) uint8 {
	universal, _, _ := strings.Cut(rel, ":")
	if g, ok := groups[universal]; ok {
		return g
	}
	return other
}
