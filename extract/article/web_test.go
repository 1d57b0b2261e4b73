package article

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
)

const page1 = `<html lang="en"><head><title>Orrin opens its wells</title><meta property="article:published_time" content="2022-03-04T10:00:00Z"></head>
<body><article><h1>Orrin opens its wells</h1><p>Orrin has opened its northern wells to the ships of Tarn, the council said on Friday after a meeting of two days in the capital.</p>
<p>The ministers of both countries will meet again in May, when the first of the ships are to leave the harbour with water on board.</p></article></body></html>`

// site is a server for tests. It notes what was asked of it.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{}
	mux := http.NewServeMux()
	answer := func(path, contentType, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", contentType)
			fmt.Fprint(w, strings.ReplaceAll(body, "SITE", s.URL))
		})
	}
	answer("/robots.txt", "text/plain", "User-agent: *\nDisallow: /closed/\n")
	answer("/wells.html", "text/html", page1)
	answer("/latin1", "text/html; charset=iso-8859-1", strings.ReplaceAll(page1, "Orrin opens", "Orr\xe9n opens"))
	answer("/closed/page", "text/html", page1)
	answer("/data.jsonl", "application/json", `{"text":"The first line of the file."}`+"\n"+`{"text":"The second line of the file."}`)
	answer("/list.txt", "text/plain", "http://127.0.0.1:1/\n")
	answer("/feed", "application/rss+xml", `<rss version="2.0"><channel><title>Example Wire</title>
<item><title>Orrin opens its wells</title><link>SITE/wells.html</link><description>Orrin has opened …</description><pubDate>Sat, 05 Mar 2022 00:00:00 +0000</pubDate></item>
<item><title>Gone</title><link>SITE/gone</link><description>Gone is …</description></item></channel></rss>`)
	mux.HandleFunc("/to-wells", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/wells.html", http.StatusFound) })
	mux.HandleFunc("/to-closed", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/closed/page", http.StatusFound) })
	mux.HandleFunc("/to-file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/hostname", http.StatusFound)
	})
	mux.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for r.Context().Err() == nil {
			if _, err := fmt.Fprint(w, strings.Repeat("<p>and so on", 1000)); err != nil {
				return
			}
		}
	})
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path)
		s.mu.Unlock()
		if r.UserAgent() != userAgent {
			t.Errorf("%s was asked for by %q", r.URL, r.UserAgent())
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// readSite reads addresses and says what came, with the site's own address as SITE.
func readSite(t *testing.T, s *site, opts Options, sources ...string) []string {
	t.Helper()
	opts.Pause = time.Nanosecond
	var got []string
	for a, err := range Open(t.Context(), sources, opts) {
		line := ""
		if err != nil {
			line = "skip " + err.Error()
		} else {
			line = fmt.Sprintf("read %s %s %s %s", a.Name, a.Published, a.URL, a.Title)
		}
		got = append(got, strings.ReplaceAll(line, s.URL, "SITE"))
	}
	return got
}

func TestWeb(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct {
		path string
		want []string
	}{
		{"/wells.html", []string{"read wells 2022-03-04 SITE/wells.html Orrin opens its wells"}},
		{"/to-wells", []string{"read wells 2022-03-04 SITE/wells.html Orrin opens its wells"}},
		{"/latin1", []string{"read latin1 2022-03-04 SITE/latin1 Orrén opens its wells"}},
		{"/closed/page", []string{"skip SITE/closed/page: can't be fetched: robots.txt of the site forbids it"}},
		{"/to-closed", []string{"skip SITE/to-closed: can't be fetched: robots.txt of the site forbids it"}},
		{"/to-file", []string{`skip SITE/to-file: can't be fetched: redirect to "file", which is neither http nor https`}},
		{"/round", []string{"skip SITE/round: can't be fetched: more than 5 redirects"}},
		{"/gone", []string{"skip SITE/gone: can't be fetched: the server answers 404 Not Found"}},
		{"/list.txt", []string{"skip SITE/list.txt: a list of URLs from the web is not followed"}},
		{"/data.jsonl", []string{"read data-1   ", "read data-2   "}},
		{"/endless", []string{"skip SITE/endless: longer than 1000000 bytes, the most for one article"}},
		{"/feed", []string{
			"read wells 2022-03-05 SITE/wells.html Orrin opens its wells",
			"skip SITE/feed: item 2: its page can't be read: the server answers 404 Not Found",
		}},
	} {
		got := readSite(t, s, Options{AllowPrivate: true, MaxArticle: 1_000_000}, s.URL+c.path)
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: -want +got:\n%s", c.path, d)
		}
	}
	for _, path := range s.asked {
		if strings.HasPrefix(path, "/closed/") {
			t.Errorf("%s was asked for, which robots.txt forbids", path)
		}
	}
	got := readSite(t, s, Options{AllowPrivate: true, NoFollow: true}, s.URL+"/feed")
	if len(got) != 2 || !strings.HasPrefix(got[1], "read gone ") {
		t.Errorf("with summaries for articles: %q", got)
	}
}

