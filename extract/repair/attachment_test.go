package repair

import (
	"strings"
	"testing"

	"entente/extract/nlp"
)

func TestMendAttachment(t *testing.T) {
	frames := shipped(t).NounFrames
	for _, c := range []treeCase{
		{"what a need is for", []string{"saw VERB VBD 0 root", "the DET DT 3 det", "need NOUN NN 1 obj", "for ADP IN 5 case", "talks NOUN NNS 1 obl"}, 4, 2, "nmod"},
		{"a noun without such a frame", []string{"saw VERB VBD 0 root", "the DET DT 3 det", "ship NOUN NN 1 obj", "for ADP IN 5 case", "days NOUN NNS 1 obl"}, 4, 0, "obl"},
		{"of always", []string{"saw VERB VBD 0 root", "the DET DT 3 det", "ship NOUN NN 1 obj", "of ADP IN 5 case", "pirates NOUN NNS 1 obl"}, 4, 2, "nmod"},
		{"a participle behind its noun", []string{"rejected VERB VBD 0 root", "a DET DT 3 det", "truce NOUN NN 1 obj", "offered VERB VBN 1 ccomp", "there ADV RB 4 advmod"}, 3, 2, "acl"},
		{"a participle with a subject", []string{"wants VERB VBZ 0 root", "order NOUN NN 1 obj", "peace NOUN NN 4 nsubj", "kept VERB VBN 1 ccomp"}, 3, 0, "ccomp"},
		{"an effort to do something", []string{"backed VERB VBD 0 root", "efforts NOUN NNS 1 obj", "to PART TO 4 mark", "talk VERB VB 1 advcl"}, 3, 1, "acl"},
	} {
		c.run(t, func(s *nlp.Sentence) {
			for i := range s.Tokens {
				s.Tokens[i].Lemma = strings.TrimSuffix(s.Tokens[i].Text, "s")
			}
			repairAttachment(s, frames)
		})
	}
}
