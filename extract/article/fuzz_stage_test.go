package article

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/net/html"
)

// The targets of this file put bytes through one stage of a reader, see fuzz.

// FuzzDetect: a mark of the order of bytes says nothing of what a source holds.
func FuzzDetect(f *testing.F) {
	for _, ending := range []string{"csv", "eml", "html", "json", "mbox", "md", "pdf", "txt", "warc", "xml", "arc"} {
		for _, s := range caseSeeds(f, ending) {
			f.Add([]byte(s[:min(len(s), 2000)]))
		}
	}
	addBytes(f, strings.Repeat("org,example)/a 20240507100000 {\"url\": \"https://example.org/a\"}\n", 4))
	names := fuzzNames()
	f.Fuzz(func(t *testing.T, head []byte) {
		got := detect(head, names)
		if got == formatPDF || !utf8.Valid(head) || bytes.IndexByte(head, 0) >= 0 || bytes.HasPrefix(head, []byte("\ufeff")) || len(head) < 200 {
			return
		}
		if marked := detect(append([]byte("\ufeff"), head...), names); marked != got {
			t.Errorf("%q is of format %d, behind a mark of format %d", head, got, marked)
		}
	})
}

// FuzzMarkup: the text of a page, tag by tag.
func FuzzMarkup(f *testing.F) {
	addPages(f)
	f.Fuzz(func(t *testing.T, markup string) {
		text := markupText(markup)
		if !utf8.ValidString(text) || strings.Contains(text, "\x00") || strings.Contains(text, "\n\n\n\n") && !strings.Contains(markup, "<pre") {
			t.Errorf("%q has the text %q", markup, text)
		}
	})
}

// shortPage is a page as a tree, nil where it is too long to be tried often or none.
func shortPage(markup string) *html.Node {
	if len(markup) > shortSeed {
		return nil
	}
	doc, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return nil
	}
	return doc
}

// FuzzBody: the body of a page is found, or that fails with an error.
func FuzzBody(f *testing.F) {
	addPages(f)
	f.Fuzz(func(t *testing.T, markup string) {
		defer watch()()
		doc := shortPage(markup)
		if doc == nil {
			return
		}
		title, body, err := mainText(doc, &url.URL{})
		if err == nil && utf8.ValidString(markup) && !utf8.ValidString(title+body) {
			t.Errorf("%q has the title %q and the body %q", markup, title, body)
		}
	})
}

// FuzzDecodePage: whatever the bytes and their header, a page is text.
func FuzzDecodePage(f *testing.F) {
	for _, s := range pageSeeds(f) {
		f.Add([]byte(s), "text/html; charset=iso-8859-1")
	}
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00"), "")
	f.Fuzz(func(t *testing.T, data []byte, contentType string) {
		if len(data) > shortSeed {
			return
		}
		if markup := decodePage(data, contentType); !utf8.ValidString(markup) {
			t.Errorf("%q is decoded as %q", data, markup)
		}
	})
}

// FuzzFinish: a text is cut into blocks that keep their promises.
func FuzzFinish(f *testing.F) {
	addTexts(f, "The wells.\n\nNorway met.", "\u00a0\u200b\u2028", "By A\n2020-02-30\n\nMR. BERG: We say so.\n\nQ. And you?", "- \n* \n1. \n(a) \n# \n", "Norway condemned the raid.\n\nRead more: x\n\nSee also\n")
	f.Fuzz(func(t *testing.T, text string) {
		defer watch()()
		if len(text) > shortSeed {
			return
		}
		a := ofText(decodeText([]byte(text)))
		a.finish(Options{}, fuzzCut())
		checkBlocks(t, a)
	})
}

// FuzzFeed: a feed is parsed, or that fails with an error.
func FuzzFeed(f *testing.F) {
	addBytes(f, feedSeeds(f)...)
	f.Fuzz(func(t *testing.T, data []byte) {
		defer watch()()
		found, err := wholeFeed(data)
		if err == nil && found == nil {
			t.Errorf("%q is no feed, and no error", data)
		}
	})
}

