package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// BenchmarkStart runs the program on one article and tells the CPU time of a run, the
// median, by rules alone and with the learned reader, and of one that reads nothing.
// ENTENTE_BASE names another build of it to be measured by turns, as a ratio.
//
//	ENTENTE_BASE=/tmp/before go test -run - -bench Start -benchtime 9x ./cmd/entente
func BenchmarkStart(b *testing.B) {
	program := filepath.Join(b.TempDir(), "entente")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	article := filepath.Join("..", "..", "extract", "testdata", "articles", "trilateral.txt")
	base := os.Getenv("ENTENTE_BASE")
	for _, c := range []struct {
		name string
		args []string
	}{
		{"nothing", []string{"version"}},
		{"fast", []string{"extract", "--model", "fast", article}},
		{"full", []string{"extract", article}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var own, others []float64
			for b.Loop() {
				own = append(own, cpuMillis(b, program, c.args))
				if base != "" {
					others = append(others, cpuMillis(b, base, c.args))
				}
			}
			b.ReportMetric(median(own), "CPU-ms")
			if base != "" {
				b.ReportMetric(median(own)/median(others), "of-base")
			}
		})
	}
}

func cpuMillis(b *testing.B, program string, args []string) float64 {
	b.Helper()
	cmd := exec.Command(program, args...)
	if err := cmd.Run(); err != nil {
		b.Fatal(err)
	}
	return float64((cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Microseconds()) / 1000
}

func median(of []float64) float64 {
	slices.Sort(of)
	return of[len(of)/2]
}
