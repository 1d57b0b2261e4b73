package entity

import (
	"entente/extract/words"
)

// turnWords name those who speak in a transcript without being named.
var turnWords = words.Class("turnWords")
