package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"
)

// FuzzFlat: a line that is read as a flat record is what the decoder of all of
// JSON takes it for.
func FuzzFlat(f *testing.F) {
	addBytes(f,
		`{"title": "Orrin \"opens\" \\", "text":"a\n\u00e9\ud83d\ude00\ud83d \ud83dx\/", "date" : 20220502 }`,
		`{"text":"a","text":"b","content":null,"url":true,"n":0,"m":-1.5e3}`, `{}`, `{ }`, `{"text":"a"} {"text":"b"}`, `{"text":"a",}`,
		`{"text":"\ud83d\u12"}`, `{"text":"\"}`, `{"text":"a\\"}`, `{"te\u0078t":"x","a":00}`, `{"text":"x"`, `{"text":nulla}`, "{\"text\":\"a\tb\"}", "{\"text\":\"\xff\"}",
		`{"text":"`+string(bytes.Repeat([]byte("é "), 40))+`"}`, `{"author":["a"],"text":"x"}`,
	)
	names := fuzzNames()
	f.Fuzz(func(t *testing.T, line []byte) {
		if _, ok := flatRecord(&record{}, names, line, nil); !ok || bytes.IndexByte(line, '\n') >= 0 {
			return
		}
		got := readBy(t, (*reader).jsonLines, line)
		want := readBy(t, (*reader).jsonStream, slices.Concat([]byte("["), line, []byte("]")))
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q:\n%s\nwant\n%s", line, got, want)
		}
	})
}

// readBy is what a reader of JSON makes of data, without the places of it.
func readBy(t *testing.T, read func(*reader, *input, *bufio.Reader) error, data []byte) []string {
	var out []string
	r, err := newReader(t.Context(), Options{AnyLanguage: true}, func(a *Article, err error) bool {
		var skip *SkipError
		if errors.As(err, &skip) {
			out = append(out, "skipped: "+skip.Why())
			return true
		}
		a.Source = ""
		line, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(line))
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := read(r, &input{name: "-"}, bufio.NewReader(bytes.NewReader(data))); err != nil {
		t.Fatal(err)
	}
	return out
}
