// Package encoder reads text by a pretrained transformer: all-MiniLM-L6-v2, six layers of 384, learned from a
// billion pairs of sentences. Text becomes word pieces (Vocabulary), and each of these a vector that
// depends on all pieces around it (Workspace.Encode). On these vectors, heads are learned (Linear).
//
// Weights are bytes, and so are the rows that they are multiplied with, rounded row by row; products are exact,
// all floats are rounded at each step, and sums are taken in one order. So the same pieces give the same bits on
// any machine and in any company. How near this comes to the original, and how fast it is, is measured by
//
//	go test ./extract/nlp/encoder
//	go test -run - -bench . ./extract/nlp/encoder
//	entente bench encoder FILE.jsonl
//	python extract/nlp/train/speed.py FILE.jsonl    # against the original
//
// Weights are packed by extract/nlp/train/pack.py, which says what is in the file. It is used where it lies in
// the program: nothing is read or decoded before it is needed.
package encoder
