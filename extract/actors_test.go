package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/extract/article"
	"entente/extract/place"
	"entente/extract/reading"
	"entente/extract/when"
)

// actorsOf reads a text and returns the reading with its actors.
func actorsOf(t *testing.T, text string) *reading.Text {
	t.Helper()
	x, err := New(Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	r := reading.New(article.FromText("test", []byte(text), article.Options{}), x.rep)
	findActors(place.New(when.New(r)), x.tagger, x.rep)
	return r
}

// actorLines is the actors as a reader sees them: ID, forms, office and owner.
func actorLines(r *reading.Text) string {
	var b strings.Builder
	for _, a := range r.Actors {
		fmt.Fprintf(&b, "%s (%s)", a.ID, strings.Join(a.Names, ", "))
		if a.Role != "" {
			b.WriteString(" " + a.Role)
		}
		if a.Of != "" {
			b.WriteString(" of " + a.Of)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestActors(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"title before the name",
			"Kenyan Foreign Minister Amina Odhiambo spoke in Nairobi on Monday.",
			"KEN (Kenyan)\namina-odhiambo (Amina Odhiambo) Foreign Minister of KEN\n"},
		{"small title",
			"The talks were opened by Peruvian president Rosa Quispe.",
			"PER (Peruvian)\nrosa-quispe (Rosa Quispe) president of PER\n"},
		{"title of a field",
			"Norway's Minister of Trade and Industry Kari Nordmann resigned.",
			"NOR (Norway)\nkari-nordmann (Kari Nordmann) Minister of Trade and Industry of NOR\n"},
		{"a field behind a row",
			"Deputy Foreign Minister Jan Novak, and Peruvian Undersecretary of Foreign Affairs Maria Rosa Quispe met.",
			"jan-novak (Jan Novak) Deputy Foreign Minister\nPER (Peruvian)\nmaria-rosa-quispe (Maria Rosa Quispe) Undersecretary of Foreign Affairs of PER\n"},
		{"hashtags",
			"#Chile and #Norway oppose the #levy; #KenyaVotes is something else.",
			"CHL (Chile)\nNOR (Norway)\n"},
		{"spaces of another kind",
			"Kenyan Foreign Minister Amina\u00a0Odhiambo met Peru's Rosa\u202fQuispe.",
			"KEN (Kenyan)\namina-odhiambo (Amina Odhiambo) Foreign Minister of KEN\nPER (Peru)\nrosa-quispe (Rosa Quispe) of PER\n"},
		{"honorific behind an office",
			"Kenyan Foreign Minister Dr. Amina Odhiambo spoke.",
			"KEN (Kenyan)\namina-odhiambo (Amina Odhiambo) Foreign Minister of KEN\n"},
		{"a mission with its country and short form",
			"The UN Fish Monitoring Mission in Mali (FMM) left Bamako. FMM sent trucks.",
			"united-nations (UN)\nun-fish-monitoring-mission (UN Fish Monitoring Mission, FMM) of united-nations\nMLI (Mali, Bamako)\n"},
		{"a commission by its last word",
			"The Fish Commission met. Commission spokeswoman Ana Lopez thanked Chad.",
			"fish-commission (Fish Commission)\nana-lopez (Ana Lopez) Commission spokeswoman of fish-commission\nTCD (Chad)\n"},
		{"of phrase",
			"President Joana Baptista of Angola arrived on Tuesday.",
			"joana-baptista (Joana Baptista) President of AGO\nAGO (Angola)\n"},
		{"apposition",
			"Pedro Almeida, the Brazilian trade minister, rejected the offer.",
			"pedro-almeida (Pedro Almeida) trade minister of BRA\nBRA (Brazilian)\n"},
		{"organization's head",
			"Helen Brandt, head of the Federation of Danish Farmers, welcomed the law.",
			"helen-brandt (Helen Brandt) head of federation-of-danish-farmers\nfederation-of-danish-farmers (Federation of Danish Farmers)\n"},
		{"one title for many",
			"Estonian lawmakers Mart Kask, Liina Tamm and Jaan Sepp voted against it.",
			"EST (Estonian)\nmart-kask (Mart Kask) lawmaker of EST\nliina-tamm (Liina Tamm) lawmaker of EST\njaan-sepp (Jaan Sepp) lawmaker of EST\n"},
		{"surname and order of names",
			"Foreign Minister Tanaka Haruka met reporters. Haruka Tanaka said little. Tanaka then left.",
			"tanaka-haruka (Tanaka Haruka, Haruka Tanaka, Tanaka) Foreign Minister\n"},
		{"first name before",
			"Choe Min Su told the assembly that work was done. Choe then sat down.",
			"choe-min-su (Choe Min Su, Choe)\n"},
		{"country, capital, people, government",
			"The Chilean government protested. Santiago said that Chile would answer, and Chileans agreed.",
			"CHL (Chilean, Chilean government, Santiago, Chile, Chileans)\n"},
		{"capital as a place",
			"The ministers of Ghana met in Lisbon and flew to Madrid.",
			"GHA (Ghana)\n"},
		{"cities and regions",
			"Ghana opened offices in Geneva, in New York and in Southeast Asia.",
			"GHA (Ghana)\n"},
		{"hyphens",
			"U.S.-Canada trade grew, and so did pro-Russian parties and Egypt-led talks.",
			"USA (U.S.)\nCAN (Canada)\nRUS (Russian)\nEGY (Egypt)\n"},
		{"institutions",
			"The Polish Defence Ministry and the Kremlin disagreed. The Polish parliament waited.",
			"POL (Polish)\npolish-defence-ministry (Polish Defence Ministry) of POL\nkremlin (Kremlin)\npolish-parliament (Polish parliament) of POL\n"},
		{"noun that only modifies",
			"A Polish military exercise ended.",
			"POL (Polish)\n"},
		{"acronym by definition",
			"The Baltic Fishers Association (BFA) met. BFA wants higher quotas.",
			"baltic-fishers-association (Baltic Fishers Association, BFA)\n"},
		{"organizations of the table",
			"The UN Security Council met NATO. The Security Council adopted a text.",
			"united-nations-security-council (UN Security Council, Security Council)\nnato (NATO)\n"},
		{"company",
			"Norrland Steel Corp. sued Acme Widgets Inc. over patents.",
			"norrland-steel-corp (Norrland Steel Corp.)\nacme-widgets-inc (Acme Widgets Inc.)\n"},
		{"treaties and seas are nobody",
			"Ghana signed the Kyoto Protocol and sailed the South China Sea.",
			"GHA (Ghana)\n"},
		{"government of a person",
			"The Trump administration welcomed Ghana.",
			"USA (Trump administration)\nGHA (Ghana)\n"},
		{"ministry in small letters",
			"The Chilean defence ministry and Peru's foreign ministry traded barbs.",
			"CHL (Chilean)\nchilean-defence-ministry (Chilean defence ministry) of CHL\nPER (Peru)\nperus-foreign-ministry (Peru's foreign ministry) of PER\n"},
		{"ministry without its country",
			"Ghana's budget was late. The finance ministry blamed the drought.",
			"GHA (Ghana)\nfinance-ministry (finance ministry) of GHA\n"},
		{"two names with one last word",
			"Trade between North and South Korea grew.",
			"PRK (North)\nKOR (South Korea)\n"},
		{"a name like a pronoun",
			"Chile thanked the ambassador He Jianguo for the gift.",
			"CHL (Chile)\nhe-jianguo (He Jianguo) ambassador of CHL\n"},
		{"a surname that is a town's",
			"U.S. Attorney James Kennedy Jr. spoke, as did James P. Kennedy.",
			"USA (U.S.)\njames-kennedy-jr (James Kennedy Jr., James P. Kennedy)\n"},
		{"a short given name",
			"Chile freed Patrick Molloy. Pat Molloy flew home, and so did Paula Novak and Paul Novak.",
			"CHL (Chile)\npatrick-molloy (Patrick Molloy, Pat Molloy)\npaula-novak (Paula Novak)\npaul-novak (Paul Novak)\n"},
		{"office of an officer",
			"Norway's prime minister's office confirmed the date.",
			"NOR (Norway)\nnorways-prime-ministers-office (Norway's prime minister's office) of NOR\n"},
		{"opposition is not the country",
			"Kenya's opposition rejected the result.",
			"KEN (Kenya)\nkenyas-opposition (Kenya's opposition) of KEN\n"},
		{"opposition to something is none",
			"Kenya's opposition to the dam is old.",
			"KEN (Kenya)\n"},
		{"soldiers who rule are the country",
			"Mali's military rulers closed the border.",
			"MLI (Mali, Mali's military rulers)\n"},
		{"a full stop is no part of a name",
			"The report praised the Kenyan police.",
			"KEN (Kenyan)\nkenyan-police (Kenyan police) of KEN\n"},
		{"ambiguous acronym, long form in the text",
			"The Rapid Support Forces left the town. The RSF gave no reason.",
			"rapid-support-forces (Rapid Support Forces, RSF)\n"},
		{"ambiguous acronym alone",
			"The RSF ranks newspapers.",
			"reporters-without-borders (RSF)\n"},
		{"a name of any country's",
			"Ghana's National Security Council met.",
			"GHA (Ghana)\nnational-security-council (National Security Council) of GHA\n"},
		{"person of a country without a title",
			"Ghana's Ama Mensah won.",
			"GHA (Ghana)\nama-mensah (Ama Mensah) of GHA\n"},
		{"office with fields in a row",
			"Under Secretary for Economic Growth, Energy, and the Environment Jane Roe resigned.",
			"jane-roe (Jane Roe) Under Secretary for Economic Growth, Energy, and the Environment\n"},
		{"adviser for a field",
			"Ghana's Advisor for International Economics Ama Mensah resigned.",
			"GHA (Ghana)\nama-mensah (Ama Mensah) Advisor for International Economics of GHA\n"},
		{"office of a committee",
			"Chairman of the Committee on Foreign Affairs Jane Roe resigned.",
			"committee-on-foreign-affairs (Committee on Foreign Affairs)\njane-roe (Jane Roe) Chairman of the Committee on Foreign Affairs of committee-on-foreign-affairs\n"},
		{"honorific behind an office",
			"Minister of External Affairs Dr. Jane Roe resigned.",
			"jane-roe (Jane Roe) Minister of External Affairs\n"},
		{"office over a region",
			"US Special Envoy for the Horn of Africa Jane Roe resigned.",
			"USA (US)\njane-roe (Jane Roe) Special Envoy of USA\n"},
		{"country's possessive before a capital title",
			"Fiji's Prime Minister Jone Vakatawa won.",
			"FJI (Fiji)\njone-vakatawa (Jone Vakatawa) Prime Minister of FJI\n"},
		{"leadership of something is no government",
			"Kenya thanked Ghana for Ghana's leadership of the bloc.",
			"KEN (Kenya)\nGHA (Ghana)\n"},
		{"spellings of one person",
			"President Mohammed Al Suwaidi spoke. Mohamed Al Suwaidi left.",
			"mohammed-al-suwaidi (Mohammed Al Suwaidi, Mohamed Al Suwaidi) President\n"},
		{"scholar on a country",
			"Jane Roe, a China scholar, agreed.",
			"jane-roe (Jane Roe) scholar\nCHN (China)\n"},
		{"strange name behind an office in small letters",
			"The minister met his North Korean counterpart Ri Son Gwon on Monday.",
			"PRK (North Korean)\nri-son-gwon (Ri Son Gwon) counterpart of PRK\n"},
		{"called like a country",
			"Deputy Director Bharat Ramamurti left, while I ran to Minister Chad Bownds.",
			"bharat-ramamurti (Bharat Ramamurti) Deputy Director\nchad-bownds (Chad Bownds) Minister\n"},
		{"surname that is a people's", "Volker Turk spoke in Peru. Turk said he was troubled.",
			"volker-turk (Volker Turk, Turk)\nPER (Peru)\n"},
		{"name with a town in it", "The minister met his Vietnamese counterpart Vo Van Thuong.",
			"VNM (Vietnamese)\nvo-van-thuong (Vo Van Thuong) counterpart of VNM\n"},
		{"no names", "The weather was fine and the fish was cheap.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := actorLines(actorsOf(t, tt.text)); got != tt.want {
				t.Errorf("%s\ngot:\n%swant:\n%s", tt.text, got, tt.want)
			}
		})
	}
}

