package reading

import (
	"strings"

	"entente/extract/article"
)

// findTalk reports whether the text outside quotes talks as a column, a blog or a
// speech does, with short forms and "you", unlike a statement of a government.
func (r *Text) findTalk() bool {
	short, you := 0, 0
	for _, s := range r.Sents {
		for i, t := range s.Tokens {
			if r.Quoted[s.Index][i] || s.Block != article.Body {
				continue
			}
			switch strings.ReplaceAll(strings.ToLower(t.Text), "’", "'") {
			case "n't", "'re", "'ll", "'m", "'ve":
				short++
			case "you", "your":
				you++
			}
		}
	}
	return short > 0 && short+you > 1
}
