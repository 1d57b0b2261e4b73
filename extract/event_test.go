package extract

import (
	"testing"
)

func TestEvent(t *testing.T) {
	x, err := New(Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, sentence, source, target string
		plover                         string
		quad                           int
	}{
		{"verb and object", "Norway condemned the coup in Niger.", "Norway", "Niger", "ACCUSE", 3},
		{"passive with agent", "The ferry was attacked by pirates near Aden.", "pirates", "The ferry", "ASSAULT", 4},
		{"light verb", "Chile held talks with Bolivia in Lima.", "Chile", "Bolivia", "CONSULT", 1},
		{"noun of the object decides", "Kenya launched an investigation into the bank.", "Kenya", "the bank", "ACCUSE", 3},
		{"lifting what was hostile", "Ghana lifted its ban on Ivorian cocoa.", "Ghana", "Ivorian", "YIELD", 2},
		{"stopping what was friendly", "Sweden suspended its aid to Mali.", "Sweden", "Mali", "SANCTION", 4},
		{"a promise", "Denmark promised to send generators to Moldova.", "Denmark", "Moldova", "AGREE", 1},
		{"the deed", "Denmark sent generators to Moldova.", "Denmark", "Moldova", "AID", 2},
		{"the future is a promise", "Spain will host the Moroccan king.", "Spain", "the Moroccan king", "AGREE", 1},
		{"a hostile future is a threat", "Spain will boycott the games in Minsk.", "Spain", "Minsk", "THREATEN", 3},
		{"refusal", "Peru refused to extradite the banker to Panama.", "Peru", "Panama", "REJECT", 3},
		{"negation", "Austria will not accept refugees from Libya.", "Austria", "Libya", "REJECT", 3},
		{"demand of another, reported", "Canada said that Haiti must hold elections.", "Canada", "Haiti", "REQUEST", 3},
		{"own deed, reported", "Latvia said it had expelled two Belarusian diplomats.", "Latvia", "two Belarusian diplomats", "SANCTION", 4},
		{"threat", "The rebels threatened to shell the harbour.", "The rebels", "the harbour", "THREATEN", 3},
		{"request", "Nepal urged India to reopen the road.", "Nepal", "India", "REQUEST", 3},
		{"noun phrase", "A rebel attack on the barracks left six soldiers dead.", "rebel", "the barracks", "ASSAULT", 4},
		{"particle", "The miners called off their strike against the company.", "The miners", "the company", "YIELD", 2},
		{"purpose of sending", "Italy sent inspectors to investigate the factory in Tunis.", "Italy", "Tunis", "ACCUSE", 3},
		{"arrest", "Police in Vienna arrested a Serbian trader.", "Police in Vienna", "a Serbian trader", "COERCE", 4},
		{"coordination", "The army crossed the river and shelled the village.", "The army", "the village", "ASSAULT", 4},
		{"deal", "Oman and Yemen signed a fishing agreement.", "Oman", "Yemen", "SUPPORT", 1},
		{"joint drills", "Finland began joint exercises with Estonia.", "Finland", "Estonia", "COOPERATE", 2},
		{"alert", "Greece mobilized troops along the border with Turkey.", "Greece", "Turkey", "MOBILIZE", 4},
		{"protest", "Nurses in Lisbon went on strike over the health ministry's plan.", "Nurses", "the health ministry", "PROTEST", 4},
		{"nothing said", "The lake lies between Bolivia and Peru.", "Bolivia", "Peru", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plover, quad := x.Event(tt.sentence, tt.source, tt.target)
			if plover != tt.plover || quad != tt.quad {
				t.Errorf("Event(%q) = %q, %d; want %q, %d", tt.sentence, plover, quad, tt.plover, tt.quad)
			}
		})
	}
}