func TestActorsOfHeadline(t *testing.T) {
	r := actorsOf(t, "Foreign Minister Odhiambo Urges Calm\n\nKenyan Foreign Minister Amina Odhiambo called for calm. Odhiambo spoke for an hour.\n")
	want := "amina-odhiambo (Odhiambo, Amina Odhiambo) Foreign Minister of KEN\nKEN (Kenyan)\n"
	if got := actorLines(r); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

// meant is the IDs of the actors that the nth occurrence (from 1) of a word
// stands for, joined by spaces.
func meant(t *testing.T, r *reading.Text, word string, nth int) string {
	t.Helper()
	for _, s := range r.Sents {
		for i := range s.Tokens {
			if !strings.EqualFold(s.Tokens[i].Text, word) {
				continue
			}
			if nth--; nth > 0 {
				continue
			}
			var ids []string
			for _, a := range r.Who(s.Node(i)) {
				ids = append(ids, r.Actors[a].ID)
			}
			return strings.Join(ids, " ")
		}
	}
	t.Fatalf("%q does not stand in the text %d times more", word, nth)
	return ""
}

func TestCoreference(t *testing.T) {
	for _, tt := range []struct {
		name, text, word string
		nth              int
		want             string
	}{
		{"he", "President Joao Baptista visited Ghana. He praised the harvest.", "he", 1, "joao-baptista"},
		{"she is not a man", "Mrs. Rosa Quispe met Mr. Jan Novak. She thanked everyone.", "she", 1, "rosa-quispe"},
		{"his", "Prime Minister Jan Novak said his party would vote.", "his", 1, "jan-novak"},
		{"it", "Ghana signed the treaty. It will open two ports.", "it", 1, "GHA"},
		{"its of the controlled subject", "Ghana urged Chile to open its ports.", "its", 1, "CHL"},
		{"it of the weather", "Ghana signed the treaty. It is raining.", "it", 1, ""},
		{"they", "Ghana and Chile signed the treaty. They will open ports.", "they", 1, "GHA CHL"},
		{"they of others", "Ghana and Chile signed the treaty. Many farmers protested, and they burned tyres.", "they", 1, ""},
		{"who met", "Foreign Minister Jan Novak met with Foreign Minister Rosa Quispe. They discussed trade.", "they", 1, "jan-novak rosa-quispe"},
		{"the minister", "Kenyan Foreign Minister Amina Odhiambo arrived late. The minister apologized.", "minister", 2, "amina-odhiambo"},
		{"vice president apart", "President Rosa Quispe and Vice President Jan Novak spoke. The vice president left first.", "president", 3, "jan-novak"},
		{"office with owner", "Kenya's foreign minister rejected the plan. Chile agreed.", "minister", 1, "KEN"},
		{"officials", "Chilean officials rejected the plan.", "officials", 1, "CHL"},
		{"the country", "Chile lost the match. The country mourned.", "country", 1, "CHL"},
		{"the island", "Taiwan and China traded accusations. The island raised its alert level.", "island", 1, "TWN"},
		{"the alliance", "NATO met Georgia on Monday. The alliance will send trainers.", "alliance", 1, "nato"},
		{"the three", "Kenya, Ghana and Chile signed. The three will meet again.", "three", 1, "KEN GHA CHL"},
		{"both sides of a meeting", "Foreign Minister Jane Roe of Chad met Foreign Minister John Doe of Mali on Monday. They discussed the bids of Kenya and Ghana. Both sides agreed to talk again.", "sides", 1, "TCD MLI"},
		{"both sides are not two of one country", "Minister Jane Roe of Chad hosted Minister John Doe of Mali and Secretary Ann Poe of Mali for talks. Both sides agreed to talk again.", "sides", 1, "TCD MLI"},
		{"the Ministers", "Minister Jane Roe of Chad met Minister John Doe of Mali. The Ministers praised the vote.", "Ministers", 1, "jane-roe john-doe"},
		{"the ministers of a field", "Foreign Minister Jane Roe of Chad and Foreign Minister John Doe of Mali saw Trade Minister Ann Poe and Trade Minister Sam Coe. The foreign ministers praised the vote.", "ministers", 1, "jane-roe john-doe"},
		{"leaders of another field", "President Jane Roe met President John Doe. The civil rights leaders praised the vote.", "leaders", 1, ""},
		{"the two countries", "Kenya and Ghana signed. The two countries will meet again.", "countries", 1, "KEN GHA"},
		{"both sides", "Talks between Kenya and Ghana ended. Both sides were satisfied.", "sides", 1, "KEN GHA"},
		{"the Administration", "Envoy Jan Novak told Chad that the Administration would pay.", "Administration", 1, ""},
		{"an office that the text gives nobody", "Theresa May has asked the EU for respect. In Leeds, the prime minister praised the talks.", "minister", 1, "theresa-may"},
		{"both delegations", "Chad and Mali met in Oslo. The delegations agreed to talk again.", "delegations", 1, "TCD MLI"},
		{"two that are named apart", "Foreign Minister Jane Roe of Chad blamed Mali. Her Malian counterpart John Doe spoke later. Chad called off talks between the two ministers.", "ministers", 1, "jane-roe john-doe"},
		{"the two leaders", "President Rosa Quispe met President Jan Novak. The two leaders discussed fish.", "leaders", 1, "rosa-quispe jan-novak"},
		{"the two who met", "President Rosa Quispe met President Jan Novak. The two agreed on fish.", "two", 1, "rosa-quispe jan-novak"},
		{"envoy for another country", "Norway's envoy for Angola spoke.", "envoy", 1, "NOR"},
		{"known as", "The commander known as Jan Novak fled.", "commander", 1, "jan-novak"},
		{"leaders of a readout", "President Rosa Quispe spoke today with King Jan Novak of Ghana. He mentioned the war between Israel and Hamas. The leaders agreed on fish.", "leaders", 1, "rosa-quispe jan-novak"},
		{"a town's country", "Rosa Quispe flew from Lagos, Nigeria.", "Nigeria", 1, ""},
		{"I in a quote", "\"I will not sign,\" Prime Minister Jan Novak said.", "I", 1, "jan-novak"},
		{"we in a joint statement", "We, the foreign ministers of Kenya, Ghana and Chile, met today. We condemn the attack.", "we", 2, "KEN GHA CHL"},
		{"nobody in particular", "Supreme Court Justice Jane Roe spoke. Senator Jan Novak said a Supreme Court justice should be silent. He left.", "He", 1, "jan-novak"},
		{"we of a club", "We, the leaders of the G7, met today. Iran shut a port. We condemn Iran. Iran must yield, and we will help.", "we", 3, "g7"},
		{"we as leaders", "As leaders of Kenya, Ghana and Chile, we met today. We condemn the attack.", "we", 2, "KEN GHA CHL"},
		{"we of those whose leaders act", "The leaders of Kenya and Ghana announced a pact. We condemn the attack. We will help.", "we", 1, "KEN GHA"},
		{"we in company", "We, the leaders of the G7, together with Ghana, met today. We condemn the attack.", "we", 2, "g7"},
		{"we of a state", "Kenya condemns the attack. We stand with Ghana. We will send help.", "we", 1, "KEN"},
		{"object is not the subject", "President Rosa Quispe met Mrs. Ann Poe and thanked her.", "her", 1, "ann-poe"},
		{"it as an object", "Kenya regretted the decision but would respect it.", "it", 1, ""},
		{"his country", "Kenyan President Jan Novak spoke. Chile refused. Novak said his country was disappointed.", "country", 1, "KEN"},
		{"owner before its pronoun", "Kenya and its neighbours signed.", "its", 1, "KEN"},
		{"officials of one country", "President Rosa Quispe met President Jan Novak. Chile expelled two Kenyan diplomats.", "diplomats", 1, "KEN"},
		{"junta in another country", "Chile spoke of Mali. Ghana left. The junta in Mali objected.", "junta", 1, "MLI"},
		{"regime in a town unheard of", "Chile left. The regime in Damascus objected.", "regime", 1, ""},
		{"title as head", "Secretary of State Jane Roe spoke.", "Secretary", 1, "jane-roe"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := actorsOf(t, tt.text)
			if got := meant(t, r, tt.word, tt.nth); got != tt.want {
				t.Errorf("%s\n%q means %q, want %q\nactors:\n%s", tt.text, tt.word, got, tt.want, actorLines(r))
			}
		})
	}
}

