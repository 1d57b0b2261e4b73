package schema_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/schema"
)

// constants reads the string constants of schema.go, so that the test sees
// one that was declared but not put into the schema.
func constants(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "schema.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.CONST {
			continue
		}
		for _, spec := range gen.Specs {
			for _, v := range spec.(*ast.ValueSpec).Values {
				if lit, ok := v.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					s, _ := strconv.Unquote(lit.Value)
					values = append(values, s)
				}
			}
		}
	}
	return values
}

func TestConstantsAndSchemaAgree(t *testing.T) {
	consts := constants(t)
	if len(consts) < 40 {
		t.Fatalf("read %d constants of schema.go, want them all", len(consts))
	}
	var declared []string
	for _, p := range schema.Predicates() {
		declared = append(declared, p.Name)
		if !slices.Contains(consts, p.Name) {
			t.Errorf("predicate %q has no constant", p.Name)
		}
	}
	for _, c := range consts {
		if c == schema.Type || slices.Contains(declared, c) || strings.Contains(schema.DQL, "\ntype "+c+" {") {
			continue
		}
		t.Errorf("constant %q stands nowhere in schema.dql", c)
	}
}

func TestPredicates(t *testing.T) {
	all := schema.Predicates()
	for _, want := range []schema.Predicate{
		{Name: "xid", Type: "string"},
		{Name: "alias", Type: "string", List: true},
		{Name: "holds", Type: "uid", List: true},
		{Name: "article", Type: "uid"},
	} {
		if !slices.Contains(all, want) {
			t.Errorf("Predicates() lacks %+v", want)
		}
	}
}

func TestQuery(t *testing.T) {
	names := schema.QueryNames()
	for _, want := range []string{"links", "meetings", "positions"} {
		if !slices.Contains(names, want) {
			t.Errorf("no query named %q", want)
		}
	}
	for _, name := range names {
		if dql, err := schema.Query(name); err != nil || !strings.Contains(dql, "query "+name) {
			t.Errorf("Query(%q) = %q, %v", name, dql, err)
		}
	}
	if _, err := schema.Query("nonsense"); err == nil || !strings.Contains(err.Error(), "links") {
		t.Errorf("an unknown query is told as %v, want the names there are", err)
	}
}
