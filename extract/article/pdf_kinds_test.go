package article

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
	"time"
)

// rawPDF writes a file of one page with a content stream as it is given.
func rawPDF(content, info string, packed bool) string { return treePDF("5 0 R", content, info, packed) }

// treePDF is rawPDF with other kids of the page tree.
func treePDF(kids, content, info string, packed bool) string {
	filter := ""
	if packed {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		z.Write([]byte(content))
		z.Close()
		content, filter = b.String(), " /Filter /FlateDecode"
	}
	var b strings.Builder
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Count 1 /Kids [" + kids + "] >>")
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	object(fmt.Sprintf("<< /Length %d%s >>\nstream\n%s\nendstream", len(content), filter, content))
	object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>")
	object(info)
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.String()
}

// at paints a line of text.
func at(x, y, size float64, s string) string {
	return fmt.Sprintf("BT /F1 %g Tf %g %g Td (%s) Tj ET\n", size, x, y, s)
}

// readPDF is the text of a file, or why it has none.
func readPDF(t *testing.T, data string) string {
	t.Helper()
	text := ""
	for a, err := range openString(t, data, Options{AnyLanguage: true}) {
		if err != nil {
			return err.Error()
		}
		text = a.Text
	}
	return text
}

// TestPDFKinds: how communiques are printed.
func TestPDFKinds(t *testing.T) {
	lines := []string{"The foreign ministers of Norway and Portugal met in", "Vienna on 6 May 2024. Norway condemned the closing of", "the harbour of Split. Portugal supports a ban on bottom", "trawling in the North Sea, said a spokesman of both."}
	whole := strings.Join(lines, " ")
	draw := func(each func(i int, y float64, s string) string) string {
		var b strings.Builder
		for i, s := range lines {
			b.WriteString(each(i, 700-13*float64(i), s))
		}
		return b.String()
	}
	left := []string{"The foreign ministers of Norway and", "Portugal met in Vienna. Norway has", "condemned the closing of the harbour,", "said a spokesman of both in the town."}
	right := []string{"Sweden opposes any new quota on cod.", "Denmark rejected the offer of those", "who own the ships in the harbour, and", "said so in a letter to the company."}
	columns := func(from, gap float64, rows int) string {
		var b strings.Builder
		for i := range rows {
			b.WriteString(at(from, 700-13*float64(i), 10, left[i]) + at(from+gap, 700-13*float64(i), 10, right[i]))
		}
		return b.String()
	}
	for _, c := range []struct{ name, content, want string }{
		{"plain", draw(func(_ int, y float64, s string) string { return at(60, y, 10, s) }), whole},
		{"bold by a shift to the right", draw(func(_ int, y float64, s string) string { return at(60, y, 10, s) + at(60.4, y, 10, s) }), whole},
		{"bold by a shift up", draw(func(_ int, y float64, s string) string { return at(60, y, 10, s) + at(60.2, y+0.3, 10, s) }), whole},
		{"bold, four times", draw(func(_ int, y float64, s string) string {
			return at(60, y, 10, s) + at(60.2, y, 10, s) + at(60, y+0.2, 10, s) + at(60.2, y+0.2, 10, s)
		}), whole},
		{"bold, all of it painted again", draw(func(_ int, y float64, s string) string { return at(60, y, 10, s) }) + draw(func(_ int, y float64, s string) string { return at(60.3, y, 10, s) }), whole},
		{"numbers of lines", draw(func(i int, y float64, s string) string { return at(36, y, 10, fmt.Sprint(i+1)) + at(60, y, 10, s) }), whole},
		{"numbers of lines that go on from a page", draw(func(i int, y float64, s string) string {
			return at(30, y, 8, fmt.Sprint(i+98)) + at(60, y, 10, s)
		}), whole},
		{"figures that are none", draw(func(i int, y float64, s string) string {
			return at(60, y, 10, []string{"7", "3", "9", "4"}[i]+" "+s)
		}), "7 " + lines[0] + " 3 " + lines[1] + " 9 " + lines[2] + " 4 " + lines[3]},
		{"raised marks", draw(func(i int, y float64, s string) string {
			return at(60, y, 10, s) + at(60+5*float64(len(s)), y+3.5, 6, fmt.Sprint(i+1))
		}), whole},
		{"raised by Ts", draw(func(i int, y float64, s string) string {
			return fmt.Sprintf("BT /F1 10 Tf 60 %g Td (%s) Tj /F1 6 Tf 4 Ts (12) Tj 0 Ts ET\n", y, s)
		}), whole},
		{"two columns of four lines", columns(50, 250, 4), strings.Join(left, " ") + "\n\n" + strings.Join(right, " ")},
		{"two columns of three lines and a heading", at(60, 740, 16, "COMMUNIQUE") + columns(50, 270, 3), "COMMUNIQUE\n\n" + strings.Join(left[:3], " ") + " " + strings.Join(right[:3], " ")},
		{"an escape that needs none", at(60, 700, 10, `Norway\'s minister \(in\040Vienna\) met \053`), "Norway's minister (in Vienna) met +"},
		{"an image in the stream", "BI /W 1 /H 1 /BPC 8 ID \x00(\xff EI\n" + at(60, 700, 10, "Norway met."), "Norway met."},
		{"dictionaries and comments", "% a (comment\n/Span << /ActualText (x>>) /D [1 << /E 2 >>] >> BDC\n" + at(60, 700, 10, "Norway met.") + "EMC\n", "Norway met."},
	} {
		got := readPDF(t, rawPDF(c.content, "<< >>", false))
		if got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
		if again := readPDF(t, rawPDF(c.content, `<< /Title (Norway\'s) /Author (Jan \(Berg\)) >>`, true)); again != c.want {
			t.Errorf("%s, packed:\n got %q\nwant %q", c.name, again, c.want)
		}
	}
}

// TestPDFBounds: files that would draw, save or turn for ever end with a reason.
func TestPDFBounds(t *testing.T) {
	text := at(60, 700, 10, "Norway met.")
	cyclic, wide := treePDF("2 0 R", text, "<< >>", false), treePDF("5 0 R 2 0 R 2 0 R 2 0 R", text, "<< >>", false)
	for _, c := range []struct{ name, in, want string }{
		{"operators", rawPDF(strings.Repeat("n ", 5<<20), "<< >>", true), "broken PDF: " + errOperators.Error()},
		{"saved states", rawPDF(strings.Repeat("q ", 1<<20)+text, "<< >>", true), "Norway met."},
		{"operands without an operator", rawPDF(strings.Repeat("1 ", 4<<20)+"n "+text, "<< >>", true), "Norway met."},
		{"a list without an end", rawPDF(text+"["+strings.Repeat("1 ", 4<<20), "<< >>", true), "Norway met."},
		{"nested lists", rawPDF(text+strings.Repeat("[", 1<<20), "<< >>", true), "Norway met."},
		{"a page tree that holds itself", cyclic, "PDF without a text layer"},
		{"a page tree that holds itself three times", wide, "PDF without a text layer"}, // its only line stands on all pages
	} {
		begun := time.Now()
		got := readPDF(t, c.in)
		if !strings.HasSuffix(got, c.want) {
			if len(got) > 200 {
				got = got[:200]
			}
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if took := time.Since(begun); took > time.Minute {
			t.Errorf("%s: took %v", c.name, took)
		}
	}
}
