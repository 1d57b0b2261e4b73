package article

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Options say how sources are read. The zero value reads everything that is
// in English, within the default limits.
type Options struct {
	ID        string // the article's ID, for a source of one article
	Published string // publication date of articles that do not have one, ISO 8601
	Rules     *Rules // lines that are not prose; nil for DefaultRules

	AnyLanguage bool // keep articles that are not in English

	// Fields renames fields of JSON and CSV: what an article calls "title",
	// "text", "date", "url", "author", "site" or "id" to the field of that name.
	Fields map[string]string
	// Include and Exclude are patterns of path.Match for the files of folders,
	// held against the file's name and its path in the folder.
	Include, Exclude []string

	// MaxArticle is the most bytes that one article may have in its source;
	// longer ones are skipped. 0 is 16 MB.
	MaxArticle int

	// KeepDropped has articles keep what of their pages is not in their text, for
	// people who want to know why.
	KeepDropped bool

	NoFollow     bool          // take summaries of feeds for articles instead of reading their pages
	AllowPrivate bool          // read from private and loopback addresses, too
	Pause        time.Duration // between two requests to one host; 0 for a second

	// Known says whether what stands at an address, in a version, was read before
	// and is to be passed over: an item of a feed, before its page is asked for,
	// or a file. It may be nil.
	Known func(address, version string) bool
	// Validators make the request for a source that is a URL conditional, and are
	// brought up to date by it; nil asks for it whatever it holds.
	Validators *Validators

	Stdin    io.Reader // read for the source "-"; nil for os.Stdin
	Progress *Progress // counted up while reading; may be nil
}

// Progress counts what was read. Its numbers may be loaded while reading goes on.
type Progress struct {
	Total    atomic.Int64 // bytes of the files to read, as far as known
	Bytes    atomic.Int64 // bytes read of them, packed ones as packed
	Unpacked atomic.Int64 // what unpacking added to these bytes
	Articles atomic.Int64 // articles handed out
	Skipped  atomic.Int64 // items skipped

	mu     sync.Mutex
	passed map[string]int
}

// Passed says how much was passed over that is no article and was not expected to
// be one, such as the pictures in an archive of the web, by what it is.
func (p *Progress) Passed() map[string]int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return maps.Clone(p.passed)
}

func (p *Progress) pass(what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.passed == nil {
		p.passed = map[string]int{}
	}
	p.passed[what]++
}

// Check says what is wrong with the options, such as a date that is none.
func (o *Options) Check() error {
	if o.Published != "" && cleanDate(o.Published) == "" {
		return fmt.Errorf("date %q: expected one like 2022-09-22", o.Published)
	}
	for _, p := range slices.Concat(o.Include, o.Exclude) {
		if _, err := path.Match(p, ""); err != nil {
			return fmt.Errorf("pattern %q: %w", p, err)
		}
	}
	_, err := newFieldNames(o.Fields)
	return err
}

const defaultMaxArticle = 16 << 20

func (o *Options) rules() *Rules {
	if o.Rules != nil {
		return o.Rules
	}
	return DefaultRules()
}

// A SkipError says which item of a source was left out, and why. Reading goes
// on with the next item.
type SkipError struct {
	Source string // file name or URL, "-" for standard input
	Item   string // the address of the item of a feed, where it has one
	Place  string // where in it, such as "line 12"; empty for the whole
	Reason string // why, in a few words
	Err    error  // the cause, where there is one
}

func (e *SkipError) Error() string {
	s := e.Source
	if e.Place != "" {
		s += ": " + e.Place
	}
	return s + ": " + e.Why()
}

// Why is the reason with its cause, without source and place.
func (e *SkipError) Why() string {
	s := e.Reason
	if e.Err != nil && !slices.Contains(namedErrors, e.Err) {
		s += ": " + Public(e.Err.Error())
	}
	return s
}

func (e *SkipError) Unwrap() error { return e.Err }

// The causes of a SkipError that have a name of their own.
var (
	ErrEmpty      = errors.New("empty")
	ErrNotText    = errors.New("not text, and no format that is known")
	ErrNoArticle  = errors.New("no article in it")
	ErrNotEnglish = errors.New("not in English")
	ErrTooLong    = errors.New("too long")
)

// namedErrors say no more than a reason does.
var namedErrors = []error{ErrEmpty, ErrNotText, ErrNoArticle, ErrNotEnglish, ErrTooLong, errNoText, errNoField}