// FuzzParas: the paragraphs of a page are pieces of its text.
func FuzzParas(f *testing.F) {
	addPages(f)
	f.Fuzz(func(t *testing.T, markup string) {
		defer watch()()
		doc := shortPage(markup)
		if doc == nil || !utf8.ValidString(markup) {
			return
		}
		clearOverlays(doc)
		clearFurniture(doc)
		all := paraKey(innerText(doc))
		paras := paragraphsOf(doc)
		for _, p := range paras {
			if !strings.Contains(all, p.key) || p.key != paraKey(p.text) {
				t.Errorf("paragraph %+v is not of the page", p)
			}
		}
		if body := completeBody(markupText(markup), paras); !utf8.ValidString(body) {
			t.Errorf("body %q", body)
		}
	})
}

// FuzzDropped: whatever is dropped of a page has a reason.
func FuzzDropped(f *testing.F) {
	addPages(f)
	f.Fuzz(func(t *testing.T, markup string) {
		for _, d := range dropped(markup, "The wells.") {
			if d.Why == "" || strings.TrimSpace(d.Text) == "" {
				t.Errorf("dropped %+v", d)
			}
		}
	})
}

// FuzzLive: each entry of a live blog has its day, and stands in the text.
func FuzzLive(f *testing.F) {
	entry := `<article itemprop="liveBlogUpdate"><time datetime="2024-05-07T10:00">10:00</time><h2>Talks</h2><p>The ministers of Norway and Portugal met in Vienna, said a host.</p></article>`
	addTexts(f, append(caseSeeds(f, "html"), `<main class="live-blog">`+entry+entry+`</main>`,
		`<script type="application/ld+json">{"@type":"LiveBlogPosting","liveBlogUpdate":[{"articleBody":"a","datePublished":"2024-05-07"},{"articleBody":"<p>b</p>","headline":"c","datePublished":"2024-05-08"}]}</script>`)...)
	f.Fuzz(func(t *testing.T, markup string) {
		defer watch()()
		if len(markup) > 2*shortSeed {
			return
		}
		doc, err := html.Parse(strings.NewReader(markup))
		if err != nil {
			return
		}
		about := harvest(doc, &url.URL{})
		a := livePage(doc, about, &url.URL{})
		if a == nil {
			return
		}
		for _, d := range a.dated {
			if d.start < 0 || d.end <= d.start || d.end > len(a.Text) || !isISODate(d.date) {
				t.Errorf("entry %+v of a text of %d bytes", d, len(a.Text))
			}
		}
	})
}

// isISODate says whether a date is one of the calendar, as far as it tells.
func isISODate(s string) bool {
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(form, s); err == nil {
			return true
		}
	}
	return false
}

// FuzzHarvest: what a page tells of itself.
func FuzzHarvest(f *testing.F) {
	addPages(f)
	f.Fuzz(func(t *testing.T, markup string) {
		doc, err := html.Parse(strings.NewReader(markup))
		if err != nil {
			return
		}
		about := harvest(doc, &url.URL{})
		if about.date != "" && !isISODate(about.date) {
			t.Errorf("date %q", about.date)
		}
		if about.url != "" && !isWebURL(about.url) {
			t.Errorf("address %q", about.url)
		}
	})
}

// FuzzFeedMend: what is mended is sound, and its items stand one behind the other.
func FuzzFeedMend(f *testing.F) {
	addBytes(f, feedSeeds(f)...)
	f.Fuzz(func(t *testing.T, data []byte) {
		data = soundXML(data)
		if !utf8.Valid(data) || bytes.ContainsAny(data, "\x00\x01\x0b\x1f\x7f") {
			t.Errorf("unsound: %q", data)
		}
		items, _ := feedItems(data)
		end := 0
		for _, it := range items {
			if it.start < end || it.end <= it.start || it.end > len(data) {
				t.Errorf("item %v after %d of %q", it, end, data)
			}
			end = it.end
		}
	})
}

