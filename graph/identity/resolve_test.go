package identity

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/extract/fact"
)

// keyOf makes a person's key of "Name, role @ employer" and an organization's of
// "org: Name/Short @ employer": in capitals it is a state. Behind a plus stand
// others whom the article names.
func keyOf(s string) ActorKey { return keyIn("article:a", s) }

func keyIn(article, s string) ActorKey {
	s, beside, _ := strings.Cut(s, " + ")
	s, of, _ := strings.Cut(s, " @ ") // before it may stand "= Full Name", which the gazetteer has
	a := fact.Actor{ID: "x", Kind: fact.Person, Of: of}
	if rest, ok := strings.CutPrefix(s, "org: "); ok {
		a.Kind, a.Names = fact.Organization, strings.Split(rest, "/")
		a.Name = a.Names[0]
	} else {
		s, a.Known, _ = strings.Cut(s, " = ")
		a.Name, a.Role, _ = strings.Cut(s, ", ")
		a.Names = []string{a.Name}
	}
	facts := &fact.Facts{Actors: []fact.Actor{a}}
	for _, other := range append(strings.Fields(beside), of) {
		b := fact.Actor{ID: other, Kind: fact.Organization, Name: other}
		if other == strings.ToUpper(other) {
			b.Kind, b.Code = fact.Country, other
		}
		if other != "" {
			facts.Actors = append(facts.Actors, b)
		}
	}
	return ActorKeys(article, facts)["x"]
}

// keysOf are the keys of so many articles as stand behind a star, those of one
// text one behind another.
func keysOf(s string) []ActorKey {
	s, times, _ := strings.Cut(s, " * ")
	n, err := strconv.Atoi(times)
	if err != nil {
		return []ActorKey{keyOf(s)}
	}
	var keys []ActorKey
	for i := range n {
		keys = append(keys, keyIn("article:"+strconv.Itoa(i), s))
	}
	return keys
}

// numbered gives each id the number of its first occurrence among the ids.
func numbered(xids []string) string {
	seen := make(map[string]int)
	var numbers []string
	for _, x := range xids {
		if _, ok := seen[x]; !ok {
			seen[x] = len(seen)
		}
		numbers = append(numbers, strconv.Itoa(seen[x]))
	}
	return strings.Join(numbers, " ")
}

