package extract

import (
	"fmt"
	"strings"
	"testing"

	"entente/extract/article"
)

// positionsOf reads a short article and puts each of its positions on a line:
// holders, stance, topic, about.
func positionsOf(t *testing.T, text string) []string {
	t.Helper()
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, p := range x.Extract(article.FromText("test", []byte(text), article.Options{})).Positions {
		if !strings.Contains(text, p.Quote) {
			t.Errorf("evidence %q does not stand in the text", p.Quote)
		}
		lines = append(lines, strings.TrimRight(fmt.Sprintf("%s | %s | %s | %s",
			strings.Join(p.Holders, " "), p.Stance, p.Topic, strings.Join(p.About, " ")), " "))
	}
	return lines
}

func TestHeadlineSpeaker(t *testing.T) {
	got := positionsOf(t, "Odhiambo: We will not accept the mandate\n2022-09-22\n\nKenyan President Amina Odhiambo spoke in Nairobi on Thursday.")
	if want := "amina-odhiambo | oppose | mandate |"; strings.Join(got, "\n") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPositions(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"verb and object", "France condemned Russia's missile strikes on Odesa.",
			"FRA | condemn | Russia's missile strikes on Odesa | RUS"},
		{"passive", "The sanctions were condemned by Germany and Poland.",
			"DEU POL | condemn | sanctions |"},
		{"name that looks like a verb", "Human Rights Watch accused the security forces of using excessive force.",
			"human-rights-watch | condemn | using excessive force |"},
		{"what is needed", "“We need to make sure that the border remains open,” Kenyan President Amina Odhiambo said.",
			"amina-odhiambo | demand | border remaining open |"},
		{"a threat of a response", "Kenyan President Amina Odhiambo said an attack by Somalia would be met with a strong response.",
			"amina-odhiambo | warn | attack by Somalia met with strong response | SOM"},
		{"of what is not said", "Kenya reaffirmed its iron-clad support.", ""},
		{"a head behind many words", "Kenya supports a free, open, inclusive, peaceful, stable, fair and prosperous region.",
			"KEN | support | inclusive, peaceful, stable, fair and prosperous region |"},
		{"a charge denied", "Kenya accused Somalia of arming rebels, an allegation Somalia denies.",
			"KEN | condemn | arming rebels | SOM\nSOM | deny | arming rebels | KEN"},
		{"both have voiced", "Kenya and Uganda have both voiced support for the mission.",
			"KEN UGA | support | mission |"},
		{"vow not to allow", "Kenyan President Amina Odhiambo vowed that Kenya would not allow attacks on the port.",
			"amina-odhiambo | oppose | allowing attacks on port |"},
		{"spoken against", "Kenya backed the mandate, while Somalia spoke against it.",
			"KEN | support | mandate |\nSOM | oppose | mandate |"},
		{"joint statement by several", "Joint Statement on Relief for Chad by Peruvian President Rosa Quispe and Fijian President Ana Tora\n\nWe condemn the raids. We will send doctors to the camps. Peru will send tents.\n",
			"FJI PER | condemn | raids |\nFJI PER | commit | sending doctors to camps |\nPER | commit | sending tents |"},
		{"statement welcoming others", "Statement by President Rosa Quispe of Peru Welcoming the Truce Between Chile and Fiji\n\nWe welcome the truce. We will send doctors.\n",
			"PER | support | truce |\nPER | commit | sending doctors |"},
		{"joint statement of a council", "Chile-Peru Joint Statement of the Trade Council\n\nThe council met in Lima. We condemn the raids. We will send doctors.\n",
			"CHL PER | condemn | raids |\nCHL PER | commit | sending doctors |"},
		{"thanked for agreeing", "Kenya welcomed the generosity of Uganda for agreeing to accept the refugees.",
			"KEN | support | generosity of Uganda | UGA"},
		{"asked for", "Kenyan President Amina Odhiambo asked for new radars to protect her airports.",
			"amina-odhiambo | demand | new radars |"},
		{"padding with an owner", "Kenya opposed Somalia's attempts to blockade the port.",
			"KEN | oppose | blockade of port | SOM"},
		{"clear that", "President Amina Odhiambo of Kenya has been very clear that the hostages should be freed.",
			"amina-odhiambo | demand | hostages freed |"},
		{"what one need not do", "Kenyan President Amina Odhiambo said she will not have to pay for medicine.", ""},
		{"a mere pronoun", "Kenya refuses to recognize it.", ""},
		{"forced to", "Kenya was forced to reject the mandate.", ""},
		{"reticence", "Kenya declined to say whether the border was open.", ""},
		{"a meeting told of", "Kenyan President Amina Odhiambo held talks with Somalia's president, the two sides said.", ""},
		{"stance that a spokesman reports", "President Amina Odhiambo of Kenya is concerned about the coup, her spokesman said.",
			"amina-odhiambo | concern | coup |"},
		{"what is left of a participle", "Kenya welcomed the grain exports agreed during the visit.",
			"KEN | support | grain exports |"},
		{"negation cancels", "Japan did not condemn the strikes.", ""},
		{"negation turns", "Hungary does not support the oil embargo.",
			"HUN | oppose | oil embargo |"},
		{"refusal", "Turkey refused to join the sanctions.",
			"TUR | oppose | joining sanctions |"},
		{"condition", "If Iran leaves the treaty, France would condemn the decision.", ""},
		{"question", "Will Germany condemn the strikes?", ""},
		{"demand of another", "Canada urged Iran to release the sailors.",
			"CAN | demand | release of sailors | IRN"},
		{"call on", "Australia called on China to exercise restraint.",
			"AUS | demand | exercising restraint | CHN"},
		{"joint holders", "India and Brazil welcomed the ceasefire.",
			"BRA IND | support | ceasefire |"},
		{"shared subject", "Norway welcomed the ceasefire and condemned the shelling of Israel.",
			"NOR | support | ceasefire |\nNOR | condemn | shelling of Israel | ISR"},
		{"light verb and noun", "Italy expressed serious concern about the tariffs.",
			"ITA | concern | tariffs |"},
		{"owner of a noun", "Egypt's opposition to the dam is well known.",
			"EGY | oppose | dam |"},
		{"criticism drawn", "The dam has drawn criticism from Egypt and Sudan.",
			"EGY SDN | condemn | dam |"},
		{"criticism drawn for something", "Ethiopia faced criticism from Egypt over its refusal to share data.",
			"EGY | condemn | refusal to share data | ETH"},
		{"accused by", "Ethiopia was accused by Egypt of withholding data.",
			"EGY | condemn | withholding data | ETH"},
		{"a critic of", "Kenyan President Amina Odhiambo has been a fierce critic of Ethiopia's dam.",
			"amina-odhiambo | condemn | Ethiopia's dam | ETH"},
		{"a condition that others bring about", "Kenyan President Amina Odhiambo said her country would strike back if Somalia crossed the border.",
			"amina-odhiambo | warn | striking back | SOM"},
		{"a condition of one's own", "Amina Odhiambo said she would lower the tax if elected.",
			"amina-odhiambo | commit | lowering tax |"},
		{"what must be said of others", "Kenyan President Amina Odhiambo said Somalia had to secure its coast.",
			"amina-odhiambo | demand | Somalia securing coast | SOM"},
		{"no longer", "Kenyan President Amina Odhiambo said Somalia could no longer rely on grain from Uganda.",
			"amina-odhiambo | claim | Somalia no longer relying on grain from Uganda | SOM"},
		{"to blame", "Kenyan President Amina Odhiambo said Somalia was to blame for the delay.",
			"amina-odhiambo | condemn | delay | SOM"},
		{"false charges", "Kenya's foreign ministry said the allegations were groundless.",
			"kenyas-foreign-ministry | deny | allegations |"},
		{"what is wanted", "Kenya wants a larger share of the water, but it wants that soon.",
			"KEN | demand | larger share of water |"},
		{"held responsible", "Kenya held Somalia responsible for the raid.",
			"KEN | condemn | raid | SOM"},
		{"turned down as something", "Kenya dismissed as absurd claims that its army had crossed the border.",
			"KEN | deny | claims army had crossed border |"},
		{"what the speaker plans", "Kenya said it planned to reopen the border.",
			"KEN | commit | reopening border |"},
		{"what somebody wants to do", "Kenya wants to cut tariffs on grain.",
			"KEN | support | cutting tariffs on grain |"},
		{"what somebody wants to say", "“I want to thank you all,” Kenyan President Amina Odhiambo said.", ""},
		{"a charge denied in a clause", "Kenya blamed Somalia for the raid, which Somalia denies.",
			"KEN | condemn | raid | SOM\nSOM | deny | raid | KEN"},
		{"so called", "Kenya urged Somalia to stop what it called incursions.",
			"KEN | demand | stopping incursions | SOM"},
		{"consequences faced", "Kenyan President Amina Odhiambo said Somalia faced serious consequences.",
			"amina-odhiambo | warn | Somalia facing serious consequences | SOM"},
		{"one's own country", "Kenya's foreign minister said her country would not give up the island.",
			"KEN | oppose | giving up island |"},
		{"criticism of somebody over something", "Kenya criticised Somalia over its shelling of the port.",
			"KEN | condemn | shelling of port | SOM"},
		{"adjective", "Finland is ready to host the talks.",
			"FIN | commit | hosting talks |"},
		{"participle", "Spain issued a statement condemning the coup.",
			"ESP | condemn | coup |"},
		{"agreement", "Kenya and Somalia agreed to reopen the border.",
			"KEN SOM | agree | reopening border |"},
		{"status quo", "Japan opposes any attempt to change the status quo by force.",
			"JPN | oppose | change of status quo by force |"},
		{"a loan is one noun", "Chad said on Monday it opposes any attempt to change the status quo by force, as fear grows in the region.",
			"TCD | oppose | change of status quo by force |"},
		{"cooperation named", "Trilateral cooperation between Japan, Canada and Chile has grown.",
			"CAN CHL JPN | agree | trilateral cooperation |"},
		{"considers", "China considers Taiwan a renegade province.",
			"CHN | claim | Taiwan as renegade province | TWN"},
		{"accusation", "Ukraine accused Russia of shelling a hospital.",
			"UKR | condemn | shelling hospital | RUS"},
		{"denial", "Iran denied sending drones to Russia.",
			"IRN | deny | sending drones to Russia | RUS"},
		{"must", "Turkey said Sweden must extradite the suspects.",
			"TUR | demand | Sweden extraditing suspects | SWE"},
		{"own side", "Foreign Minister Ana Ruiz of Peru met reporters. Ruiz said Peru opposes the tariff.",
			"ana-ruiz | oppose | tariff |"},
		{"according to", "According to Brazil, Bolivia must open its border.",
			"BRA | demand | Bolivia opening border | BOL"},
		{"quote in a sentence of its own", "\"We will never accept the annexation,\" Ukrainian President Olena Bondar said. \"Russia must withdraw its troops.\"",
			"olena-bondar | oppose | annexation |\nolena-bondar | demand | Russia withdrawing troops | RUS"},
		{"statement in the first person", "We, the foreign ministers of Canada, France and Italy, condemn the coup. We call on the army of Niger to release the president.",
			"CAN FRA ITA | condemn | coup |\nCAN FRA ITA | demand | release of president | NER"},
		{"two demands", "Jordan urged Israel to lift the blockade and to reopen the crossing.",
			"JOR | demand | lifting blockade | ISR\nJOR | demand | reopening crossing | ISR"},
		{"threat", "Iran said that it would respond decisively to any attack.",
			"IRN | warn | responding decisively to attack |"},
		{"voiced noun of the speaker's country", "Secretary of State Antony Blinken reaffirmed the United States' commitment to the security of Japan.",
			"antony-blinken | commit | security of Japan | JPN"},
		{"importance", "Ghana stressed the importance of free elections.",
			"GHA | support | free elections |"},
		{"pronoun topic", "Germany backed the plan, but Austria opposed it.",
			"DEU | support | plan |\nAUT | oppose | plan |"},
		{"plan of the past", "Mexico sought to build a wall.", ""},
		{"somebody else's stance in a topic", "Denmark welcomed Sweden's decision to join the alliance.",
			"DNK | support | Sweden's decision to join alliance | SWE"},
		{"promise not to act", "Serbia vowed never to recognise the border.",
			"SRB | oppose | recognising border |"},
		{"rejected allegation", "Kenya accused Uganda of smuggling ivory. Uganda rejected the allegation.",
			"KEN | condemn | smuggling ivory | UGA\nUGA | deny | allegation | KEN"},
		{"damning name", "Somalia called the port deal a betrayal.",
			"SOM | condemn | port deal as betrayal |"},
		{"name of a pronoun", "Chile read the offer and called it a betrayal.",
			"CHL | condemn | betrayal |"},
		{"pact with another", "Egypt signed a defence pact with Somalia.",
			"EGY SOM | agree | defence pact |"},
		{"British agreeing", "Fiji and Tonga agreed the text of the treaty.",
			"FJI TON | agree | text of treaty |"},
		{"demand in the subjunctive", "Peru insisted that Chile publish the maps.",
			"PER | demand | Chile publishing maps | CHL"},
		{"behind", "Fiji threw its weight behind the declaration.",
			"FJI | support | declaration |"},
		{"phrasal refusal", "Chile turned down the demand.",
			"CHL | oppose | demand |"},
		{"defended", "Ghana defended the new tax.",
			"GHA | support | new tax |"},
		{"congratulated", "Mali congratulated Chad.",
			"MLI | support | Chad | TCD"},
		{"said to be so", "Kenya countered that the ship had left its waters.",
			"KEN | claim | ship leaving waters |"},
		{"dateline", "NAIROBI: Kenya urged Uganda to open the border.",
			"KEN | demand | opening border | UGA"},
		{"headline said again", "Chile backs ceasefire plan\n\nChile on Monday backed the ceasefire plan of its neighbours.\n",
			"CHL | support | ceasefire plan of neighbours |"},
		{"never stop", "\"We will never stop working for peace,\" Ghana said.",
			"GHA | commit | working for peace |"},
		{"soldiers defend", "Ghana defended its border.", ""},
		{"statement of one on others", "Statement by President Rosa Quispe of Peru on the Vote in Chile\n\nWe welcome the vote. We call on Chile to publish the result. Peru will help. We condemn the violence.\n",
			"PER | support | vote |\nPER | demand | publishing result | CHL\nPER | commit | helping |\nPER | condemn | violence |"},
		{"we, the members", "Joint Statement\n\nThe following statement was issued by the Governments of Peru, Chile and Fiji.\n\nWe, the members of the club, condemn the coup. We call for calm. We will send doctors.\n",
			"CHL FJI PER | condemn | coup |\nCHL FJI PER | demand | calm |\nCHL FJI PER | commit | sending doctors |"},
		{"relative clause of a bare noun", "Ghana opposes actions that threaten the river.",
			"GHA | oppose | actions that threaten river |"},
		{"one who stresses cooperation", "Ghana stressed cooperation on fisheries.",
			"GHA | support | cooperation on fisheries |"},
		{"recognised that", "Chile recognised that the army had killed farmers.",
			"CHL | claim | army killing farmers |"},
		{"stopped short", "Chile stopped short of recognising the border.", ""},
		{"need", "Fiji underlined the need to protect the reefs.",
			"FJI | support | protecting reefs |"},
		{"pleading guilty", "Ghana's Ama Mensah pleaded guilty to threatening a judge.", ""},
		{"what was not meant", "Ghana did not intend to harm the fishermen.", ""},
		{"neighbours speak for themselves", "Peru's neighbours condemned the coup.", ""},
		{"some of a party", "Many Democrats oppose the treaty with Chad.", ""},
		{"a people at large", "Americans support the treaty with Chad.", ""},
		{"a government's people", "Chilean officials condemned the coup.", "CHL | condemn | coup |"},
		{"members of a club", "NATO members condemned the coup.", "nato | condemn | coup |"},
		{"our nation", "\"Our nation will rebuild the bridge,\" Ghana said.", "GHA | commit | rebuilding bridge |"},
		{"backed away", "Chad did not back away from the plan.", "TCD | commit | plan |"},
		{"has support", "Chad has the support of Kenya.", "KEN | support | Chad | TCD"},
		{"wins support", "Peru won the backing of Chile and Bolivia.", "BOL CHL | support | Peru | PER"},
		{"support for the matter", "Chad supported the ceasefire in its northern region.", "TCD | support | ceasefire in northern region |"},
		{"crowds told", "Chad told cheering crowds about the harvest.", ""},
		{"no support voiced", "Chad did not voice support for the ceasefire.", ""},
		{"weighed", "Ghana is considering supporting the ceasefire.", ""},
		{"failed", "Ghana failed to condemn the coup.", ""},
		{"accused in a headline", "Chad Accused of Arming Rebels", ""},
		{"blamed without saying by whom", "Ghana blamed for the collapse of the talks.", ""},
		{"whether", "Ghana was asked about whether it would support the ceasefire.", ""},
		{"cannot accept", "\"We cannot accept the annexation,\" Ghana said.", "GHA | oppose | annexation |"},
		{"an aside in the topic", "Ghana warned that Chad, with its new drones, would close the border.", "GHA | warn | Chad closing border | TCD"},
		{"the speaker named in between", "\"The talks, Roe said, are a farce,\" Chad wrote.", ""},
		{"neither nor", "Chad has neither condemned nor supported the plan.", ""},
		{"called on a day", "Chad called Kenya on Tuesday to discuss the harvest.", ""},
		{"troops withdrawn", "Ghana withdrew its peacekeepers from Chad.", ""},
		{"a request turned down", "Ghana rejected a request to open the border.", "GHA | oppose | request to open border |"},
		{"an agreement that one discusses", "Ghana discussed the peace agreement.", ""},
		{"a decision not to", "Ghana's decision not to join the alliance is final.", "GHA | oppose | joining alliance |"},
		{"the verb's own form", "Ghana vowed to run the port.", "GHA | commit | running port |"},
		{"own deeds", "Ghana said it had opened the border.", ""},
		{"what others are to do", "Ghana would like to see Chad back the ceasefire.", ""},
		{"accusations by others", "Ghana faces accusations that it supports the coup.", ""},
		{"talk in a quote", "\"The road is long,\" President Ama Mensah of Ghana said. \"People are tired. They want to sleep. It is a nice day.\"", "ama-mensah | claim | road as long |"},
		{"what a speaker will see", "\"We will see more rain,\" Ghana said.", ""},
		{"neither own nor another's", "\"You opposed the treaty,\" Ghana said.", ""},
		{"a speaker's own dealings", "\"We are doing great with Chad,\" Ghana said.", "GHA | claim | doing with Chad | TCD"},
		{"false allegations", "Ghana said Chad's allegations were false.", "GHA | deny | Chad's allegations | TCD"},
		{"not thought so", "\"I don't think the treaty is a success,\" President Ama Mensah of Ghana said.", ""},
		{"guests", "Ghana welcomed the guests.", ""},
		{"a road blocked", "Ghana blocked the main road.", ""},
		{"a bill pushed", "Ghana pushed a bill.", ""},
		{"nothing in particular", "Ghana demanded more.", ""},
		{"once planned", "Ghana had planned to sign the treaty.", ""},
		{"foreseen", "Ghana expects the rain to stop.", ""},
		{"expected of another", "Ghana expects Chad to sign the treaty.", "GHA | demand | signing treaty | TCD"},
		{"a deal only talked of", "The deal between Ghana and Chad was meant to be limited.", ""},
		{"a long topic ends with a phrase", "Ghana called for the release of nine young fishermen from Chad and of their boats from the prisons and harbours of the large town.",
			"GHA | demand | release of nine young fishermen from Chad and of boats | TCD"},
		{"no actor", "The company opposed the merger.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(positionsOf(t, tt.text), "\n"); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestPloverOfPositions sees that a position's event type is that of the
// stance it comes to, whatever the predicate would be without a "not".
func TestPloverOfPositions(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Hungary supports the oil embargo.":                             "SUPPORT",
		"Hungary does not support the oil embargo.":                     "REJECT",
		"Iran denied sending drones to Russia.":                         "REJECT",
		"Trilateral cooperation between Japan, Canada and Chile grows.": "COOPERATE",
		"Kenya and Somalia agreed to reopen the border.":                "AGREE",
		"China considers Taiwan a renegade province.":                   "",
	} {
		positions := x.Extract(article.FromText("test", []byte(text), article.Options{})).Positions
		if len(positions) != 1 || positions[0].Plover != want {
			t.Errorf("%s: %+v, want one position of type %q", text, positions, want)
		}
	}
}
