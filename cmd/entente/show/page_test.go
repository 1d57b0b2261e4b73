package show

import (
	"strings"
	"testing"
)

// TestPage lays out a table and quotes in several widths: no line is wider, and
// nothing of the words is lost.
func TestPage(t *testing.T) {
	const japanese = "日本政府は台湾海峡の平和と安定について強い懸念を表明した"
	for _, width := range []int{40, 80, 200} {
		p := NewPage(width, false)
		p.Put("", Strong, japanese)
		p.Field("also", "一つの中国", "Zoë", "an actor with a name that goes on for longer than most names do")
		p.Table([]string{"issue", "for", "against"}, [][]Cell{
			Cells("status quo in the Taiwan Strait", "日本 3, アメリカ合衆国 2, Australia 1", "中国 4"),
			Cells("arms", "", "Russia 1"),
		}).All()
		p.Put("  2023-04-10  ", Plain, "“"+strings.Repeat("words that prove it ", 9)+"” "+p.Cite("A title", "https://example.org/1"))
		p.Put("  2023-04-11  ", Plain, "“more” "+p.Cite("B", "")+p.Cite("A title", "https://example.org/1"))
		got := p.String()
		for line := range strings.Lines(got) {
			if n := columns(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("%d columns of %d: %s", n, width, line)
			}
		}
		flat := strings.Join(strings.Fields(got), "")
		for _, want := range []string{japanese, "一つの中国,Zoë,anactorwithaname", "日本3", "中国4", "statusquointheTaiwanStrait", "[2][1]", "Articles[1]Atitlehttps://example.org/1[2]B"} {
			if !strings.Contains(flat, want) {
				t.Errorf("at %d columns, %q is not in:\n%s", width, want, got)
			}
		}
		if n := strings.Count(got, "A title"); n != 1 {
			t.Errorf("an article is named %d times", n)
		}
	}
}

func TestTable(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		lay   func(*Page)
		want  string
	}{
		{"columns", 80, func(p *Page) {
			p.Table([]string{"name", "n"}, [][]Cell{Cells("日本", "1"), Cells("Peru", "20")}).All()
		}, "  name  n\n  日本  1\n  Peru  20\n"},
		{"names above", 40, func(p *Page) {
			p.Table([]string{"name", "what it is"}, [][]Cell{Cells("a name of many words that goes on", "a thing"), Cells("another one that is as long as that", "none")}).All()
		}, "  name\n    what it is\n  a name of many words that goes on\n    a thing\n  another one that is as long as\n      that\n    none\n"},
		{"long cell", 40, func(p *Page) {
			p.Table([]string{"n", "said"}, [][]Cell{Cells("1", strings.Repeat("word ", 60))}).All()
		}, "  n  said\n" + "  1  word word word word word word word\n" + strings.Repeat("     word word word word word word word\n", 2) + "     word word word word word word …\n"},
		{"long words", 40, func(p *Page) {
			p.Table([]string{"n", "b", "c", "d"}, [][]Cell{Cells("1", "reconsideration", "organ", "alternatives")}).All()
		}, "  n  b               c      d\n  1  reconsideratio  organ  alternatives\n     n\n"},
		{"parts", 40, func(p *Page) {
			row := Cells("Japan", "+5/1", "-0/2", "+5/1", "-0/2", "+5/1", "-0/2", "+5/1", "-0/2")
			p.Banded([]string{"", "1", "2", "3", "4", "5", "6", "7", "8"}, [][]Cell{row})
		}, "        1    2    3    4    5    6\n  Japan +5/1 -0/2 +5/1 -0/2 +5/1 -0/2\n\n        7    8\n  Japan +5/1 -0/2\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := NewPage(c.width, false)
			c.lay(p)
			if got := p.String(); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
