package extract

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The limits of the house, over all program files of extraction, tests apart.
const (
	mostBranches  = 25  // of a function, as github.com/fzipp/gocyclo counts them
	meanBranches  = 6.0 // of all functions
	longCondition = 140 // characters of an expression of && and ||
	listWords     = 5   // words that make a list; shorter ones stand in code as they like
	mostLists     = 45  // lists of words in code: grammar, which no table opens to users
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

// formats are the files whose lists name the parts of pages, feeds, letters and models, slots, or kinds of things: no words of
// English.
var formats = regexp.MustCompile(`^article/(harvest|json|mail|frontmatter|field|live|detect|clock|language|list|prose|pdf)\.go$|` +
	`^position/slot\.go$|^reading/reading\.go$|^reader/|^eval/|^lexicon/|^gazetteer/`)

// tags are what trees call relations and parts of speech.
var tags = regexp.MustCompile(`^([a-z]+:[a-z]+|[A-Z]+|nsubj|csubj|obj|iobj|obl|nmod|amod|acl|advcl|advmod|appos|aux|case|cc|ccomp|compound|conj|cop|dep|det|discourse|dislocated|expl|fixed|flat|list|mark|nummod|parataxis|punct|reparandum|root|vocative|xcomp)$`)

var word = regexp.MustCompile(`^[\pL'’ -]*\pL[\pL'’ -]*$`)

// countWords counts what is no tag in a list of literals.
func countWords(list []ast.Expr) int {
	n := 0
	for _, x := range list {
		if kv, ok := x.(*ast.KeyValueExpr); ok {
			x = kv.Key
		}
		if s, ok := literal(x); ok && word.MatchString(s) && !tags.MatchString(s) {
			n++
		}
	}
	return n
}

func literal(x ast.Expr) (string, bool) {
	b, ok := x.(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(b.Value)
	return s, err == nil
}

// listAt is how many words the list has that a node is: a composite literal, a case, the arguments of a call, or a string of
// them given to words.Set.
func listAt(at ast.Node) int {
	switch at := at.(type) {
	case *ast.CaseClause:
		return countWords(at.List)
	case *ast.CompositeLit:
		return countWords(at.Elts)
	case *ast.CallExpr:
		if fn, ok := at.Fun.(*ast.SelectorExpr); ok && fn.Sel.Name == "Set" && len(at.Args) == 1 {
			if s, ok := literal(at.Args[0]); ok {
				return len(strings.Fields(s))
			}
		}
		return countWords(at.Args)
	}
	return 0
}

// TestWordsAreTables holds that lists of words stand in tables, which users can add to, but for those of grammar.
func TestWordsAreTables(t *testing.T) {
	var lists []string
	program(t, func(path string, _ []byte, set *token.FileSet, f *ast.File) {
		if formats.MatchString(filepath.ToSlash(path)) {
			return
		}
		ast.Inspect(f, func(at ast.Node) bool {
			if at == nil {
				return false
			}
			if n := listAt(at); n >= listWords {
				lists = append(lists, fmt.Sprintf("%s: %d words", set.Position(at.Pos()), n))
			}
			return true
		})
	})
	t.Logf("%d lists", len(lists))
	if len(lists) < 10 || len(lists) > mostLists {
		t.Errorf("%d lists of %d words and more in code, %d at most:\n%s", len(lists), listWords, mostLists, strings.Join(lists, "\n"))
	}
}
