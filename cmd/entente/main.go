// Entente reads news articles and keeps who met whom, and who holds which
// position, as a graph in Dgraph.
package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"entente/cmd/entente/show"
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
	out, errOut := show.OnScreen(os.Stdout), show.OnScreen(os.Stderr)
	log.SetFlags(0) // what libraries say of servers, such as net/http's of an answer that nobody asked for
	log.SetOutput(prefixed{errOut})
	status := run(ctx, os.Args, os.Stdin, out, errOut)
	runtime.KeepAlive(heap)
	os.Exit(status)
}
