package nlp

import (
	"strings"
	"testing"
)

// benchText is a page of news-like prose of our own.
var benchText = strings.Repeat(`The foreign ministers of Ruritania, Lusatia and the Free Cities met in Port Aster on Tuesday, Sept. 6, to discuss what the U.N. called a "grave and growing" dispute over fishing rights. "We can't accept any change of the sea border by force," Ms. Ada Quill, the Ruritanian minister, told reporters after the talks.

Lusatia's envoy, Gen. Tomas R. Brandt (ret.), said that his country would neither withdraw its patrol boats nor pay the $5.2bn that the Free Cities have demanded since 2019. The three-way talks, which were to end at 5 p.m., went on until midnight. Officials didn't say whether they'd meet again.

`, 8)

func BenchmarkTokens(b *testing.B) {
	words := scanWords(benchText, []Range{{Start: 0, End: len(benchText)}})
	ends := sentenceEnds(benchText, words)
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		tokenize(benchText, words, ends)
	}
}

func BenchmarkSentences(b *testing.B) {
	words := scanWords(benchText, []Range{{Start: 0, End: len(benchText)}})
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		sentenceEnds(benchText, words)
	}
}

func BenchmarkLemmas(b *testing.B) {
	doc := ParseRanges(benchText, []Range{{Start: 0, End: len(benchText)}})
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range doc.Sentences {
			lemmatize(&doc.Sentences[i])
		}
	}
}

// BenchmarkParse is the whole way from text to trees and lemmas.
func BenchmarkParse(b *testing.B) {
	Parse("Load the model.")
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(benchText)
	}
}