func TestResolveActors(t *testing.T) {
	for _, test := range []struct {
		name string
		in   []string
		want string // the clusters' members by index
	}{
		{"name order", []string{"Yoshimasa Hayashi @ JPN", "Hayashi Yoshimasa @ JPN"}, "0 0"},
		{"family name first, three spellings", []string{"Kim Jong Un @ PRK", "Kim Jong-un @ PRK", "Kim Jongun @ PRK"}, "0 0 0"},
		{"initials", []string{"Antony J. Blinken @ USA", "Antony Blinken @ USA", "A. Blinken @ USA"}, "0 0 0"},
		{"short given names", []string{"Joe Biden @ USA", "Joseph Biden @ USA"}, "0 0"},
		{"diacritics", []string{"Recep Tayyip Erdoğan @ TUR", "Tayyip Erdogan @ TUR", "Recep Tayyip Erdogan @ TUR"}, "0 1 0"},
		{"transliteration", []string{"Volodymyr Zelenskyy @ UKR", "Volodymyr Zelensky @ UKR", "Volodymyr Zelenskiy @ UKR"}, "0 0 0"},
		{"scripts", []string{"Sergei Lavrov @ RUS", "Sergey Lavrov @ RUS"}, "0 0"},
		{"two countries", []string{"John Smith @ USA", "John Smith @ GBR"}, "0 1"},
		{"two realms", []string{"John Smith, Foreign Minister @ GBR", "John Smith, footballer @ GBR"}, "0 1"},
		{"a career", []string{"John Smith, senator @ USA", "John Smith, Secretary of State @ USA", "John Smith @ USA"}, "0 0 0"},
		{"two middle names", []string{"George W. Bush @ USA", "George H. W. Bush @ USA", "George Bush @ USA"}, "0 1 2"},
		{"surname of the same country", []string{"Blinken @ USA", "Antony Blinken @ USA"}, "0 0"},
		{"surname of another country", []string{"Blinken @ GBR", "Antony Blinken @ USA"}, "0 1"},
		{"surname of two", []string{"Smith @ GBR", "John Smith @ GBR", "Jane Smith @ GBR"}, "0 1 2"},
		{"surname of two, one of the office", []string{"Smith, Foreign Minister @ GBR", "John Smith, Foreign Minister @ GBR", "Jane Smith, senator @ GBR"}, "0 0 1"},
		{"full name without country", []string{"Antony Blinken", "Antony Blinken @ USA"}, "0 0"},
		{"full name without country, of two", []string{"John Smith", "John Smith @ USA", "John Smith @ GBR"}, "0 1 2"},
		{"acronym by initials", []string{"org: NATO", "org: North Atlantic Treaty Organization"}, "0 0"},
		{"acronym given beside", []string{"org: OPCW", "org: Organisation for the Prohibition of Chemical Weapons/OPCW"}, "0 0"},
		{"acronym of two", []string{"org: SCO", "org: Shanghai Cooperation Organisation", "org: Super Cool Outfit"}, "0 1 2"},
		{"ministries of two countries", []string{"org: Foreign Ministry @ JPN", "org: Foreign Ministry @ CHN"}, "0 1"},
		{"parties of two countries", []string{"org: Labour Party @ GBR", "org: Labour Party @ ISR", "org: Labour Party"}, "0 1 2"},
		{"surname that the gazetteer knows", []string{"Biden = Joe Biden @ USA", "Joe Biden @ USA", "Jill Biden @ USA"}, "0 0 1"},
		{"a title in the name", []string{"President Biden @ USA", "Joe Biden @ USA"}, "0 0"},
		{"generations", []string{"Joseph R. Biden, Jr. @ USA", "Joe Biden Jr. @ USA", "Joe Biden @ USA"}, "0 0 0"},
		{"father and son", []string{"Kim Smith Sr. @ USA", "Kim Smith Jr. @ USA"}, "0 1"},
		{"full name of a party, and without", []string{"Ted Cruz", "Ted Cruz @ gop", "Ted Cruz @ USA"}, "0 0 0"},
		{"full name of two parties", []string{"Ted Cruz @ gop", "Ted Cruz @ republican party"}, "0 0"},
		{"surname beside the country", []string{"Putin + RUS USA", "Vladimir Putin @ RUS"}, "0 0"},
		{"surname beside another country", []string{"Putin + USA", "Vladimir Putin @ RUS"}, "0 1"},
		{"surname beside the company", []string{"Stoltenberg + nato", "Jens Stoltenberg @ nato"}, "0 0"},
		{"surname beside the countries of two", []string{"Johnson + GBR USA", "Boris Johnson @ GBR", "Mike Johnson @ USA"}, "0 1 2"},
		{"surname of two, of one by far most articles speak", []string{"Biden @ USA", "Joe Biden @ USA * 9", "Jill Biden @ USA"}, "0 0 1"},
		{"surname of two, not by far", []string{"Biden @ USA", "Joe Biden @ USA * 3", "Jill Biden @ USA"}, "0 1 2"},
		{"one article's mistake about the country", []string{"Scott Morrison @ AUS * 9", "Scott Morrison @ USA"}, "0 0"},
		{"another office in another country", []string{"Scott Morrison, Prime Minister @ AUS * 9", "Scott Morrison, senator @ USA"}, "0 1"},
		{"given name of another", []string{"Paul + USA", "Paul Ryan @ USA"}, "0 1"},
		{"surname first in the text", []string{"Hayashi + JPN", "Yoshimasa Hayashi @ JPN", "Hayashi Yoshimasa @ JPN"}, "0 0 0"},
		{"family name first", []string{"Park + KOR", "Park Jin @ KOR"}, "0 0"},
		{"body in an article on its state", []string{"org: Foreign Ministry + JPN", "org: Foreign Ministry @ JPN", "org: Foreign Ministry @ CHN"}, "0 0 1"},
		{"body in an article on two states", []string{"org: Foreign Ministry + CHN JPN", "org: Foreign Ministry @ JPN", "org: Foreign Ministry @ CHN"}, "0 1 2"},
		{"body in an article on another state", []string{"org: Supreme Court + ISR", "org: Supreme Court @ USA"}, "0 1"},
		{"body with its state's name", []string{"org: USA Supreme Court @ USA", "org: Supreme Court of the USA @ USA", "org: Supreme Court @ USA"}, "0 0 0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var keys []ActorKey
			var shuffled []ActorKey
			for _, s := range test.in {
				all := keysOf(s)
				keys, shuffled = append(keys, all[0]), append(shuffled, all...)
			}
			rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			clusters := ResolveActors(shuffled, nil)
			var xids []string
			for _, k := range keys {
				xids = append(xids, clusters[k.String()].XID)
			}
			if g := numbered(xids); g != test.want {
				t.Errorf("clusters %s, want %s: %v", g, test.want, clusters)
			}
		})
	}
}

