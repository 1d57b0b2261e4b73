package article

import (
	"bytes"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

// FuzzUnquote: strings mean what the library says they mean.
func FuzzUnquote(f *testing.F) {
	for _, s := range []string{`""`, `"a\nb\t\r\b\f\"\\\/"`, `"\u00e9\u201C\ud83d\ude00 \ud83d\ud83d\ude00 \ud83dx \ude00\u0041 \uD800"`, "\"\xff\\n\xe2\x80\"", "\"“x”\\\\n\""} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		dec := newDecoder(nil)
		dec.Reset(bytes.NewReader(data), jsonOptions()...)
		raw, err := dec.ReadValue()
		if err != nil || raw.Kind() != '"' {
			return
		}
		want, _ := jsontext.AppendUnquote(nil, raw)
		if got := appendUnquoted([]byte("before"), raw); string(got) != "before"+string(want) {
			t.Errorf("%s: %q, want %q", raw, got, want)
		}
	})
}
