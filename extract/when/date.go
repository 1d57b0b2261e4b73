package when

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"entente/extract/nlp"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// A Date is a date in a sentence, in whatever words, and when it is.
type Date struct {
	First, Last int // its tokens
	When        Period
}

// A Calendar tells the dates of an article's sentences.
type Calendar struct {
	*reading.Text
	dated map[*tree.Sentence][]Date // of the sentences that were asked for them
}

// New is the calendar of an article.
func New(r *reading.Text) *Calendar {
	return &Calendar{Text: r, dated: map[*tree.Sentence][]Date{}}
}

const openDates = "publication date unknown: relative dates are left open"

// DatesIn finds the date expressions of a sentence in text order, once mentions
// are known. Not handled:
// dates in digits only (7/8/2022), feasts, quarters of a year, and what is
// counted from another event ("a day later").
func (r *Calendar) DatesIn(s *tree.Sentence) []Date {
	if known, ok := r.dated[s]; ok {
		return known
	}
	p := &dateParser{toks: s.Tokens, published: r.Published(s),
		isName: func(i int) bool { return r.InName(s, i) },
		future: func(i int) bool { return tree.IsFuture(s.Node(i)) || IsPutOff(s.Node(i)) }}
	out := p.all()
	if p.open && !slices.Contains(r.Notes, openDates) {
		r.Notes = append(r.Notes, openDates)
	}
	r.dated[s] = out
	return out
}

// A dateParser reads dates out of a sentence's tokens.
type dateParser struct {
	toks      []nlp.Token
	published Period
	isName    func(i int) bool // the token is part of an actor's name
	future    func(i int) bool // the clause around the token tells of the future
	open      bool             // a relative date was met but no publication date known
}

func (p *dateParser) all() []Date {
	var out []Date
	for i := 0; i < len(p.toks); {
		when, next := p.at(i)
		if next <= i {
			i++
			continue
		}
		if when.Known() {
			out = append(out, Date{i, next - 1, when})
		}
		i = next
	}
	return out
}

// at reads the longest date that begins at token i; next is the token after
// it, or i where there is none.
func (p *dateParser) at(i int) (when Period, next int) {
	if p.isName(i) {
		return Period{}, i
	}
	for _, form := range []func(int) (Period, int){p.monthDay, p.dayMonth, p.weekday, p.month, p.relative, p.ago, p.span, p.vague, p.within, p.nearDay, p.year} {
		if when, next := form(i); next > i {
			return when, next
		}
	}
	return Period{}, i
}

// word is a token in lower case without the point of an abbreviation; empty
// beyond the sentence.
func (p *dateParser) word(i int) string {
	if i < 0 || i >= len(p.toks) {
		return ""
	}
	return strings.TrimSuffix(strings.ToLower(p.toks[i].Text), ".")
}

func (p *dateParser) capital(i int) bool {
	return i >= 0 && i < len(p.toks) && p.toks[i].Text[0] >= 'A' && p.toks[i].Text[0] <= 'Z'
}

// relativeTo notes that a date hangs on the day of publication.
func (p *dateParser) relativeTo() Period {
	if !p.published.Known() {
		p.open = true
	}
	return p.published
}

// monthName is the month that a capitalised word names, 0 for none. "mid-July"
// may be one token.
func (p *dateParser) monthName(i int) time.Month {
	w := p.word(i)
	if rest, ok := strings.CutPrefix(w, "mid-"); ok && len(p.toks[i].Text) > 4 {
		w = rest
	} else if !p.capital(i) {
		return 0
	}
	if p.isName(i) {
		return 0
	}
	return tree.MonthOf(w)
}

// dayNumber is the day of a month: "8", "8th"; 0 for none.
func (p *dateParser) dayNumber(i int) int {
	w := p.word(i)
	for _, s := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, s)
	}
	if n, err := strconv.Atoi(w); err == nil && n >= 1 && n <= 31 {
		return n
	}
	return 0
}

