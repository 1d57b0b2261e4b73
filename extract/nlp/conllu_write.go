package nlp

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// WriteCoNLLU writes the sentences of doc as CoNLL-U, with sent_id and text
// comments. id begins the sentences' IDs and names the document; where it is
// empty, IDs are numbers alone. A newpar comment marks where white space with
// a blank line stands before a sentence.
//
// CoNLL-U is a format of lines: white space between tokens becomes one space,
// and control characters and broken UTF-8 become U+FFFD.
func WriteCoNLLU(w io.Writer, doc *Document, id string) error {
	out := bufio.NewWriter(w)
	end := 0
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		gap := doc.Text[end:s.Start]
		if i == 0 && id != "" {
			fmt.Fprintf(out, "# newdoc id = %s\n", oneLine(id))
		}
		if i == 0 || strings.Count(gap, "\n") > 1 {
			out.WriteString("# newpar\n")
		}
		if id == "" {
			fmt.Fprintf(out, "# sent_id = %d\n", i+1)
		} else {
			fmt.Fprintf(out, "# sent_id = %s-%d\n", oneLine(id), i+1)
		}
		glued := i+1 < len(doc.Sentences) && doc.Sentences[i+1].Start == s.End
		writeSentence(out, s, glued)
		end = s.End
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write CoNLL-U: %w", err)
	}
	return nil
}

// writeSentence writes the text comment and the token lines. glued tells that
// no space follows the last token.
func writeSentence(out *bufio.Writer, s *Sentence, glued bool) {
	out.WriteString("# text = ")
	for i, t := range s.Tokens {
		if i > 0 && t.Start > s.Tokens[i-1].End {
			out.WriteByte(' ')
		}
		out.WriteString(oneLine(t.Text))
	}
	out.WriteByte('\n')
	for i := range s.Tokens {
		misc := "_"
		if i+1 < len(s.Tokens) && s.Tokens[i+1].Start == s.Tokens[i].End || i+1 == len(s.Tokens) && glued {
			misc = "SpaceAfter=No"
		}
		writeToken(out, i, &s.Tokens[i], misc)
	}
	out.WriteByte('\n')
}

func writeToken(out *bufio.Writer, i int, t *Token, misc string) {
	lemma := t.Lemma
	if lemma == "" {
		lemma = "_"
	}
	columns := [10]string{
		strconv.Itoa(i + 1), oneLine(t.Text), oneLine(lemma), orBlank(t.UPOS), orBlank(t.XPOS), "_",
		strconv.Itoa(t.Head + 1), orBlank(t.Rel), "_", misc,
	}
	for k, c := range columns {
		if k > 0 {
			out.WriteByte('\t')
		}
		out.WriteString(c)
	}
	out.WriteByte('\n')
}

func orBlank(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

// oneLine makes s fit to stand in a column: control characters and broken
// UTF-8 become a replacement character, which keeps tokens from being empty.
func oneLine(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' {
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
