package article

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestPublic(t *testing.T) {
	for _, c := range [][2]string{
		{"no address", "no address"},
		{"https://example.org/a?id=3&page=2#top", "https://example.org/a?id=3&page=2#top"},
		{"https://ann:s3cret@example.org/a", "https://example.org/a"},
		{"https://ann:p@ss@example.org", "https://example.org"},
		{"https://example.org/a?token=abc&id=3", "https://example.org/a?token=***&id=3"},
		{"https://example.org/a?id=3&access_token=abc", "https://example.org/a?id=3&access_token=***"},
		{"https://example.org/a?apiKey=abc&api-key=d&X-Amz-Signature=e", "https://example.org/a?apiKey=***&api-key=***&X-Amz-Signature=***"},
		{"https://example.org/a#auth=abc", "https://example.org/a#auth=***"},
		{"https://example.org/a?monkey=1&tokens=2&keyboard=3", "https://example.org/a?monkey=1&tokens=2&keyboard=3"},
		{"https://example.org/mail@host?to=a@b", "https://example.org/mail@host?to=a@b"},
		{`can't read "ftp://u:p@h/x?sig=1": no`, `can't read "ftp://h/x?sig=***": no`},
	} {
		if got := Public(c[0]); got != c[1] {
			t.Errorf("Public(%q) is %q, want %q", c[0], got, c[1])
		}
	}
}

// TestSecretsInAddresses reads a page and misses another by addresses that hold
// secrets: nothing of an article, nor of the error, tells them.
func TestSecretsInAddresses(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); r.URL.Path != "/news" || user != "ann" || password != "s3cret" || r.FormValue("token") != "t0p" {
			http.Error(w, "no", http.StatusForbidden)
			return
		}
		fmt.Fprint(w, "<html><title>Talks</title><p>The foreign ministers of Japan and Australia met in Tokyo on Monday, and said that they would work together.</p></html>")
	}))
	defer server.Close()
	base := strings.Replace(server.URL, "http://", "http://ann:s3cret@", 1)
	read := 0
	for a, err := range Open(context.Background(), []string{base + "/news?token=t0p", base + "/gone?token=t0p"}, Options{AllowPrivate: true, Pause: -1}) {
		said := fmt.Sprint(err)
		if a != nil {
			read++
			whole, err := json.Marshal(a)
			if err != nil {
				t.Fatal(err)
			}
			said = string(whole)
		}
		for _, secret := range []string{"s3cret", "t0p", "ann:"} {
			if strings.Contains(said, secret) {
				t.Errorf("%s is told: %s", secret, said)
			}
		}
	}
	if read != 1 {
		t.Errorf("%d articles, want 1", read)
	}
}