// yearNumber is a year in four digits, 0 for none.
func (p *dateParser) yearNumber(i int) int {
	w := p.word(i)
	if n, err := strconv.Atoi(w); err == nil && len(w) == 4 && n >= 1800 && n < 2200 {
		return n
	}
	return 0
}

// yearAfter reads the year that may follow a month or day: "2022", ", 2022",
// "of 2022", "this year", "of last year".
func (p *dateParser) yearAfter(i int) (year, next int) {
	j := i
	if words.OneOf(p.word(j), ",", "of") {
		j++
	}
	if y := p.yearNumber(j); y > 0 {
		return y, j + 1
	}
	if when, end := p.relativeUnit(j); end > j && p.word(end-1) == "year" {
		if !when.Known() {
			return 0, end
		}
		return when.From.Year(), end
	}
	return 0, i
}

// monthDay reads "July 8", "July 8, 2022", "Jul. 8-10".
func (p *dateParser) monthDay(i int) (Period, int) {
	month, from := p.monthName(i), p.dayNumber(i+1)
	to, next := from, i+2
	if a, b, ok := p.dayRange(i + 1); month > 0 && ok {
		from, to, next = a, b, i+2
	} else if d := p.dayNumber(i + 3); from > 0 && p.isDash(i+2) && d > from {
		to, next = d, i+4
	}
	if month == 0 || from == 0 {
		return Period{}, i
	}
	return p.daysOf(month, from, to, i, next)
}

// dayMonth reads "8 July", "8th of July 2022", "8-10 July", "the 8th of July".
func (p *dateParser) dayMonth(i int) (Period, int) {
	from, j := p.dayNumber(i), i+1
	to := from
	if a, b, ok := p.dayRange(i); ok {
		from, to = a, b
	} else if d := p.dayNumber(i + 2); from > 0 && p.isDash(i+1) && d > from {
		to, j = d, i+3
	}
	if p.word(j) == "of" {
		j++
	}
	month := p.monthName(j)
	if from == 0 || month == 0 {
		return Period{}, i
	}
	return p.daysOf(month, from, to, i, j+1)
}

// dayRange reads a token like "8-10".
func (p *dateParser) dayRange(i int) (from, to int, ok bool) {
	for _, dash := range []string{"-", "–"} {
		if a, b, found := strings.Cut(p.word(i), dash); found {
			from, errA := strconv.Atoi(a)
			to, errB := strconv.Atoi(b)
			return from, to, errA == nil && errB == nil && from >= 1 && from < to && to <= 31
		}
	}
	return 0, 0, false
}

func (p *dateParser) isDash(i int) bool {
	return words.OneOf(p.word(i), "-", "–", "—", "to")
}

// daysOf resolves days of a month, in the year that follows if there is one,
// else in the one that the tense tells.
func (p *dateParser) daysOf(month time.Month, from, to, at, next int) (Period, int) {
	year, end := p.yearAfter(next)
	if end > next && year == 0 {
		return Period{}, end
	}
	if year == 0 {
		if pub := p.relativeTo(); pub.Known() {
			year = p.yearOf(pub, onDay(pub.From.Year(), month, from), at)
		}
		if year == 0 {
			return Period{}, next
		}
	}
	return onDay(year, month, from).UpTo(onDay(year, month, to)), end
}

// yearOf is the year of a day or month without one: of the past or future
// ones, the nearest to publication. p is the date in the year of publication.
func (p *dateParser) yearOf(pub, this Period, at int) int {
	year := pub.From.Year()
	if !this.Known() {
		return year
	}
	if p.future(at) {
		if this.To.Before(pub.From) {
			return year + 1
		}
	} else if this.From.After(pub.To) {
		// A date a few weeks ahead is an appointment whatever the tense.
		if this.From.Sub(pub.To) > 60*24*time.Hour {
			return year - 1
		}
	}
	return year
}

// inWord reports whether w may stand before a month or year that stands alone.
func inWord(w string) bool { return beforeMonths[w] }

