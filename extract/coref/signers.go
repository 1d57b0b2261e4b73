package coref

import (
	"regexp"
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/gazetteer"
	"entente/extract/nlp"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// issued matches the heading or the sentence that says who issues the text.
var issued = regexp.MustCompile(`(?i)\b(joint (press )?(statement|declaration|communiqu[eé])|statement|declaration|communiqu[eé])\b`)

// issuers is who issues a statement, whether or not it says "we": those whom the title
// names, or the country of the one person it names or of the spokesperson to whom it
// is attributable. No report and no talk has any.
func (v *resolver) issuers(author []int, report bool) []int {
	if report || v.r.IsTalk {
		return nil
	}
	if who := v.headline(); len(who) > 0 {
		return who
	}
	if len(author) > 0 {
		v.r.Author = author
		return v.countries(author)
	}
	for _, s := range v.r.Sents[:min(len(v.r.Sents), 6)] {
		at := slices.IndexFunc(s.Tokens, func(t nlp.Token) bool { return strings.EqualFold(t.Text, "attributable") })
		if at < 0 {
			continue
		}
		if who := v.countries(slices.DeleteFunc(v.r.Within(s, at, len(s.Tokens)-1), func(a int) bool { return !v.isPerson(a) })); len(who) == 1 {
			return who
		}
		if us := v.f.IfNamed("USA"); us >= 0 { // only the State Department words it so
			return []int{us}
		}
	}
	return nil
}

// weThe reads "We, the foreign ministers of Japan, France and Kenya", "we – President Roe of
// Freedonia and King Doe of Kenya –" and "As leaders of Japan and Kenya, we".
func (v *resolver) weThe() []int {
	isWe := func(t nlp.Token) bool { return strings.EqualFold(t.Text, "we") }
	for _, s := range v.r.Sents {
		for k := range s.Tokens {
			we, as := isWe(s.Tokens[k]), k == 0 && strings.EqualFold(s.Tokens[k].Text, "as")
			if !we && !as {
				continue
			}
			first := k + 1
			if at := s.Node(first); at.Lower() == "," || tree.IsDash(at) && !v.r.IsTalk { // a speaker breaks off
				first++
			}
			last := 0
			switch head := v.signersNoun(s, first); {
			case we && (head.OK() || first > k+1 && strings.HasPrefix(s.Node(first).Tok().XPOS, "NNP")):
				last = v.clauseEnd(s, first)
			case as && GroupNouns[strings.ToLower(head.Lemma())] == people:
				last = slices.IndexFunc(s.Tokens, isWe) - 1
			}
			if last < first {
				continue
			}
			if who := v.signers(s, first, last); len(who) > 1 && (v.isPerson(who[1]) || v.isCountry(who[1])) || v.isClub(who) {
				return who
			}
		}
	}
	return nil
}

// signatories are nouns for those who sign, besides the nouns for groups.
var signatories = words.Class("signatories")

// signersNoun is the noun for many who sign that heads what begins at token i: "the foreign
// ministers of Japan and Kenya"; the zero node for none.
func (v *resolver) signersNoun(s *tree.Sentence, i int) tree.Node {
	for ; i < len(s.Tokens); i++ {
		n := s.Node(i)
		if _, ok := GroupNouns[strings.ToLower(n.Lemma())]; (ok || signatories[n.Lower()]) && tree.IsMany(n) {
			return n
		}
		switch n.UPOS() {
		case "DET", "ADJ", "NOUN", "PROPN":
		default:
			return tree.Node{}
		}
	}
	return tree.Node{}
}

// clauseEnd is the token before the first finite verb from i on, or before those in whose
// company somebody is.
func (v *resolver) clauseEnd(s *tree.Sentence, i int) int {
	for ; i < len(s.Tokens); i++ {
		switch s.Tokens[i].XPOS {
		case "VBP", "VBD", "VBZ", "MD":
			return i - 1
		}
		switch s.Node(i).Lower() {
		case "alongside", "together", "with", "joined":
			return i - 1
		}
	}
	return len(s.Tokens) - 1
}

// releasedBy reads "the following statement was released by the foreign
// ministers of Japan, France and Kenya".
func (v *resolver) releasedBy() []int {
	for _, s := range v.r.Sents {
		for k := range s.Tokens {
			n := s.Node(k)
			if n.UPOS() == "VERB" && n.IsLemma("release", "issue") && issued.MatchString(v.r.Words(s, 0, k)) {
				if b := n.Kid("obl", "obl:agent"); b.OK() && b.Prep() == "by" {
					if who := v.signers(s, k+1, len(s.Tokens)-1); len(who) > 1 {
						return who
					}
				}
			}
		}
	}
	return nil
}

// jointSubject is the countries that together are the subject of the first
// sentence: "The United States, Japan and Kenya condemn".
func (v *resolver) jointSubject() []int {
	for _, s := range v.r.Sents {
		if s.Block != article.Body || s.Root < 0 {
			continue
		}
		for k := range s.Tokens {
			n := s.Node(k)
			if !n.Is("nsubj") || !n.Head().Is("root") {
				continue
			}
			who := slices.DeleteFunc(slices.Clone(v.r.WhoAll(n)), v.isPerson)
			if len(who) > 1 {
				return who
			}
			if all := v.r.WhoAll(n); len(all) > 1 {
				if c := v.countries(all); len(c) > 1 {
					return c
				}
			}
			if tree.IsMany(n) && GroupNouns[n.Lemma()] == people { // "The leaders of Japan and Kenya announced"
				if of := n.Kid("nmod"); of.Prep() == "of" {
					if who := v.signers(s, of.First(), of.Last()); len(who) > 1 {
						return who
					}
				}
			}
		}
		if s.Index > 4 {
			break
		}
	}
	return nil
}

// isClub reports whether those who sign are one organization of states, whose members
// the text does not name: "We, the leaders of the G7".
func (v *resolver) isClub(who []int) bool {
	if len(who) != 1 {
		return false
	}
	e := v.f.Actors[who[0]].Entry
	return e != nil && e.Class == "body" && e.Of == ""
}

// headline reads the signers out of the title of a joint statement.
func (v *resolver) headline() []int {
	for _, s := range v.r.Sents {
		if s.Block == article.Title && issued.MatchString(v.r.Words(s, 0, len(s.Tokens)-1)) {
			first, last := v.signing(s)
			if at := slices.IndexFunc(s.Tokens, func(t nlp.Token) bool { return issued.MatchString(t.Text) }); first == 0 && at > 0 {
				if who := v.signers(s, 0, at); len(who) > 1 { // "U.S.-Chad Joint Statement of the Trade Council"
					return who
				}
			}
			if who := v.signers(s, first, last); len(who) > 1 || v.isClub(who) {
				return who
			}
		}
	}
	return nil
}

// matterMarkers are the words behind which a title says what a statement is on.
var matterMarkers = words.Class("matterMarkers")

// signing is the tokens of a title that say who issues the statement, apart from
// what it is on: "Statement by | Jane Roe | on the Vote in Freedonia", "Statement on
// the Vote by | Jane Roe and John Doe".
func (v *resolver) signing(s *tree.Sentence) (first, last int) {
	last = len(s.Tokens) - 1
	matter := func(from int) int {
		for i := from; i <= last; i++ {
			if i > 1 && matterMarkers[s.Node(i).Lower()] {
				return i
			}
			if i > 1 && s.Tokens[i].XPOS == "VBG" && s.Tokens[i].UPOS == "VERB" { // "Welcoming the Truce"
				return i
			}
		}
		return last + 1
	}
	on := matter(0)
	for i := on + 1; i < last; i++ {
		if s.Node(i).IsWord("by", "from") && slices.ContainsFunc(v.r.Within(s, i+1, last), v.isPerson) {
			return i + 1, matter(i+1) - 1
		}
	}
	return 0, on - 1
}

// signers is the countries, or else the persons, named between two tokens; a
// club is left out where its members are named.
func (v *resolver) signers(s *tree.Sentence, first, last int) []int {
	var countries, persons, clubs []int
	for i := first; i <= last; i++ {
		m := v.r.Mention(s.Node(i))
		if m == nil || m.Kind == reading.Adjectival && s.Node(i).Is("amod") {
			continue
		}
		for _, a := range m.Actors {
			switch x := v.f.Actors[a]; {
			case x.Kind == gazetteer.Country:
				countries = reading.AddNew(countries, a)
			case x.Kind == gazetteer.Person:
				persons = reading.AddNew(persons, a)
			case x.Entry != nil && words.OneOf(x.Entry.ID, "eu", "au", "nato", "asean"):
				countries = reading.AddNew(countries, a)
			default:
				clubs = reading.AddNew(clubs, a)
			}
		}
	}
	if len(persons) > 1 {
		if c := v.countries(persons); len(c) > 1 {
			return c
		}
		return persons
	}
	if len(countries) > 1 {
		v.r.Club = clubs
		return countries
	}
	if len(persons) == 1 && !slices.ContainsFunc(s.Tokens, func(t nlp.Token) bool { return strings.EqualFold(t.Text, "joint") }) {
		return nil // one who signs for nobody else: "Statement by the Navy's Jane Roe"
	}
	return append(countries, clubs...)
}

// authors is the person who issues the statement: "Statement by Secretary Roe".
func (v *resolver) authors() []int {
	for _, s := range v.r.Sents {
		if s.Block != article.Title {
			continue
		}
		text := v.r.Words(s, 0, len(s.Tokens)-1)
		if !strings.Contains(text, "tatement") && !strings.Contains(text, "emarks") {
			continue
		}
		first, last := v.signing(s)
		for i := first; i <= last; i++ {
			if m := v.r.Mention(s.Node(i)); m != nil && len(m.Actors) == 1 && v.isPerson(m.Actors[0]) {
				return m.Actors
			}
		}
	}
	return nil
}
