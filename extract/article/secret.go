package article

import (
	_ "embed" // for the table of names
	"regexp"
	"strings"
	"sync"
	"unicode"

	"entente/extract/tsv"
)

//go:embed secret.tsv
var secretTable string

// secretParts are the parts of names whose values are secrets.
var secretParts = sync.OnceValue(func() map[string]bool {
	parts := map[string]bool{}
	for _, row := range tsv.Rows("secret.tsv", secretTable, "part") {
		parts[row[0]] = true
	}
	return parts
})

var (
	webAddress = regexp.MustCompile(`(?i)\b[a-z][a-z0-9+.-]*://[^\s"'<>` + "`" + `]+`)
	// userInfo is what stands before the host: name and password.
	userInfo = regexp.MustCompile(`^([^:]+://)[^/?#]*@`)
	// setting is a name with its value in the query or fragment of an address.
	setting = regexp.MustCompile(`([?&;#])([^=&;#]+)=([^&;#]*)`)
)

// masked stands for a secret.
const masked = "***"

// Public is a text whose addresses tell no secrets: users and passwords are left
// out, and the values of tokens, keys and signatures masked.
func Public(text string) string {
	if !strings.Contains(text, "://") || !strings.ContainsAny(text, "@=") {
		return text // the most
	}
	return webAddress.ReplaceAllStringFunc(text, func(address string) string {
		address = userInfo.ReplaceAllString(address, "$1")
		return setting.ReplaceAllStringFunc(address, func(s string) string {
			m := setting.FindStringSubmatch(s)
			if m[3] == "" || !isSecret(m[2]) {
				return s
			}
			return m[1] + m[2] + "=" + masked
		})
	})
}

// isSecret reports whether one of the parts of a name says that its value is a
// secret.
func isSecret(name string) bool {
	parts := secretParts()
	if parts[strings.ToLower(name)] {
		return true
	}
	start := 0
	runes := []rune(name)
	for i := 0; i <= len(runes); i++ {
		ends := i == len(runes) || !unicode.IsLetter(runes[i]) || i > start && unicode.IsUpper(runes[i]) && unicode.IsLower(runes[i-1])
		if !ends {
			continue
		}
		if parts[strings.ToLower(string(runes[start:i]))] {
			return true
		}
		start = i
		if i < len(runes) && !unicode.IsLetter(runes[i]) {
			start++
		}
	}
	return false
}
