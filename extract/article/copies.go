package article

import (
	"math/bits"
	"strings"
	"time"
	"unicode"
)

const (
	shingleWords = 5
	minHashes    = 120 // numbers of a signature
	bandRows     = 6   // numbers of a band: with 20 bands, 997 of 1000 pairs that share 80 % meet in one
	// nearCopy is the share of common shingles (Jaccard) from which two texts
	// are one: an agency's text with another headline, or a sentence cut.
	nearCopy = 0.8
	// copyDays is how many days apart the same text may be published.
	copyDays = 4
)

// Copies recognizes articles that were read before, word for word or nearly
// so, by MinHash over shingles of five words (Broder, On the resemblance and
// containment of documents, 1997). Titles and boilerplate don't count. What it
// answers depends only on the articles and their order.
//
// It keeps less than a kilobyte for each article that is not a copy, see
// BenchmarkCopiesMemory.
type Copies struct {
	exact map[textHash]int32 // in seen
	byID  map[string]dated   // the text last seen under each ID
	bands map[uint32]int32   // in seen
	seen  []original
}

// An original is an article that is no copy of another one. Of each number of
// its signature it keeps the low half, which is as good to tell whether two
// are the same (Li and König, b-Bit Minwise Hashing, 2010).
type original struct {
	id        string
	published day
	signature [minHashes]uint16
}

// A day is a day's number, or 0 where it is not known.
type day int32

// A textHash stands for the words of a text.
type textHash [2]uint64

// A dated text is one with its day of publication.
type dated struct {
	text      textHash
	published string
}

// NewCopies returns a Copies that has seen no article.
func NewCopies() *Copies {
	return &Copies{exact: map[textHash]int32{}, byID: map[string]dated{}, bands: map[uint32]int32{}}
}

// Add looks an article up and remembers it. It returns the ID of the first
// article with the same text, or nearly the same, and how much of it they
// share (1 for all), which is the article's own ID where it is the same once
// more; or an empty ID where there was none. A copy without a date is given that
// of its original. Articles published
// more than a few days apart are never copies: a notice that comes every year
// tells something else each time.
func (c *Copies) Add(a *Article) (of string, share float64) {
	words := bodyWords(a)
	whole := hashWords(words)
	this := dated{whole, a.Published}
	before, known := c.byID[a.ID]
	if known && before.text == whole && (before.published == a.Published || a.Published == "") {
		return a.ID, 1
	}
	id := strings.Clone(a.ID) // which may be a part of a text
	this.published = strings.Clone(a.Published)
	c.byID[id] = this
	o := original{id: id, published: dayOf(a.Published)}
	if i, ok := c.exact[whole]; ok && sameDays(c.seen[i].published, o.published) {
		if c.seen[i].id == a.ID && before.published == "" {
			c.seen[i].published = o.published
			return "", 0 // the same, now with its date
		}
		c.share(a, i)
		return c.seen[i].id, 1
	}
	var bands []uint32 // none of a short text
	if len(words) >= 4*shingleWords {
		sig := sign(words)
		keys := bandKeys(&sig)
		bands = keys[:]
		for k, h := range sig {
			o.signature[k] = uint16(h)
		}
		if i, share := c.nearest(&o, bands); share >= nearCopy {
			c.share(a, i)
			return c.seen[i].id, share
		}
	}
	n := int32(len(c.seen))
	c.seen = append(c.seen, o)
	if _, ok := c.exact[whole]; !ok {
		c.exact[whole] = n
	}
	for _, key := range bands {
		if _, ok := c.bands[key]; !ok {
			c.bands[key] = n
		}
	}
	return "", 0
}

// share gives the date of the one of two copies that has one to the other.
func (c *Copies) share(a *Article, original int32) {
	o := &c.seen[original]
	switch {
	case o.published == 0:
		o.published = dayOf(a.Published)
	case a.Published == "":
		a.Published = time.Unix(int64(o.published)*(24*60*60), 0).UTC().Format(time.DateOnly)
	}
}

// nearest returns the earlier article that shares most with o.
func (c *Copies) nearest(o *original, bands []uint32) (best int32, share float64) {
	for _, key := range bands {
		i, ok := c.bands[key]
		if !ok || !sameDays(c.seen[i].published, o.published) {
			continue
		}
		same := 0
		for k, h := range o.signature {
			if h == c.seen[i].signature[k] {
				same++
			}
		}
		if s := float64(same) / minHashes; s > share {
			best, share = i, s
		}
	}
	return best, share
}

// dayOf is the day of an ISO 8601 date, if it names one.
func dayOf(date string) day {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return 0
	}
	return day(t.Unix() / (24 * 60 * 60))
}

// sameDays says whether two days are at most a few days apart, or one is unknown.
func sameDays(a, b day) bool {
	return a == 0 || b == 0 || max(a-b, b-a) <= copyDays
}

// bodyWords returns the hashes of the words of headings and body, letter case
// aside.
func bodyWords(a *Article) []uint64 {
	var words []uint64
	for _, b := range a.Blocks {
		if b.Kind != Body && b.Kind != Heading {
			continue
		}
		for w := range strings.FieldsFuncSeq(a.Text[b.Start:b.End], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			words = append(words, hashWord(w))
		}
	}
	return words
}

// hashWord is FNV-1a over the letters in lower case.
func hashWord(w string) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range w {
		h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
	}
	return h
}

func hashWords(words []uint64) textHash {
	var h textHash
	for _, w := range words {
		h[0] = mix(h[0] ^ w)
		h[1] = mix(h[1]*31 + w)
	}
	return h
}

// mix spreads the bits of x (the finalizer of SplitMix64).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// sign returns the least hash of all shingles under each of a row of hash functions.
func sign(words []uint64) [minHashes]uint32 {
	var sig [minHashes]uint32
	for k := range sig {
		sig[k] = ^uint32(0)
	}
	for i := 0; i+shingleWords <= len(words); i++ {
		var h uint64
		for _, w := range words[i : i+shingleWords] {
			h = mix(bits.RotateLeft64(h, 5) ^ w)
		}
		lo, hi := uint32(h), uint32(h>>32)|1
		for k := range sig {
			// Two hashes make the row of them (Kirsch and Mitzenmacher 2006).
			x := lo + uint32(k)*hi
			x = (x ^ x>>15) * 0x2c1b3c6d
			sig[k] = min(sig[k], x^x>>13)
		}
	}
	return sig
}

func bandKeys(sig *[minHashes]uint32) [minHashes / bandRows]uint32 {
	var keys [minHashes / bandRows]uint32
	for b := range keys {
		h := uint64(b)
		for _, v := range sig[b*bandRows : (b+1)*bandRows] {
			h = mix(h ^ uint64(v))
		}
		keys[b] = uint32(h)
	}
	return keys
}
