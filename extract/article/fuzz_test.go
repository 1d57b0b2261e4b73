package article

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// The targets of this file put bytes through a whole reader of a format; those of
// fuzz_stage_test.go through one stage of it, many more a second. None of them has
// goroutines or reads a table anew, so that one input always takes one way.

// fuzz feeds a reader: whatever the bytes, each item is an article that keeps its
// promises, or skipped with a reason.
func fuzz(f *testing.F, read func(*reader, *input, *bufio.Reader) error, seeds ...string) {
	addBytes(f, seeds...)
	src := bufio.NewReaderSize(nil, 4*peekSize)
	f.Fuzz(func(t *testing.T, data []byte) {
		defer watch()()
		src.Reset(bytes.NewReader(data))
		if err := read(fuzzReader(t), &input{name: "-"}, src); err != nil {
			t.Fatal(err)
		}
	})
}

// addBytes and addTexts add the seeds of a target that takes bytes or a text.
func addBytes(f *testing.F, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
}

func addTexts(f *testing.F, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
}

// watch ends the program where one input keeps a reader busy.
func watch() (done func()) {
	timer := time.AfterFunc(20*time.Second, func() { panic("reading this takes too long") })
	return func() { timer.Stop() }
}

var fuzzRules = sync.OnceValue(DefaultRules)

// fuzzCut and fuzzNames are made once: they take longer than most inputs.
var (
	fuzzCut   = sync.OnceValue(func() *segmenter { return &segmenter{rules: fuzzRules()} })
	fuzzNames = sync.OnceValue(func() *fieldNames {
		names, err := newFieldNames(nil)
		if err != nil {
			panic(err)
		}
		return names
	})
)

// fuzzReader is a reader that checks what it hands out.
func fuzzReader(t *testing.T) *reader {
	opts := Options{AnyLanguage: true, NoFollow: true, MaxArticle: 1 << 20, Rules: fuzzRules()}
	return &reader{ctx: t.Context(), opts: opts, cut: fuzzCut(), fields: fuzzNames(), counted: &Progress{}, yield: func(a *Article, err error) bool {
		var skip *SkipError
		switch {
		case errors.As(err, &skip):
			if skip.Source == "" || skip.Reason == "" {
				t.Errorf("skipped without a reason: %#v", skip)
			}
		case err != nil:
			t.Error(err)
		default:
			checkBlocks(t, a)
			if a.ID == "" || a.Name == "" || a.Source == "" || strings.TrimSpace(a.Text) == "" {
				t.Errorf("article without id, name, source or text: %+v", a)
			}
		}
		return true
	}}
}

// goldenSeeds are the inputs of the golden cases in a folder.
func goldenSeeds(f *testing.F, folder string) []string {
	var out []string
	for _, data := range filesOf(f, "testdata/"+folder+"/*.txtar") {
		out = append(out, string(txtar.Parse([]byte(data)).Files[0].Data))
	}
	return out
}

// caseSeeds are the cases of what papers really send that have an ending.
func caseSeeds(f *testing.F, ending string) []string {
	return filesOf(f, "../../cmd/entente/testdata/cases/*."+ending)
}

func filesOf(f *testing.F, pattern string) []string {
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		f.Fatalf("no seeds by %s: %v", pattern, err)
	}
	var out []string
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		out = append(out, string(data))
	}
	return out
}

func FuzzText(f *testing.F) {
	fuzz(f, (*reader).plain, append(append(goldenSeeds(f, "text"), caseSeeds(f, "txt")...),
		"", "\xff\xfea\x00", "\xef\xbb\xbfx\r\ry", "- \n* \n1. \n(a) \n# \n", "\u00a0\u200b\u2028", "By \nBY A\n2020-02-30\n",
		"MR. BERG: We say so.\n\nQ. And you?\n\nMR. BERG: I do.\n", "The ministers:\n- condemn:\n  (a) the raid;\n  (b) the siege.\n")...)
}

// shortSeed is how many bytes of a page are mutated: what goes wrong with pages goes
// wrong with short ones, and many more of these are tried a second. Longer ones are
// passed over. What a page is read by has targets of its own: FuzzBody and those below it.
const shortSeed = 600

func addPages(f *testing.F) { addTexts(f, pageSeeds(f)...) }

func pageSeeds(f *testing.F) []string {
	seeds := append(append(goldenSeeds(f, "html"), caseSeeds(f, "html")...),
		page1, "<html><meta charset=utf-16><p>x", "<body><table><tr><td>a<td>b</table><pre>\n\n x</pre><li>",
		"<html><script type=application/ld+json>{\"@graph\":[[[]]]}</script>", "<p>"+strings.Repeat("&amp;lt;", 50),
		"<html class='nav sidebar comments'><body><div class=cookie><p>a</div><article>"+strings.Repeat("<b><i>", 40)+"x")
	for i, s := range seeds {
		seeds[i] = s[:min(len(s), shortSeed)]
	}
	return seeds
}