// FuzzDialect: the dialect of a table has a line of its own for the header.
func FuzzDialect(f *testing.F) {
	addBytes(f, tableSeeds(f)...)
	names := fuzzNames()
	f.Fuzz(func(t *testing.T, head []byte) {
		d, ok := tableDialect(head, names)
		if ok && (!strings.ContainsRune(string(separators), d.separator) && !bytes.Contains(bytes.ToLower(head), []byte("sep=")) || d.before > bytes.Count(head, []byte("\n"))) {
			t.Errorf("dialect %+v of %q", d, head)
		}
		looksTabular(head)
	})
}

// fuzzRecords: the records of an archive are pieces of it, one behind the other.
func fuzzRecords(f *testing.F, starts *regexp.Regexp, next func(*archiveReader) (*webRecord, error), seeds ...string) {
	addBytes(f, seeds...)
	f.Fuzz(func(t *testing.T, data []byte) {
		defer watch()()
		a := &archiveReader{src: window{src: bytes.NewReader(data)}, starts: starts, limit: 4096}
		rest := data
		for n := 0; ; n++ {
			rec, err := next(a)
			if n > len(data) {
				t.Fatal("there are more records than bytes")
			}
			if rec != nil {
				_, behind, found := bytes.Cut(rest, rec.body)
				if !found || len(rec.body) > 4096 {
					t.Fatalf("%q is not behind the record before", rec.body)
				}
				rest = behind
			}
			if errors.Is(err, io.EOF) || err != nil && a.ended {
				return
			}
		}
	})
}

func FuzzWARC(f *testing.F) {
	page := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page1
	whole := warcRecord("response", "http://a.example/", "application/http", page)
	head, _, _ := strings.Cut(whole, "\r\n\r\n")
	long := regexp.MustCompile(`Content-Length: \d+`).ReplaceAllString(whole, "Content-Length: 9000")
	fuzzRecords(f, warcStart, nextWARC, append(caseSeeds(f, "warc"), whole, head, whole+whole[:len(whole)/2], long+whole,
		regexp.MustCompile(`Content-Length: \d+`).ReplaceAllString(whole, "Content-Length: 9")+whole,
		"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n", "WARC/1.0\r\n\r\n", "rubbish\n"+whole)...)
}

func FuzzARC(f *testing.F) {
	const head = "filedesc://x.arc 127.0.0.1 20240507000000 text/plain 75\n1 0 Capture\nURL IP-address Archive-date Content-type Archive-length\n\n"
	one := "http://a.example/ 127.0.0.1 20240507000000 text/html 90\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n" + page1 + "\n"
	fuzzRecords(f, arcStart, nextARC, append(caseSeeds(f, "arc"), head+one, head+one+one[:80], strings.Replace(one, " 90\n", " 3000\n", 1)+one,
		head+"dns:a.example 1.1.1.1 20240507000000 text/dns 9999999999\n")...)
}