func TestStayingAloneIsSaid(t *testing.T) {
	keys := []ActorKey{keyOf("Smith @ GBR"), keyOf("John Smith @ GBR"), keyOf("Jane Smith @ GBR"), keyOf("Jones @ GBR")}
	clusters := ResolveActors(keys, nil)
	for i, want := range []string{"several", "", "", "surname alone"} {
		note := clusters[keys[i].String()].Note
		if (want == "") != (note == "") || !strings.Contains(note, want) {
			t.Errorf("note on %s: %q, want %q in it", keys[i].name, note, want)
		}
	}
}

func TestVerdictsBeatResolution(t *testing.T) {
	surname, full := keyOf("Blinken @ USA"), keyOf("Antony Blinken @ USA")
	v := NewVerdicts()
	v.Part(full.Alone(), surname.Alone())
	c := ResolveActors([]ActorKey{surname, full}, v)
	if c[surname.String()].XID == c[full.String()].XID {
		t.Error("what was decided to differ is one")
	}
	v.Join(full.Alone(), surname.Alone())
	c = ResolveActors([]ActorKey{surname, full}, v)
	if c[surname.String()].XID != full.Alone() {
		t.Error("the later decision does not hold")
	}
	v = NewVerdicts()
	v.Join("a", "b")
	v.Join("b", "a")
	v.Join("c", "a")
	if x, y := v.Canonical("a"), v.Canonical("b"); x != y {
		t.Errorf("a ring of decisions makes a %s and b %s", x, y)
	}
}

func TestResolveMeetings(t *testing.T) {
	meeting := func(s string) MeetingKey {
		w := strings.Fields(s) // kind date place side... with people as side>person; what is planned has a question mark
		k := MeetingKey{Kind: fact.MeetingKind(w[0]), remote: w[0] == "call", Status: fact.Held, Date: strings.Trim(w[1], "-"), place: strings.Trim(w[2], "-")}
		for _, side := range w[3:] {
			side, person, ok := strings.Cut(side, ">")
			if ok {
				k.people = append(k.people, side+">"+person)
			}
			k.sides = append(k.sides, side)
		}
		if kind, planned := strings.CutSuffix(w[0], "?"); planned {
			k.Kind, k.Status = fact.MeetingKind(kind), fact.Planned
		}
		if k.Date == "" {
			k.scope = s
		}
		return k
	}
	for _, test := range []struct {
		name string
		in   []string
		want string
	}{
		{"two reports", []string{"talks 2022-09-22 york JPN USA", "summit 2022-09-22 - JPN USA"}, "0 0"},
		{"other sides", []string{"talks 2022-09-22 york JPN USA", "talks 2022-09-22 york JPN KOR USA"}, "0 1"},
		{"another day", []string{"talks 2022-09-22 - JPN USA", "talks 2022-09-23 - JPN USA"}, "0 1"},
		{"another place", []string{"talks 2022-09-22 york JPN USA", "talks 2022-09-22 paris JPN USA"}, "0 1"},
		{"a call apart", []string{"talks 2022-09-22 - JPN USA", "call 2022-09-22 - JPN USA"}, "0 1"},
		{"a coarse date", []string{"talks 2022-09 - JPN USA", "talks 2022-09-22 york JPN USA"}, "0 0"},
		{"a coarse date, two meetings", []string{"talks 2022-09 - JPN USA", "talks 2022-09-22 - JPN USA", "talks 2022-09-25 - JPN USA"}, "0 1 2"},
		{"planned in one year", []string{"summit? 2022 - JPN USA", "talks 2022-09-22 york JPN USA"}, "0 1"},
		{"planned on one day", []string{"summit? 2022-09-22 - JPN USA", "talks 2022-09-22 york JPN USA"}, "0 0"},
		{"other people", []string{"talks 2022-09-22 - JPN>hayashi USA>blinken", "talks 2022-09-22 - JPN>hamada USA>austin"}, "0 1"},
		{"some of the people", []string{"talks 2022-09-22 - JPN>hayashi USA>blinken", "talks 2022-09-22 - JPN USA>blinken"}, "0 0"},
		{"no date", []string{"talks - york JPN USA", "summit - york JPN USA"}, "0 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var keys []MeetingKey
			for _, s := range test.in {
				keys = append(keys, meeting(s))
			}
			shuffled := slices.Clone(keys)
			rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			xids := ResolveMeetings(shuffled, nil)
			var all []string
			for _, k := range keys {
				all = append(all, xids[k.String()])
			}
			if g := numbered(all); g != test.want {
				t.Errorf("meetings %s, want %s: %v", g, test.want, xids)
			}
		})
	}
}

