// Package gazetteer knows the names that news uses without explaining them:
// countries with their codes, peoples and capitals, organizations, offices,
// large cities, and persons who are named by surname alone.
//
// The tables in data/ are for people to read and extend; their headers say
// what the columns hold. The package knows nothing of sentences: it answers
// what a run of words may name, and whoever asks decides what it names there.
package gazetteer

import (
	"sort"
	"strings"
)

// A Kind is the kind of thing that a name names.
type Kind string

// The kinds of entries.
const (
	Country      Kind = "country"
	Organization Kind = "organization"
	Person       Kind = "person"
	Place        Kind = "place"
)

// Province is the class of places that are parts of a state with a government of their own.
const Province = "province"

// A Form says how a run of words names its entry.
type Form uint8

// The forms of names.
const (
	Name      Form = iota // "Japan", "DPRK", "Security Council"
	Adjective             // "Japanese", "Turks"
	Seat                  // "Tokyo": the place, or the country that acts from it
	Surname               // "Merkel"
)

// An Entry is one thing that has names.
type Entry struct {
	ID     string // alpha-3 code, or the table's own id
	Name   string // the usual English name
	Kind   Kind
	Code   string // ISO 3166-1 alpha-3 code: of the country, or where a place lies
	Of     string // ID of the country or organization it belongs to, or empty
	Class  string // of an organization: body, armed, party, company or media; of a place: Province or empty
	Gender byte   // of a person: 'm', 'f' or 0
	User   bool   // from the user's own list
}

// A Sense is one thing that a run of words may name.
type Sense struct {
	*Entry
	Form Form
}

// A Title is a word or words for what a person is.
type Title struct {
	Class  string // honorific, royal, religious, military, office or member
	Gender byte   // 'm', 'f' or 0
}

// A Gazetteer answers what words may name. It is read-only once made.
type Gazetteer struct {
	senses  map[string][]Sense
	keys    []string        // of senses, sorted, to know when to read on
	parted  map[string]bool // of the keys: a name of theirs is more than one word
	entries map[string]*Entry
	titles  map[string]Title
	orgs    map[string]string
	things  map[string]string
	nations map[string]string     // alpha-2 to alpha-3
	given   map[string]byte       // given names and the gender of who bears them
	points  func() map[spot]Point // where places are, read when the first is asked for
	capital map[string]string     // alpha-3 to the first of its capitals
}

// At is the longest run of words from the first of words on that names
// something, as its length in words and its senses; 0 where none does. How
// the words were split at hyphens and apostrophes makes no difference, but two
// words are no name of one word ("I ran").
func (g *Gazetteer) At(words []string) (n int, senses []Sense) {
	var key strings.Builder
	parts := 0
	for i, w := range words {
		part := squeeze(w)
		if i == 0 && part == "The" {
			part = "the"
		}
		if i == 0 && part == "" {
			return 0, nil
		}
		key.WriteString(part)
		k := key.String()
		if part != "" {
			parts++
			if s, ok := g.senses[k]; ok && (parts == 1 || g.parted[k]) {
				n, senses = i+1, s
			}
		}
		if !g.reads(k) {
			break
		}
	}
	return n, senses
}

// key is what a name is kept by.
func (g *Gazetteer) key(name string) string {
	key := squeeze(name)
	if strings.ContainsAny(Fold(name), " .-'/") {
		g.parted[key] = true
	}
	return key
}

// reads reports whether some name begins with key.
func (g *Gazetteer) reads(key string) bool {
	i := sort.SearchStrings(g.keys, key)
	return i < len(g.keys) && strings.HasPrefix(g.keys[i], key)
}

// Lookup is the senses of a whole name, in no text in particular.
func (g *Gazetteer) Lookup(name string) []Sense {
	words := strings.Fields(name)
	if n, s := g.At(words); n == len(words) {
		return s
	}
	return nil
}

// Entry is the entry with the given ID, or nil.
func (g *Gazetteer) Entry(id string) *Entry { return g.entries[id] }

// Place reports whether name can be a place, and the alpha-3 code of the
// country that it is or lies in (empty for a place in none or several). The
// capital of a country and the country itself are places.
func (g *Gazetteer) Place(name string) (code string, ok bool) {
	for _, s := range g.Lookup(trimThe(name)) {
		if s.Kind == Place || s.Kind == Country && s.Form != Adjective {
			return s.Code, true
		}
	}
	return "", false
}

func trimThe(name string) string {
	if len(name) > 4 && strings.EqualFold(name[:4], "the ") {
		return name[4:]
	}
	return name
}

// Title is the longest title at the beginning of words, whatever their case,
// and its length; 0 where there is none.
func (g *Gazetteer) Title(words []string) (n int, t Title) {
	var key string
	if len(words) > 0 && strings.EqualFold(words[0], "p.m.") {
		return 0, t // the time of day
	}
	for i := 0; i < len(words) && i < 5; i++ {
		key += lower(words[i])
		if found, ok := g.titles[key]; ok {
			n, t = i+1, found
		}
	}
	if n == 0 && len(words) > 0 {
		if found, ok := g.titles[singular(lower(words[0]))]; ok {
			return 1, found
		}
	}
	return n, t
}

// OrgWord is the use of the longest organization noun at the beginning of
// words (head, tail, common) and its length; 0 where there is none.
func (g *Gazetteer) OrgWord(words []string) (n int, use string) {
	return longest(g.orgs, words)
}

// Thing is the class of a capitalized word that names no actor (place, event,
// paper, thing, time, idea), or empty.
func (g *Gazetteer) Thing(word string) string { return g.things[lower(word)] }

// Forename reports whether a word is a given name, and the gender of its
// bearers: 'm', 'f' or 0 for both.
func (g *Gazetteer) Forename(word string) (gender byte, ok bool) {
	gender, ok = g.given[word]
	return gender, ok
}

func longest(table map[string]string, words []string) (n int, value string) {
	var key string
	for i := 0; i < len(words) && i < 4; i++ {
		part := lower(words[i])
		key += part
		if v, ok := table[key]; ok && (part != "" || v == "tail") { // a full stop belongs to "Corp." only
			n, value = i+1, v
		}
	}
	return n, value
}

// singular undoes the regular plural of a title: "ministers", "secretaries".
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "men"):
		return w[:len(w)-3] + "man"
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}