var beforeMonths = words.Class("beforeMonths")

// month reads "in July", "late July 2022", "July of last year", "last July".
// A month's name alone is a date only after a word of time, or before a noun
// or possessive ("the July meeting", "July's talks").
func (p *dateParser) month(i int) (Period, int) {
	month := p.monthName(i)
	if month == 0 {
		return Period{}, i
	}
	if year, end := p.yearAfter(i + 1); end > i+1 {
		if year == 0 {
			return Period{}, end
		}
		return inMonth(year, month), end
	}
	before := p.word(i - 1)
	if before == "-" && p.word(i-2) == "mid" {
		before = "mid"
	}
	if !inWord(before) && !strings.HasPrefix(p.word(i), "mid-") && !p.beforeNoun(i) {
		return Period{}, i
	}
	pub := p.relativeTo()
	if !pub.Known() {
		return Period{}, i + 1
	}
	year := pub.From.Year()
	this := inMonth(year, month)
	switch {
	case before == "last":
		if !this.From.Before(pub.around(months, 0).From) {
			year--
		}
	case before == "next":
		if !this.From.After(pub.From) {
			year++
		}
	case before == "this":
	case p.future(i):
		if this.To.Before(pub.From) {
			year++
		}
	case this.From.After(pub.To):
		year--
	}
	return inMonth(year, month), i + 1
}

// beforeNoun reports whether a month modifies what follows.
func (p *dateParser) beforeNoun(i int) bool {
	if i+1 >= len(p.toks) {
		return false
	}
	if p.toks[i+1].XPOS == "POS" {
		return true
	}
	return words.OneOf(p.word(i-1), "a", "an", "the", "its", "their", "his", "her") && strings.HasPrefix(p.toks[i+1].XPOS, "NN") && !p.capital(i+1)
}

// weekday reads "Thursday", "last Thursday", "Thursday, July 8".
func (p *dateParser) weekday(i int) (Period, int) {
	w := slices.Index(tree.WeekdayNames, p.word(i))
	if w < 0 || !p.capital(i) || p.inTitle(i) {
		return Period{}, i
	}
	j := i + 1
	if p.word(j) == "," {
		j++
	}
	for _, form := range []func(int) (Period, int){p.monthDay, p.dayMonth} {
		if when, next := form(j); next > j {
			return when, next
		}
	}
	pub := p.relativeTo()
	if !pub.Known() || !pub.From.Equal(pub.To) {
		return Period{}, i + 1
	}
	back := (int(pub.From.Weekday()) - w + 7) % 7 // days since the last one, today included
	ahead := (w - int(pub.From.Weekday()) + 7) % 7
	switch before := p.word(i - 1); {
	case words.OneOf(before, "last", "past", "previous"):
		if back == 0 {
			back = 7
		}
	case words.OneOf(before, "next", "coming", "following"):
		if ahead == 0 {
			ahead = 7
		}
		return pub.Shift(0, 0, ahead), i + 1
	case p.future(i):
		return pub.Shift(0, 0, ahead), i + 1
	}
	return pub.Shift(0, 0, -back), i + 1
}

// namedAfter are the words that follow a day in the names of papers and clubs, namedDays those before it in the names of feasts
// and of days that became known.
var (
	namedAfter = words.Class("namedAfterDays")
	namedDays  = words.Class("namedDays")
)

// inTitle reports whether a weekday is part of a name: "Sunday Times", "Black Friday".
func (p *dateParser) inTitle(i int) bool {
	if namedAfter[p.word(i+1)] {
		return p.capital(i + 1)
	}
	return namedDays[p.word(i-1)] && p.capital(i-1)
}

// unitOf is the unit of the calendar that a word names, plural or not.
func unitOf(w string) calendarUnit {
	switch strings.TrimSuffix(w, "s") {
	case "day":
		return days
	case "week":
		return weeks
	case "weekend":
		return weekends
	case "month":
		return months
	case "year":
		return years
	}
	return noUnit
}

