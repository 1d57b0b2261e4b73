package reading

import (
	"strings"

	"entente/extract/words"
)

// markQuotes finds what stands inside double quotation marks, also where a quote
// goes on over paragraphs.
func (r *Text) markQuotes() {
	open, para := false, -1
	for k, s := range r.Sents {
		if s.Para != para {
			open, para = open && r.goesOn(k), s.Para
		}
		in := make([]bool, len(s.Tokens))
		if s.Turn != nil { // said by whoever has the floor, quotation marks or not
			fill(in)
			r.Quoted = append(r.Quoted, in)
			continue
		}
		for i, t := range s.Tokens {
			switch mark, isMark := QuoteMark(t.Text); {
			case !isMark:
				in[i] = open
			case mark > 0 || mark == 0 && i == 0:
				open = true // a paragraph of a long quote opens it again
			case mark < 0:
				open = false
			case !open && i == len(s.Tokens)-1:
				fill(in) // the end of a quote whose beginning we didn't see
			default:
				open = !open
			}
		}
		r.Quoted = append(r.Quoted, in)
	}
}

// QuoteMark says whether a token is a double quotation mark: an opening (1) or
// closing one (-1), or one that doesn't show (0).
func QuoteMark(t string) (int, bool) {
	switch {
	case strings.HasPrefix(t, "“"), t == "``":
		return 1, true
	case strings.HasPrefix(t, "”"):
		return -1, true
	}
	return 0, words.OneOf(t, "\"", "''")
}

// goesOn reports whether a quote left open by the paragraph before sentence k
// is closed later without being opened again within it.
func (r *Text) goesOn(k int) bool {
	for i, s := range r.Sents[k:min(k+6, len(r.Sents))] {
		for j, t := range s.Tokens {
			if mark, ok := QuoteMark(t.Text); ok {
				return mark < 0 || mark == 0 && j == len(s.Tokens)-1 || j == 0 && i == 0
			}
		}
	}
	return false
}

func fill(in []bool) {
	for i := range in {
		in[i] = true
	}
}