// An endError ends all reading.
type endError struct{ err error }

func (e *endError) Error() string { return e.err.Error() }
func (e *endError) Unwrap() error { return e.err }

// ends says whether an error ends all reading, or only that of one item.
func ends(err error) bool {
	var e *endError
	return errors.As(err, &e)
}

// errStop ends reading because the caller asked for no more.
var errStop = errors.New("stop")

// Open reads the articles of all sources, one after the other: files, folders,
// URLs, and "-" for standard input. What a file or answer holds is told by its content.
//
// An item that can't be read, or is not in English, comes as a nil article and
// a *SkipError, and the next one follows. Any other error is the last: the
// context's, or one of the options.
func Open(ctx context.Context, sources []string, opts Options) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		r, err := newReader(ctx, opts, yield)
		if err != nil {
			yield(nil, err)
			return
		}
		if opts.Progress != nil {
			r.measure(sources)
		}
		for _, source := range sources {
			if err := r.source(source); err != nil {
				if !errors.Is(err, errStop) {
					yield(nil, err)
				}
				return
			}
		}
	}
}

// A reader holds what all formats need while sources are read.
type reader struct {
	ctx     context.Context
	opts    Options
	cut     *segmenter
	fields  *fieldNames
	web     *fetcher // nil until the web is asked
	yield   func(*Article, error) bool
	counted *Progress
	found   int
}

func newReader(ctx context.Context, opts Options, yield func(*Article, error) bool) (*reader, error) {
	if err := opts.Check(); err != nil {
		return nil, err
	}
	fields, err := newFieldNames(opts.Fields)
	if err != nil {
		return nil, err
	}
	opts.Published = cleanDate(opts.Published)
	r := &reader{fields: fields, ctx: ctx, opts: opts, cut: &segmenter{rules: opts.rules()}, yield: yield, counted: opts.Progress}
	if r.counted == nil {
		r.counted = &Progress{}
	}
	if r.opts.MaxArticle <= 0 {
		r.opts.MaxArticle = defaultMaxArticle
	}
	if r.opts.Stdin == nil {
		r.opts.Stdin = os.Stdin
	}
	return r, nil
}

// source reads one source. Its error ends all reading.
func (r *reader) source(source string) error {
	if source == "-" {
		ctx, done := context.WithCancel(r.ctx)
		defer done()
		src := newPipe(ctx, func() (io.ReadCloser, error) { return io.NopCloser(r.opts.Stdin), nil })
		return r.stream(&input{name: "-", src: src})
	}
	if isWebURL(source) {
		return r.url(source)
	}
	return r.path(source)
}

// emit finishes an article and hands it out.
func (r *reader) emit(a *Article, place string) error {
	if err := r.ctx.Err(); err != nil {
		return &endError{err}
	}
	if r.opts.ID != "" && r.found > 0 {
		return &endError{fmt.Errorf("reading %s: an id was given for one article, but there are more", a.Source)}
	}
	r.found++
	a.URL, a.Source, a.Name = Public(a.URL), Public(a.Source), Public(a.Name)
	a.finish(r.opts, r.cut)
	if !a.hasProse() {
		return r.skip(&SkipError{Source: a.Source, Place: place, Reason: ErrNoArticle.Error(), Err: ErrNoArticle})
	}
	if !r.opts.AnyLanguage {
		if err := notEnglish(a); err != nil {
			return r.skip(&SkipError{Source: a.Source, Place: place, Reason: ErrNotEnglish.Error(), Err: err})
		}
	}
	if place != "" {
		a.Source += ": " + place
	}
	r.counted.Articles.Add(1)
	if !r.yield(a, nil) {
		return &endError{errStop}
	}
	return nil
}

// hasProse says whether any block is to be read for facts.
func (a *Article) hasProse() bool {
	return slices.ContainsFunc(a.Blocks, func(b Block) bool { return b.Kind == Title || b.Kind == Heading || b.Kind == Body })
}

// skip hands out the reason why an item is left out.
func (r *reader) skip(e *SkipError) error {
	if err := r.ctx.Err(); err != nil {
		return &endError{err}
	}
	r.counted.Skipped.Add(1)
	e.Source = Public(e.Source)
	if !r.yield(nil, e) {
		return &endError{errStop}
	}
	return nil
}
