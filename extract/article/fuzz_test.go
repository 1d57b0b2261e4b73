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

func FuzzFeed(f *testing.F) { fuzz(f, seeds(f, "feed")...) }

func FuzzJSON(f *testing.F) {
	fuzz(f, append(seeds(f, "json"), `[{"text":["a","b"],"author":{"name":[1]}}]`, `{"data":{"items":[{"text":"x"},[]]}}`, "{\"text\":\"\\ud800\\u0000\"}")...)
}

func FuzzCSV(f *testing.F) {
	fuzz(f, append(seeds(f, "table"), "title\ttext\na\t\"b", "text;date\n\"x\";;;\n")...)
}

func FuzzWARC(f *testing.F) {
	fuzz(f, warcRecord("response", "http://a.example/", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+page1),
		"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n", "WARC/1.0\r\n\r\n")
}

func FuzzPDF(f *testing.F) {
	fuzz(f, makePDF([]string{"72 720 20 Orrin opens its wells"}), compositePDF([]string{"72 720 20 Orrin opens its wells"}))
}

func FuzzPacked(f *testing.F) { fuzz(f, gzipped(wells), zstded(wells), gzipped(zstded(wells))) }
