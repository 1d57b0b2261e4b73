package encoder

import (
	"encoding/binary"
	"strings"
	"testing"
)

// packed returns a file of a header and data.
func packed(header, data string) string {
	return string(binary.LittleEndian.AppendUint64(nil, uint64(len(header)))) + header + data
}

func TestDamagedFiles(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"nothing", "", "cut off in the length of its header"},
		{"half a header", packed(`{"a":{}}`, "")[:12], "cut off in its header, of 8 bytes"},
		{"no JSON", packed(`{"a"`, ""), "read the header: unexpected end of JSON input"},
		{"an unknown type", packed(`{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}`, "12345678"), `tensor "a": elements of type "F64"`},
		{"a wrong length", packed(`{"a":{"dtype":"I8","shape":[2,3],"data_offsets":[0,5]}}`, "12345"), `tensor "a": bytes 0 to 5 for shape [2 3] of I8`},
		{"a negative place", packed(`{"a":{"dtype":"I8","shape":[2],"data_offsets":[-2,0]}}`, ""), `tensor "a": bytes -2 to 0`},
		{"a great shape", packed(`{"a":{"dtype":"I8","shape":[1073741824,1073741824,1073741824],"data_offsets":[0,0]}}`, ""), `tensor "a": shape [1073741824`},
		{"half the data", packed(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`, "1234"), `tensor "a": the file is cut off: it ends at byte 4 of 8`},
	} {
		_, err := OpenFile(c.file, nil)
		if err == nil || !strings.Contains(err.Error(), "open encoder weights: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
}

func TestMissing(t *testing.T) {
	f, err := OpenFile(packed(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"__metadata__":{"l":"2,3","m":"x"}}`, "\x00\x00\x80?\x00\x00\x00@"), nil)
	if err != nil {
		t.Fatal(err)
	}
	x, err := f.Floats("a")
	if err != nil || x.Rows != 1 || x.Cols != 2 || x.Data[0] != 1 || x.Data[1] != 2 {
		t.Errorf("floats are %v, %v", x, err)
	}
	for name, what := range map[string]func(name string) error{
		`there is no "b"`:                     func(string) error { _, err := f.Floats("b"); return err },
		`"a" is [2] of F32, not [any] of I32`: func(string) error { _, err := f.ints("a", -1); return err },
		`there is no layer "k"`:               func(string) error { _, err := f.Linear("k"); return err },
		`there is no "l.panels"`:              func(string) error { _, err := f.Linear("l"); return err },
		`layer "m" has the size "x"`:          func(string) error { _, err := f.Linear("m"); return err },
		`the number of heads is ""`:           func(string) error { _, err := New(f); return err },
	} {
		if err := what(name); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error %v, want one with %q", err, name)
		}
	}
}
