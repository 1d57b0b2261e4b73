package extract

// Event codes what source does to target in a sentence: the PLOVER event type,
// and the quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal
// conflict, 4 material conflict. Where the sentence does not tell, the type is
// empty and the class 0. Source and target are words of the sentence.
func (x *Extractor) Event(sentence, source, target string) (plover string, quad int) {
	return "", 0
}