// TestResolutionDependsOnBlocksOnly sees that what a key stands for is the same
// with all other keys about as with those alone that have one of its blocks.
func TestResolutionDependsOnBlocksOnly(t *testing.T) {
	people := []string{"Smith", "Smith", "Jones", "John Smith", "Jane Smith", "John Q. Smith", "John A. Smith", "J. Smith", "Mary Jones", "Smith Jones", "John"}
	roles := []string{"", "", ", Foreign Minister", ", footballer", ", senator"}
	employers := []string{"", " @ USA", " @ GBR", " @ nato"}
	others := []string{"", " + USA", " + GBR USA", " + nato", " + FRA"}
	bodies := []string{"org: Foreign Ministry", "org: SCO", "org: Super Cool Outfit", "org: Super Cool Outfit/SCO"}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		pick := func(list []string) string { return list[r.IntN(len(list))] }
		byText := make(map[string]ActorKey)
		for i := range 1 + r.IntN(25) {
			name := pick(people) + pick(roles)
			if r.IntN(5) == 0 {
				name = pick(bodies)
			}
			k := keyIn("article:"+strconv.Itoa(i), name+pick(employers)+pick(others))
			byText[k.String()] = k
		}
		all := slices.Collect(maps.Values(byText))
		want := ResolveActors(all, nil)
		for _, k := range all {
			blocks := k.Blocks()
			some := slices.DeleteFunc(slices.Clone(all), func(o ActorKey) bool {
				return o != k && !slices.ContainsFunc(o.Blocks(), func(b string) bool { return slices.Contains(blocks, b) })
			})
			got, want := ResolveActors(some, nil)[k.String()], want[k.String()]
			if got.XID != want.XID || got.Note != want.Note {
				t.Fatalf("seed %d: %s is %s (%s) with its blocks, %s (%s) with all", seed, k, got.XID, got.Note, want.XID, want.Note)
			}
		}
	}
}

func TestTablesOfNames(t *testing.T) {
	if len(spellings()) == 0 || len(offices()) == 0 {
		t.Error("a table is empty")
	}
	classes := []class{particle, courtesy, title, generation, family, body}
	for w := range nameWords() {
		if !slices.Contains(classes, w.is) {
			t.Errorf("%q is of no class: %q", w.word, w.is)
		}
	}
}

// TestArticlesOf sees that from the marks it is known about how many articles there are.
func TestArticlesOf(t *testing.T) {
	marks := make(map[string]bool)
	for i := 1; i <= 100_000; i++ {
		marks[markOf("article:"+strconv.Itoa(i))] = true
		if i&(i-1) != 0 {
			continue
		}
		if about := articlesOf(len(marks)); about < float64(i)/2 || about > float64(i)*2 {
			t.Errorf("%d articles are taken for %.0f", i, about)
		}
	}
}
