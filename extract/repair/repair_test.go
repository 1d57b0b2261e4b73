package repair

import (
	"slices"
	"strings"
	"testing"

	"entente/extract/gazetteer"
	"entente/extract/lexicon"
	"entente/extract/nlp"
	"entente/extract/tree"
)

func TestMend(t *testing.T) {
	x := shipped(t)
	shown := map[string][]string{} // what fired in which words
	for _, c := range []treeCase{
		{"a noun in a noun's place", []string{"Chad PROPN NNP 2 nsubj", "voiced VERB VBD 0 root", "the DET DT 4 det", "hope VERB VBP 2 obj"}, 3, 1, "obj"},
		{"a participle before its noun", []string{"Chad PROPN NNP 2 nsubj", "pledged VERB VBD 0 root", "continued VERB VBD 2 xcomp", "support NOUN NN 2 obj"}, 2, 3, "amod"},
		{"a verb behind to", []string{"Chad PROPN NNP 2 nsubj", "asked VERB VBD 0 root", "Peru PROPN NNP 2 obj", "to PART TO 5 mark", "station NOUN NN 2 xcomp", "troops NOUN NNS 5 obj"}, 4, 1, "xcomp"},
		{"an infinitive with its object", []string{"it PRON PRP 3 expl", "was AUX VBD 3 cop", "wrong ADJ JJ 0 root", "to PART TO 6 case", "bomb VERB VB 6 compound", "roads NOUN NNS 3 obl"}, 5, 4, "obj"},
		{"a name before its verb", []string{"Chad PROPN NNP 2 compound", "views VERB VBZ 0 root", "aid NOUN NN 2 obj"}, 0, 1, "nsubj"},
		{"a gerund as subject", []string{"Chad PROPN NNP 2 nsubj", "said VERB VBD 0 root", "raising VERB VBG 2 ccomp", "tolls NOUN NNS 3 obj", "was AUX VBD 7 cop", "a DET DT 7 det", "trick NOUN NN 2 ccomp"}, 2, 6, "csubj"},
		{"a gerund with its object", []string{"Chad PROPN NNP 2 nsubj", "accused VERB VBD 0 root", "Peru PROPN NNP 2 obj", "of SCONJ IN 5 mark", "hiding VERB VBG 6 amod", "arms NOUN NNS 2 obl"}, 4, 1, "advcl"},
		{"a modal's verb", []string{"raids NOUN NNS 3 nsubj", "would AUX MD 3 aux", "amount NOUN NN 0 root", "to ADP IN 5 case", "war NOUN NN 3 nmod"}, 4, 2, "obl"},
		{"the verb of a headline", []string{"Kenya PROPN NNP 2 nsubj", "mulls VERB VBZ 3 compound", "ban NOUN NN 0 root", "on ADP IN 5 case", "plastic NOUN NN 3 nmod"}, 2, 1, "obj"},
		{"what a name plans", []string{"Chad PROPN NNP 2 nsubj", "said VERB VBD 0 root", "Peru PROPN NNP 4 compound", "plans NOUN NNS 2 obj", "to PART TO 6 mark", "leave VERB VB 4 acl"}, 2, 3, "nsubj"},
		{"an adjective that is the verb", []string{"Secretary PROPN NNP 2 nmod:desc", "Roe PROPN NNP 4 compound", "shared VERB VBN 4 amod", "concerns NOUN NNS 0 root"}, 3, 2, "obj"},
		{"what something is called", []string{"Chad PROPN NNP 2 nsubj", "called VERB VBD 0 root", "the DET DT 4 det", "deal NOUN NN 2 obj", "a DET DT 6 det", "betrayal NOUN NN 2 obl:unmarked"}, 5, 1, "xcomp"},
		{"who is told", []string{"Chad PROPN NNP 2 nsubj", "told VERB VBD 0 root", "reporters NOUN NNS 5 nsubj", "Peru PROPN NNP 5 nsubj", "agreed VERB VBD 2 ccomp"}, 2, 1, "obj"},
		{"who did it", []string{"Chad PROPN NNP 2 nsubj", "condemned VERB VBD 0 root", "raids NOUN NNS 2 obj", "by ADP IN 5 case", "Peru PROPN NNP 2 obl"}, 4, 2, "nmod"},
		{"who is warned", []string{"Chad PROPN NNP 2 nsubj", "warned VERB VBD 0 root", "over ADP IN 4 case", "raids NOUN NNS 2 obl", "by ADP IN 6 case", "Peru PROPN NNP 2 obl"}, 5, 1, "obl:agent"},
		{"a clause without that", []string{"Chad PROPN NNP 2 nsubj", "denies VERB VBZ 0 root", "it PRON PRP 2 obj", "supplied VERB VBN 2 xcomp", "arms NOUN NNS 2 obj"}, 2, 3, "nsubj"},
		{"a description and a name", []string{"the DET DT 2 det", "bloc NOUN NN 4 nsubj", "Ecowas PROPN NNP 4 nsubj", "agreed VERB VBD 0 root"}, 1, 2, "nmod:desc"},
		{"a clause behind a verb of saying", []string{"Chad PROPN NNP 3 nsubj", "has AUX VBZ 3 aux", "said VERB VBN 0 root", "Peru PROPN NNP 6 nsubj", "must AUX MD 6 aux", "leave VERB VB 3 conj"}, 5, 2, "ccomp"},
		{"that behind a verb below", []string{"Chad PROPN NNP 2 nsubj", "acted VERB VBD 0 root", "saying VERB VBG 2 advcl", "that SCONJ IN 6 mark", "Peru PROPN NNP 6 nsubj", "agreed VERB VBD 2 parataxis"}, 5, 2, "ccomp"},
		{"a promise in between", []string{"Chad PROPN NNP 2 nsubj", "pledged VERB VBD 0 root", "in ADP IN 5 case", "a DET DT 5 det", "letter NOUN NN 2 obl", "to PART TO 7 mark", "leave VERB VB 5 acl"}, 6, 1, "xcomp"},
		{"of on the noun before", []string{"agreed VERB VBD 0 root", "on ADP IN 3 case", "plan NOUN NN 1 obl", "for ADP IN 5 case", "use NOUN NN 3 nmod", "of ADP IN 7 case", "force NOUN NN 3 nmod"}, 6, 4, "nmod"},
		{"of what two share", []string{"saw VERB VBD 0 root", "size NOUN NN 1 obj", "and CCONJ CC 4 cc", "strength NOUN NN 2 conj", "of ADP IN 6 case", "winds NOUN NNS 2 nmod"}, 5, 1, "nmod"},
		{"purpose of the infinitive before", []string{"Chad PROPN NNP 2 nsubj", "agreed VERB VBD 0 root", "to PART TO 4 mark", "work VERB VB 2 xcomp", "to PART TO 6 mark", "end VERB VB 2 advcl", "war NOUN NN 6 obj"}, 5, 3, "advcl"},
		{"like verbs are joined", []string{"Chad PROPN NNP 2 nsubj", "thanked VERB VBD 0 root", "Peru PROPN NNP 2 obj", "for SCONJ IN 5 mark", "coming VERB VBG 2 advcl", "and CCONJ CC 7 cc", "urged VERB VBD 5 conj", "calm NOUN NN 7 obj"}, 6, 1, "conj"},
		{"two adjectives and their noun", []string{"commitment NOUN NN 0 root", "to ADP IN 7 case", "a DET DT 7 det", "free ADJ JJ 1 amod", "and CCONJ CC 6 cc", "open ADJ JJ 4 conj", "region NOUN NN 4 conj"}, 6, 0, "nmod"},
		{"an infinitive of the noun before", []string{"Chad PROPN NNP 2 nsubj", "voiced VERB VBD 0 root", "support NOUN NN 2 obj", "for ADP IN 6 case", "the DET DT 6 det", "right NOUN NN 3 nmod", "to PART TO 8 mark", "leave VERB VB 3 acl"}, 7, 5, "acl"},
		{"what somebody will stay", []string{"Chad PROPN NNP 2 nsubj", "vowed VERB VBD 0 root", "that SCONJ IN 6 mark", "it PRON PRP 6 nsubj", "will AUX MD 6 aux", "remain VERB VB 2 ccomp", "engaged VERB VBN 2 ccomp"}, 6, 5, "xcomp"},
		{"a day", []string{"Chad PROPN NNP 2 nsubj", "called VERB VBD 0 root", "Wednesday PROPN NNP 2 obj", "for ADP IN 5 case", "talks NOUN NNS 2 obl"}, 2, 1, "obl:unmarked"},
		{"a verb in a series", []string{"We PRON PRP 2 nsubj", "condemn VERB VBP 0 root", "raids NOUN NNS 2 obj", "; PUNCT : 5 punct", "urge VERB VB 2 parataxis", "calm NOUN NN 5 obj"}, 4, 1, "conj"},
		{"a subject behind the clause that opens", []string{"Thanking VERB VBG 8 csubj", "Doe PROPN NNP 1 obj", ", PUNCT , 5 punct", "President PROPN NNP 5 nmod:desc", "Roe PROPN NNP 2 conj", "and CCONJ CC 7 cc", "Poe PROPN NNP 5 conj", "left VERB VBD 0 root"}, 4, 7, "nsubj"},
		{"a gerund in one phrase", []string{"Chad PROPN NNP 2 nsubj", "accused VERB VBD 0 root", "Peru PROPN NNP 6 compound", "of SCONJ IN 5 mark", "hiding VERB VBG 6 amod", "arms NOUN NNS 2 obj"}, 2, 1, "obj"},
		{"a subject behind with", []string{"they PRON PRP 2 nsubj", "clashed VERB VBD 0 root", ", PUNCT , 5 punct", "with ADP IN 5 case", "Chad PROPN NNP 2 obl", "accusing VERB VBG 2 advcl", "Peru PROPN NNP 6 obj"}, 4, 5, "nsubj"},
		{"a passive and an active verb", []string{"Chad PROPN NNP 3 nsubj:pass", "was AUX VBD 3 aux:pass", "pleased VERB VBN 0 root", "and CCONJ CC 5 cc", "rejected VERB VBN 3 conj", "changes NOUN NNS 5 obj"}, 4, 2, "conj"},
		{"but another", []string{"Chad PROPN NNP 2 nsubj", "backed VERB VBD 0 root", "plans NOUN NNS 2 obj", "but CCONJ CC 6 cc", "Peru PROPN NNP 3 conj", "opposed VERB VBD 2 conj", "it PRON PRP 6 obj"}, 4, 5, "nsubj"},
		{"an and of two names", []string{"Chad PROPN NNP 5 nsubj", "and CCONJ CC 5 cc", "Peru PROPN NNP 1 conj", "must AUX MD 5 aux", "leave VERB VB 0 root"}, 1, 2, "cc"},
		{"an it that is ready", []string{"Chad PROPN NNP 2 nsubj", "said VERB VBD 0 root", "it PRON PRP 5 expl", "was AUX VBD 5 cop", "ready ADJ JJ 2 ccomp", "to PART TO 7 mark", "pay VERB VB 5 xcomp"}, 2, 4, "nsubj"},
		{"a verb behind will", []string{"Chad PROPN NNP 4 nsubj", "will AUX MD 4 aux", "lower ADJ JJR 4 amod", "tolls NOUN NNS 0 root"}, 3, 2, "obj"},
		{"a verb behind did not", []string{"Chad PROPN NNP 4 nsubj", "did AUX VBD 4 aux", "not PART RB 5 advmod", "back ADV RB 0 root", "away ADV RB 4 advmod", "from ADP IN 7 case", "talks NOUN NNS 5 obl"}, 6, 3, "obl"},
		{"lies spread by others", []string{"voiced VERB VBD 0 root", "fear NOUN NN 1 obj", "of ADP IN 5 case", "lies NOUN NNS 5 compound", "spread VERB VBN 2 acl", "by ADP IN 7 case", "spies NOUN NNS 5 obl:agent"}, 3, 1, "nmod"},
		{"said to have been", []string{"Chad PROPN NNP 2 nsubj", "said VERB VBD 0 root", "talks NOUN NNS 2 obj", "had AUX VBD 8 aux", "been AUX VBN 8 cop", "frank ADJ JJ 2 ccomp", "and CCONJ CC 8 cc", "hard ADJ JJ 6 conj"}, 2, 5, "nsubj"},
		{"following for a preposition", []string{"Chad PROPN NNP 2 nsubj", "apologised VERB VBD 0 root", "following VERB VBG 2 xcomp", "a DET DT 5 det", "summit NOUN NN 3 obj"}, 4, 1, "obl"},
		{"opposed for a preposition", []string{"Chad PROPN NNP 2 nsubj", "praised VERB VBD 0 root", "plans NOUN NNS 2 obj", "; PUNCT : 5 punct", "opposed VERB VBN 6 case", "raids NOUN NNS 3 appos"}, 4, 1, "conj"},
		{"a plan to lower", []string{"backed VERB VBD 0 root", "plan NOUN NN 1 obj", "to ADP IN 5 case", "lower ADJ JJR 5 amod", "costs NOUN NNS 2 nmod"}, 4, 3, "obj"},
		{"an owner for a subject", []string{"Chad PROPN NNP 4 nsubj", "' PART POS 1 case", "Roe PROPN NNP 4 nsubj", "left VERB VBD 0 root"}, 0, 2, "nmod:poss"},
		{"acts of something", []string{"condemn VERB VBP 0 root", "acts NOUN NNS 1 obj", "of ADP IN 4 case", "theft NOUN NN 2 nmod", "against ADP IN 6 case", "farmers NOUN NNS 2 nmod"}, 5, 3, "nmod"},
		{"an owner of two", []string{"support NOUN NN 0 root", "for ADP IN 5 case", "Chad PROPN NNP 5 nmod:poss", "'s PART POS 3 case", "unity NOUN NN 1 nmod", "and CCONJ CC 7 cc", "freedom NOUN NN 1 conj"}, 6, 4, "conj"},
		{"who insists that", []string{"Roe PROPN NNP 6 nsubj:pass", "insisted VERB VBD 6 conj", "tolls NOUN NNS 6 nsubj:pass", "must AUX MD 6 aux", "be AUX VB 6 aux:pass", "cut VERB VBN 0 root"}, 5, 1, "ccomp"},
		{"wants others to free", []string{"Chad PROPN NNP 2 nsubj", "wants VERB VBZ 0 root", "Peru PROPN NNP 2 obj", "to ADP IN 6 case", "free ADJ JJ 6 amod", "Roe PROPN NNP 2 obl"}, 5, 4, "obj"},
		{"a gerund's own object", []string{"Chad PROPN NNP 2 nsubj", "avoided VERB VBD 0 root", "raising VERB VBG 2 xcomp", "tolls NOUN NNS 2 obj"}, 3, 2, "obj"},
		{"on a part of a name", []string{"Jane PROPN NNP 5 nsubj", "Roe PROPN NNP 1 flat", "and CCONJ CC 4 cc", "envoys NOUN NNS 2 conj", "left VERB VBD 0 root"}, 3, 0, "conj"},
		{"whose ultimatum", []string{"Chad PROPN NNP 2 nsubj", "rejects VERB VBZ 0 root", "EU PROPN NNP 2 obj", "ultimatum NOUN NN 2 obj"}, 2, 3, "compound"},
		{"an object far from its verb", []string{"Chad PROPN NNP 2 nsubj", "dismissed VERB VBD 0 root", "as ADP IN 4 case", "null ADJ JJ 2 obl", "a DET DT 6 det", "ruling NOUN NN 2 obl"}, 5, 1, "obj"},
		{"a remark behind a noun", []string{"Chad PROPN NNP 2 nsubj", "welcomed VERB VBD 0 root", "the DET DT 4 det", "truce NOUN NN 2 obj", ", PUNCT , 6 punct", "urging VERB VBG 4 acl", "calm NOUN NN 6 obj"}, 5, 1, "advcl"},
		{"what is agreed", []string{"Chad PROPN NNP 2 nsubj", "agreed VERB VBD 0 root", "Peru PROPN NNP 2 obj", "will AUX MD 5 aux", "leave VERB VB 2 conj"}, 4, 1, "ccomp"},
	} {
		c.run(t, func(s *nlp.Sentence) {
			var words []string
			for i := range s.Tokens {
				k := &s.Tokens[i]
				k.Lemma = nlp.LemmaWith(k.Text, k.UPOS, k.XPOS)
				words = append(words, k.Text)
			}
			ts := tree.NewSentence(s, 0)
			x.nodes(ts)
			shown[strings.Join(words, " ")] = ts.Repairs
		})
	}
	for _, c := range []struct {
		treeCase
		rule  string
		apply func(s *nlp.Sentence) bool
	}{
		{treeCase{"what headlines tell", []string{"Kenya PROPN NNP 0 root", "to PART TO 3 mark", "host VERB VB 1 acl", "talks NOUN NNS 3 obj"}, 0, 2, "nsubj"},
			"headline-infinitive", repairHeadline},
		{treeCase{"a preposition on a title", []string{"met VERB VBD 0 root", "with ADP IN 4 case", "her PRON PRP$ 4 nmod:poss", "counterpart NOUN NN 5 nmod:desc", "Jane PROPN NNP 1 obl", "Roe PROPN NNP 5 flat"}, 1, 4, "case"},
			raisedCase.Name, func(s *nlp.Sentence) bool { return (&draft{s: tree.NewSentence(s, 0)}).raiseCases() }},
	} {
		c.run(t, func(s *nlp.Sentence) {
			var words []string
			for _, k := range s.Tokens {
				words = append(words, k.Text)
			}
			if c.apply(s) {
				shown[strings.Join(words, " ")] = []string{c.rule}
			}
		})
	}
	// Examples without a full stop are those of trees above.
	for _, r := range Rules() {
		if r.Example == "" {
			t.Errorf("%s has no example", r.Name)
		} else if !strings.HasSuffix(r.Example, ".") && !slices.Contains(shown[r.Example], r.Name) {
			t.Errorf("%s does not fire in %q: %v", r.Name, r.Example, shown[r.Example])
		}
	}
}

// shipped has the tables that ship.
func shipped(t *testing.T) *Repairer {
	t.Helper()
	lex, err := lexicon.Load("")
	if err != nil {
		t.Fatal(err)
	}
	gaz, err := gazetteer.New("")
	if err != nil {
		t.Fatal(err)
	}
	return New(lex, gaz)
}