// relative reads "this month", "next week", "last year", "this summer".
func (p *dateParser) relative(i int) (Period, int) { return p.relativeUnit(i) }

func (p *dateParser) relativeUnit(i int) (Period, int) {
	n := 0
	switch p.word(i) {
	case "this":
	case "last", "past", "previous":
		n = -1
	case "next", "coming":
		n = 1
	default:
		return Period{}, i
	}
	j := i + 1
	if n == 0 { // "this past week", "this coming week"
		switch p.word(j) {
		case "past":
			n, j = -1, j+1
		case "coming":
			n, j = 1, j+1
		}
	}
	w := p.word(j)
	switch w {
	case "spring", "summer", "autumn", "fall", "winter":
		return p.relativeTo().around(years, n).season(w), j + 1
	case "morning", "afternoon", "evening":
		return p.relativeTo(), j + 1
	case "night":
		return p.relativeTo().Shift(0, 0, n), j + 1
	}
	if u := unitOf(w); u != noUnit && u != days && !strings.HasSuffix(w, "s") {
		switch {
		case p.word(i) == "previous": // counted from another event
			return Period{}, j + 1
		case n < 0 && p.word(i-1) == "the": // "in the past year": the twelve months before
			pub := p.relativeTo()
			return pub.back(u, 1).UpTo(pub), j + 1
		}
		return p.relativeTo().around(u, n), j + 1
	}
	return Period{}, i
}

// season is that season, of the north, of the year that p is; the winter is
// left as the year.
func (p Period) season(name string) Period {
	first := time.Month(0)
	switch name {
	case "spring":
		first = 3
	case "summer":
		first = 6
	case "autumn", "fall":
		first = 9
	}
	if first == 0 || !p.Known() {
		return p
	}
	return inMonth(p.From.Year(), first).UpTo(inMonth(p.From.Year(), first+2))
}

// count is a number in digits or words, or the article of "a week ago".
func (p *dateParser) count(i int) int {
	switch w := p.word(i); w {
	case "a", "an":
		return 1
	case "couple", "few", "several":
		return 0 // too vague
	default:
		if n := slices.Index(numberWords, w); n >= 0 {
			return n
		}
		if n, err := strconv.Atoi(w); err == nil && n > 0 && n < 500 {
			return n
		}
	}
	return 0
}

var numberWords = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"eleven", "twelve"}

// ago reads "two weeks ago". The longer the unit, the vaguer the day.
func (p *dateParser) ago(i int) (Period, int) {
	n := p.count(i)
	if n == 0 || p.word(i+2) != "ago" {
		return Period{}, i
	}
	switch unitOf(p.word(i + 1)) {
	case days:
		return p.relativeTo().Shift(0, 0, -n), i + 3
	case weeks:
		when := p.relativeTo().Shift(0, 0, -7*n)
		return when.Shift(0, 0, -3).UpTo(when.Shift(0, 0, 3)), i + 3
	case months:
		return p.relativeTo().around(months, -n), i + 3
	case years:
		return p.relativeTo().around(years, -n), i + 3
	}
	if strings.HasPrefix(p.word(i+1), "hour") && n < 12 {
		return p.relativeTo(), i + 3
	}
	return Period{}, i
}

// span reads "the past five months" and "the next two weeks".
func (p *dateParser) span(i int) (Period, int) {
	n, u := p.count(i+1), unitOf(p.word(i+2))
	if n == 0 || u == noUnit {
		return Period{}, i
	}
	switch p.word(i) {
	case "past", "last":
		pub := p.relativeTo()
		return pub.back(u, n).UpTo(pub), i + 3
	case "next", "coming":
		pub := p.relativeTo()
		return pub.UpTo(pub.back(u, -n)), i + 3
	}
	return Period{}, i
}

