package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-unidecode"
)

// fold brings a name to the form that names are compared in: ASCII, lower
// case, words parted by single spaces, nothing but letters and digits. A name
// that has no such form (emoji, say) folds to nothing.
func fold(name string) string {
	name = apostrophes.Replace(name + " ")
	if !isASCII(name) {
		name = unidecode.Unidecode(name)
	}
	folded := make([]byte, 0, len(name))
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= 'A' && c <= 'Z':
			folded = append(folded, c+'a'-'A')
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			folded = append(folded, c)
		case c == '\'' || c == '`': // soft signs and ayins
		case len(folded) > 0 && folded[len(folded)-1] != ' ':
			folded = append(folded, ' ')
		}
	}
	return strings.TrimSuffix(string(folded), " ")
}

// apostrophes are dropped, with the s of a possessive.
var apostrophes = strings.NewReplacer("’s ", " ", "'s ", " ", "’", "", "'", "", "ʼ", "", "ʿ", "", "`", "")

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// slug is fold with hyphens, or a hash of names that fold to nothing: it is
// never empty, short enough to read, and the same for the same name.
func slug(name string) string {
	s := strings.ReplaceAll(fold(name), " ", "-")
	switch {
	case s == "":
		return "x" + hash(name)[:16]
	case len(s) > 120:
		return s[:100] + "-" + hash(s)[:16]
	}
	return s
}

// hash is a digest of the parts that no choice of parts confuses.
func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:32]
}
