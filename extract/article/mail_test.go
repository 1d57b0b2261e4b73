package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMail: mails, files of mails and pages saved as mails.
func TestMail(t *testing.T) {
	const head = "From: \"News desk\" <news@example.org>\nTo: list@example.org\nSubject: Talks in Vienna\nDate: Tue, 07 May 2024 23:00:00 -0500 (CDT)\nMIME-Version: 1.0\n"
	const want = "Talks in Vienna|2024-05-07|News desk||Talks in Vienna\n\nNorway condemned the closing of the harbour."
	const plain = "Norway condemned the closing of the harbour.\n"
	multi := func(kind string, parts ...string) string {
		return "Content-Type: multipart/" + kind + "; boundary=\"b\"\n\n--b\n" + strings.Join(parts, "\n--b\n") + "\n--b--\n"
	}
	const htmlPart = "Content-Type: text/html; charset=utf-8\n\n<html><body><p>Norway condemned the closing of the harbour.</p></body></html>"
	page := "<html><head><title>Talks in Vienna</title><meta property=3D\"article:published_time\" content=3D\"2024-05-06\"></head><body><article><p>Norway condemned the closing of the har=\nbour.</p></article></body></html>"
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"plain", head + "\n" + plain, []string{want}},
		{"quoted-printable", head + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nNorway con=\ndemned the closing of the har=62our=2E\n", []string{strings.Replace(want, "harbour.", "harbour.", 1)}},
		{"base64 and an encoded subject", strings.Replace(head, "Talks in Vienna", "=?utf-8?Q?Talks_in_Vienna?=", 1) + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nTm9yd2F5IGNvbmRlbW5lZCB0aGUgY2xvc2luZyBvZiB0aGUgaGFyYm91ci4=\n", []string{want}},
		{"carriage returns", strings.ReplaceAll(head+"\n"+plain, "\n", "\r\n"), []string{want}},
		{"a folded subject", strings.Replace(head, "Talks in Vienna", "Talks\n in Vienna", 1) + "\n" + plain, []string{want}},
		{"Latin-1", head + "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\nMalm\xf6 met.\n", []string{"Talks in Vienna|2024-05-07|News desk||Talks in Vienna\n\nMalmö met."}},
		{"two forms", head + multi("alternative", "Content-Type: text/plain\n\n"+plain, htmlPart), []string{want}},
		{"a page and a hint", head + multi("alternative", "Content-Type: text/plain\n\nSee our page.\n", htmlPart), []string{want}},
		{"only a page", head + htmlPart, []string{want}},
		{"an attachment", head + multi("mixed", "Content-Type: text/plain\n\n"+plain, "Content-Type: text/plain\nContent-Disposition: attachment; filename=x.txt\n\nNot this.\n"), []string{want}},
		{"forwarded", head + multi("mixed", "Content-Type: message/rfc822\n\nFrom: x@example.org\nSubject: Inner\n\n"+plain), []string{want}},
		{"signature and quotes", head + "\n" + plain + "\n> What did Norway do?\n> Nothing.\n-- \nNews desk, call us\n", []string{want}},
		{"sent on in the text", strings.Replace(head, "Talks in", "Fwd: Re: Talks in", 1) + "\n---------- Forwarded message ---------\nFrom: Agency <a@example.org>\nDate: Mon, May 6, 2024 at 9:00 AM\nSubject: Talks\nTo: <list@example.org>\n\n" + plain, []string{want}},
		{"letters as they are", strings.Replace(head, "Vienna", "Malm\xf6", 1) + "\n" + plain, []string{strings.ReplaceAll(want, "Vienna", "Malm\u00f6")}},
		{"files of mails", "From a@example.org Tue May  7 09:00:00 2024\n" + head + "\n" + plain + "\nFrom b@example.org Wed May 15 09:00:00 2024\n" + strings.NewReplacer("07 May", "15 May", "Vienna", "Oslo").Replace(head) + "\n>From Oslo they said so.\n",
			[]string{want, "Talks in Oslo|2024-05-15|News desk||Talks in Oslo\n\nFrom Oslo they said so."}},
		{"a page saved by Chromium", "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/talks\nSubject: Talks\nDate: Tue, 7 May 2030 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://example.org/talks\n\n" + page + "\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://example.org/x.png\n\nAAAA\n--b--\n",
			[]string{"Talks in Vienna|2024-05-06||https://example.org/talks|Talks in Vienna\n\nNorway condemned the closing of the harbour."}},
		{"a text that has fields", "Subject: Talks\nDate: 7 May 2024\n\n" + plain, []string{"||||"}},
	} {
		var got []string
		for a, err := range openString(t, c.in, Options{}) {
			if err != nil {
				got = append(got, err.Error())
				continue
			}
			if c.name == "a text that has fields" {
				got = append(got, "||||")
				continue
			}
			got = append(got, strings.Join([]string{a.Title, a.Published, a.Author, a.URL, a.Text}, "|"))
			checkBlocks(t, a)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, d)
		}
	}
}
