package identity

import (
	"strings"

	"entente/graph/plain"
)

// officeOf names the office that a role stands for, or nothing.
func officeOf(role string) string {
	padded := " " + plain.Fold(role) + " "
	for _, o := range offices() {
		for _, w := range o.words {
			if strings.Contains(padded, " "+w+" ") {
				return o.name
			}
		}
	}
	return ""
}

// realmOf is the realm of an office's name; nothing for no office.
func realmOf(name string) string {
	for _, o := range offices() {
		if o.name == name {
			return o.realm
		}
	}
	return ""
}
