package article

import "github.com/ledongthuc/pdf"

// A pdfFont tells what the codes of a string stand for and how wide they are.
type pdfFont struct {
	encoding pdf.TextEncoding
	codeSize int             // bytes of a code
	width    map[int]float64 // by code, in thousandths of the size
	usual    float64         // width of all others
	known    map[string]pdfGlyph
}

type pdfGlyph struct {
	width   float64
	letters string
}

// A pdfFontKey names a font: forms may have fonts of their own by the same name.
type pdfFontKey struct {
	name, base string
	depth      int
}

// findFont returns the font that resources have by a name, or nil.
func (p *pdfPainter) findFont(resources pdf.Value, name string, depth int) *pdfFont {
	dict := resources.Key("Font").Key(name)
	if dict.IsNull() {
		return nil
	}
	key := pdfFontKey{name, dict.Key("BaseFont").Name(), depth}
	f := p.fonts[key]
	if f == nil {
		f = newPDFFont(dict)
		p.fonts[key] = f
	}
	return f
}

func newPDFFont(dict pdf.Value) *pdfFont {
	font := pdf.Font{V: dict}
	f := &pdfFont{encoding: font.Encoder(), codeSize: 1, width: map[int]float64{}, usual: unknownWidth, known: map[string]pdfGlyph{}}
	if dict.Key("Subtype").Name() == "Type0" {
		f.composite(dict.Key("DescendantFonts").Index(0))
		return f
	}
	first := font.FirstChar()
	for i, w := range font.Widths() {
		f.width[first+i] = w
	}
	if missing := dict.Key("FontDescriptor").Key("MissingWidth"); !missing.IsNull() {
		f.usual = missing.Float64()
	}
	return f
}

// composite takes over the widths of a font with codes of two bytes. W is a
// row of "first [width width ...]" and "first last width" (ISO 32000-1, 9.7.4.3).
func (f *pdfFont) composite(descendant pdf.Value) {
	f.codeSize, f.usual = 2, 1000
	if usual := descendant.Key("DW"); !usual.IsNull() {
		f.usual = usual.Float64()
	}
	row := descendant.Key("W")
	for i := 0; i+1 < row.Len(); {
		first, second := int(row.Index(i).Int64()), row.Index(i+1)
		if second.Kind() == pdf.Array {
			for k := range second.Len() {
				f.width[first+k] = second.Index(k).Float64()
			}
			i += 2
			continue
		}
		last, width := min(int(second.Int64()), 0xffff), row.Index(i+2).Float64()
		for code := max(first, 0); code <= last; code++ {
			f.width[code] = width
		}
		i += 3
	}
}

// glyph returns the width and the letters of one code.
func (f *pdfFont) glyph(code string) (width float64, letters string) {
	g, ok := f.known[code]
	if !ok {
		n := 0
		for i := range len(code) {
			n = n<<8 | int(code[i])
		}
		g.letters = f.encoding.Decode(code)
		if g.width, ok = f.width[n]; !ok {
			g.width = f.usual
		}
		f.known[code] = g
	}
	return g.width, g.letters
}
