package identity

import (
	"strings"

	"entente/graph/plain"
)

// An office is a kind of work, as far as it tells people of one name apart.
// Its realm is what does: people change offices within a realm (a general
// becomes a minister, a senator president) far more often than between two.
type office struct {
	name, realm string
	words       []string // folded; all words of one entry must occur, in order
}

// offices is in order of precedence: the first that fits is taken.
var offices = []office{
	{"vice-president", "state", []string{"vice president"}},
	{"prime-minister", "state", []string{"prime minister", "premier", "chancellor", "taoiseach"}},
	{"foreign-minister", "state", []string{"foreign minister", "foreign secretary", "secretary of state", "minister of foreign affairs", "minister for foreign affairs"}},
	{"defence-minister", "state", []string{"defence minister", "defense minister", "defence secretary", "defense secretary", "secretary of defense", "secretary of defence", "minister of defence", "minister of defense"}},
	{"business", "business", []string{"chief executive", "ceo", "cfo", "businessman", "businesswoman", "entrepreneur", "banker", "investor", "company president", "company chairman", "founder"}},
	{"sport", "sport", []string{"footballer", "player", "coach", "striker", "goalkeeper", "midfielder", "golfer", "boxer", "athlete", "cyclist", "swimmer", "skater", "cricketer", "sprinter"}},
	{"arts", "arts", []string{"actor", "actress", "singer", "musician", "director of the film", "filmmaker", "novelist", "writer", "author", "poet", "painter", "artist", "comedian", "composer"}},
	{"academia", "academia", []string{"professor", "scholar", "researcher", "historian", "economist", "scientist", "physicist", "lecturer", "fellow", "analyst", "expert"}},
	{"religion", "religion", []string{"pope", "bishop", "archbishop", "cardinal", "patriarch", "imam", "rabbi", "pastor", "ayatollah"}},
	{"press", "press", []string{"journalist", "reporter", "correspondent", "editor", "columnist", "anchor"}},
	{"president", "state", []string{"president"}},
	{"monarch", "state", []string{"king", "queen", "emperor", "crown prince", "emir", "sultan"}},
	{"ambassador", "state", []string{"ambassador", "envoy", "representative to"}},
	{"legislator", "state", []string{"senator", "congressman", "congresswoman", "representative", "lawmaker", "legislator", "member of parliament", "mp", "speaker", "deputy"}},
	{"minister", "state", []string{"minister", "secretary"}},
	{"military", "state", []string{"general", "admiral", "commander", "colonel", "marshal", "chief of staff", "captain"}},
	{"judge", "state", []string{"judge", "justice", "prosecutor", "attorney general"}},
	{"spokesperson", "state", []string{"spokesman", "spokeswoman", "spokesperson"}},
	{"leader", "state", []string{"leader", "chairman", "governor", "mayor", "chief", "director", "head", "official", "adviser", "advisor", "diplomat"}},
}

// officeOf names the office that a role stands for, or nothing.
func officeOf(role string) string {
	padded := " " + plain.Fold(role) + " "
	for _, o := range offices {
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
	for _, o := range offices {
		if o.name == name {
			return o.realm
		}
	}
	return ""
}
