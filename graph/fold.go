package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
)

// fold brings a name to the form that names are compared in: ASCII, lower
// case, words parted by single spaces, nothing but letters and digits. A name
// that has no such form (emoji, say) folds to nothing.
func fold(name string) string {
	name = strings.NewReplacer("’s ", " ", "'s ", " ", "’", "", "'", "", "ʼ", "", "ʿ", "", "`", "").Replace(name + " ")
	var b strings.Builder
	for _, r := range strings.ToLower(unidecode.Unidecode(name)) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case r == '\'' || r == '`': // soft signs and ayins
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
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
