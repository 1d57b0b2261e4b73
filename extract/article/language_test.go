package article

import (
	"fmt"
	"strings"
	"testing"
)

// TestBriefs: short texts full of names are English.
func TestBriefs(t *testing.T) {
	who := []string{"Poland's ruling party", "Germany's central bank", "France's top court", "President Jana Roe", "Lithuania", "Premier Kwame Doe", "Tarn's fisheries minister"}
	does := []string{"opposes the pact", "rejected the law", "met Vladimir Wells in Ljubljana on 16 June 2001", "supports a missile shield", "condemned Orrin's raid", "visits Tokyo, Seoul and Manila"}
	n := 0
	for i := range 360 {
		var b strings.Builder
		b.WriteString("Talks\n\n")
		for k := range 1 + i%8 {
			fmt.Fprintf(&b, "%s %s. ", who[(i+k)%len(who)], does[(i/7+k)%len(does)])
		}
		a := FromText("brief", []byte(b.String()), Options{})
		if err := notEnglish(a); err != nil {
			n++
			if n < 5 {
				t.Errorf("%v: %s", err, b.String())
			}
		}
	}
	if n > 0 {
		t.Errorf("%d of 360 briefs are not in English", n)
	}
}

func TestLanguage(t *testing.T) {
	const states = "Norway, Portugal, Sweden, Denmark, Finland, Iceland, France, Germany, Spain, Italy, Poland, Austria, Hungary, Greece, Turkey, Malta, Cyprus, Ireland"
	for _, c := range []struct {
		name, text, claimed string
		english             bool
	}{
		{"a long list", "The foreign ministers of " + states + " and Estonia met in Vienna on 6 May 2024.", "", true},
		{"headline and a list", "Participants: " + states + ".", "en", true},
		{"only a list", states + ", " + states, "", false},
		{"capitals", "NORWAY CONDEMNED THE CLOSING OF THE HARBOUR", "", true},
		{"names from elsewhere", "Roberto de la Cruz of El Salvador met Ana Los Reyes in Las Palmas. De la Cruz supports a ban. El Salvador opposes it.", "", true},
		{"a brief without function words", "Lind, Roe meet Vienna. Silva absent. Norway, Fiji sign fishing accord. Muller, Agard hail deal. Samoa Premier Jana Roe, Tonga Prime Minister Mario Silva expected Suva June.", "", true},
		{"names with accents", "Bērziņš, Núñez meet Vienna. Müller, Ågård absent. José Núñez, Zoë Müller hail fishing accord. Søren Ågård, Jānis Bērziņš expected Suva June, minister Mário Gonçalves says.", "", true},
		{"states before a verb", "Statement by " + states + ", Estonia, Latvia, Lithuania, Romania: Ministers condemn blockade.", "", true},
		{"Latvian", "Ministri otrdien tikās Vīnē. Latvija nosodīja ostas slēgšanu, un sarunas turpināsies vasarā, paziņoja runas persona, kas nevēlējās atklāt savu vārdu.", "", false},
		{"Hausa", "Ministan ya yi Allah wadai da rufe tashar jirgin ruwa, kuma kasashen biyu za su sake haduwa a mako mai zuwa domin tattaunawa a kan wannan batu.", "", false},
		{"declared and English", "Norway rejects Portugal's offer.", "en", true},
		{"declared as another", "Norway rejects Portugal's offer again.", "nl", false},
		{"Spanish", "El gobierno de la isla dijo el lunes que no va a abrir el estrecho hasta que los dos países firmen el acuerdo.", "en", false},
		{"short Spanish", "Los ministros de la isla se reunieron con el presidente en la capital.", "", false},
		{"French", "Le ministre a condamné la fermeture du port et les deux pays vont se revoir dans la semaine.", "", false},
		{"German", "Der Minister hat die Schließung des Hafens verurteilt, und die beiden Länder treffen sich in der kommenden Woche wieder.", "", false},
		{"Portuguese", "O ministro condenou o encerramento do porto e os dois países voltam a reunir-se na próxima semana.", "", false},
		{"Italian", "Il ministro ha condannato la chiusura del porto e i due paesi si incontrano di nuovo nella prossima settimana.", "", false},
		{"Dutch", "De minister veroordeelde de sluiting van de haven en de twee landen komen volgende week weer bij elkaar.", "", false},
		{"Swedish", "Ministern fördömde att hamnen stängdes och de två länderna möts igen nästa vecka för att tala om det.", "", false},
		{"Danish", "Ministeren fordømte lukningen af havnen, og de to lande mødes igen i næste uge for at tale om det.", "", false},
		{"Polish", "Minister potępił zamknięcie portu, a oba kraje spotkają się ponownie w przyszłym tygodniu, aby o tym rozmawiać.", "", false},
		{"Indonesian", "Menteri itu mengecam penutupan pelabuhan dan kedua negara akan bertemu lagi pada pekan depan untuk membahas hal itu.", "", false},
		{"Turkish", "Bakan limanın kapatılmasını kınadı ve iki ülke gelecek hafta bu konuyu görüşmek için yeniden bir araya gelecek.", "", false},
		{"Vietnamese", "Bộ trưởng lên án việc đóng cửa cảng và hai nước sẽ gặp lại nhau trong tuần tới để bàn về việc này.", "", false},
		{"Finnish", "Ministeri tuomitsi sataman sulkemisen ja maat tapaavat jälleen ensi viikolla keskustellakseen siitä, että se avataan.", "", false},
		{"Swahili", "Waziri alilaani kufungwa kwa bandari na nchi hizo mbili zitakutana tena wiki ijayo ili kujadili suala hilo la bandari katika mji mkuu.", "", false},
		{"Cyrillic", "Министр осудил закрытие порта.", "en", false},
		{"Greek", "Ο υπουργός καταδίκασε το κλείσιμο του λιμανιού.", "", false},
		{"Chinese", "部长谴责关闭港口。", "", false},
	} {
		a := &Article{Text: c.text, Language: c.claimed}
		a.finish(Options{}, &segmenter{rules: DefaultRules()})
		err := notEnglish(a)
		if (err == nil) != c.english {
			t.Errorf("%s: %v", c.name, err)
		}
		if err != nil && err.Error() == "" {
			t.Errorf("%s: nothing is said of what was seen", c.name)
		}
	}
}