func TestURLList(t *testing.T) {
	s := newSite(t)
	list := "# pages to read\n" + s.URL + "/wells.html\n\n" + s.URL + "/gone\n"
	got := readSite(t, s, Options{AllowPrivate: true, Stdin: strings.NewReader(list)}, "-")
	want := []string{
		"read wells 2022-03-04 SITE/wells.html Orrin opens its wells",
		"skip SITE/gone: can't be fetched: the server answers 404 Not Found",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// TestPrivate: without leave, no connection goes to a private address, and the
// server is not asked for anything.
func TestPrivate(t *testing.T) {
	s := newSite(t)
	for _, address := range []string{s.URL + "/wells.html", strings.Replace(s.URL, "127.0.0.1", "localhost", 1) + "/wells.html"} {
		got := readSite(t, s, Options{}, address)
		if len(got) != 1 || !strings.Contains(got[0], "is a private address (allow it with --allow-private)") {
			t.Errorf("got %q", got)
		}
	}
	if len(s.asked) > 0 {
		t.Errorf("the server was asked for %q", s.asked)
	}
}

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"8.8.8.8": true, "2606:4700::1111": true, "1.1.1.1": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"0.0.0.0": false, "100.64.0.1": false, "255.255.255.255": false, "224.0.0.1": false, "198.18.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "ff02::1": false, "::ffff:127.0.0.1": false,
		"64:ff9b::7f00:1": false, "64:ff9b::808:808": true, "2002:7f00:1::": false, "2001:db8::1": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: public %v, want %v", address, got, want)
		}
	}
}

func warcRecord(kind, address, contentType, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, address, contentType, len(body), body)
}

func TestWARC(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte(page1))
	z.Close()
	const http1 = "application/http; msgtype=response"
	records := []string{
		warcRecord("warcinfo", "", "application/warc-fields", "software: none\r\n"),
		warcRecord("request", "http://a.example/1", "application/http; msgtype=request", "GET /1 HTTP/1.1\r\n\r\n"),
		warcRecord("response", "http://a.example/1", http1, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+page1),
		warcRecord("response", "http://a.example/2", http1, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"+packed.String()),
		warcRecord("response", "http://a.example/3", http1, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"+fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page1), page1)),
		warcRecord("response", "http://a.example/4.png", http1, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
		warcRecord("response", "http://a.example/5", http1, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+page1),
		warcRecord("response", "http://a.example/6", http1, "no answer at all"),
		warcRecord("response", "http://a.example/7", http1, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\nxx"),
		warcRecord("conversion", "http://a.example/8", "text/plain", wells),
	}
	want := []string{
		"read 1: Orrin opens its wells", "read 2: Orrin opens its wells", "read 3: Orrin opens its wells",
		"skip - record 8 broken archive record", "skip - record 9 broken archive record", "read 8: The wells of Tarn",
	}
	plain := strings.Join(records, "")
	var members strings.Builder
	for _, r := range records {
		members.WriteString(gzipped(r))
	}
	for name, in := range map[string]string{"plain": plain, "packed": members.String()} {
		got := readAll(t, Options{Stdin: strings.NewReader(in)}, "-")
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: -want +got:\n%s", name, d)
		}
	}
	cut := plain[:strings.Index(plain, "/2\r\n")+200]
	got := readAll(t, Options{Stdin: strings.NewReader(cut)}, "-")
	if len(got) == 0 || got[0] != want[0] {
		t.Errorf("of an archive that is cut off: %q", got)
	}
}
