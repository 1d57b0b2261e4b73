package article

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Validators are what a server says of a URL's content, by which it is asked
// whether that has changed (RFC 9110, 13), and when to ask again.
type Validators struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	// After is the earliest time at which the server wants to be asked again.
	After time.Time `json:"after,omitzero"`
	// Unchanged is that the server said that nothing has changed.
	Unchanged bool `json:"-"`
}

// ask makes a request conditional.
func (v *Validators) ask(req *http.Request) {
	if v == nil {
		return
	}
	if v.ETag != "" {
		req.Header.Set("If-None-Match", v.ETag)
	}
	if v.LastModified != "" {
		req.Header.Set("If-Modified-Since", v.LastModified)
	}
}

// maxAfter is the longest time for which a server is left alone.
const maxAfter = 24 * time.Hour

// learn takes over what an answer tells.
func (v *Validators) learn(resp *http.Response) {
	v.Unchanged = resp.StatusCode == http.StatusNotModified
	if resp.StatusCode == http.StatusOK {
		v.ETag, v.LastModified = resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")
	}
	v.After = time.Time{}
	wait := time.Duration(0)
	switch resp.StatusCode {
	case http.StatusTooManyRequests, http.StatusServiceUnavailable, http.StatusForbidden:
		wait = retryAfter(resp.Header.Get("Retry-After"))
	case http.StatusOK, http.StatusNotModified:
		wait = maxAge(resp.Header.Get("Cache-Control"))
	}
	if wait > 0 {
		v.After = time.Now().Add(min(wait, maxAfter))
	}
}

// retryAfter reads a number of seconds, or a date.
func retryAfter(s string) time.Duration {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil {
		return time.Duration(n) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil {
		return time.Until(t)
	}
	return 0
}

// maxAge reads for how long an answer holds.
func maxAge(s string) time.Duration {
	for part := range strings.SplitSeq(s, ",") {
		if n, ok := strings.CutPrefix(strings.TrimSpace(strings.ToLower(part)), "max-age="); ok {
			seconds, _ := strconv.Atoi(n)
			return time.Duration(seconds) * time.Second
		}
	}
	return 0
}
