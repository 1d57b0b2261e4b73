package extract

// findMeetings finds the occasions on which actors met.
func (r *reading) findMeetings() {}
