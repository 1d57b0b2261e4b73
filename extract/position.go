package extract

// findPositions finds who holds which stance on what.
func (r *reading) findPositions() {}
