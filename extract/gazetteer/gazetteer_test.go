package gazetteer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func mustNew(t *testing.T) *Gazetteer {
	t.Helper()
	g, err := New("")
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestAt(t *testing.T) {
	g := mustNew(t)
	for _, tt := range []struct {
		words string
		n     int
		id    string
		form  Form
	}{
		{"Japan said", 1, "JPN", Name},
		{"U.S. officials", 1, "USA", Name},
		{"US officials", 1, "USA", Name},
		{"People 's Republic of China and", 5, "CHN", Name},
		{"People’s Republic of China", 4, "CHN", Name},
		{"South Korean ships", 2, "KOR", Adjective},
		{"Iraqis voted", 1, "IRQ", Adjective},
		{"Washington , D.C. ,", 3, "USA", Seat},
		{"Pyongyang fired", 1, "PRK", Seat},
		{"the North fired", 2, "PRK", Name},
		{"North winds", 0, "", Name},
		{"Al - Qaeda fighters", 3, "al-qaeda", Name},
		{"al Qaeda", 2, "al-qaeda", Name},
		{"UN Security Council", 3, "unsc", Name},
		{"Türkiye", 1, "TUR", Name},
		{"Erdoğan", 1, "recep-tayyip-erdogan", Surname},
		{"Geneva", 1, "place:geneva", Name},
		{"Yokohama", 1, "place:yokohama", Name},
		{"us and them", 0, "", Name},
		{"I ran for office", 0, "", Name},
		{"who said", 0, "", Name},
	} {
		n, s := g.At(strings.Fields(tt.words))
		if n != tt.n {
			t.Errorf("At(%q) = %d words, want %d", tt.words, n, tt.n)
		} else if n > 0 && (s[0].ID != tt.id || s[0].Form != tt.form) {
			t.Errorf("At(%q) = %s %d, want %s %d", tt.words, s[0].ID, s[0].Form, tt.id, tt.form)
		}
	}
}

func TestPlace(t *testing.T) {
	g := mustNew(t)
	for _, tt := range []struct {
		name, code string
		ok         bool
	}{
		{"Tokyo", "JPN", true},
		{"New York", "USA", true},
		{"Geneva", "CHE", true},
		{"the Netherlands", "NLD", true},
		{"Southeast Asia", "", true},
		{"Angela Merkel", "", false},
		{"Japanese", "", false},
	} {
		if code, ok := g.Place(tt.name); code != tt.code || ok != tt.ok {
			t.Errorf("Place(%q) = %q, %v", tt.name, code, ok)
		}
	}
}

func TestTitle(t *testing.T) {
	g := mustNew(t)
	for _, tt := range []struct {
		words string
		n     int
		class string
	}{
		{"Secretary of State Jane Roe", 3, "office"},
		{"Foreign Minister", 0, ""},
		{"ministers met", 1, "office"},
		{"spokeswoman", 1, "office"},
		{"Mr. Roe", 1, "honorific"},
		{"General Assembly", 1, "military"},
		{"bicycle", 0, ""},
	} {
		n, title := g.Title(strings.Fields(tt.words))
		if n != tt.n || title.Class != tt.class {
			t.Errorf("Title(%q) = %d %q", tt.words, n, title.Class)
		}
	}
}

// TestTables checks what the loader can't know: that references lead
// somewhere and that no name is claimed by two of a kind unawares.
func TestTables(t *testing.T) {
	g := mustNew(t)
	for id, e := range g.entries {
		if e.Of != "" && g.entries[e.Of] == nil {
			t.Errorf("%s belongs to %q, which is not there", id, e.Of)
		}
	}
	for key, senses := range g.senses {
		for i, a := range senses {
			for _, b := range senses[i+1:] {
				if a.Kind == b.Kind && a.Kind == Country {
					t.Errorf("%q is both %s and %s", key, a.ID, b.ID)
				}
			}
		}
	}
}

func TestUserList(t *testing.T) {
	file := filepath.Join(t.TempDir(), "actors.csv")
	list := "name,kind,aliases,code,acts for\nFreedonia,country,Sylvania|Freedonian,FRD,\nRufus Firefly,person,Firefly,,Freedonia\n"
	if err := os.WriteFile(file, []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	g, err := New(file)
	if err != nil {
		t.Fatal(err)
	}
	if s := g.Lookup("Firefly"); len(s) != 1 || s[0].Of != "FRD" || !s[0].User {
		t.Errorf("Firefly is %+v", s)
	}
	for bad, want := range map[string]string{
		"Freedonia,planet\n":   "actors.csv:1: kind \"planet\"",
		"Freedonia\n":          "actors.csv:1: 1 columns",
		"\"Freedonia,country,": "actors.csv",
	} {
		if err := os.WriteFile(file, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := New(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("list %q: error %v, want %q", bad, err, want)
		}
	}
}

// TestOneClass holds that a word of a table is of one class.
func TestOneClass(t *testing.T) {
	g := mustNew(t)
	for _, c := range []struct {
		err  error
		want string
	}{
		{put(g.things, []string{"Policy", "paper"}), `"Policy" is both idea and paper`},
		{put(g.things, []string{"Policy", "idea"}), ""},
		{g.title([]string{"mr.", "office", "m"}), `"mr." is both honorific and office`},
		{g.title([]string{"mr.", "honorific", "m"}), ""},
	} {
		if c.want == "" && c.err != nil || c.want != "" && (c.err == nil || c.err.Error() != c.want) {
			t.Errorf("error %v, want %q", c.err, c.want)
		}
	}
}
