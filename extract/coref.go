package extract

// resolve finds the descriptions, pronouns and groups that stand for actors
// named elsewhere in the article.
func (f *finder) resolve() {}
