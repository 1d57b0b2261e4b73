package view

// A packed page has edges and proofs by the column, which is a tenth smaller when it is
// compressed, and what stands around proofs apart, which the page reads when it first
// shows a proof: the picture needs none of it.
type packed struct {
	Data
	Edges    edgeColumns    `json:"edges"`
	Proofs   proofColumns   `json:"proofs"`
	Articles []articleNamed `json:"articles"`
}

type edgeColumns struct {
	Source []int    `json:"s"`
	Target []int    `json:"t"`
	Kind   []string `json:"kind"`
	Proofs [][]int  `json:"p"`
}

type proofColumns struct {
	Article []int      `json:"a"`
	Words   []*[5]int  `json:"w"` // the article's passage; in it, how long what is before the sentence is, its lead, the words, and its rest
	Date    []string   `json:"date"`
	Side    []int      `json:"i"`
	Quote   []string   `json:"quote"`
	By      [][]string `json:"by"`
	Joint   []int      `json:"joint"`
}

type articleNamed struct {
	Name      string `json:"name"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
}

// pack parts what is known into what the picture needs, and texts by the article.
func (d *Data) pack() (*packed, [][]string) {
	p := &packed{Data: *d, Articles: []articleNamed{}}
	p.Edges.init(len(d.Edges))
	for i, e := range d.Edges {
		p.Edges.Source[i], p.Edges.Target[i], p.Edges.Kind[i], p.Edges.Proofs[i] = e.Source, e.Target, e.Kind, e.Proofs
	}
	p.Proofs.init(len(d.Proofs))
	for i, q := range d.Proofs {
		p.Proofs.Article[i], p.Proofs.Words[i], p.Proofs.Date[i], p.Proofs.Side[i] = q.Article, lengths(q.Words), q.Date, q.Side
		p.Proofs.Quote[i], p.Proofs.By[i] = q.Quote, q.By
		if q.Joint {
			p.Proofs.Joint[i] = 1
		}
	}
	texts := make([][]string, len(d.Articles))
	for i, a := range d.Articles {
		p.Articles = append(p.Articles, articleNamed{a.Name, a.URL, a.Published})
		texts[i] = a.Passages
	}
	return p, texts
}

func (c *edgeColumns) init(n int) {
	c.Source, c.Target, c.Kind, c.Proofs = make([]int, n), make([]int, n), make([]string, n), make([][]int, n)
}

func (c *proofColumns) init(n int) {
	c.Article, c.Words, c.Date, c.Side = make([]int, n), make([]*[5]int, n), make([]string, n), make([]int, n)
	c.Quote, c.By, c.Joint = make([]string, n), make([][]string, n), make([]int, n)
}

// lengths are places in a passage as lengths, which are small numbers, often none.
func lengths(w *[5]int) *[5]int {
	if w == nil {
		return nil
	}
	return &[5]int{w[0], w[1], w[2] - w[1], w[3] - w[2], w[4] - w[3]}
}
