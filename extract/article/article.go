// Package article turns what people have (text files, pages, feeds, archives)
// into articles: clean text with its title, dates and source.
//
// It knows nothing of English grammar and nothing of Dgraph.
package article

// An Article is one text as published, ready to be read for facts.
//
// Text is never changed after it was read: every offset in Blocks, and every
// offset of a fact taken from the article, is a byte offset into it. What is
// not the author's own prose (menus, "See also" lines, forms) stays in Text
// and is marked by its block's kind, so that a quote can always be found again.
type Article struct {
	// ID names the article for good: its canonical URL where it has one, else
	// "sha256:" and the hash of Text, white space aside, else what the user gave with --id.
	ID string `json:"id"`
	// Name is a short name to show and to write output files by: the base
	// name of the file without its extension, or the last part of the URL.
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
	// Source says where it was read: file name, and the place in it for archives.
	Source string `json:"source"`
	Title  string `json:"title,omitempty"`
	Author string `json:"author,omitempty"`
	Site   string `json:"site,omitempty"`
	// Language is an ISO 639-1 code, or empty where it could not be told.
	Language string `json:"language,omitempty"`
	// Published is an ISO 8601 date (2022, 2022-07 or 2022-07-08), or empty
	// where unknown: relative dates in the text then stay unresolved.
	Published string `json:"published,omitempty"`
	// made is when the file was made, which counts where its text tells no date.
	made string
	// markup is the page as it was read, where what is dropped of it is to be kept.
	markup string
	// dated are the pieces of Text that were published by themselves.
	dated []datedSpan

	// Notes tell what a reader should know of how it was read, such as "the
	// body is much shorter than the page's own articleBody".
	Notes []string `json:"notes,omitempty"`

	Text   string  `json:"text"`
	Blocks []Block `json:"blocks,omitempty"`

	// Dropped is what else stands on the page, see [Options.KeepDropped].
	Dropped []Dropped `json:"-"`
}

// A Dropped is a part of a page that is not in the article's text.
type Dropped struct {
	Text string
	Why  string
}

// A Block is a paragraph, heading or other run of lines of an article's Text.
// Blocks are in text order, do not overlap, and leave out only white space and
// the markers before list items and headings ("- ", "2. ", "## ").
type Block struct {
	Start int       `json:"start"` // byte offset of its first byte
	End   int       `json:"end"`   // byte offset after its last byte
	Kind  BlockKind `json:"kind"`
	// Rule names the rule that found the kind, for boilerplate; else empty.
	Rule string `json:"rule,omitempty"`
	// Date is when the block was published, ISO 8601, where the article tells
	// it block by block, as live blogs do; empty where it is the article's.
	Date string `json:"date,omitempty"`
	// Lead is the end of the block whose last sentence this one, an item of a
	// list, goes on with ("The ministers: - condemn ..."); 0 for none.
	Lead int `json:"lead,omitempty"`
}

// A BlockKind says what a block of an article is.
type BlockKind string

// The kinds of blocks. Only Title, Heading, Body and Speaker are read for facts.
const (
	Title    BlockKind = "title"
	Dateline BlockKind = "dateline" // a line that holds only the date, or place and date
	Byline   BlockKind = "byline"
	Heading  BlockKind = "heading"
	Body     BlockKind = "body"
	// Speaker is the name before what somebody says in a transcript
	// ("JAN BERG, FOREIGN MINISTER:"); the Body blocks after it are his words.
	Speaker     BlockKind = "speaker"
	Boilerplate BlockKind = "boilerplate"
)
