package syntax

import "strings"

// A kind is a coarse part of speech.
type kind uint8

const (
	other kind = iota
	noun
	verb
	adjective
	adverb
	pronoun
	adposition
	conjunction
	subordinator
	auxiliary
	determiner
	number
	punctuation
)

var kinds = map[string]kind{
	"NOUN": noun, "PROPN": noun, "VERB": verb, "ADJ": adjective, "ADV": adverb, "PRON": pronoun,
	"ADP": adposition, "CCONJ": conjunction, "SCONJ": subordinator, "AUX": auxiliary,
	"DET": determiner, "NUM": number, "PUNCT": punctuation,
}

// kindsOf returns the kind of each tag.
func kindsOf(tags []string) []kind {
	list := make([]kind, len(tags))
	for i, t := range tags {
		upos, _, _ := strings.Cut(t, " ")
		list[i] = kinds[upos]
	}
	return list
}
