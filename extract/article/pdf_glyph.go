package article

import (
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
func pdfGlyphs(p pdf.Page) []pdf.Text {
	if contents := p.V.Key("Contents"); p.V.IsNull() || contents.Kind() == pdf.Null {
		return nil
	}
	painter := pdfPainter{fonts: map[pdfFontKey]*pdfFont{}, pdfState: pdfState{stretch: 1, page: unmoved}}
	painter.paint(p.V.Key("Contents"), p.Resources(), 0)
	return painter.out
}

// A pdfPainter follows the operators of a page (ISO 32000-1, 9.4) as far as
// they place text.
type pdfPainter struct {
	pdfState
	saved      []pdfState
	line, text placement // where the line began, and where the next letter goes
	fonts      map[pdfFontKey]*pdfFont
	out        []pdf.Text
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
	pdf.Interpret(stream, func(stack *pdf.Stack, op string) {
		var args []pdf.Value
		for stack.Len() > 0 {
			args = append(args, stack.Pop())
		}
		// The last one was popped first.
		arg := func(i int) pdf.Value {
			if i < len(args) {
				return args[len(args)-1-i]
			}
			return pdf.Value{}
		}
		number := func(i int) float64 { return arg(i).Float64() }
		switch op {
		case "q":
			p.saved = append(p.saved, p.pdfState)
		case "Q":
			if n := len(p.saved); n > 0 {
				p.pdfState, p.saved = p.saved[n-1], p.saved[:n-1]
			}
		case "cm":
			p.page = placement{number(0), number(1), number(2), number(3), number(4), number(5)}.then(p.page)
		case "Do":
			p.form(resources.Key("XObject").Key(arg(0).Name()), resources, depth)
		case "Tf":
			p.font, p.size = p.findFont(resources, arg(0).Name(), depth), number(1)
		default:
			p.textOperator(op, arg, number)
		}
	})
}

// textOperator follows an operator that needs no resources.
func (p *pdfPainter) textOperator(op string, arg func(int) pdf.Value, number func(int) float64) {
	switch op {
	case "BT":
		p.line, p.text = unmoved, unmoved
	case "Tm":
		p.line = placement{number(0), number(1), number(2), number(3), number(4), number(5)}
		p.text = p.line
	case "Td":
		p.nextLine(number(0), number(1))
	case "TD":
		p.leading = -number(1)
		p.nextLine(number(0), number(1))
	case "T*":
		p.nextLine(0, -p.leading)
	case "Tc":
		p.letterSpace = number(0)
	case "Tw":
		p.wordSpace = number(0)
	case "Tz":
		p.stretch = number(0) / 100
	case "TL":
		p.leading = number(0)
	case "Ts":
		p.rise = number(0)
	case "Tj":
		p.show(arg(0).RawString())
	case "'":
		p.nextLine(0, -p.leading)
		p.show(arg(0).RawString())
	case "\"":
		p.wordSpace, p.letterSpace = number(0), number(1)
		p.nextLine(0, -p.leading)
		p.show(arg(2).RawString())
	case "TJ":
		for i := range arg(0).Len() {
			if v := arg(0).Index(i); v.Kind() == pdf.String {
				p.show(v.RawString())
			} else {
				p.move(-v.Float64() / 1000 * p.size * p.stretch)
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