// FuzzAnswer: the answer of a web server is taken apart, and no part is made up.
func FuzzAnswer(f *testing.F) {
	addBytes(f, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>", "HTTP/2 200\nbroken\n\n5\r\nhello\r\n0\r\n\r\n", "HTTP/1.1 200 OK\n\n1;x=y\r\na\r\nffffffff\r\nb", "HTTP/1.1")
	f.Fuzz(func(t *testing.T, data []byte) {
		status, _, body := httpAnswer(data)
		if !bytes.HasSuffix(data, body) || status < 0 && !bytes.Contains(data, []byte("-")) {
			t.Errorf("answer %d with body %q of %q", status, body, data)
		}
		if plain := unchunk(body); len(plain) > len(body) {
			t.Errorf("%q in chunks is %q", body, plain)
		}
	})
}

// FuzzEncoded: what an archive says to be packed is unpacked as far as an article may be long.
func FuzzEncoded(f *testing.F) {
	f.Add([]byte(gzipped("<p>The wells.")), byte(0))
	f.Add([]byte("\x78\x9c\x03\x00\x00\x00\x00\x01"), byte(1))
	f.Add([]byte("\x0b\x02\x80wells\x03"), byte(2))
	f.Add([]byte(zstded("<p>The wells.")), byte(3))
	f.Fuzz(func(t *testing.T, body []byte, encoding byte) {
		defer watch()()
		r := fuzzReader(t)
		out, err := r.decoded(body, []string{"gzip", "deflate", "br", "zstd"}[encoding%4])
		if err == nil && len(out) > r.opts.MaxArticle {
			t.Errorf("%d bytes of %q", len(out), body)
		}
	})
}

// FuzzMailHead: that something is a mail is told by its header alone.
func FuzzMailHead(f *testing.F) {
	addBytes(f, append(caseSeeds(f, "eml"), mailHead+"\nThe wells.", "From: a\n b\nSubject: c\n\n", "Date: x\nSubject: y\n\n")...)
	f.Fuzz(func(t *testing.T, data []byte) {
		head, _, ends := bytes.Cut(data, []byte("\n\n"))
		if ends && isMail(data) && !bytes.Contains(data, []byte("\r")) && !isMail(append(bytes.Clone(head), "\n\n"...)) {
			t.Errorf("%q is a mail, but not without its body", data)
		}
		withoutQuotes(string(data))
		mailDate(string(head))
	})
}

// FuzzFront: what is behind a front matter is the text.
func FuzzFront(f *testing.F) {
	addTexts(f, append(caseSeeds(f, "md"), "---\ntitle: [a, b]\ndate: 2024-05-07\n---\nThe wells.\n", "+++\ntitle = \"a\"\ndate = 2024-05-07\n+++\nThe wells.\n",
		"{\"title\": {\"name\": []}}\n\nThe wells.\n", "Title: a\nDate: b\n\nThe wells.\n", "---\na: &a [*a]\nb: *a\n---\n")...)
	f.Fuzz(func(t *testing.T, text string) {
		defer watch()()
		told, body, ok := cutFront(text)
		if !ok {
			return
		}
		if len(told) == 0 || !strings.HasSuffix(text, body) {
			t.Errorf("front matter %v of %q before %q", told, text, body)
		}
		for key := range told {
			frontText(told, key)
		}
	})
}

// FuzzPDFOperators: a content stream is followed to its end, within its bounds.
func FuzzPDFOperators(f *testing.F) {
	addTexts(f, at(60, 700, 10, "Norway met."), "BI /W 1 ID \x00(\xff EI\n(a) Tj", "% a (c\n/S << /A (x>>) /D [1 << /E 2 >>] >> BDC", `(\'\053\)) ' [(a) -120.5 <4142>] TJ`,
		strings.Repeat("q ", 50), strings.Repeat("[", 50), strings.Repeat("1 ", 50)+"Tm", "[<< (", "<4", "BT /F1 10 Tf 1 0 0 1 60 700 Tm 4 Ts (12) Tj 0 Ts T* (a) \" ET")
	f.Fuzz(func(t *testing.T, content string) {
		defer watch()()
		bounds := &pdfBounds{drawing: 1 << 16, operators: 1 << 12}
		painter := pdfPainter{bounds: bounds, fonts: map[pdfFontKey]*pdfFont{}, pdfState: pdfState{stretch: 1, page: unmoved}}
		painter.follow(strings.NewReader(content), pdf.Value{}, 0)
		if len(painter.out) > len(content) {
			t.Errorf("%d letters of %q", len(painter.out), content)
		}
		if painter.err != nil && len(content) < 1<<12 {
			t.Errorf("%q: %v", content, painter.err)
		}
	})
}

// FuzzPDFColumns: letters wherever they stand become lines, each letter once at most.
func FuzzPDFColumns(f *testing.F) {
	f.Add([]byte("The ministers met in Vienna, and Norway condemned the raid."), byte(8), byte(3))
	f.Add([]byte(strings.Repeat("one two three four ", 20)), byte(40), byte(90))
	f.Fuzz(func(t *testing.T, letters []byte, wide, step byte) {
		defer watch()()
		if len(letters) > 600 {
			return
		}
		glyphs := make([]pdf.Text, len(letters))
		count := 0
		for i, c := range letters {
			size := 6 + float64(c%5)
			glyphs[i] = pdf.Text{S: string(rune('!' + c%90)), FontSize: size, W: size / 2, X: float64(i%max(1, int(wide))) * float64(step%13), Y: 800 - 11*float64(i/max(1, int(wide)))}
		}
		for _, column := range pdfColumns(clearGlyphs(glyphs)) {
			paras := appendParagraphs(nil, column)
			count += len(strings.Join(strings.Fields(strings.Join(paras, "")), ""))
		}
		if count > len(letters) {
			t.Errorf("%d letters of %d", count, len(letters))
		}
	})
}

// FuzzDates: whatever is read as a date is one of the calendar.
func FuzzDates(f *testing.F) {
	addTexts(f, "2024-05-07", "7 May 2024", "Published: May 7, 2024, 10:00 a.m. EST", "PARIS, May 4, 1990 (AP) -- France met.", "OSLO, 5 May 2024 -", "1715076000", "20240231", "Tue, 07 May 2024 09:00:00 GMT (CET)", "notes-2024-02-30")
	f.Fuzz(func(t *testing.T, s string) {
		line, _ := dateLine(s)
		for _, iso := range []string{cleanDate(s), line, leadDate(s), dateInName(s), dateInPath("http://a.example/" + s), cleanDate(mailDate(s))} {
			if iso != "" && !isISODate(iso) {
				t.Errorf("%q is read as the date %q", s, iso)
			}
		}
	})
}

// FuzzLegible: a legible text is left alone. Entities are taken off once, as what
// stands behind them may be meant.
func FuzzLegible(f *testing.F) {
	addTexts(f, append(caseSeeds(f, "txt"), "Nor\u00ad\nway and Franco-\nGerman\u200b \U0001F1F3\U0001F1F4 &amp;amp; &rsquo; \u00c3\u00a9 \u2028 e\u0301")...)
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		once := legible(s)
		if again := legible(once); again != once && !strings.Contains(once, "&") {
			t.Errorf("%q is legible as %q, and then as %q", s, once, again)
		}
		judge(once)
	})
}

