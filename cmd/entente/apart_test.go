package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestMeasuringStandsApart holds that the commands of users need nothing of the files that measure, bench*.go and
// eval*.go, but the two functions by which those enter the program.
func TestMeasuringStandsApart(t *testing.T) {
	entries := map[string]bool{"benchCommand": true, "evalCommand": true}
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files, set := map[string]*ast.File{}, token.NewFileSet()
	home := map[string]string{} // of each function
	for _, p := range paths {
		if strings.HasSuffix(p, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, p, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files[p] = f
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil {
				home[fn.Name.Name] = p
			}
		}
	}
	measures := func(p string) bool { return strings.HasPrefix(p, "bench") || strings.HasPrefix(p, "eval") }
	seen := 0
	for p, f := range files {
		if measures(p) {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			fn, ok := call.Fun.(*ast.Ident)
			if !ok || !measures(home[fn.Name]) {
				return true
			}
			if seen++; !entries[fn.Name] {
				t.Errorf("%s calls %s of %s", p, fn.Name, home[fn.Name])
			}
			return true
		})
	}
	if seen != len(entries) {
		t.Errorf("%d entries of %d seen", seen, len(entries))
	}
}
