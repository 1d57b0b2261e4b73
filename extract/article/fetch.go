package article

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"
)

// userAgent names the program to the servers that it reads from; robotName is
// what their robots.txt calls it.
const (
	userAgent = "entente/1.0 (reads news pages on a person's request; obeys robots.txt)"
	robotName = "entente"
)

const (
	maxRedirects  = 5
	headerTimeout = 30 * time.Second // for the answer to begin
	stallTimeout  = 30 * time.Second // for the next bytes of it
	pageTimeout   = 2 * time.Minute  // for all of a page
	maxDownload   = 4 << 30          // bytes of one download
	maxRobots     = 512 << 10        // bytes of a robots.txt, RFC 9309
	defaultPause  = time.Second      // between two requests to one host
	maxPause      = 30 * time.Second // however long a Crawl-delay asks for
)

// A fetcher gets pages from the web, one at a time.
type fetcher struct {
	client *http.Client
	pause  time.Duration
	hosts  map[string]*hostRules
}

// hostRules is what is known of a host.
type hostRules struct {
	robots *robotstxt.Group
	err    error // why its robots.txt could not be read
	last   time.Time
	pause  time.Duration
}

// newFetcher makes a fetcher. It uses no proxy: one would look up names in its
// own way, behind the back of the check for private addresses.
func newFetcher(opts *Options) *fetcher {
	dialer := &net.Dialer{Timeout: headerTimeout}
	if !opts.AllowPrivate {
		dialer.Control = refusePrivate
	}
	f := &fetcher{pause: opts.Pause, hosts: map[string]*hostRules{}}
	if f.pause == 0 {
		f.pause = defaultPause
	}
	f.client = &http.Client{
		Transport: &http.Transport{
			DialContext:           dialer.DialContext,
			TLSHandshakeTimeout:   headerTimeout,
			ResponseHeaderTimeout: headerTimeout,
			IdleConnTimeout:       headerTimeout,
			MaxIdleConns:          16,
			ForceAttemptHTTP2:     true,
		},
		CheckRedirect: f.checkRedirect,
	}
	return f
}

type robotsKey struct{}

// checkRedirect holds every further hop against the same rules as the first.
func (f *fetcher) checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return fmt.Errorf("more than %d redirects", maxRedirects)
	}
	if !isWebURL(req.URL.String()) {
		return fmt.Errorf("redirect to %q, which is neither http nor https", req.URL.Scheme)
	}
	if req.Context().Value(robotsKey{}) != nil {
		return nil // a robots.txt itself
	}
	return f.allowed(req.Context(), req.URL)
}

// An answer is what a server sent.
type answer struct {
	body        io.ReadCloser
	size        int64 // -1 where unknown
	address     string
	contentType string
}

// errNotModified says that what a URL holds is what it held before.
var errNotModified = errors.New("not modified")

// get asks for a URL, if its host allows it, and if it holds something else than
// what is known of it, where that is not nil. ctx bounds the reading of the body, too.
func (f *fetcher) get(ctx context.Context, address string, known *Validators) (*answer, error) {
	u, err := url.Parse(address)
	if err != nil || !isWebURL(address) {
		return nil, errors.New("not an http or https URL")
	}
	u.Fragment = ""
	if err := f.allowed(ctx, u); err != nil {
		return nil, err
	}
	if err := f.wait(ctx, u.Host); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	resp, err := f.request(ctx, u.String(), known)
	if err != nil {
		cancel(nil)
		return nil, err
	}
	if known != nil {
		known.learn(resp)
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		cancel(nil)
		if resp.StatusCode == http.StatusNotModified && known != nil {
			return nil, errNotModified
		}
		return nil, fmt.Errorf("the server answers %s", resp.Status)
	}
	return &answer{
		body:        newStallReader(resp.Body, cancel),
		size:        resp.ContentLength,
		address:     resp.Request.URL.String(),
		contentType: resp.Header.Get("Content-Type"),
	}, nil
}

