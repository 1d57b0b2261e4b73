package plain

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Slug is [Fold] with hyphens, or a hash of names that fold to nothing: it is
// never empty, short enough to read, and the same for the same name.
func Slug(name string) string {
	s := strings.ReplaceAll(Fold(name), " ", "-")
	switch {
	case s == "":
		return "x" + Hash(name)[:16]
	case len(s) > 120:
		return s[:100] + "-" + Hash(s)[:16]
	}
	return s
}

// Hash is a digest of the parts that no choice of parts confuses.
func Hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:32]
}
