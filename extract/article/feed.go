package article

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// summarySize is the length, in bytes, under which a feed item without a full
// content is taken for the beginning of a longer article.
const summarySize = 1200

// feed reads the items of an RSS, Atom or JSON feed.
func (r *reader) feed(in *input, src *bufio.Reader) error {
	data, ok, err := r.whole(in, src)
	if !ok {
		return err
	}
	found, err := wholeFeed(data)
	if err != nil {
		return r.brokenFeed(in, data, err)
	}
	if len(found.Items) == 0 {
		return r.skip(&SkipError{Source: in.name, Reason: ErrNoArticle.Error(), Err: ErrNoArticle})
	}
	for i, item := range found.Items {
		if item == nil {
			continue
		}
		if err := r.item(in, found, item, i+1); err != nil {
			return err
		}
	}
	return nil
}

// parseFeed keeps a panic of the parser's from ending the whole reading.
func parseFeed(data []byte) (found *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("reading feed: %v", p)
		}
	}()
	return gofeed.NewParser().Parse(bytes.NewReader(data))
}

// item reads one item: as it stands, or its page where it is only a summary.
func (r *reader) item(in *input, from *gofeed.Feed, item *gofeed.Item, n int) error {
	place := fmt.Sprintf("item %d", n)
	rec := itemRecord(from, item)
	link := strings.TrimSpace(item.Link)
	if r.opts.Known != nil && r.opts.Known(cmp.Or(link, item.GUID, item.Title), cmp.Or(item.Updated, item.Published)) {
		r.counted.pass("items of feeds that were read before")
		return nil
	}
	if !r.opts.NoFollow && isWebURL(link) && isSummary(item, rec.value[textField]) {
		return r.follow(in, rec, link, place)
	}
	if len(bytes.TrimSpace(rec.value[textField])) == 0 {
		return r.skip(&SkipError{Source: in.name, Place: place, Reason: errNoText.Error(), Err: errNoText})
	}
	return r.emit(rec.article(in.name, n), place)
}

// itemRecord takes over what an item says of its article.
func itemRecord(from *gofeed.Feed, item *gofeed.Item) *record {
	text := item.Content
	if strings.TrimSpace(text) == "" {
		text = item.Description
	}
	rec := &record{value: [fieldCount][]byte{
		titleField: []byte(plainText(item.Title)), textField: []byte(plainText(text)), urlField: []byte(strings.TrimSpace(item.Link)),
		siteField: []byte(from.Title), langField: []byte(from.Language),
	}}
	// The feed's own words first: the parser moves times to UTC, and so may
	// move the day.
	switch {
	case cleanDate(item.Published) != "":
		rec.value[dateField] = []byte(item.Published)
	case item.PublishedParsed != nil:
		rec.value[dateField] = []byte(item.PublishedParsed.Format(time.DateOnly))
	case cleanDate(item.Updated) != "":
		rec.value[dateField] = []byte(item.Updated)
	}
	var names []string
	for _, p := range item.Authors {
		if p != nil && p.Name != "" {
			names = append(names, p.Name)
		}
	}
	rec.value[authorField] = []byte(strings.Join(names, ", "))
	return rec
}

// plainText takes markup and entities out of a feed's field.
func plainText(s string) string {
	if strings.ContainsAny(s, "<&") {
		return markupText(s)
	}
	return s
}

// isSummary says whether an item's text is only the beginning of its article.
func isSummary(item *gofeed.Item, text []byte) bool {
	if strings.TrimSpace(item.Content) != "" && len(text) > summarySize/4 {
		return false
	}
	return len(text) < summarySize
}

// follow reads the page of an item. What the feed says of the article goes
// before what the page says, but for the text.
func (r *reader) follow(in *input, rec *record, link, place string) error {
	data, got, err := r.fetchPage(link)
	if ends(err) {
		return err
	}
	if err != nil {
		return r.skip(&SkipError{Source: in.name, Item: link, Place: place, Reason: "its page can't be read", Err: err})
	}
	a := page(data, got.address, got.contentType)
	if a.Title == "" {
		a.Title = string(rec.value[titleField])
	}
	if iso := cleanDate(string(rec.value[dateField])); iso != "" {
		a.Published = iso
	}
	if a.Author == "" {
		a.Author = string(rec.value[authorField])
	}
	if a.Site == "" {
		a.Site = string(rec.value[siteField])
	}
	if a.URL == "" {
		a.URL = link
	}
	return r.emitPage(a, &input{name: in.name, url: got.address}, place)
}
