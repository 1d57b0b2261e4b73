package extract

import (
	"fmt"
	"strings"
	"testing"

	"entente/extract/article"
	"entente/extract/fact"
)

// meetingsIn is the meetings of a text published on Thursday, 14 July 2022, one a line.
func meetingsIn(t *testing.T, x *Extractor, text string) string {
	t.Helper()
	a := article.FromText("test.txt", []byte("A headline about nothing\n2022-07-14\n\nIt rained all day.\n\nIt snowed.\n\nThen it cleared up.\n\n"+text),
		article.Options{Published: "2022-07-14"})
	var out []string
	for _, m := range x.Extract(a).Meetings {
		if got := a.Text[m.Start:m.End]; got != m.Quote {
			t.Errorf("evidence %q is not at its offset, there is %q", m.Quote, got)
		}
		line := fmt.Sprintf("%s %s: %s", m.Status, m.Kind, strings.Join(m.Participants, " "))
		if m.Place != "" {
			line += " in " + m.Place
		}
		if m.Date != "" {
			line += " on " + m.Date
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestMeetings(t *testing.T) {
	x, err := New(Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"an office and its holder", "Kenyan Foreign Minister Alice Mwangi met on Tuesday with the Prime Minister of Uganda, Peter Okello.",
			"held talks: KEN UGA alice-mwangi peter-okello on 2022-07-12"},
		{"an adviser to", "Assistant to the President for National Security Affairs Jake Sullivan met Ugandan Foreign Minister Peter Okello on Tuesday.",
			"held talks: UGA jake-sullivan peter-okello on 2022-07-12"},
		{"this week, on a day", "Kenyan Foreign Minister Alice Mwangi met earlier this week, on July 12, with Ugandan Foreign Minister Peter Okello.",
			"held ministerial: KEN UGA alice-mwangi peter-okello on 2022-07-12"},
		{"met and spoke", "Kenyan Foreign Minister Alice Mwangi met Ugandan Foreign Minister Peter Okello in Kampala on Tuesday. Mwangi and Okello also spoke about the lake.",
			"held ministerial: KEN UGA alice-mwangi peter-okello in Kampala on 2022-07-12"},
		{"welcomed to a league", "Kenyan President Alice Mwangi welcomed Uganda to NATO.", ""},
		{"spoke to one with another", "Kenyan President Alice Mwangi spoke to Ugandan President Peter Okello with Rwandan President Paul Habimana on Tuesday.",
			"held call: KEN RWA UGA alice-mwangi paul-habimana peter-okello on 2022-07-12"},
		{"looked forward to", "Kenyan President Alice Mwangi said she looks forward to meeting Ugandan President Peter Okello this month.",
			"planned summit: KEN UGA alice-mwangi peter-okello on 2022-07"},
		{"of what is important", "Kenyan President Alice Mwangi stressed the importance of Uganda and Rwanda concluding talks.", ""},
		{"hosted for a meeting of", "Kenyan Foreign Minister Alice Mwangi hosted Ugandan Foreign Minister Peter Okello on Tuesday for a meeting of the Lake Commission.",
			"held ministerial: KEN UGA alice-mwangi peter-okello on 2022-07-12"},
		{"meet with", "Kenyan Foreign Minister Alice Mwangi met with Ugandan Foreign Minister Peter Okello in Kampala on Tuesday.",
			"held ministerial: KEN UGA alice-mwangi peter-okello in Kampala on 2022-07-12"},
		{"joint subject", "The presidents of Peru and Chile met in Lima last week.", "held talks: CHL PER in Lima on 2022-07"},
		{"planned", "French President Jean Morel will meet Italian President Carla Ricci in Rome on Saturday.",
			"planned summit: FRA ITA carla-ricci jean-morel in Rome on 2022-07-16"},
		{"planned and held in one year", "The presidents of Peru and Chile met in May. The presidents of Peru and Chile plan to meet in 2022.",
			"held talks: CHL PER on 2022-05\nplanned talks: CHL PER on 2022"},
		{"cancelled", "Egypt cancelled talks with Sudan that were planned for Friday.", "cancelled talks: EGY SDN on 2022-07-15"},
		{"refused", "Norway refused to meet Denmark on Monday.", ""},
		{"negated", "Norway did not hold talks with Denmark.", ""},
		{"conditional", "Norway would meet Denmark if the quota fell.", ""},
		{"possibility", "Norway raised the possibility of a summit with Denmark.", ""},
		{"due to", "Kenyan President Alice Mwangi is due to travel to Uganda on Saturday.", "planned visit: KEN UGA alice-mwangi in Uganda on 2022-07-16"},
		{"talks on a trip", "Kenyan President Alice Mwangi will travel to Uganda on Friday and meet with President Peter Okello of Uganda.",
			"planned visit: KEN UGA alice-mwangi in Uganda on 2022-07-15\nplanned summit: KEN UGA alice-mwangi peter-okello in Uganda on 2022-07-15"},
		{"visit for talks", "Kenyan President Alice Mwangi flew to Uganda on Monday for talks with President Peter Okello of Uganda.",
			"held visit: KEN UGA alice-mwangi peter-okello in Uganda on 2022-07-11"},
		{"envoy for another country", "Norway's envoy for Angola met French President Jean Morel on Monday.", "held talks: FRA NOR jean-morel on 2022-07-11"},
		{"without a session", "Norway and Denmark parted without a meeting.", ""},
		{"building on a call", "French President Jean Morel will build on his call with Italian President Carla Ricci.", "held call: FRA ITA carla-ricci jean-morel on 2022"},
		{"talks between", "Talks between Brazil and Bolivia took place in Brasília in May.", "held talks: BOL BRA in Brasília on 2022-05"},
		{"owner of visit", "Austrian Chancellor Paul Huber's visit to Serbia in early June angered Croatia.",
			"held visit: AUT SRB paul-huber in Serbia on 2022-06"},
		{"call by phone", "Indian Prime Minister Ravi Menon spoke by phone with Nepali Prime Minister Hari Gurung on Wednesday.",
			"held call: IND NPL hari-gurung ravi-menon on 2022-07-13"},
		{"told a body", "Polish President Ewa Nowak told the UN General Assembly on Monday that the war must end.",
			"held session: POL ewa-nowak united-nations-general-assembly on 2022-07-11"},
		{"compound", "The Japan-Australia summit in Sydney last month produced a treaty.", "held summit: AUS JPN in Sydney on 2022-06"},
		{"reporters are no party", "Greek Foreign Minister Nikos Pappas spoke to reporters in Athens.", ""},
		{"two reports of one", "Canada and Mexico held talks in Ottawa on Monday. The talks between Canada and Mexico were short.",
			"held talks: CAN MEX in Ottawa on 2022-07-11"},
		{"previous one stays apart", "Canada and Mexico held talks in Ottawa on Monday. The previous talks between Canada and Mexico took place in Cancun in March.",
			"held talks: CAN MEX in Ottawa on 2022-07-11\nheld talks: CAN MEX in Cancun on 2022-03"},
		{"habit", "Sweden and Finland regularly hold talks.", ""},
		{"passive", "Brazilian President Ana Prado was received by Spanish Prime Minister Luis Vega in Madrid on Monday.",
			"held summit: BRA ESP ana-prado luis-vega in Madrid on 2022-07-11"},
		{"ahead of it", "Shares rose ahead of Turkey's meeting with Greece in Geneva.", "planned talks: GRC TUR in Geneva"},
		{"called names", "French President Jean Morel called Italian President Carla Ricci a coward.", ""},
		{"called names behind an aside", "French President Jean Morel called Italian President Carla Ricci, his partner in Europe, a coward on Monday.", ""},
		{"called a partner", "French President Jean Morel called Italian President Carla Ricci, an old partner, on Monday.", "held call: FRA ITA carla-ricci jean-morel on 2022-07-11"},
		{"travel at home", "French President Jean Morel travelled to Lyon on Monday.", ""},
		{"their last one", "Canada and Mexico held talks in Ottawa on Monday. At their previous meeting, in Havana last year, they had quarrelled.",
			"held talks: CAN MEX in Ottawa on 2022-07-11\nheld talks: CAN MEX in Havana on 2021"},
		{"gathered for talks", "Delegations from Yemen and Oman arrived in Geneva for talks on Monday.", "held talks: OMN YEM in Geneva on 2022-07-11"},
		{"rounds", "Turkey will host a third round of talks between Peru and Chile next week. A second round was held in Ankara in May.",
			"planned talks: CHL PER TUR on 2022-07\nheld talks: CHL PER TUR in Ankara on 2022-05"},
		{"separate calls", "Turkish Foreign Minister Hakan Demir held separate calls with President Rosa Quispe of Peru and President Jan Novak of Chile on Monday.",
			"held call: PER TUR hakan-demir rosa-quispe on 2022-07-11\nheld call: CHL TUR hakan-demir jan-novak on 2022-07-11"},
		{"is to visit", "Kenyan President Alice Mwangi is to visit Uganda in August.", "planned visit: KEN UGA alice-mwangi in Uganda on 2022-08"},
		{"a place that is another's", "After the June summit in Singapore, Polish President Ewa Nowak told the UN General Assembly on Monday that the war must end.",
			"held session: POL ewa-nowak united-nations-general-assembly on 2022-07-11"},
		{"openness", "Japan underscored its openness to meeting with Chile.", ""},
		{"told at a meeting", "At a meeting in Moscow on Monday, Kenyan President Alice Mwangi told Peruvian President Rosa Quispe that trade would grow.",
			"held summit: KEN PER alice-mwangi rosa-quispe in Moscow on 2022-07-11"},
		{"brought together", "The meeting, held in Riyadh on Monday, brought together the foreign ministers of Peru and Chile.", "held talks: CHL PER in Riyadh on 2022-07-11"},
		{"where they met", "Polish President Ewa Nowak travelled to Ukraine on Monday, where she met Ukrainian President Oleh Bondar.",
			"held visit: POL UKR ewa-nowak in Ukraine on 2022-07-11\nheld summit: POL UKR ewa-nowak oleh-bondar in Ukraine on 2022-07-11"},
		{"in town for talks", "Ukrainian President Oleh Bondar was in Berlin on Friday for talks with German Chancellor Anna Vogel.",
			"held talks: DEU UKR anna-vogel oleh-bondar in Berlin on 2022-07-08"},
		{"by telephone", "Kenyan President Alice Mwangi discussed the drought with Ugandan President Peter Okello by telephone on Tuesday.",
			"held call: KEN UGA alice-mwangi peter-okello on 2022-07-12"},
		{"scheduled and called off", "The talks between Kenya and Uganda, scheduled for July 9 in Kigali, were called off by Kampala.",
			"cancelled talks: KEN UGA in Kigali on 2022-07-09"},
		{"gone somewhere for talks", "Kenyan President Alice Mwangi will travel to Kigali for negotiations with Ugandan President Peter Okello on Friday.",
			"planned talks: KEN UGA alice-mwangi peter-okello in Kigali on 2022-07-15"},
		{"to meet again", "Kenyan President Alice Mwangi and Ugandan President Peter Okello met in Kigali on Tuesday, and are expected to meet again in Oslo in August.",
			"held summit: KEN UGA alice-mwangi peter-okello in Kigali on 2022-07-12\nplanned summit: KEN UGA alice-mwangi peter-okello in Oslo on 2022-08"},
		{"is on a visit", "Kenyan President Alice Mwangi is on a three-day visit to Uganda.", "held visit: KEN UGA alice-mwangi in Uganda on 2022"},
		{"speaking beside", "Speaking alongside Kenyan President Alice Mwangi in Nairobi on Tuesday, Ugandan President Peter Okello praised the harvest.",
			"held summit: KEN UGA alice-mwangi peter-okello in Nairobi on 2022-07-12"},
		{"meeting at a summit", "Kenyan President Alice Mwangi will meet Ugandan President Peter Okello at the G20 summit in Rome in October.",
			"planned summit: KEN UGA alice-mwangi peter-okello in Rome on 2022-10"},
		{"beside an assembly", "Kenyan Foreign Minister Alice Mwangi met her Ugandan counterpart, Peter Okello, on the sidelines of the UN General Assembly on Tuesday.",
			"held talks: KEN UGA alice-mwangi peter-okello on 2022-07-12"},
		{"on a visit", "Peruvian President Rosa Quispe thanked farmers on a trip to Chile on Monday.", "held visit: CHL PER rosa-quispe in Chile on 2022-07-11"},
		{"press conference", "Danish Prime Minister Ida Lund held a news conference in Berlin on Monday.", ""},
		{"what is eaten", "Kenyan President Alice Mwangi had a Mexican lunch with Peruvian President Rosa Quispe in Nairobi on Monday.", "held talks: KEN PER alice-mwangi rosa-quispe in Nairobi on 2022-07-11"},
		{"left somewhere else", "French President Jean Morel left Italy off his list.", ""},
		{"called off by a relative clause", "A summit between Peru and Chile in Spain that was canceled because of rain cost a fortune.", "cancelled summit: CHL PER in Spain"},
		{"overtaken plan", "French President Jean Morel had planned to meet Italian President Carla Ricci on July 12.", "cancelled summit: FRA ITA carla-ricci jean-morel on 2022-07-12"},
		{"walked out", "French President Jean Morel walked out of a meeting with Italian President Carla Ricci on Monday.", "held summit: FRA ITA carla-ricci jean-morel on 2022-07-11"},
		{"recalled", "French President Jean Morel recalled that he visited Italy as a young man.", "held visit: FRA ITA jean-morel in Italy"},
		{"hung on the matter", "Kenyan President Alice Mwangi discussed the drought with EU Commissioner Ana Lopez.", "held talks: KEN alice-mwangi ana-lopez european-union on 2022"},
		{"and the two", "Kenyan President Alice Mwangi called Peruvian President Rosa Quispe on Monday and the two discussed efforts to end the war.", "held call: KEN PER alice-mwangi rosa-quispe on 2022-07-11"},
		{"of a counterpart", "Her Ugandan counterpart Peter Okello, speaking later, thanked Kenyan President Alice Mwangi.", ""},
		{"backed only", "Kenya and Peru backed a summit with the leaders of France and Chile in October.", ""},
		{"after meeting", "Kenyan President Alice Mwangi said on Monday that differences remained, after meeting Peruvian President Rosa Quispe.", "held summit: KEN PER alice-mwangi rosa-quispe on 2022"},
		{"told by telephone", "Kenyan President Alice Mwangi told Peruvian President Rosa Quispe by phone on Monday that the harvest was good.", "held call: KEN PER alice-mwangi rosa-quispe on 2022-07-11"},
		{"determined to meet", "Kenyan President Alice Mwangi said she was determined to meet Peruvian President Rosa Quispe.", ""},
		{"what would be a visit", "Kenyan President Alice Mwangi spoke of what would be the first visit by Rosa Quispe to Uganda.", ""},
		{"joined in meetings", "Kenyan Foreign Minister Alice Mwangi will join Kenyan President Ann Kamau in meetings with Peruvian President Rosa Quispe in Lima.", "planned talks: KEN PER alice-mwangi ann-kamau rosa-quispe in Lima"},
		{"the next round of it", "Kenya and Peru held talks in Lima on July 8. The next round of the talks will be held in Nairobi in August.", "held talks: KEN PER in Lima on 2022-07-08\nplanned talks: KEN PER in Nairobi on 2022-08"},
		{"thanked for hosting", "Kenyan President Alice Mwangi thanked Peru and Chile for hosting the dialogue.", ""},
		{"the met", "Kenya met the target that Uganda had set.", ""},
		{"teams in the plural", "Kenya meet Uganda in Nairobi on Thursday.", ""},
		{"in a test match", "Kenya met Uganda in the third test on Thursday.", ""},
		{"fans", "Kenya is visited by a million tourists from Uganda a year.", ""},
		{"unlikely", "Talks between Kenya and Uganda are unlikely.", ""},
		{"open to", "Kenyan President Alice Mwangi is open to a meeting with Uganda.", ""},
		{"hoped for", "Kenyan President Alice Mwangi hopes that Peru and Chile will meet soon.", ""},
		{"ships", "Ships from Kenya and Uganda met on the lake.", ""},
		{"at a standing forum", "Alice Mwangi, Kenya's foreign minister, spoke at the Munich Security Conference on Saturday.",
			"held session: KEN alice-mwangi munich-security-conference on 2022-07-09"},
		{"attended a standing forum", "Alice Mwangi, Kenya's foreign minister, attended the Doha Forum on Tuesday.",
			"held session: KEN alice-mwangi doha-forum on 2022-07-12"},
		{"a speech at one", "Kenyan Foreign Minister Alice Mwangi delivered a speech at the Raisina Dialogue in New Delhi on Tuesday.",
			"held session: KEN alice-mwangi raisina-dialogue in New Delhi on 2022-07-12"},
		{"to a seat of power", "Kenyan President Alice Mwangi visited the Kremlin on Tuesday. Russia welcomed it.",
			"held visit: KEN RUS alice-mwangi in Kremlin on 2022-07-12"},
		{"received at one", "Kenyan President Alice Mwangi was received at the Elysee on Tuesday. France welcomed it.",
			"held talks: FRA KEN alice-mwangi in Elysee on 2022-07-12"},
		{"was in one", "Kenyan President Alice Mwangi was in the Kremlin on Tuesday. Russia welcomed it.",
			"held visit: KEN RUS alice-mwangi in Kremlin on 2022-07-12"},
		{"talked for hours", "Kenyan President Alice Mwangi and Peruvian President Rosa Quispe talked for three hours in Lima on Tuesday.",
			"held summit: KEN PER alice-mwangi rosa-quispe in Lima on 2022-07-12"},
		{"further on", "The visit by Kenya's foreign minister, Alice Mwangi, to Lima on Tuesday pleased farmers.", "held visit: KEN PER alice-mwangi in Lima on 2022-07-12"},
		{"at the end of a month", "The foreign ministers of Kenya and Uganda met in Rome at the end of March.", "held talks: KEN UGA in Rome on 2022-03"},
		{"the first of the two", "Kenya and Uganda met in Rome on July 11. It was the first meeting of the two in a decade.", "held talks: KEN UGA in Rome on 2022-07-11"},
		{"views", "Kenyan Foreign Minister Alice Mwangi exchanged views with Ugandan Foreign Minister Peter Okello in Rome on Monday.",
			"held talks: KEN UGA alice-mwangi peter-okello in Rome on 2022-07-11"},
		{"fire", "Kenya exchanged fire with Uganda on Monday.", ""},
		{"expected somewhere", "Kenyan President Alice Mwangi is expected in Warsaw on Friday.", "planned visit: KEN alice-mwangi in Warsaw on 2022-07-15"},
		{"left for a country", "Kenyan President Alice Mwangi left for Peru on Monday.", "held visit: KEN PER alice-mwangi in Peru on 2022-07-11"},
		{"left an office", "After leaving the White House, US President Alice Mwangi wrote a book on Tuesday.", ""},
		{"put off", "A summit between Kenya and Uganda was put off until August.", "planned summit: KEN UGA on 2022-08"},
		{"metaphor", "The plan met resistance in Spain and Portugal.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := meetingsIn(t, x, c.text); got != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

// TestMeetingInTitle: the title names the meeting, the body says that it is to come.
func TestMeetingInTitle(t *testing.T) {
	x, err := New(Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	a := article.FromText("t.txt", []byte("President Jean Morel’s Meeting with Prime Minister Carla Ricci of Italy\n2022-07-14\n\n"+
		"President Jean Morel of France will meet Prime Minister Carla Ricci of Italy in Nice on July 20.\n"), article.Options{})
	f := x.Extract(a)
	if len(f.Meetings) != 1 || f.Meetings[0].Status != fact.Planned || f.Meetings[0].Date != "2022-07-20" || f.Meetings[0].Place != "Nice" {
		t.Errorf("meetings %+v", f.Meetings)
	}
}
