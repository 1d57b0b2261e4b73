package article

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
)

const wells = "The wells of Tarn\n\nThe wells of Tarn were the subject of the talks on Monday.\n"

// readAll reads sources and says in a line each what came of them.
func readAll(t *testing.T, opts Options, sources ...string) []string {
	t.Helper()
	var got []string
	for a, err := range Open(t.Context(), sources, opts) {
		var skip *SkipError
		switch {
		case errors.As(err, &skip):
			got = append(got, "skip "+filepath.Base(skip.Source)+" "+skip.Place+" "+skip.Reason)
		case err != nil:
			got = append(got, "error "+err.Error())
		default:
			got = append(got, "read "+a.Name+": "+a.Title)
		}
	}
	return got
}

// openString reads what stands in a string as if it came from standard input.
func openString(t *testing.T, in string, opts Options) iter.Seq2[*Article, error] {
	opts.Stdin = strings.NewReader(in)
	return Open(t.Context(), []string{"-"}, opts)
}

// textsOf are the texts of an article's blocks of a kind.
func textsOf(a *Article, kind BlockKind) []string {
	var out []string
	for _, b := range a.Blocks {
		if b.Kind == kind {
			out = append(out, a.Text[b.Start:b.End])
		}
	}
	return out
}

// folder makes a folder of files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func zstded(s string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(s), nil))
}

func TestOpenFolder(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.txt":             wells,
		"b/c.md":            "# Tarn answers\n\nTarn answered the council in a letter of two pages.\n",
		"b/d.txt.gz":        gzipped(strings.Replace(wells, "Tarn", "Orrin", 1)),
		"b/e.jsonl.zst":     zstded(`{"title":"Two days","text":"The talks will go on for two days."}` + "\n"),
		"b/twice.gz":        gzipped(zstded(wells)),
		"c-empty.txt":       "",
		"d-blank.txt":       " \n\n\t\n",
		"e-picture.jpg":     "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01",
		"f-foreign.txt":     "El gobierno de la isla dijo el lunes que no va a abrir el estrecho hasta que los dos países firmen el acuerdo sobre la pesca.\n",
		"g-cyrillic.txt":    "Правительство заявило, что переговоры продолжатся.\n",
		".hidden":           wells,
		"h-broken.gz":       "\x1f\x8b\x08\x00garbage",
		"i-cut.txt.gz":      gzipped(wells)[:40],
		"skip-me/x.txt":     wells,
		"utf16.txt":         "\xff\xfe" + asUTF16(wells),
		"windows1252.txt":   "The caf\xe9 of Tarn\n\nThe minister met the \x93envoys\x94 in the caf\xe9 on Monday.\n",
		"z-nul\x01odd.html": "<html><body><p>The talks of Tarn are over, and the ministers of the council left the town.</p></body></html>",
	})
	if err := os.Symlink("..", filepath.Join(dir, "b", "loop")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "x-dangling")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "y-pipe"), 0o666); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"read a: The wells of Tarn",
		"read c: Tarn answers",
		"read d: The wells of Orrin",
		"read e-1: Two days",
		"read twice: The wells of Tarn",
		"skip c-empty.txt  empty",
		"skip d-blank.txt  no article in it",
		"skip e-picture.jpg  a picture, which is not read",
		"skip f-foreign.txt  not in English",
		"skip g-cyrillic.txt  not in English",
		"skip h-broken.gz  can't be read",
		"skip i-cut.txt.gz  can't be read",
		"read utf16: The wells of Tarn",
		"read windows1252: The café of Tarn",
		"skip x-dangling  can't be opened",
		"skip y-pipe  not a regular file",
		"read z-nul\x01odd: ",
	}
	var progress Progress
	got := readAll(t, Options{Exclude: []string{"skip-*"}, Progress: &progress}, dir)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if n := int(progress.Articles.Load() + progress.Skipped.Load()); n != len(want) {
		t.Errorf("progress counts %d items, %d came", n, len(want))
	}
	if n := progress.Passed()["folders that link back to one above them"]; n != 1 {
		t.Errorf("%d folders are passed over as links back, want 1", n)
	}
	if progress.Bytes.Load() != progress.Total.Load() {
		t.Errorf("progress says %d of %d bytes", progress.Bytes.Load(), progress.Total.Load())
	}
}