// vague reads "in recent days", "over the past few weeks", "in the coming days".
func (p *dateParser) vague(i int) (Period, int) {
	j, ahead := i, false
	switch p.word(j) {
	case "recent":
	case "coming", "next":
		ahead = true
	case "past", "last":
	default:
		return Period{}, i
	}
	if w := p.word(j + 1); words.OneOf(w, "few", "several") || w == "couple" && p.word(j+2) == "of" {
		if j++; w == "couple" {
			j++
		}
	} else if words.OneOf(p.word(j), "next", "last") {
		return Period{}, i
	}
	u := unitOf(p.word(j + 1))
	if u == noUnit || !strings.HasSuffix(p.word(j+1), "s") {
		return Period{}, i
	}
	pub, n := p.relativeTo(), 10
	if u == months || u == years {
		n = 6
	} else if u == weeks {
		n = 8
	}
	if ahead {
		return pub.UpTo(pub.back(u, -n)), j + 2
	}
	return pub.back(u, n).UpTo(pub), j + 2
}

// within reads "earlier in the week", "later this month", "over the weekend".
func (p *dateParser) within(i int) (Period, int) {
	w := p.word(i)
	switch {
	case words.OneOf(w, "earlier", "later") && p.word(i+1) == "in" && p.word(i+2) == "the":
		if u := unitOf(p.word(i + 3)); u != noUnit && p.word(i+3) != "days" {
			return p.relativeTo().around(u, 0), i + 4
		}
	case words.OneOf(w, "over", "at") && p.word(i+1) == "the" && p.word(i+2) == "weekend":
		n := -1
		if pub := p.relativeTo(); p.future(i) || pub.Known() && (pub.From.Weekday() == time.Sunday || pub.From.Weekday() == time.Saturday) {
			n = 0
		}
		return p.relativeTo().around(weekends, n), i + 3
	}
	return Period{}, i
}

// back is n units of days before.
func (p Period) back(u calendarUnit, n int) Period {
	switch u {
	case days:
		return p.Shift(0, 0, -n)
	case weeks, weekends:
		return p.Shift(0, 0, -7*n)
	case months:
		return p.Shift(0, -n, 0)
	}
	return p.Shift(-n, 0, 0)
}

// nearDay reads "today", "yesterday", "tomorrow", "tonight".
func (p *dateParser) nearDay(i int) (Period, int) {
	switch p.word(i) {
	case "today", "tonight":
		return p.relativeTo(), i + 1
	case "yesterday":
		return p.relativeTo().Shift(0, 0, -1), i + 1
	case "tomorrow":
		return p.relativeTo().Shift(0, 0, 1), i + 1
	}
	return Period{}, i
}

// year reads "in 2018" and "the 2018 summit", not numbers of things.
func (p *dateParser) year(i int) (Period, int) {
	y := p.yearNumber(i)
	if y == 0 {
		return Period{}, i
	}
	plural := i+1 < len(p.toks) && p.toks[i+1].XPOS == "NNS"
	switch before := p.word(i - 1); {
	case inWord(before) && !plural:
	case words.OneOf(before, "the", "a", "'s") && i+1 < len(p.toks) && strings.HasPrefix(p.toks[i+1].XPOS, "NN"):
	default:
		return Period{}, i
	}
	return inYear(y), i + 1
}

// Agree reports whether two periods can be the same, to the coarser's precision.
func Agree(a, b Period) bool {
	if !a.Known() || !b.Known() {
		return true
	}
	return !a.To.Before(b.From) && !b.To.Before(a.From)
}

// IsDate reports whether a token is part of a date.
func (r *Calendar) IsDate(s *tree.Sentence, i int) bool {
	for _, d := range r.DatesIn(s) {
		if d.First <= i && i <= d.Last {
			return true
		}
	}
	return false
}

// Published is when a sentence was published: with its entry of a live blog,
// else with the article.
func (r *Calendar) Published(s *tree.Sentence) Period {
	if s.Para < len(r.Art.Blocks) {
		if entry := ParseISO(r.Art.Blocks[s.Para].Date); entry.Known() {
			return entry
		}
	}
	return ParseISO(r.Art.Published)
}
