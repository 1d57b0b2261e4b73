package article

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// makePDF writes a file of pages, each a list of lines: "x y size text".
func makePDF(pages ...[]string) string {
	widths := strings.Repeat("500 ", 224)
	return pdfOf("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths ["+widths+"] >>",
		"<< /Author (Mara Lind) /CreationDate (D:20220304100000Z) >>", func(s string) string { return "(" + s + ")" }, nil, pages...)
}

// compositePDF writes a file as browsers do, in a font with codes of two bytes.
func compositePDF(pages ...[]string) string {
	toUnicode := "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n1 beginbfrange\n<0020> <007e> <0020>\nendbfrange\n"
	return pdfOf("<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Serif /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /DW 500 /W [32 [250] 73 73 333] >>] >>",
		"<< /Creator (Mozilla/5.0 Chrome/1) /CreationDate (D:20220304100000Z) >>",
		func(s string) string {
			var hex strings.Builder
			for i := range len(s) {
				fmt.Fprintf(&hex, "00%02x", s[i])
			}
			return "<" + hex.String() + ">"
		}, []string{fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(toUnicode)+1, toUnicode)}, pages...)
}

// pdfOf writes a file with one font, whose strings are written by quote.
func pdfOf(font, info string, quote func(string) string, more []string, pages ...[]string) string {
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n", len(at))
		fmt.Fprintf(&b, format, args...)
		b.WriteString("\nendobj\n")
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	first := 5 + len(more)
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", first+2*i))
	}
	object("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages))
	object("%s", font)
	object("%s", info)
	for _, m := range more {
		object("%s", m)
	}
	for i, lines := range pages {
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> /XObject << /X 5 0 R >> >> /Contents %d 0 R >>", first+1+2*i)
		var s strings.Builder
		for _, l := range lines {
			var x, y, size int
			fmt.Sscan(l, &x, &y, &size)
			words := strings.SplitN(l, " ", 4)
			fmt.Fprintf(&s, "BT /F1 %d Tf 1 0 0 1 %d %d Tm %s Tj ET\n", size, x, y, quote(words[3]))
		}
		object("<< /Length %d >>\nstream\n%s\nendstream", s.Len()+1, s.String())
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.String()
}

func TestPDF(t *testing.T) {
	file := makePDF([]string{
		"72 720 20 Orrin opens its wells",
		"72 680 12 Orrin has opened its northern wells to the ships of Tarn, the coun-",
		"72 666 12 cil said on Friday after a meeting of two days in the capital of the",
		"72 652 12 country.",
		"72 624 12 The ministers of both countries will meet again in May, when the first",
	}, []string{
		"72 720 12 of the ships are to leave the harbour with water on board.",
	})
	var got *Article
	for a, err := range openString(t, file, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		got = a
	}
	want := "Orrin opens its wells\n\n" +
		"Orrin has opened its northern wells to the ships of Tarn, the council said on Friday after a meeting of two days in the capital of the country.\n\n" +
		"The ministers of both countries will meet again in May, when the first of the ships are to leave the harbour with water on board."
	if d := cmp.Diff(want, got.Text); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if got.Title != "Orrin opens its wells" || got.Published != "2022-03-04" || got.Author != "Mara Lind" {
		t.Errorf("title %q, published %q, author %q", got.Title, got.Published, got.Author)
	}
	for name, file := range map[string]string{
		"cut":     file[:len(file)/2],
		"no text": makePDF(nil),
		"garbage": "%PDF-1.4\n" + strings.Repeat("obj << >> endobj", 100),
	} {
		out := readAll(t, Options{Stdin: strings.NewReader(file)}, "-")
		if len(out) != 1 || !strings.HasPrefix(out[0], "skip - ") {
			t.Errorf("%s: %q", name, out)
		}
	}
}

func TestPDFColumns(t *testing.T) {
	lines := []string{"72 740 18 A heading over both of the columns of this page of the paper"}
	left := strings.Fields("The left column of this page speaks of the wells of Tarn and of nothing else at all until it ends here with a full stop. It has as many lines as the test needs them and so it goes on for a while to no end.")
	for i := 0; i+4 <= len(left); i += 4 {
		y := 700 - 12*(i/4)
		lines = append(lines, fmt.Sprintf("72 %d 10 %s", y, strings.Join(left[i:i+4], " ")))
		lines = append(lines, fmt.Sprintf("320 %d 10 right %d of the column", y, i/4))
	}
	var text string
	for a, err := range openString(t, makePDF(lines), Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		text = a.Text
	}
	if want := "The left column of this page speaks of the wells of Tarn and of nothing else"; !strings.Contains(text, want) {
		t.Errorf("columns are mixed: %s", text)
	}
	if want := "right 0 of the column right 1 of the column"; !strings.Contains(text, want) {
		t.Errorf("columns are mixed: %s", text)
	}
}

// TestPDFOfBrowser: letters of fonts with codes of two bytes stand where their
// widths put them; what the browser set around the page is no text of it, and
// the day of printing no date of it.
func TestPDFOfBrowser(t *testing.T) {
	file := compositePDF([]string{
		"30 770 8 11/25/26, 2:54 PM The wells are open | Example News",
		"72 720 20 The wells are open",
		"72 690 12 March 2, 2022",
		"72 660 12 Orrin has opened its northern wells to the ships of Tarn, the council",
		"72 646 12 said on Friday.",
		"72 615 12 The ministers will meet again.",
		"30 20 8 https://news.example/wells 1/2",
	}, []string{
		"30 770 8 11/25/26, 2:54 PM The wells are open | Example News",
		"72 720 12 No ship of theirs has come so far.",
		"30 20 8 https://news.example/wells 2/2",
	})
	for a, err := range openString(t, file, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		want := "The wells are open\n\nMarch 2, 2022\n\n" +
			"Orrin has opened its northern wells to the ships of Tarn, the council said on Friday.\n\n" +
			"The ministers will meet again.\n\nNo ship of theirs has come so far."
		if d := cmp.Diff(want, a.Text); d != "" {
			t.Errorf("-want +got:\n%s", d)
		}
		if a.Published != "2022-03-02" || a.URL != "https://news.example/wells" {
			t.Errorf("published %q, url %q", a.Published, a.URL)
		}
	}
}

// TestPDFForm: text in a form is the page's, too.
func TestPDFForm(t *testing.T) {
	form := "BT /F1 12 Tf 72 600 Td (Tarn is glad of it.) Tj ET"
	file := pdfOf("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", "<< >>",
		func(s string) string { return "(" + s + ") Tj /X Do ()" },
		[]string{fmt.Sprintf("<< /Subtype /Form /Matrix [1 0 0 1 0 -20] /Length %d >>\nstream\n%s\nendstream", len(form)+1, form)},
		[]string{"72 720 20 Orrin opens its wells"})
	got := readAll(t, Options{Stdin: strings.NewReader(file)}, "-")
	if want := "read stdin: Orrin opens its wells"; len(got) != 1 || got[0] != want {
		t.Errorf("%q, want %q", got, want)
	}
	for a := range openString(t, file, Options{}) {
		if want := "Orrin opens its wells\n\nTarn is glad of it."; a.Text != want {
			t.Errorf("text %q, want %q", a.Text, want)
		}
	}
}
