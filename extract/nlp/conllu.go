package nlp

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// An AnnotatedSentence is one sentence of a CoNLL-U file. The offsets of the
// sentence and its tokens are byte offsets into Text, not into a document.
type AnnotatedSentence struct {
	Sentence
	ID     string // the sent_id comment
	Text   string // the text comment, or the forms joined where it is missing
	Line   int    // line number in the file of the sentence's first line
	NewDoc bool   // a newdoc comment stands before it
	NewPar bool   // a newpar comment stands before it
	// Multi holds the multiword ranges, such as "don't" over "do" and "n't".
	Multi []MultiWord
	// Misc is the last column of each token, "_" left empty.
	Misc []string
}

// A MultiWord is a run of tokens that are written as one word.
type MultiWord struct {
	First, Last int // token indices in the sentence, Last included
	Form        string
}

// maxLine bounds a line of a CoNLL-U file.
const maxLine = 16 << 20

// ReadCoNLLU reads the sentences of a CoNLL-U file. Empty nodes (1.1) and
// enhanced dependencies are left out; lines that break the format give an
// error that names the line.
func ReadCoNLLU(r io.Reader) ([]AnnotatedSentence, error) {
	var (
		sentences []AnnotatedSentence
		block     conlluBlock
	)
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimSuffix(lines.Text(), "\r")
		if strings.TrimSpace(line) != "" {
			if err := block.add(line, n); err != nil {
				return nil, fmt.Errorf("read CoNLL-U: line %d: %w", n, err)
			}
			continue
		}
		if err := block.flush(&sentences); err != nil {
			return nil, fmt.Errorf("read CoNLL-U: %w", err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read CoNLL-U: after line %d: %w", n, err)
	}
	if err := block.flush(&sentences); err != nil {
		return nil, fmt.Errorf("read CoNLL-U: %w", err)
	}
	return sentences, nil
}

// conlluBlock collects the lines of one sentence.
type conlluBlock struct {
	sent  AnnotatedSentence
	glued []bool // SpaceAfter=No of each token, or of the range it ends
	lines []int  // line number of each token
	upTo  int    // ID of the last word of the open multiword range
}

func (b *conlluBlock) add(line string, n int) error {
	if b.sent.Line == 0 {
		b.sent.Line = n
	}
	if strings.HasPrefix(line, "#") {
		b.comment(line)
		return nil
	}
	cols := strings.Split(line, "\t")
	if len(cols) != 10 {
		return fmt.Errorf("%d columns, want 10", len(cols))
	}
	if strings.Contains(cols[0], ".") {
		return nil // an empty node: only enhanced dependencies use it
	}
	if strings.Contains(cols[0], "-") {
		return b.multi(cols)
	}
	return b.word(cols, n)
}

func (b *conlluBlock) comment(line string) {
	key, value, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "#")), "=")
	value = strings.TrimSpace(value)
	switch key = strings.TrimSpace(key); {
	case key == "sent_id":
		b.sent.ID = value
	case key == "text":
		b.sent.Text = value
	case key == "newdoc" || strings.HasPrefix(key, "newdoc "):
		b.sent.NewDoc = true
	case key == "newpar" || strings.HasPrefix(key, "newpar "):
		b.sent.NewPar = true
	}
}

func (b *conlluBlock) multi(cols []string) error {
	from, to, _ := strings.Cut(cols[0], "-")
	first, err1 := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err := errors.Join(err1, err2); err != nil || first != len(b.sent.Tokens)+1 || last < first {
		return fmt.Errorf("multiword range %q out of order", cols[0])
	}
	b.sent.Multi = append(b.sent.Multi, MultiWord{First: first - 1, Last: last - 1, Form: cols[1]})
	b.upTo = last
	for range last - first {
		b.glued = append(b.glued, true)
	}
	b.glued = append(b.glued, spaceAfterNo(cols[9]))
	return nil
}

