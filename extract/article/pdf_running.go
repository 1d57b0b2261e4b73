package article

import (
	"regexp"
	"strings"
)

// runningDeep is how many lines at either end of a column may be running ones.
const runningDeep = 3

// withoutRunning takes the lines off the ends of each page's columns that
// stand on most pages, numbers aside, or are only a page number. Of a page that
// a browser printed it also takes those that the browser set above and below
// it, and returns the address that they name.
func withoutRunning(pages [][][]pdfLine, printed bool) (address string) {
	for range runningDeep {
		often := runningKeys(pages)
		cut := false
		for _, columns := range pages {
			runs := func(l pdfLine) bool {
				if at := printedAddress.FindString(l.text); printed && address == "" {
					address = at
				}
				key := runningKey(l)
				return key == "" || often[key] > 1 && often[key]*2 > len(pages) || printed && printedLine.MatchString(l.text)
			}
			cut = eachEnd(columns, runs) || cut
		}
		if !cut {
			break
		}
	}
	return address
}

var (
	printedAddress = regexp.MustCompile(`\bhttps?://\S+`)
	// printedLine has the time of printing, or an address with "page of pages".
	printedLine = regexp.MustCompile(`^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?$|^(?:https?|file)://\S+(?: \d+(?:/| of )\d+)?$|^\d+ of \d+$`)
)

// runningKey is what a line has in common with those of other pages.
func runningKey(l pdfLine) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '-' || r == '–' {
			return -1
		}
		return r
	}, l.text))
}

// runningKeys counts on how many pages each line stands at an end of a column.
func runningKeys(pages [][][]pdfLine) map[string]int {
	often, on := map[string]int{}, map[string]int{}
	for n, columns := range pages {
		eachEnd(columns, func(l pdfLine) bool {
			if key := runningKey(l); on[key] != n+1 {
				on[key] = n + 1
				often[key]++
			}
			return false
		})
	}
	return often
}

// eachEnd asks of the first and last line of each column whether it is to be
// taken off, and says whether any was.
func eachEnd(columns [][]pdfLine, off func(pdfLine) bool) (cut bool) {
	for i, lines := range columns {
		if n := len(lines); n > 0 && off(lines[0]) {
			lines, cut = lines[1:], true
		}
		if n := len(lines); n > 0 && off(lines[n-1]) {
			lines, cut = lines[:n-1], true
		}
		columns[i] = lines
	}
	return cut
}
