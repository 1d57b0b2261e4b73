package nlp

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTreeScores(t *testing.T) {
	gold := tree("The/DET/2/det envoy/NOUN/3/nsubj:pass left/VERB/0/root Port/PROPN/5/compound Aster/PROPN/3/obj")
	system := tree("The/DET/2/det envoy/NOUN/3/nsubj left/NOUN/0/root Port/PROPN/3/obj Aster/PROPN/4/flat")
	var got TreeScores
	got.Add(gold, system)
	want := TreeScores{
		Words: 5, UPOS: 4, XPOS: 5, Lemmas: 5, UAS: 3, LAS: 2, Universal: 3,
		Relations: map[string]Ratio{
			"det":      {Right: 1, System: 1, Gold: 1},
			"nsubj":    {Right: 1, System: 1, Gold: 1},
			"root":     {Right: 1, System: 1, Gold: 1},
			"compound": {Gold: 1},
			"obj":      {System: 1, Gold: 1},
			"flat":     {System: 1},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReread(t *testing.T) {
	given := tree("Ministers/X/0/root met/X/1/dep ./X/1/dep")
	got, err := Reread(*given)
	if err != nil {
		t.Fatal(err)
	}
	checkTree(t, &got)
	if got.Tokens[1].UPOS != "VERB" || got.Tokens[1].Lemma != "meet" || given.Tokens[1].UPOS != "X" {
		t.Errorf("read %+v from %+v", got.Tokens, given.Tokens)
	}
}
