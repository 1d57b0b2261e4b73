package reader

import (
	_ "embed"
	"fmt"
	"sync"

	"entente/extract/nlp/encoder"
)

//go:embed reader.bin
var weights string

// A Reader is the encoder with its heads. It is never written to, so goroutines share it.
type Reader struct {
	encoder *encoder.Model
	word    *encoder.Linear // of the encoder's vectors
	bag     bag             // of what the rules know of a word
	tag     *encoder.Linear
	pool    pool // of evidence
	valid   *encoder.Linear
	stance  *encoder.Linear
	keep    match // of words that the topic is made of
	who     match // of holders and of those whom it is about

	sentence     pool
	met          *encoder.Linear
	kind, status *encoder.Linear
	attends      match
	setting      match // of places and dates

	limits  limits
	sure    curve // how often a position is right
	sureMet curve // how often a meeting is
}

// Default is the reader that is embedded in the program.
var Default = sync.OnceValues(func() (*Reader, error) {
	base, err := encoder.DefaultFile()
	if err != nil {
		return nil, fmt.Errorf("loading the reader: %w", err)
	}
	f, err := encoder.OpenFile(weights, base)
	if err != nil {
		return nil, fmt.Errorf("loading the reader: %w", err)
	}
	r, err := newReader(f)
	if err != nil {
		return nil, fmt.Errorf("loading the reader: %w", err)
	}
	return r, nil
})

// Values of features, in the order of training.
var (
	wordValues     = []int{11, 2, 2, 2, 7, 4, 2, 2, 2}
	spanValues     = []int{11, 8, 5, 2, 2}
	pairValues     = []int{9, 2, 8, 8, 24, 24, 17, 4, 3, 5, 5, 4, 3, 2, 2}
	keepValues     = []int{3, 2}
	sentenceValues = []int{8, 4}
	settingValues  = []int{4, 2, 2}
)

// A loader takes layers out of a file and remembers what went wrong first.
type loader struct {
	file *encoder.File
	err  error
}

func (l *loader) linear(name string) *encoder.Linear {
	if l.err != nil {
		return nil
	}
	var out *encoder.Linear
	out, l.err = l.file.Linear(name)
	return out
}

func (l *loader) bag(name string, values []int) bag {
	b := bag{}
	n := 0
	for _, v := range values {
		b.from = append(b.from, n)
		n += v
	}
	if l.err != nil {
		return b
	}
	if b.rows, l.err = l.file.Floats(name); l.err == nil && b.rows.Rows != n {
		l.err = fmt.Errorf("%s has %d rows for %d values", name, b.rows.Rows, n)
	}
	return b
}

func (l *loader) pool(name string, values []int) pool {
	return pool{attend: l.linear(name + ".att"), out: l.linear(name + ".w"), bag: l.bag(name+".f.table", values)}
}

func (l *loader) match(name string) match {
	return match{left: l.linear(name + ".m"), right: l.linear(name + ".u"), leftPart: l.linear(name + ".pm"),
		rightPart: l.linear(name + ".pu"), bag: l.bag(name+".f.table", pairValues), out: l.linear(name + ".out")}
}

func (l *loader) words(name string, values []int) match {
	return match{left: l.linear(name + "_x"), right: l.linear(name + "_u"), bag: l.bag(name+"_f.table", values), out: l.linear(name)}
}

func newReader(f *encoder.File) (*Reader, error) {
	m, err := encoder.New(f)
	if err != nil {
		return nil, err
	}
	l := &loader{file: f}
	r := &Reader{encoder: m,
		word: l.linear("word"), bag: l.bag("wf.table", wordValues), tag: l.linear("tag"),
		pool: l.pool("pool", spanValues), valid: l.linear("valid"), stance: l.linear("stance"),
		keep: l.words("keep", keepValues), who: l.match("pairs"),
		sentence: l.pool("spool", sentenceValues), met: l.linear("met"), kind: l.linear("kind"), status: l.linear("status"),
		attends: l.match("mpairs"), setting: l.words("place", settingValues)}
	r.limits, r.sure, r.sureMet = l.limits(), l.curve("sure"), l.curve("sure_met")
	return r, l.err
}

// A curve says how often what has a score is right: steps between points.
type curve struct{ score, right []float32 }

func (l *loader) curve(name string) curve {
	if l.err != nil {
		return curve{}
	}
	m, err := l.file.Floats(name)
	if l.err = err; err != nil {
		return curve{}
	}
	if m.Rows != 2 || m.Cols == 0 {
		l.err = fmt.Errorf("%s is %d x %d", name, m.Rows, m.Cols)
		return curve{}
	}
	return curve{m.Row(0), m.Row(1)}
}

// at is the share of right ones at a score, on the line between the points on both sides.
func (c curve) at(x float32) float32 {
	n := len(c.score)
	switch {
	case x <= c.score[0]:
		return c.right[0]
	case x >= c.score[n-1]:
		return c.right[n-1]
	}
	i := 1
	for c.score[i] < x {
		i++
	}
	part := (x - c.score[i-1]) / (c.score[i] - c.score[i-1])
	return c.right[i-1] + float32(part*(c.right[i]-c.right[i-1]))
}