func feedSeeds(f *testing.F) []string {
	whole := rssHead + rssItem("one", "The wells of Orrin.") + rssItem("two", "<![CDATA[The wells & of Tarn.]]>") + "</channel></rss>"
	return append(append(goldenSeeds(f, "feed"), caseSeeds(f, "xml")...),
		whole, whole[:len(whole)-60], strings.Replace(whole, "wells", "we\xffl&ls\x0b", 1), strings.Replace(whole, "1.0", "1.1", 1),
		strings.Replace(whole, "wells", "we&#1;lls &nbsp; <b>", 1), strings.Replace(whole, "</item>", "", 1))
}

func FuzzJSON(f *testing.F) {
	fuzz(f, (*reader).jsonStream, append(append(goldenSeeds(f, "json"), caseSeeds(f, "json")...),
		`[{"text":["a","b"],"author":{"name":[1]}}]`, `{"data":{"items":[{"text":"x"},[]]}}`, "{\"text\":\"\\ud800\\u0000\"}",
		strings.Repeat(`{"response":[`, maxDepth/2+1))...)
}

func FuzzJSONLines(f *testing.F) {
	fuzz(f, (*reader).jsonLines, "{\"text\":\"The wells.\"}\n\n{\"text\":1}\n{\n", "{\"body\":{\"content\":[{\"text\":\"a\"},{\"text\":\"b\"}]},\"url\":\"http://a.example\"}\n[1]\n",
		`{"article":{"text":"x","date":"2024-05-07"}} {"text":"y"}`, "{\"content\":\"The wells… [+300 chars]\",\"title\":\"a\"}\n")
}

func FuzzCSV(f *testing.F) {
	fuzz(f, (*reader).table, tableSeeds(f)...)
}

func tableSeeds(f *testing.F) []string {
	return append(append(goldenSeeds(f, "table"), caseSeeds(f, "csv")...),
		"title\ttext\na\t\"b", "text;date\n\"x\";;;\n", "sep=|\ntitle|text\na|b\n", "title,date,text\na,b,\"\\\"x\\\" \\\\ y\"\n",
		"The export of today\n\ntitle,text\na,b\n", "title,text,date\na,\"b,2024-05-07\nc,d,2024-05-07\n")
}

func FuzzMail(f *testing.F) {
	fuzz(f, (*reader).mail, append(caseSeeds(f, "eml"), mailHead+"Content-Transfer-Encoding: quoted-printable\n\nThe wells of Or=\nrin.\n",
		mailHead+"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+d2VsbHM8L3A+\n--b\nContent-Type: message/rfc822\n\n"+mailHead+"\nThe wells.\n--b--\n",
		mailHead+"Snapshot-Content-Location: http://a.example/x\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"+page1+"\n--b--\n")...)
}

func FuzzMbox(f *testing.F) {
	fuzz(f, (*reader).mbox, append(caseSeeds(f, "mbox"),
		"From a@a.example Tue May  7 09:00:00 2024\n"+mailHead+"\nThe wells of Orrin.\n\nFrom b@a.example Tue May  7 09:00:00 2024\n"+mailHead+"\n>From Tarn.\n")...)
}

const mailHead = "From: a@a.example\nTo: b@a.example\nSubject: =?utf-8?Q?Talks?=\nMIME-Version: 1.0\n"

func FuzzPDF(f *testing.F) {
	text := at(60, 700, 10, "Norway met.")
	fuzz(f, (*reader).pdf, append(caseSeeds(f, "pdf"), makePDF([]string{"72 720 20 Orrin opens its wells"}), compositePDF([]string{"72 720 20 Orrin opens its wells"}),
		treePDF("2 0 R", text, "<< >>", false), treePDF("5 0 R 2 0 R 2 0 R 2 0 R", text, "<< >>", false), rawPDF(text, `<< /Title (Norway\'s) >>`, true))...)
}

func FuzzPacked(f *testing.F) {
	fuzz(f, func(r *reader, in *input, src *bufio.Reader) error {
		if head, _ := src.Peek(2); len(head) < 2 || head[0] != 0x1f && head[0] != 0x28 {
			return nil // not packed: the business of other targets
		}
		packed := *in
		packed.src = src
		return r.stream(&packed)
	}, gzipped(wells), zstded(wells), gzipped(zstded(wells)), gzipped(gzipped(gzipped(wells))))
}
