package extract

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/extract/tsv"
)

// The limits of the house, over all program files of extraction, tests apart.
const (
	mostBranches  = 25  // of a function, as github.com/fzipp/gocyclo counts them
	meanBranches  = 6.0 // of all functions
	longCondition = 140 // characters of an expression of && and ||
	listWords     = 5   // words that make a list; shorter ones stand in code as they like
	mostLists     = 40  // lists of words in code: grammar, which no table opens to users
)

// program parses the program files of extraction and hands each over with its source.
func program(t *testing.T, visit func(path string, src []byte, set *token.FileSet, f *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "testdata":
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, path, src, 0)
		if err != nil {
			return err
		}
		visit(path, src, set, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// branches is the cyclomatic complexity of a function: one, and one for each branch, loop, case and boolean operator.
func branches(fn ast.Node) int {
	n := 1
	ast.Inspect(fn, func(at ast.Node) bool {
		switch at := at.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if at.List != nil {
				n++
			}
		case *ast.CommClause:
			if at.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if isBoolean(at) {
				n++
			}
		}
		return true
	})
	return n
}

func isBoolean(x *ast.BinaryExpr) bool { return x.Op == token.LAND || x.Op == token.LOR }

// TestFunctionsAreSmall holds how many branches functions have, each and on average.
func TestFunctionsAreSmall(t *testing.T) {
	functions, sum := 0, 0
	program(t, func(path string, _ []byte, set *token.FileSet, f *ast.File) {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			n := branches(fn)
			functions, sum = functions+1, sum+n
			if n > mostBranches {
				t.Errorf("%s: %s has %d branches, %d at most", set.Position(fn.Pos()), fn.Name.Name, n, mostBranches)
			}
		}
	})
	mean := float64(sum) / float64(functions)
	t.Logf("%d functions, %.2f branches on average", functions, mean)
	if functions < 1000 || mean >= meanBranches {
		t.Errorf("%d functions have %.2f branches on average, less than %.0f wanted", functions, mean, meanBranches)
	}
}

// TestConditionsAreShort holds that a long condition gets a name for its parts.
func TestConditionsAreShort(t *testing.T) {
	seen := 0
	program(t, func(path string, src []byte, set *token.FileSet, f *ast.File) {
		ast.Inspect(f, func(at ast.Node) bool {
			x, ok := at.(*ast.BinaryExpr)
			if !ok || !isBoolean(x) {
				return true
			}
			seen++
			text := string(src[set.Position(x.Pos()).Offset:set.Position(x.End()).Offset])
			if n := len([]rune(strings.Join(strings.Fields(text), " "))); n > longCondition {
				t.Errorf("%s: a condition of %d characters, %d at most: %s", set.Position(x.Pos()), n, longCondition, text)
			}
			return false
		})
	})
	if seen < 1000 {
		t.Errorf("only %d conditions seen", seen)
	}
}

// formats is how many lists files have that name the parts of pages, feeds, letters, dates and models, the values of columns,
// slots, or kinds of things: no words of English.
var formats = map[string]int{
	"article/arc.go":             1,
	"article/date.go":            3,
	"article/dateline.go":        1,
	"article/field.go":           1,
	"article/frontmatter.go":     4,
	"article/harvest.go":         1,
	"article/json.go":            2,
	"article/language.go":        1,
	"article/live.go":            2,
	"article/mail.go":            1,
	"article/pdf.go":             1,
	"article/prose.go":           1,
	"eval/words.go":              1,
	"gazetteer/load.go":          2,
	"lexicon/lexicon.go":         1,
	"lexicon/meeting_lexicon.go": 2,
	"lexicon/slot.go":            1,
	"position/slot.go":           1,
	"reader/features.go":         2,
	"reader/read.go":             1,
	"reading/reading.go":         1,
}

