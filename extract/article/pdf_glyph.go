package article

import (
	"bufio"
	"io"
	"math"

	"github.com/ledongthuc/pdf"
)

const (
	// maxForms is how deep forms may hold forms: pieces of a page that a page
	// uses like pictures.
	maxForms = 12
	// maxGlyphs is the most letters of one page.
	maxGlyphs = 1 << 20
	// unknownWidth is taken for the width of a letter of a font that tells
	// none, such as the fonts that every reader has, in thousandths of its size.
	unknownWidth = 500
)

// pdfGlyphs returns the letters of a page, in the order in which they are
// painted, and where they stand. The library reads files, streams and
// encodings; its own layout takes the letters of composite fonts, which most
// programs write today, to have no width. Text that does not run from left to right,
// such as a stamp along the edge, is left out.
func pdfGlyphs(p pdf.Page, bounds *pdfBounds) ([]pdf.Text, error) {
	if contents := p.V.Key("Contents"); p.V.IsNull() || contents.Kind() == pdf.Null {
		return nil, nil
	}
	painter := pdfPainter{bounds: bounds, fonts: map[pdfFontKey]*pdfFont{}, pdfState: pdfState{stretch: 1, page: unmoved}}
	painter.paint(p.V.Key("Contents"), p.Resources(), 0)
	return painter.out, painter.err
}

// pdfBounds are what a file may still draw.
type pdfBounds struct {
	drawing   int64 // bytes
	operators int
}

// maxSaved is how many states may be saved at once.
const maxSaved = 1000

// A pdfPainter follows the operators of a page (ISO 32000-1, 9.4) as far as
// they place text.
type pdfPainter struct {
	pdfState
	saved      []pdfState
	line, text placement // where the line began, and where the next letter goes
	fonts      map[pdfFontKey]*pdfFont
	out        []pdf.Text
	bounds     *pdfBounds
	err        error
}

// A pdfState is what the operators q and Q save and restore.
type pdfState struct {
	page                            placement
	font                            *pdfFont
	size, rise, leading             float64
	letterSpace, wordSpace, stretch float64
}

// paint follows the operators of a page or form.
func (p *pdfPainter) paint(stream, resources pdf.Value, depth int) {
	p.follow(pdfStream(stream), resources, depth)
}

// follow follows the operators of a content stream.
func (p *pdfPainter) follow(content io.Reader, resources pdf.Value, depth int) {
	l := &pdfLexer{src: bufio.NewReader(content), left: &p.bounds.drawing}
	for p.err == nil {
		op, args := l.operator()
		if op == "" {
			break
		}
		if p.bounds.operators--; p.bounds.operators < 0 {
			p.err = errOperators
			return
		}
		p.operator(op, pdfArgs(args), resources, depth)
	}
	if l.err == errDrawing {
		p.err = l.err
	}
}

// pdfArgs are the operands of an operator. Those that are missing are nothing.
type pdfArgs []pdfOperand

func (a pdfArgs) at(i int) pdfOperand {
	if i < len(a) {
		return a[i]
	}
	return pdfOperand{}
}

func (a pdfArgs) number(i int) float64 { return a.at(i).number }

// placement reads six numbers.
func (a pdfArgs) placement() placement {
	return placement{a.number(0), a.number(1), a.number(2), a.number(3), a.number(4), a.number(5)}
}

// operator follows one operator.
func (p *pdfPainter) operator(op string, args pdfArgs, resources pdf.Value, depth int) {
	switch op {
	case "q":
		if len(p.saved) < maxSaved {
			p.saved = append(p.saved, p.pdfState)
		}
	case "Q":
		if n := len(p.saved); n > 0 {
			p.pdfState, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "cm":
		p.page = args.placement().then(p.page)
	case "Do":
		p.form(resources.Key("XObject").Key(args.at(0).text), resources, depth)
	case "Tf":
		p.font, p.size = p.findFont(resources, args.at(0).text, depth), args.number(1)
	default:
		p.textOperator(op, args)
	}
}

// textOperator follows an operator that needs no resources.
func (p *pdfPainter) textOperator(op string, args pdfArgs) {
	switch op {
	case "BT":
		p.line, p.text = unmoved, unmoved
	case "Tm":
		p.line = args.placement()
		p.text = p.line
	case "Td":
		p.nextLine(args.number(0), args.number(1))
	case "TD":
		p.leading = -args.number(1)
		p.nextLine(args.number(0), args.number(1))
	case "T*":
		p.nextLine(0, -p.leading)
	case "Tc":
		p.letterSpace = args.number(0)
	case "Tw":
		p.wordSpace = args.number(0)
	case "Tz":
		p.stretch = args.number(0) / 100
	case "TL":
		p.leading = args.number(0)
	case "Ts":
		p.rise = args.number(0)
	case "Tj":
		p.show(args.at(0).text)
	case "'":
		p.nextLine(0, -p.leading)
		p.show(args.at(0).text)
	case "\"":
		p.wordSpace, p.letterSpace = args.number(0), args.number(1)
		p.nextLine(0, -p.leading)
		p.show(args.at(2).text)
	case "TJ":
		for _, v := range args.at(0).list {
			if v.kind == 's' {
				p.show(v.text)
			} else {
				p.move(-v.number / 1000 * p.size * p.stretch)
			}
		}
	}
}

// form paints a form; pictures are passed over.
func (p *pdfPainter) form(form, around pdf.Value, depth int) {
	if form.Key("Subtype").Name() != "Form" || depth >= maxForms {
		return
	}
	state, saved := p.pdfState, p.saved
	line, text := p.line, p.text
	if m := form.Key("Matrix"); m.Len() == 6 {
		var own placement
		for i := range own {
			own[i] = m.Index(i).Float64()
		}
		p.page = own.then(p.page)
	}
	resources := form.Key("Resources")
	if resources.IsNull() {
		resources = around
	}
	p.saved = nil
	p.paint(form, resources, depth+1)
	p.pdfState, p.saved, p.line, p.text = state, saved, line, text
}

// nextLine begins a line at a distance from the beginning of the last one.
func (p *pdfPainter) nextLine(x, y float64) {
	p.line = placement{1, 0, 0, 1, x, y}.then(p.line)
	p.text = p.line
}

// move goes on along the line.
func (p *pdfPainter) move(x float64) { p.text = placement{1, 0, 0, 1, x, 0}.then(p.text) }

// show paints a string.
func (p *pdfPainter) show(codes string) {
	if p.font == nil {
		return
	}
	for len(codes) > 0 && len(p.out) < maxGlyphs {
		n := min(p.font.codeSize, len(codes))
		width, letters := p.font.glyph(codes[:n])
		at := placement{p.size * p.stretch, 0, 0, p.size, 0, p.rise}.then(p.text).then(p.page)
		if at[0] > math.Abs(at[1]) {
			p.out = append(p.out, pdf.Text{FontSize: math.Hypot(at[2], at[3]), X: at[4], Y: at[5], W: width / 1000 * at[0], S: letters})
		}
		advance := width/1000*p.size + p.letterSpace
		if codes[:n] == " " {
			advance += p.wordSpace
		}
		p.move(advance * p.stretch)
		codes = codes[n:]
	}
}

// A placement moves, turns and scales: x' = a*x + c*y + e, y' = b*x + d*y + f.
type placement [6]float64

var unmoved = placement{1, 0, 0, 1, 0, 0}

// then is m followed by n.
func (m placement) then(n placement) placement {
	return placement{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}