// FuzzPublic: no password stays in an address, and what is public stays so.
func FuzzPublic(f *testing.F) {
	addTexts(f, "reading http://me:secret@a.example/?token=abc&page=2: refused", "https://a.example/?a=1;key=%20&signature", "a@b.example", "http://[::1]:80/?auth=x#key=y")
	f.Fuzz(func(t *testing.T, s string) {
		once := Public(s)
		if again := Public(once); again != once {
			t.Errorf("%q is public as %q, and then as %q", s, once, again)
		}
	})
}

// FuzzRecord: the value of a row is marked up, escaped or cut; its article is text.
func FuzzRecord(f *testing.F) {
	f.Add("Talks", "<p>The wells.</p>")
	f.Add("", "&lt;p&gt;The wells&lt;/p&gt; … [+300 chars]")
	f.Fuzz(func(t *testing.T, title, text string) {
		if a := fuzzRow(map[field]string{titleField: title, textField: text}); a != nil && !utf8.ValidString(a.Title+a.Text+a.Name) {
			t.Errorf("no text: %+v", a)
		}
	})
}

// FuzzRecordOrigin: when and where a row is from is a date of the calendar, and an address.
func FuzzRecordOrigin(f *testing.F) {
	f.Add("2024-05-07", "http://a.example/x", "a.example")
	f.Add("1715076000", "x", "https://a.example/story")
	f.Fuzz(func(t *testing.T, date, address, site string) {
		a := fuzzRow(map[field]string{textField: "The wells.", dateField: date, urlField: address, siteField: site})
		if a != nil && (a.Published != "" && !isISODate(a.Published) || a.URL != "" && !isWebURL(a.URL)) {
			t.Errorf("date %q of %q, address %q of %q", a.Published, date, a.URL, address)
		}
	})
}

// fuzzRow is the article of a row, nil where it has no text or is too long.
func fuzzRow(fields map[field]string) *Article {
	var rec record
	size := 0
	for f, value := range fields {
		size += len(value)
		rec.set(f, 0, []byte(strings.ToValidUTF8(value, "\ufffd")))
	}
	if size > shortSeed || len(rec.text()) == 0 {
		return nil
	}
	return rec.article("rows.csv", 1)
}