// TestRows holds long rows of names together, whatever the parser makes of them.
func TestRows(t *testing.T) {
	r := actorsOf(t, "Kenya, Ghana, Chile, Norway, Angola, the United Kingdom, and Peru signed the treaty.")
	var got []string
	for _, s := range r.Sents {
		for _, a := range r.WhoAll(s.Node(s.Root).Kid("nsubj")) {
			got = append(got, r.Actors[a].ID)
		}
	}
	if want := "KEN GHA CHL NOR AGO GBR PER"; strings.Join(got, " ") != want {
		t.Errorf("subjects %v, want %s", got, want)
	}
}

// TestMentions checks that every named mention is a stretch of the text that
// holds one of the actor's names.
func TestMentions(t *testing.T) {
	r := actorsOf(t, "Japan, the U.S. and South Korea met. U.S.-Japan ties and non-Japanese goods were discussed with Jan Novak.")
	for _, a := range r.Actors {
		for _, m := range a.Mentions {
			text := r.Art.Text[m.Start:m.End]
			found := false
			for _, n := range a.Names {
				found = found || strings.Contains(text, n)
			}
			if !found {
				t.Errorf("%s is mentioned as %q, which is none of %v", a.ID, text, a.Names)
			}
		}
	}
}

// TestUserActors reads a user's own list, which wins over the tables.
func TestUserActors(t *testing.T) {
	file := filepath.Join(t.TempDir(), "actors.csv")
	list := "name,kind,aliases,code,acts for\nFreedonia,country,Freedonian,FRD,\nChicolini Circle,organization,the Circle|Geneva,,Freedonia\n"
	if err := os.WriteFile(file, []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	x, err := New(Options{ActorsFile: file})
	if err != nil {
		t.Fatal(err)
	}
	r := reading.New(article.FromText("test", []byte("Freedonian troops attacked the Chicolini Circle on Monday. Geneva protested."), article.Options{}), x.rep)
	findActors(place.New(when.New(r)), x.tagger, x.rep)
	want := "FRD (Freedonian)\nchicolini-circle (Chicolini Circle, Geneva) of FRD\n"
	if got := actorLines(r); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	if _, err := New(Options{ActorsFile: file + ".not"}); err == nil {
		t.Error("a list that isn't there is no error")
	}
}
