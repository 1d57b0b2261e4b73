package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"regexp"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // all that mails are written in
	"github.com/emersion/go-message/mail"
)

// mailFields are the fields of a mail's header of which two tell a mail.
var mailFields = map[string]bool{
	"From": true, "To": true, "Cc": true, "Subject": true, "Date": true, "Message-Id": true, "Received": true, "Return-Path": true, "Reply-To": true,
	"Mime-Version": true, "Content-Type": true, "Content-Transfer-Encoding": true, "Delivered-To": true, "List-Id": true, "Sender": true,
	"Snapshot-Content-Location": true, "X-Mailer": true, "Newsgroups": true, "Path": true,
}

var (
	mailField = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9-]*):(?:[ \t]|\r?$)`)
	mboxStart = regexp.MustCompile(`^From \S+.* \d{4}\b[^\n]*\r?\n`)
)

// isMail says whether a file begins with the header of a mail: fields one a
// line up to a blank one, of which two or more are those that mails have and one
// is more than a name for a text's author or subject.
func isMail(body []byte) bool {
	known, sure := 0, false
	for range 400 {
		line, rest, found := bytes.Cut(body, []byte("\n"))
		line = bytes.TrimRight(line, "\r")
		m := mailField.FindSubmatch(line)
		switch {
		case len(line) == 0 || !found:
			return known >= 2 && sure
		case m != nil:
			if name := textproto.CanonicalMIMEHeaderKey(string(m[1])); mailFields[name] {
				known++
				sure = sure || name != "Date" && name != "Subject"
			}
		case known > 0 && (line[0] == ' ' || line[0] == '\t'): // of a field that goes on
		default:
			return false
		}
		body = rest
	}
	return false
}

// mbox reads a file of mails, each below a line of "From ".
func (r *reader) mbox(in *input, src *bufio.Reader) error {
	lines := &lineReader{src: src, limit: r.opts.MaxArticle}
	var one bytes.Buffer
	n, blank, long := 0, true, false
	flush := func() error {
		defer one.Reset()
		place := fmt.Sprintf("mail %d", n)
		switch {
		case n == 0:
			return nil
		case long:
			long = false
			return r.tooLong(in, place)
		}
		return r.mailArticle(in, one.Bytes(), place)
	}
	for {
		l, err := lines.next()
		switch {
		case err == io.EOF:
			return flush()
		case errors.Is(err, ErrTooLong):
			long = true
			continue
		case err != nil:
			return r.skip(&SkipError{Source: in.name, Place: lines.place(), Reason: "can't be read", Err: plainError(err)})
		}
		if blank && mboxStart.Match(append(bytes.Clone(l), '\n')) {
			if err := flush(); err != nil {
				return err
			}
			n++
			continue
		}
		blank = len(bytes.TrimSpace(l)) == 0
		if one.Len()+len(l) > r.opts.MaxArticle {
			long = true
			continue
		}
		if rest := bytes.TrimLeft(l, ">"); len(rest) < len(l) && bytes.HasPrefix(rest, []byte("From ")) {
			l = l[1:] // one ">" is there to tell it from the next mail
		}
		one.Write(l)
		one.WriteByte('\n')
	}
}

// mail reads one mail, or a web page that a browser saved as one (MHTML).
func (r *reader) mail(in *input, src *bufio.Reader) error {
	data, ok, err := r.whole(in, src)
	if !ok {
		return err
	}
	return r.mailArticle(in, data, "")
}

// mailArticle makes the article of a mail.
func (r *reader) mailArticle(in *input, data []byte, place string) error {
	entity, err := message.Read(bytes.NewReader(bytes.TrimLeft(data, "\ufeff\r\n")))
	if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return r.skip(&SkipError{Source: in.name, Place: place, Reason: "broken mail", Err: err})
	}
	header := mail.Header{Header: entity.Header}
	parts := mailParts{limit: r.opts.MaxArticle}
	if err := parts.collect(entity, 0); err != nil && parts.empty() {
		return r.skip(&SkipError{Source: in.name, Place: place, Reason: "broken mail", Err: err})
	}
	if saved := strings.TrimSpace(header.Get("Snapshot-Content-Location")); saved != "" || parts.isPage() {
		if saved == "" {
			saved = parts.location
		}
		a := page(parts.html, targetAddress(saved), "text/html; charset=utf-8")
		return r.emitPage(a, &input{name: in.name, url: targetAddress(saved)}, place)
	}
	a := &Article{}
	subject, _ := header.Subject()
	a.Title = forwarded.ReplaceAllString(singleSpaced(decodeText([]byte(subject))), "") // some write letters as they are
	if who, err := header.AddressList("From"); err == nil && len(who) > 0 {
		a.Author = decodeText([]byte(who[0].Name))
	}
	a.Published = cleanDate(mailDate(header.Get("Date")))
	body := parts.text()
	if strings.TrimSpace(body) == "" {
		return r.skip(&SkipError{Source: in.name, Place: place, Reason: errNoText.Error(), Err: errNoText})
	}
	a.Text = compose(a.Title, []byte(body))
	return r.emitPage(a, in, place)
}

// forwarded begins the subject of a mail that was answered or sent on.
var forwarded = regexp.MustCompile(`^(?i:(?:re|fwd?|aw|wg|tr)(?:\[\d+\])?: *)+`)

// sentOn begins the head of a mail within another one.
var sentOn = regexp.MustCompile(`(?m)^(?:-+ ?(?:Forwarded message|Original Message|Forwarded by .*) ?-+|Begin forwarded message:)[ \t]*\r?\n(?:[ \t]*\r?\n)*(?:[>*]* ?\*?[A-Z][A-Za-z-]*:\*?[ \t].*(?:\r?\n|$))+`)

// dateComment is the name of the zone behind a mail's date.
var dateComment = regexp.MustCompile(`\s*\([^)]*\)\s*$`)

func mailDate(s string) string { return dateComment.ReplaceAllString(strings.TrimSpace(s), "") }

// maxParts is how many parts of a mail are looked at, and how deep.
const (
	maxParts     = 200
	maxPartDepth = 10
)

// mailParts are the texts of a mail.
type mailParts struct {
	plain, html []byte
	location    string // where the page comes from
	related     bool   // the page has its pictures with it, as saved pages have
	limit, seen int
}

func (p *mailParts) empty() bool { return len(p.plain) == 0 && len(p.html) == 0 }

// isPage says whether a mail is a web page that was saved.
func (p *mailParts) isPage() bool {
	return p.related && len(p.plain) == 0 && len(p.html) > 0 && isWebURL(p.location)
}

// collect goes through the parts of a mail. Attachments are left out.
func (p *mailParts) collect(e *message.Entity, depth int) error {
	kind, _, _ := e.Header.ContentType()
	if disposition, _, _ := e.Header.ContentDisposition(); disposition == "attachment" || depth > maxPartDepth {
		return nil
	}
	if parts := e.MultipartReader(); parts != nil {
		p.related = p.related || kind == "multipart/related"
		for {
			part, err := parts.NextPart()
			if err == io.EOF {
				return nil
			}
			if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
				return err
			}
			if p.seen++; p.seen > maxParts {
				return nil
			}
			if err := p.collect(part, depth+1); err != nil {
				return err
			}
		}
	}
	switch kind {
	case "text/plain", "text/enriched", "":
		data, err := readLimited(e.Body, p.limit-len(p.plain))
		if len(p.plain) > 0 {
			p.plain = append(p.plain, '\n', '\n')
		}
		p.plain = append(p.plain, data...)
		return err
	case "text/html", "application/xhtml+xml":
		if len(p.html) > 0 {
			return nil // a frame of the page
		}
		p.location = e.Header.Get("Content-Location")
		var err error
		p.html, err = readLimited(e.Body, p.limit)
		return err
	case "message/rfc822":
		inner, err := message.Read(e.Body)
		if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
			return err
		}
		return p.collect(inner, depth+1)
	}
	return nil
}

// text is the mail's text without what is quoted and signed: the plain one, or
// that of its page where the plain one is only a hint at it.
func (p *mailParts) text() string {
	plain := withoutQuotes(decodeText(p.plain))
	if len(p.html) == 0 {
		return plain
	}
	rich := withoutQuotes(markupText(decodeText(p.html)))
	if len(strings.TrimSpace(plain))*2 < len(strings.TrimSpace(rich)) {
		return rich
	}
	return plain
}

// withoutQuotes cuts the signature off a mail's text, and the lines of other
// mails that it quotes.
func withoutQuotes(s string) string {
	s = sentOn.ReplaceAllString(s, "\n")
	var b strings.Builder
	for line := range strings.Lines(s) {
		bare := strings.TrimRight(line, "\r\n")
		if bare == "-- " || bare == "--" {
			break
		}
		if !strings.HasPrefix(bare, ">") {
			b.WriteString(line)
		}
	}
	return b.String()
}
