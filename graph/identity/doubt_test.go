package identity

import (
	"slices"
	"testing"
)

func TestDoubts(t *testing.T) {
	var keys []ActorKey
	for _, s := range []string{"Johnson + GBR USA", "Boris Johnson @ GBR", "Mike Johnson @ USA", "John Smith @ GBR", "John Smith @ USA",
		"Joe Biden @ USA * 9", "Jill Biden @ USA", "Biden @ USA", "Putin + USA"} {
		keys = append(keys, keysOf(s)...)
	}
	surname := keyOf("Johnson + GBR USA").Alone()
	want := []Doubt{{"person:boris-johnson@GBR", surname}, {"person:john-smith@GBR", "person:john-smith@USA"}, {"person:johnson-michael@USA", surname}}
	if got := Doubts(keys, nil); !slices.Equal(got, want) {
		t.Errorf("doubts %v, want %v", got, want)
	}
	v := NewVerdicts()
	v.Part("person:john-smith@USA", "person:john-smith@GBR")
	v.Join("person:boris-johnson@GBR", surname)
	if got := Doubts(keys, v); len(got) > 0 {
		t.Errorf("doubts on what was decided: %v", got)
	}
}
