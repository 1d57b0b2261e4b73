package article

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// fuzz feeds a reader with bytes that begin like its format: whatever follows,
// each item is an article that keeps its promises, or skipped with a reason.
func fuzz(f *testing.F, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		if bytes.Contains(data, []byte("://")) && detect(data[:min(len(data), peekSize)], &fieldNames{}) == formatURLList {
			return // the web is not asked
		}
		opts := Options{AnyLanguage: true, NoFollow: true, MaxArticle: 1 << 20, Stdin: bytes.NewReader(data)}
		for a, err := range Open(ctx, []string{"-"}, opts) {
			var skip *SkipError
			switch {
			case errors.As(err, &skip):
				if skip.Source == "" || skip.Reason == "" {
					t.Errorf("skipped without a reason: %#v", skip)
				}
			case err != nil:
				t.Fatal(err)
			default:
				checkBlocks(t, a)
				if a.ID == "" || a.Name == "" || a.Source == "" || strings.TrimSpace(a.Text) == "" {
					t.Errorf("article without id, name, source or text: %+v", a)
				}
			}
		}
	})
}

// seeds are the inputs of the golden cases in a folder.
func seeds(f *testing.F, folder string) []string {
	paths, err := filepath.Glob("testdata/" + folder + "/*.txtar")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no seeds in %s: %v", folder, err)
	}
	var out []string
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		out = append(out, string(txtar.Parse(data).Files[0].Data))
	}
	return out
}

func FuzzText(f *testing.F) {
	fuzz(f, append(seeds(f, "text"), "", "\xff\xfea\x00", "\xef\xbb\xbfx\r\ry", "- \n* \n1. \n(a) \n# \n", "\u00a0\u200b\u2028", "By \nBY A\n2020-02-30\n")...)
}

func FuzzHTML(f *testing.F) {
	fuzz(f, append(seeds(f, "html"), page1, "<html><meta charset=utf-16><p>x", "<body><table><tr><td>a<td>b</table><pre>\n\n x</pre><li>", "<html><script type=application/ld+json>{\"@graph\":[[[]]]}</script>")...)
}

func FuzzFeed(f *testing.F) {
	whole := rssHead + rssItem("one", "The wells of Orrin.") + rssItem("two", "<![CDATA[The wells & of Tarn.]]>") + "</channel></rss>"
	fuzz(f, append(seeds(f, "feed"), whole, whole[:len(whole)-60], strings.Replace(whole, "wells", "we\xffl&ls\x0b", 1), strings.Replace(whole, "1.0", "1.1", 1))...)
}

func FuzzJSON(f *testing.F) {
	fuzz(f, append(seeds(f, "json"), `[{"text":["a","b"],"author":{"name":[1]}}]`, `{"data":{"items":[{"text":"x"},[]]}}`, "{\"text\":\"\\ud800\\u0000\"}")...)
}

func FuzzCSV(f *testing.F) {
	fuzz(f, append(seeds(f, "table"), "title\ttext\na\t\"b", "text;date\n\"x\";;;\n", "sep=|\ntitle|text\na|b\n", "title,date,text\na,b,\"\\\"x\\\" \\\\ y\"\n", "\xff\xfe"+asUTF16("title,text\na,b\n"))...)
}

func FuzzWARC(f *testing.F) {
	fuzz(f, warcRecord("response", "http://a.example/", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+page1),
		"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n", "WARC/1.0\r\n\r\n")
}

func FuzzARC(f *testing.F) {
	const head = "filedesc://x.arc 127.0.0.1 20240507000000 text/plain 75\n1 0 Capture\nURL IP-address Archive-date Content-type Archive-length\n\n"
	fuzz(f, head+"http://a.example/ 127.0.0.1 20240507000000 text/html 90\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n"+page1+"\n", head+"dns:a.example 1.1.1.1 20240507000000 text/dns 9999999999\n")
}

func FuzzMail(f *testing.F) {
	const head = "From: a@a.example\nTo: b@a.example\nSubject: =?utf-8?Q?Talks?=\nMIME-Version: 1.0\n"
	fuzz(f, head+"Content-Transfer-Encoding: quoted-printable\n\nThe wells of Or=\nrin.\n", head+"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+d2VsbHM8L3A+\n--b\nContent-Type: message/rfc822\n\n"+head+"\nThe wells.\n--b--\n",
		"From a@a.example Tue May  7 09:00:00 2024\n"+head+"\nThe wells of Orrin.\n\nFrom b@a.example Tue May  7 09:00:00 2024\n"+head+"\nThe wells of Tarn.\n")
}

func FuzzFront(f *testing.F) {
	fuzz(f, "---\ntitle: [a, b]\ndate: 2024-05-07\n---\nThe wells.\n", "+++\ntitle = \"a\"\ndate = 2024-05-07\n+++\nThe wells.\n", "{\"title\": {\"name\": []}}\n\nThe wells.\n", "Title: a\nDate: b\n\nThe wells.\n")
}

func FuzzPDF(f *testing.F) {
	fuzz(f, makePDF([]string{"72 720 20 Orrin opens its wells"}), compositePDF([]string{"72 720 20 Orrin opens its wells"}))
}

func FuzzPacked(f *testing.F) { fuzz(f, gzipped(wells), zstded(wells), gzipped(zstded(wells))) }
