package eval

// A Verdict is what an annotation makes of a predicted fact.
type Verdict int

// The verdicts. Right is what gets half of the credit and more; what only optional facts of the
// annotation bear out is neither right nor wrong.
const (
	Wrong Verdict = iota
	Right
	Open
)

// Verdicts are those on the predicted meetings and positions, in their order.
func Verdicts(gold, pred *Doc) (meetings, positions []Verdict) {
	_, same := matchActors(gold, pred)
	g, p := ids{}, ids(same)
	w := matrix(len(gold.Meetings), len(pred.Meetings))
	for i, gm := range gold.Meetings {
		for j, pm := range pred.Meetings {
			w[i][j] = meetingCredit(&gm, &pm, f1(each(gm.Participants, g.gold), each(pm.Participants, p.pred)))
		}
	}
	meetings = verdicts(w, len(pred.Meetings), func(i int) bool { return gold.Meetings[i].Optional })
	w = matrix(len(gold.Positions), len(pred.Positions))
	for i, gq := range gold.Positions {
		for j, pq := range pred.Positions {
			held := f1(each(gq.Holders, g.gold), each(pq.Holders, p.pred))
			w[i][j] = positionCredit(&gq, &pq, held, f1(each(gq.About, g.gold), each(pq.About, p.pred)))
		}
	}
	return meetings, verdicts(w, len(pred.Positions), func(i int) bool { return gold.Positions[i].Optional })
}

func verdicts(weights [][]float64, predicted int, optional func(int) bool) []Verdict {
	out := make([]Verdict, predicted)
	for _, m := range match(weights) {
		switch w := weights[m.row][m.col]; {
		case w < 0.5:
		case optional(m.row):
			out[m.col] = Open
		default:
			out[m.col] = Right
		}
	}
	return out
}