func (b *conlluBlock) word(cols []string, n int) error {
	id, err := strconv.Atoi(cols[0])
	if err != nil || id != len(b.sent.Tokens)+1 {
		return fmt.Errorf("word ID %q, want %d", cols[0], len(b.sent.Tokens)+1)
	}
	head := 0
	if cols[6] != "_" {
		if head, err = strconv.Atoi(cols[6]); err != nil || head < 0 {
			return fmt.Errorf("head %q is no word ID", cols[6])
		}
	}
	if id > b.upTo {
		b.glued = append(b.glued, spaceAfterNo(cols[9]))
	}
	b.sent.Tokens = append(b.sent.Tokens, Token{
		Text:  cols[1],
		Lemma: cols[2], // "_" is a lemma, too: that of the underscore
		UPOS:  unlessBlank(cols[3]),
		XPOS:  unlessBlank(cols[4]),
		Head:  head - 1,
		Rel:   unlessBlank(cols[7]),
	})
	b.sent.Misc = append(b.sent.Misc, unlessBlank(cols[9]))
	b.lines = append(b.lines, n)
	return nil
}

// flush ends the sentence: it checks the heads and finds the offsets.
func (b *conlluBlock) flush(to *[]AnnotatedSentence) error {
	s := &b.sent
	if len(s.Tokens) == 0 {
		// Comments alone say something of the file, not of a sentence.
		*b = conlluBlock{}
		return nil
	}
	for i, t := range s.Tokens {
		if t.Head >= len(s.Tokens) {
			return fmt.Errorf("line %d: head %d is beyond the sentence", b.lines[i], t.Head+1)
		}
	}
	if len(b.glued) != len(s.Tokens) {
		return fmt.Errorf("line %d: multiword range ends beyond the sentence", s.Line)
	}
	if s.Text == "" {
		s.Text = joinForms(s, b.glued)
	}
	if err := b.place(); err != nil {
		return err
	}
	*to = append(*to, *s)
	*b = conlluBlock{}
	return nil
}

// place gives each token its offsets into the sentence's text. The words of a
// range that does not consist of them letter by letter all get its offsets.
func (b *conlluBlock) place() error {
	s := &b.sent
	pos, m := 0, 0
	for i := 0; i < len(s.Tokens); {
		form, last := s.Tokens[i].Text, i
		if m < len(s.Multi) && s.Multi[m].First == i {
			form, last = s.Multi[m].Form, s.Multi[m].Last
			m++
		}
		pos = skipSpace(s.Text, pos)
		if !strings.HasPrefix(s.Text[pos:], form) {
			return fmt.Errorf("line %d: %q does not stand in the text here", b.lines[i], form)
		}
		placeWords(s.Tokens[i:last+1], form, pos)
		pos += len(form)
		i = last + 1
	}
	s.Start, s.End = s.Tokens[0].Start, pos
	if skipSpace(s.Text, pos) != len(s.Text) {
		return fmt.Errorf("line %d: the text goes on after the last word: %q", s.Line, s.Text[pos:])
	}
	return nil
}

func placeWords(words []Token, form string, at int) {
	pos := 0
	for i := range words {
		w := &words[i]
		if !strings.HasPrefix(form[pos:], w.Text) {
			pos = -1
			break
		}
		w.Start, w.End = at+pos, at+pos+len(w.Text)
		pos += len(w.Text)
	}
	if pos == len(form) {
		return
	}
	for i := range words {
		words[i].Start, words[i].End = at, at+len(form)
	}
}

func joinForms(s *AnnotatedSentence, glued []bool) string {
	var text strings.Builder
	m := 0
	for i := 0; i < len(s.Tokens); i++ {
		form := s.Tokens[i].Text
		if m < len(s.Multi) && s.Multi[m].First == i {
			form, i = s.Multi[m].Form, s.Multi[m].Last
			m++
		}
		text.WriteString(form)
		if !glued[i] && i+1 < len(s.Tokens) {
			text.WriteByte(' ')
		}
	}
	return text.String()
}

func spaceAfterNo(misc string) bool {
	for field := range strings.SplitSeq(misc, "|") {
		if field == "SpaceAfter=No" {
			return true
		}
	}
	return false
}

func unlessBlank(col string) string {
	if col == "_" {
		return ""
	}
	return col
}

func skipSpace(text string, pos int) int {
	rest := strings.TrimLeftFunc(text[pos:], unicode.IsSpace)
	return len(text) - len(rest)
}
