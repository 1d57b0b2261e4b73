// Entente reads news articles and keeps who met whom, and who holds which
// position, as a graph in Dgraph.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"syscall"
)

// ballast is memory that is never touched, and so takes none of the machine's,
// but counts for the garbage collector: it then runs when tens of megabytes are
// new rather than at each of the first few, where it took a fifth of reading.
const ballast = 24 << 20

func main() {
	heap := make([]byte, ballast)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first signal ends the work in order, a second one ends the process.
	context.AfterFunc(ctx, stop)
	status := run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr)
	runtime.KeepAlive(heap)
	os.Exit(status)
}
