package meeting

import (
	"entente/extract/place"
	"entente/extract/tree"
	"entente/extract/words"
)

// haveGuests are the verbs of whoever has guests.
var haveGuests = words.Class("haveGuests")

// houseOf is the country in whose seat of power somebody is received: "was received at the Kremlin".
func (r *Finder) houseOf(n tree.Node) []int {
	for _, k := range n.All("obl") {
		if of := r.seat(k); of >= 0 && words.OneOf(k.Prep(), "at", "in", "inside") {
			return []int{of}
		}
	}
	return nil
}

// seat is the country whose body, which goes by its house, a phrase names: "the Kremlin". It is the body itself where the
// text doesn't name the country, -1 where there is none.
func (r *Finder) seat(n tree.Node) int {
	who := r.Who(n)
	if len(who) != 1 || !place.IsFacility(r.Actors[who[0]].Name) {
		return -1
	}
	for _, s := range r.Gaz.Lookup(r.Actors[who[0]].Name) {
		if s.Class != "body" || s.Of == "" {
			continue
		}
		if at := r.ActorByID(s.Of); at >= 0 {
			return at
		}
		return who[0]
	}
	return -1
}

// furtherOn is where a journey goes by a phrase behind whose it is, wherever the tree hangs it: "the visit by Roe, the
// foreign minister, to Oslo".
func (r *Finder) furtherOn(n tree.Node) []tree.Node {
	for i := n.I + 1; i < len(n.Sent.Tokens); i++ {
		switch k := n.Sent.Node(i); {
		case k.UPOS() == "VERB", k.UPOS() == "AUX", k.UPOS() == "SCONJ":
			return nil
		case k.Lower() == "to" && k.Is("case") && k.Head().I > i && r.PlaceName(k.Head()).Known:
			return []tree.Node{k.Head()}
		}
	}
	return nil
}
