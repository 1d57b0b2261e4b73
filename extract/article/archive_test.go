package article

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
)

// archivePage is a page by the name of its title.
func archivePage(title string) string {
	return "<html lang=en><head><title>" + title + "</title></head><body><article><p>The ministers of Norway and Portugal met in Vienna on Monday, said a spokesman of the host.</p></article></body></html>"
}

// TestArchives: records whose lengths are wrong or missing, and what crawlers
// write down for themselves.
func TestArchives(t *testing.T) {
	const kind = "application/http; msgtype=response"
	answer := func(title string) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: -1\r\n\r\n" + archivePage(title)
	}
	rec := func(title string, size int) string {
		body := answer(title)
		length := ""
		if size > -10000 {
			length = fmt.Sprintf("Content-Length: %d\r\n", len(body)+size)
		}
		return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/" + title + "\r\nContent-Type: " + kind + "\r\n" + length + "\r\n" + body + "\r\n\r\n"
	}
	const none = -10000
	arc := func(title string, more int) string {
		body := answer(title)
		return fmt.Sprintf("http://example.org/%s 127.0.0.1 20240507000000 text/html %d\n%s\n", title, len(body)+more, body)
	}
	const arcHead = "filedesc://x.arc 127.0.0.1 20240507000000 text/plain 75\n1 0 Capture\nURL IP-address Archive-date Content-type Archive-length\n\n"
	var packed bytes.Buffer
	z := brotli.NewWriter(&packed)
	z.Write([]byte(archivePage("br")))
	z.Close()
	var long bytes.Buffer
	for long.Len() < 3<<16 {
		long.WriteString("a line of a film\n")
	}
	ab := []string{"read a: a", "read b: b"}
	oddA := []string{"read a: a, -: record 1", "read b: b"} // named by its place, as its length is false
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"right lengths", rec("a", 0) + rec("b", 0), ab},
		{"one too long takes in the next", rec("a", 150) + rec("b", 0), oddA},
		{"much too long", rec("a", 1_000_000) + rec("b", 0), oddA},
		{"too long for an article", rec("a", 100_000_000) + rec("b", 0), []string{"skip - record 1 longer than 1 MB, the most for one article", ab[1]}},
		{"too short", rec("a", -40) + rec("b", -1), []string{oddA[0], "read b: b, -: record 2"}},
		{"none", rec("a", none) + rec("b", none), ab},
		{"the last is too long", rec("a", 0) + rec("b", 99), []string{"read a: a", "read b: b, -: record 2"}},
		{"cut in a page", rec("a", 0) + rec("b", 0)[:300], []string{ab[0], "skip - record 2 broken archive record"}},
		{"cut in a header", rec("a", 0) + rec("b", 0)[:40], []string{ab[0], "skip - record 2 broken archive record"}},
		{"rubbish between", rec("a", 0) + "rubbish\r\nand more\r\n" + rec("b", 0), oddA},
		{"an archive in a page", warcRecord("response", "http://example.org/a", kind, answer("a")+"<pre>\nWARC/1.0\r\nWARC-Type: response\r\n</pre>") + rec("b", 0), ab},
		{"the crawler's own", warcRecord("resource", "metadata://crawler.example/log", "text/plain", "Opened the page of the host and saved it. It was a good page and we have it now.") +
			warcRecord("resource", "urn:pageinfo:http://example.org/a", "application/json", `{"text":"Pages."}`) +
			warcRecord("response", "dns:example.org", "text/dns", "20240507 example.org. 60 IN A 127.0.0.1") +
			warcRecord("resource", "file:///var/log/crawl.txt", "text/plain", "Opened the page of the host and saved it.") +
			warcRecord("metadata", "http://example.org/a", "application/warc-fields", "fetchTimeMs: 10") + rec("a", 0), ab[:1]},
		{"a film that is too long", warcRecord("response", "http://example.org/film", kind, "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"+strings.Repeat(long.String(), 8)) + rec("a", 0), []string{"skip - record 1 longer than 1 MB, the most for one article", ab[0]}},
		{"brotli", warcRecord("response", "http://example.org/br", kind, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n"+packed.String()), []string{"read br: br"}},
		{"announced chunks that are none", warcRecord("response", "http://example.org/a", kind, "HTTP/2 200\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nbroken line\r\n\r\n"+archivePage("a")), ab[:1]},
		{"no media type", warcRecord("response", "http://example.org/a", kind, "HTTP/1.1 200 OK\r\n\r\n"+archivePage("a")), ab[:1]},
		{"a header of one more version", strings.Replace(rec("a", 0), "WARC/1.0", "WARC/1.1", 1), ab[:1]},

		{"ARC", arcHead + arc("a", 0) + arc("b", 0), ab},
		{"ARC, lengths that are wrong", arcHead + arc("a", 30) + arc("b", -30) + arc("c", 500), []string{"read a: a, -: record 2", "read b: b, -: record 3", "read c: c, -: record 4"}},
		{"ARC, version 2", "filedesc://x.arc 0.0.0.0 20240507000000 text/plain 200 - - 0 x.arc 122\n2 0 Capture\nURL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename Archive-length\n\n" +
			fmt.Sprintf("http://example.org/a 127.0.0.1 20240507000000 text/html 200 sum - 300 x.arc %d\n%s\n", len(answer("a")), answer("a")), ab[:1]},
		{"ARC, names looked up", arcHead + "dns:example.org 127.0.0.1 20240507000000 text/dns 20\nexample.org A 1.2.3.4\n" + arc("a", 0), ab[:1]},
		{"ARC, cut", arcHead + arc("a", 0) + arc("b", 0)[:200], []string{ab[0], "skip - record 3 broken archive record"}},
	} {
		for _, in := range []string{c.in, gzipped(c.in)} {
			var got []string
			for a, err := range openString(t, in, Options{MaxArticle: 1 << 20, AnyLanguage: true}) {
				if skip, ok := err.(*SkipError); ok {
					got = append(got, "skip "+skip.Source+" "+skip.Place+" "+skip.Reason)
					continue
				}
				got = append(got, "read "+a.Name+": "+a.Title)
				if slices.Contains(a.Notes, FalseLength) {
					got[len(got)-1] += ", " + a.Source
				}
				if strings.Contains(a.Text, "HTTP/") || strings.Contains(a.Text, "WARC-") && c.name != "an archive in a page" {
					t.Errorf("%s: text %q", c.name, a.Text)
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("%s: -want +got:\n%s", c.name, d)
			}
		}
	}
}

// TestArchiveCutPacked: of a packed archive that is cut, what came before is read.
func TestArchiveCutPacked(t *testing.T) {
	var in strings.Builder
	for n := range 20 {
		in.WriteString(warcRecord("response", fmt.Sprintf("http://example.org/%d", n), "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+archivePage("a")))
	}
	packed := gzipped(in.String())
	read, skipped := 0, 0
	for _, err := range openString(t, packed[:len(packed)-20], Options{AnyLanguage: true}) {
		if err == nil {
			read++
			continue
		}
		skipped++
		if !strings.Contains(err.Error(), "unexpected EOF") {
			t.Errorf("skipped with %v", err)
		}
	}
	if read < 10 || skipped != 1 {
		t.Errorf("%d read and %d skipped, want most of 20 and 1", read, skipped)
	}
}

// TestArchiveMemory: however many records take in the next one, only one of them is held.
func TestArchiveMemory(t *testing.T) {
	const records, most = 150, 25 << 20
	body := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + archivePage("a") + strings.Repeat("\n", 10_000)
	var in strings.Builder
	for n := range records {
		fmt.Fprintf(&in, "http://example.org/%d 127.0.0.1 20240507000000 text/html %d\n%s\n", n, len(body)+1000, body)
	}
	held := func() int64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return int64(stats.HeapAlloc)
	}
	before, read := held(), 0
	for _, err := range openString(t, in.String(), Options{AnyLanguage: true}) {
		if err != nil {
			t.Fatal(err)
		}
		if read++; read == records {
			if more := held() - before; more > most {
				t.Errorf("%d bytes are held after %d records", more, records)
			}
		}
	}
	if read != records {
		t.Errorf("%d articles, want %d", read, records)
	}
}
