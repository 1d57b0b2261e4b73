package eval

// A verdict is what an annotation makes of a predicted fact.
type verdict int

// The verdicts: right is what gets half of the credit and more; what only optional facts of the
// annotation bear out is neither right nor wrong.
const (
	wrong verdict = iota
	right
	open
)

// verdicts are those on the predicted meetings and positions, in their order.
func verdicts(gold, pred *Doc) (meetings, positions []verdict) {
	_, same := matchActors(gold, pred)
	p := ids(same)
	credits, optional := p.meetings(gold, pred)
	meetings = judge(credits, optional, len(pred.Meetings))
	credits, optional = p.positions(gold, pred)
	return meetings, judge(credits, optional, len(pred.Positions))
}

// judge makes verdicts of the credits of pairs.
func judge(credits [][]float64, optional []bool, predicted int) []verdict {
	out := make([]verdict, predicted)
	for _, m := range match(credits) {
		switch w := credits[m.row][m.col]; {
		case w < 0.5:
		case optional[m.row]:
			out[m.col] = open
		default:
			out[m.col] = right
		}
	}
	return out
}
