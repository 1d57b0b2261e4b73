package localtest

import (
	"context"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// FreeOffset is one by which no port of Dgraph's is in use, and none of those
// that were found before.
func FreeOffset(t testing.TB, before ...int) int {
	t.Helper()
	free := func(offset int) bool {
		for _, port := range []int{5080, 6080, 7080, 8080, 9080} {
			l, err := net.Listen("tcp", "localhost:"+strconv.Itoa(port+offset))
			if err != nil {
				return false
			}
			l.Close()
		}
		return true
	}
	for range 200 {
		if offset := 5000 + rand.IntN(18_000); !slices.Contains(before, offset) && free(offset) {
			return offset
		}
	}
	t.Fatal("no free ports in 200 tries")
	return 0
}

// Run runs a program in a folder until the test ends, and waits until it
// answers at the address.
func Run(ctx context.Context, t testing.TB, dir, url, program string, args ...string) {
	t.Helper()
	log, err := os.Create(filepath.Join(dir, args[0]+".log"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		log.Close()
	})
	for !answers(url) {
		select {
		case <-ctx.Done():
			said, _ := os.ReadFile(log.Name())
			t.Fatalf("%s does not answer: %v\n%s", url, ctx.Err(), said[max(0, len(said)-2000):])
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func answers(url string) bool {
	answer, err := http.Get(url)
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, answer.Body)
	return err == nil && answer.StatusCode == http.StatusOK
}
