package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"entente/graph/plain"
)

// slug is [plain.Fold] with hyphens, or a hash of names that fold to nothing: it is
// never empty, short enough to read, and the same for the same name.
func slug(name string) string {
	s := strings.ReplaceAll(plain.Fold(name), " ", "-")
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