// tags are what trees call relations and parts of speech.
var tags = regexp.MustCompile(`^([a-z]+:[a-z]+|[A-Z]+|nsubj|csubj|obj|iobj|obl|nmod|amod|acl|advcl|advmod|appos|aux|case|cc|ccomp|compound|conj|cop|dep|det|discourse|dislocated|expl|fixed|flat|list|mark|nummod|parataxis|punct|reparandum|root|vocative|xcomp)$`)

var word = regexp.MustCompile(`^[\pL'’ -]*\pL[\pL'’ -]*$`)

// wordsIn are the words in a list of literals, tags apart.
func wordsIn(list []ast.Expr) (all []string) {
	for _, x := range list {
		if kv, ok := x.(*ast.KeyValueExpr); ok {
			x = kv.Key
		}
		if s, ok := literal(x); ok && word.MatchString(s) && !tags.MatchString(s) {
			all = append(all, s)
		}
	}
	return all
}

func literal(x ast.Expr) (string, bool) {
	b, ok := x.(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(b.Value)
	return s, err == nil
}

// alternatives are words of a pattern of which one may stand.
var alternatives = regexp.MustCompile(`\pL+(?:\|\pL+){4,}`)

// listAt is the words of the list that a node is: a composite literal, a case, the arguments of a call, a string of
// them given to a function, or a pattern.
func listAt(at ast.Node) []string {
	switch at := at.(type) {
	case *ast.CaseClause:
		return wordsIn(at.List)
	case *ast.CompositeLit:
		return wordsIn(at.Elts)
	case *ast.BasicLit:
		if s, ok := literal(at); ok {
			return strings.Split(alternatives.FindString(s), "|")
		}
	case *ast.CallExpr:
		if len(at.Args) == 1 {
			if s, ok := literal(at.Args[0]); ok && takesList.MatchString(nameOf(at.Fun)) {
				return strings.Fields(s)
			}
		}
		return wordsIn(at.Args)
	}
	return nil
}

// takesList are the names of functions that are given words in one string.
var takesList = regexp.MustCompile(`(?i)set$|^words|^fields|^split|^list`)

func nameOf(fn ast.Expr) string {
	switch fn := fn.(type) {
	case *ast.Ident:
		return fn.Name
	case *ast.SelectorExpr:
		return fn.Sel.Name
	}
	return ""
}

// closedClasses are the words of testdata/closed.tsv.
func closedClasses(t *testing.T) map[string]bool {
	t.Helper()
	table, err := os.ReadFile("testdata/closed.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, row := range tsv.Rows("closed.tsv", string(table), "class, words") {
		for _, w := range strings.Fields(row[1]) {
			all[strings.ReplaceAll(w, "_", " ")] = true
		}
	}
	return all
}

// TestWordsAreTables holds that lists of words stand in tables, which users can add to, but for those of grammar: there are few,
// and all their words are of closed classes.
func TestWordsAreTables(t *testing.T) {
	closed := closedClasses(t)
	lists, others := 0, map[string]int{}
	program(t, func(path string, _ []byte, set *token.FileSet, f *ast.File) {
		path = filepath.ToSlash(path)
		ast.Inspect(f, func(at ast.Node) bool {
			if at == nil {
				return false
			}
			list := listAt(at)
			if len(list) < listWords {
				return true
			}
			i := slices.IndexFunc(list, func(w string) bool { return !closed[strings.ToLower(w)] })
			switch {
			case i < 0:
				lists++
				t.Logf("%s: %q", set.Position(at.Pos()), list)
			case others[path] < formats[path]:
				others[path]++
			default:
				t.Errorf("%s: %q is of no closed class: its list belongs into a table", set.Position(at.Pos()), list[i])
			}
			return true
		})
	})
	t.Logf("%d lists", lists)
	if lists < 10 || lists > mostLists {
		t.Errorf("%d lists of %d words and more in code, %d at most", lists, listWords, mostLists)
	}
	for path, n := range formats {
		if others[path] != n {
			t.Errorf("%s has %d lists of the words of formats, %d are entered", path, others[path], n)
		}
	}
}
