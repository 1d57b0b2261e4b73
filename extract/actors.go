package extract

// findActors names the actors of the article and marks every mention of them.
func (r *reading) findActors() {}