func (f *fetcher) request(ctx context.Context, address string, known *Validators) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/json,text/plain,*/*;q=0.5")
	req.Header.Set("Accept-Language", "en")
	known.ask(req)
	resp, err := f.client.Do(req)
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err // it would name the URL once more
	}
	return resp, err
}

// errRobots says that a page's host does not want it to be read by programs.
var errRobots = errors.New("robots.txt of the site forbids it")

// allowed asks the host's robots.txt.
func (f *fetcher) allowed(ctx context.Context, u *url.URL) error {
	key := u.Scheme + "://" + u.Host
	h := f.hosts[key]
	if h == nil {
		h = f.readRobots(ctx, key)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		f.hosts[key] = h
	}
	if h.err != nil {
		return h.err
	}
	if !h.robots.Test(u.RequestURI()) {
		return errRobots
	}
	return nil
}

// readRobots reads a host's robots.txt as RFC 9309 has it: none at all allows
// everything, one that can't be had forbids everything.
func (f *fetcher) readRobots(ctx context.Context, site string) *hostRules {
	ctx, cancel := context.WithTimeout(context.WithValue(ctx, robotsKey{}, true), headerTimeout)
	defer cancel()
	h := &hostRules{pause: f.pause}
	resp, err := f.request(ctx, site+"/robots.txt", nil)
	if err != nil {
		h.err = err
		return h
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxRobots))
	if err != nil {
		h.err = fmt.Errorf("reading robots.txt: %w", err)
		return h
	}
	robots, err := robotstxt.FromStatusAndBytes(resp.StatusCode, body)
	if err != nil {
		h.err = fmt.Errorf("reading robots.txt: %w", err)
		return h
	}
	h.robots = robots.FindGroup(robotName)
	h.pause = max(h.pause, min(h.robots.CrawlDelay, maxPause))
	return h
}

// wait keeps the pause between two requests to one host.
func (f *fetcher) wait(ctx context.Context, host string) error {
	for key, h := range f.hosts {
		if u, err := url.Parse(key); err != nil || u.Host != host {
			continue
		}
		select {
		case <-time.After(time.Until(h.last.Add(h.pause))):
		case <-ctx.Done():
			return ctx.Err()
		}
		h.last = time.Now()
	}
	return nil
}

// A stallReader gives a download up when nothing comes any more, or too little
// for too long. What its own reader takes to go on does not count.
type stallReader struct {
	body   io.ReadCloser
	cancel context.CancelCauseFunc
	timer  *time.Timer
	n      int64
	waited time.Duration // for bytes to come

	stall, page time.Duration // limits: for the next bytes, and for all, with a second more for each slowest bytes
}

// slowest is how many bytes a second a download must bring in the long run.
const slowest = 4 << 10

var (
	errStalled = errors.New("nothing came any more")
	errTrickle = errors.New("too little came in too long a time")
)

func newStallReader(body io.ReadCloser, cancel context.CancelCauseFunc) *stallReader {
	return &stallReader{body: body, cancel: cancel, stall: stallTimeout, page: pageTimeout}
}

func (s *stallReader) Read(p []byte) (int, error) {
	if s.n > maxDownload {
		return 0, ErrTooLong
	}
	left := s.page + time.Duration(s.n/slowest)*time.Second - s.waited
	if left <= 0 {
		s.cancel(errTrickle)
		return 0, errTrickle
	}
	start := time.Now()
	if s.timer == nil {
		s.timer = time.AfterFunc(s.stall, func() { s.cancel(errStalled) })
	} else {
		s.timer.Reset(s.stall)
	}
	n, err := s.body.Read(p)
	s.timer.Stop()
	s.waited += time.Since(start)
	s.n += int64(n)
	return n, err
}

func (s *stallReader) Close() error {
	if s.timer != nil {
		s.timer.Stop()
	}
	defer s.cancel(nil)
	return s.body.Close()
}
