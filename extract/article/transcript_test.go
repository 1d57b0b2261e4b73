package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTurns: names before turns are parted off where the text is a transcript,
// and nowhere else.
func TestTurns(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"capitals and offices", "JAN BERG, FOREIGN MINISTER OF NORWAY: We oppose the quota.\n\nANNA LIND, ANCHOR: Do you?\n\nBERG (through translator): We do.",
			[]string{"JAN BERG, FOREIGN MINISTER OF NORWAY:", "ANNA LIND, ANCHOR:", "BERG (through translator):"}},
		{"titles", "MR. BERG: We oppose the quota.\n\nQ: Do you, Mr. Berg?\n\nMR. BERG: We do.\n\nQ: Thanks.", []string{"MR. BERG:", "Q:", "MR. BERG:", "Q:"}},
		{"paper and guest", "Fishnews: Do you oppose it?\n\nBerg: We do.\n\nFishnews: Why?\n\nBerg: You know why.", []string{"Fishnews:", "Berg:", "Fishnews:", "Berg:"}},
		{"Q and A with stops", "Q. Do you oppose it?\n\nA. We do.\n\nQ. Why?\n\nA. You know why.", []string{"Q.", "A.", "Q.", "A."}},
		{"names on lines of their own", "JAN BERG:\nWe oppose the quota.\n\nANNA LIND:\nDo you?", []string{"JAN BERG:", "ANNA LIND:"}},
		{"roles, and one who speaks once", "MODERATOR: Good morning.\n\nTHE PRESIDENT: We oppose the quota.\n\nQ    Mr. President, do you?\n\nTHE PRESIDENT: I do.", []string{"MODERATOR:", "THE PRESIDENT:", "Q", "THE PRESIDENT:"}},
		{"bold", "**Jan Roe:** Do you oppose it?\n\n**Minister Berg**: We do.\n\n**Jan Roe:** Thank you.", []string{"Jan Roe:", "Minister Berg", "Jan Roe:"}},
		{"towns", "LONDON: Ministers met on Monday.\n\nPARIS: They met again on Friday.\n\nROME: They did not meet.", nil},
		{"a statement's headings", "Background: We met in Oslo.\n\nOutcome: We agreed on a text.", nil},
		{"one name", "Jan Berg: We oppose the quota.\n\nHe said so on Monday.", nil},
		{"a time", "At 10:30 we met.\n\nAt 11:30 we left.", nil},
	} {
		a := FromText(c.name, []byte("Talks\n\nIt was a long day of talks on fish in the old town.\n\n"+c.text+"\n"), Options{})
		if d := cmp.Diff(c.want, textsOf(a, Speaker)); d != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, d)
		}
		checkBlocks(t, a)
		if strings.Contains(c.name, "capitals") && a.Title != "Talks" {
			t.Errorf("title %q", a.Title)
		}
	}
}
