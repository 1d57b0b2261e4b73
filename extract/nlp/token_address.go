package nlp

import "strings"

// address finds a web or mail address in word, without the brackets, quotes
// and stops around it. upTo is 0 where there is none.
func address(word string) (from, upTo int) {
	if !strings.ContainsAny(word, "@/.") {
		return 0, 0
	}
	from = len(word) - len(strings.TrimLeft(word, `<([{"'“‘*`))
	core := strings.TrimRight(word[from:], `>)]}"'”’*.,;:!?…`)
	if !addressed(core) {
		return 0, 0
	}
	if cut := strings.IndexAny(core, `<>"“”()[]`); cut >= 0 {
		if core = core[:cut]; !addressed(core) {
			return 0, 0
		}
	}
	return from, from + len(core)
}

func addressed(s string) bool {
	if i := strings.Index(s, "://"); i > 1 && i < 12 && plain(s[:i]) && i+3 < len(s) {
		return true
	}
	if len(s) > 5 && strings.EqualFold(s[:4], "www.") {
		return true
	}
	if i := strings.IndexByte(s, '@'); i > 0 && i+1 < len(s) {
		return strings.IndexByte(s[i:], '.') > 1
	}
	return false
}

// emoticon reports whether word is a face of ASCII signs.
func emoticon(word string) bool {
	if len(word) < 2 || len(word) > 4 {
		return false
	}
	eyes := strings.IndexByte(":;=8", word[0]) >= 0 && strings.IndexByte("()DPpOo|/\\]*", word[len(word)-1]) >= 0
	turned := strings.IndexByte("(", word[0]) >= 0 && strings.IndexByte(":;=", word[len(word)-1]) >= 0
	if word == "^_^" || word == "<3" {
		return true
	}
	return (eyes || turned) && strings.Trim(word[1:len(word)-1], "-'^o") == "" && !(word[0] == '8' && word[1] == ')')
}