func asUTF16(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		b.WriteByte(c)
		b.WriteByte(0)
	}
	return b.String()
}

func TestOpenSelects(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": wells, "b.log": wells, "sub/c.txt": wells, "sub/d.txt": wells})
	got := readAll(t, Options{Include: []string{"*.txt"}, Exclude: []string{"sub/d*"}}, dir)
	if d := cmp.Diff([]string{"read a: The wells of Tarn", "read c: The wells of Tarn"}, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestOpenErrors(t *testing.T) {
	two := `{"text":"The first of the two."}` + "\n" + `{"text":"The second of the two."}` + "\n"
	for _, c := range []struct {
		name string
		opts Options
		want string
	}{
		{"bad date", Options{Published: "yesterday"}, `error date "yesterday": expected one like 2022-09-22`},
		{"bad field", Options{Fields: map[string]string{"colour": "x"}}, `error field "colour": an article has title, text, date, url, author, site, id and language`},
		{"bad pattern", Options{Include: []string{"["}}, `error pattern "[": syntax error in pattern`},
		{"one id for two", Options{ID: "x"}, "read stdin-1: |error reading -: an id was given for one article, but there are more"},
	} {
		c.opts.Stdin = strings.NewReader(two)
		if got := strings.Join(readAll(t, c.opts, "-"), "|"); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	got := readAll(t, Options{}, filepath.Join(t.TempDir(), "none.txt"))
	if d := cmp.Diff([]string{"skip none.txt  can't be opened"}, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range Open(ctx, []string{"-"}, Options{Stdin: strings.NewReader(two)}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("after the context's end: %v", err)
		}
	}
}

func TestOpenStops(t *testing.T) {
	n := 0
	for range openString(t, strings.Repeat(`{"text":"The same again."}`+"\n", 10), Options{}) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("%d articles came", n)
	}
}

// TestLongItems reads items that are longer than an article may be: they are
// skipped, and those after them are read.
func TestLongItems(t *testing.T) {
	long := strings.Repeat("the wells of Tarn ", 1000)
	for _, c := range []struct{ name, in, want string }{
		{"text", long, "skip -  longer than 4096 bytes, the most for one article"},
		{"line", `{"text":"` + long + "\"}\n" + `{"text":"The one after it."}`, "skip - line 1 longer than 4096 bytes, the most for one article|read stdin-2: "},
		{"row", "title,text\nx,\"" + long + "\"\ny,the last row\n", "skip - row 1 longer than 4096 bytes, the most for one article"},
		{"page", "<html><body><p>" + long, "skip -  longer than 4096 bytes, the most for one article"},
		{"list", `[{"text":"The first of the list."},{"text":"` + strings.Repeat(long, 20) + `"}]`, "read stdin-1: |skip - byte 42 longer than 4096 bytes, the most for one article"},
	} {
		got := strings.Join(readAll(t, Options{MaxArticle: 4096, Stdin: strings.NewReader(c.in)}, "-"), "|")
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// endless gives the same bytes for ever, up to a limit that no test reaches
// unless reading holds more than it should.
type endless struct {
	unit string
	left int64
}

func (e *endless) Read(p []byte) (int, error) {
	n := 0
	for n+len(e.unit) <= len(p) {
		n += copy(p[n:], e.unit)
	}
	if e.left -= int64(n); e.left < 0 {
		return 0, errors.New("the test's end")
	}
	return n, nil
}

func TestZipBomb(t *testing.T) {
	// Eight megabytes of zeros in a few bytes each time, for ever.
	frame := zstded(strings.Repeat(strings.Repeat(" ", 1<<20)+"\n", 8))
	got := readAll(t, Options{Stdin: &endless{unit: frame, left: 64 << 20}}, "-")
	if d := cmp.Diff([]string{"skip -  longer than 16 MB, the most for one article"}, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	packed := &countReader{counted: &Progress{}, n: 1000}
	g := &bombGuard{src: &endless{unit: strings.Repeat("0", 1<<20), left: 1 << 40}, packed: packed}
	buf := make([]byte, 16<<20)
	for {
		if _, err := g.Read(buf); err != nil {
			if err != errBomb || g.n > 2*bombFree {
				t.Errorf("after %d bytes: %v", g.n, err)
			}
			break
		}
	}
}

func TestDeepNesting(t *testing.T) {
	text := "<p>The talks on the wells of Tarn are over, and the ministers of the council left the town.</p>"
	page := "<html><body>" + strings.Repeat("<div>", 100_000) + text + strings.Repeat("</div>", 100_000)
	got := readAll(t, Options{Stdin: strings.NewReader(page)}, "-")
	if d := cmp.Diff([]string{"read stdin: "}, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	deep := `{"text":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + "}\n" + `{"text":"The one after it."}`
	got = readAll(t, Options{Stdin: strings.NewReader(deep)}, "-")
	if len(got) != 2 || !strings.HasPrefix(got[0], "skip - line 1 broken JSON") || got[1] != "read stdin-2: " {
		t.Errorf("got %q", got)
	}
}

// TestPipes: a pipe that is given by name is read, and one that nobody writes to
// does not outlive the context.
func TestPipes(t *testing.T) {
	fifo := func(name string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := syscall.Mkfifo(path, 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	for _, err := range Open(ctx, []string{fifo("silent")}, Options{}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("after the context's end: %v", err)
		}
	}
	// Another pipe: whoever waited for the silent one may still be opening it.
	path := fifo("pipe")
	go func() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			t.Error(err)
			return
		}
		f.WriteString(wells)
		f.Close()
	}()
	if d := cmp.Diff([]string{"read pipe: The wells of Tarn"}, readAll(t, Options{}, path)); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestShrinkingFile(t *testing.T) {
	dir := folder(t, map[string]string{"a.jsonl": strings.Repeat(`{"text":"The same again, and the same again."}`+"\n", 100_000)})
	path := filepath.Join(dir, "a.jsonl")
	var last error
	n := 0
	for _, err := range Open(t.Context(), []string{path}, Options{}) {
		if n++; n == 1 {
			if err := os.Truncate(path, 3_000_000); err != nil {
				t.Fatal(err)
			}
		}
		last = err
	}
	if last == nil || !strings.Contains(last.Error(), "shrank") {
		t.Errorf("the last of %d items: %v", n, last)
	}
}

// TestBlocksCoverText: blocks are in order, and leave out only white space and
// markers.
func TestBlocksCoverText(t *testing.T) {
	paths, _ := filepath.Glob("testdata/text/*.txtar")
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		checkBlocks(t, FromText(path, data, Options{}))
	}
}

// checkBlocks checks what is promised of an article's text and blocks.
func checkBlocks(t *testing.T, a *Article) {
	t.Helper()
	at := 0
	for _, b := range a.Blocks {
		if b.Start < at || b.End <= b.Start || b.End > len(a.Text) || b.Kind == "" {
			t.Fatalf("block %v of a text of %d bytes after %d", b, len(a.Text), at)
		}
		if between := strings.TrimSpace(a.Text[at:b.Start]); len(between) > 6 {
			t.Errorf("between blocks: %q", between)
		}
		at = b.End
	}
	if start, end := trimSpace(a.Text, at, len(a.Text)); start < end {
		t.Errorf("after the last block: %q", a.Text[start:end])
	}
	if want := strings.ToValidUTF8(a.Text, ""); want != a.Text || strings.Contains(a.Text, "\x00") {
		t.Error("text is not valid UTF-8 without NUL")
	}
}

func ExampleOpen() {
	text := "Orrin and Tarn meet\n2 May 2022\n\nThe ministers of Orrin and Tarn met.\n\nRead more: Why they meet\n"
	for a, err := range Open(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(text)}) {
		if err != nil {
			fmt.Println("left out:", err)
			continue
		}
		for _, b := range a.Blocks {
			fmt.Println(b.Kind, "|", a.Text[b.Start:b.End])
		}
	}
	// Output:
	// title | Orrin and Tarn meet
	// dateline | 2 May 2022
	// body | The ministers of Orrin and Tarn met.
	// boilerplate | Read more: Why they meet
}
