package local

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// A Node is one process of a server. Its addresses are "localhost:PORT".
type Node struct {
	Name string `json:"name"` // "zero1", "alpha1"
	PID  int    `json:"pid,omitempty"`
	Born string `json:"born,omitempty"` // tells the process from a later one of the same PID
	// Offset is what is added to Dgraph's usual ports.
	Offset int    `json:"offset"`
	Log    string `json:"log"` // its log file
	// LogFrom is where its log begins for this start.
	LogFrom int64 `json:"log_from,omitempty"`

	ended chan struct{} // closed when a process that we started has ended
}

// Dgraph's usual ports.
const (
	zeroGRPC, zeroHTTP             = 5080, 6080
	alphaPeer, alphaHTTP, alphaAPI = 7080, 8080, 9080
)

func (n *Node) zero() bool { return strings.HasPrefix(n.Name, "zero") }

// ports are those that the node listens on.
func (n *Node) ports() []int {
	base := []int{alphaPeer, alphaHTTP, alphaAPI}
	if n.zero() {
		base = []int{zeroGRPC, zeroHTTP}
	}
	for i := range base {
		base[i] += n.Offset
	}
	return base
}

func (n *Node) at(port int) string { return "localhost:" + strconv.Itoa(port+n.Offset) }

// HTTP is the node's HTTP address: for Ratel and curl if it is an alpha, for
// UID leases if it is a zero.
func (n *Node) HTTP() string {
	if n.zero() {
		return n.at(zeroHTTP)
	}
	return n.at(alphaHTTP)
}

// GRPC is the address that dgo connects to, if it is an alpha.
func (n *Node) GRPC() string {
	if n.zero() {
		return n.at(zeroGRPC)
	}
	return n.at(alphaAPI)
}

// peer is the address by which other nodes know it.
func (n *Node) peer() string {
	if n.zero() {
		return n.at(zeroGRPC)
	}
	return n.at(alphaPeer)
}

// Alive reports whether the node's process runs.
func (n *Node) Alive() bool {
	if n.ended != nil {
		select {
		case <-n.ended:
			return false
		default:
		}
	}
	return n.PID != 0 && n.Born != "" && birth(n.PID) == n.Born
}

// Kill ends the node's process at once, as a crash would.
func (n *Node) Kill() error {
	if !n.Alive() {
		return nil
	}
	return end(n.PID, n.Born, 0)
}

// gate waits for a word before it becomes the program that it is given. Where
// the word does not come, since whoever started it was killed, it ends.
const gate = `read -r go <&3 || exit 1; exec 3<&-; exec "$@"`

// heldAs is the descriptor by which a node holds the servers' lock.
const heldAs = 4

// start runs the program as this node, with the servers' lock held. First there
// is the process, then it is recorded, and only then does the program run in
// it: whenever we are killed, nothing runs of which nobody knows.
func (n *Node) start(program string, args []string, held *os.File, detach bool, record func() error) error {
	if err := os.MkdirAll(filepath.Dir(n.Log), 0o700); err != nil {
		return fmt.Errorf("making the folder of %s: %w", n.Name, err)
	}
	logFile, err := openLog(n.Log)
	if err != nil {
		return err
	}
	defer logFile.Close()
	if fi, err := logFile.Stat(); err == nil {
		n.LogFrom = fi.Size()
	}
	hold, open, err := os.Pipe()
	if err != nil {
		return fmt.Errorf("starting %s: %w", n.Name, err)
	}
	defer open.Close()
	cmd := exec.Command("/bin/sh", append([]string{"-c", gate, "sh", program}, args...)...)
	cmd.Dir = filepath.Dir(n.Log)
	cmd.Stdout, cmd.Stderr = logFile, logFile
	cmd.ExtraFiles = []*os.File{hold, held} // descriptors 3 and 4
	if detach {
		cmd.SysProcAttr = detached()
	}
	err = cmd.Start()
	hold.Close()
	if err != nil {
		return fmt.Errorf("starting %s: %w", n.Name, err)
	}
	n.PID, n.Born, n.ended = cmd.Process.Pid, birth(cmd.Process.Pid), make(chan struct{})
	go func(ended chan struct{}) {
		cmd.Wait() // also takes away its remains
		close(ended)
	}(n.ended)
	if err := record(); err != nil {
		return err
	}
	if _, err := open.WriteString("go\n"); err != nil {
		return fmt.Errorf("starting %s: %w", n.Name, err)
	}
	return nil
}

// keepLog is the size above which a log is put aside at the next start.
const keepLog = 16 << 20

func openLog(name string) (*os.File, error) {
	if fi, err := os.Stat(name); err == nil && fi.Size() > keepLog {
		os.Rename(name, name+".old") // if it can't be, it just grows
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening log: %w", err)
	}
	return f, nil
}

var (
	// lastBreath matches what a program says as it gives up.
	lastBreath = regexp.MustCompile(`^(?:\d{4}/\d\d/\d\d \d\d:\d\d:\d\d (.+)|((?:panic|fatal error): .+)|\[(signal SIGBUS: .+)\]|F\d{4} .*?\] (.+))$`)
	complaint  = regexp.MustCompile(`no space left|\[Decoder\]|[Ee]rror|Fatal`)
)

// lastWords are why the node ended, by its log since its start: what it said
// as it gave up, or else its last complaint.
func (n *Node) lastWords() string {
	data, _ := os.ReadFile(n.Log)
	data = data[min(n.LogFrom, int64(len(data))):]
	last, final := "", ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if m := lastBreath.FindStringSubmatch(line); m != nil {
			final = m[1] + m[2] + m[3] + m[4]
		} else if complaint.MatchString(line) && !strings.Contains(line, "CONN:") {
			last = line
		}
	}
	return cmp.Or(final, last, "without a word")
}

// portTaken reports whether the node ended because of a port.
func (n *Node) portTaken() bool { return strings.Contains(n.lastWords(), "address already in use") }

// pickOffset looks for an offset at which all ports of the node are free. The
// one it has is tried first.
func (n *Node) pickOffset(taken map[int]bool) error {
	try := n.Offset
	for range 200 {
		if try != 0 && !taken[try] {
			n.Offset = try
			if allFree(n.ports()) {
				taken[try] = true
				return nil
			}
		}
		// All ports between 10,000 and 32,767: below those that systems give
		// to outgoing connections.
		try = 5000 + rand.IntN(18000)
	}
	return fmt.Errorf("finding free ports for %s: none in 200 tries", n.Name)
}

func allFree(ports []int) bool {
	for _, p := range ports {
		l, err := net.Listen("tcp", "localhost:"+strconv.Itoa(p))
		if err != nil {
			return false
		}
		l.Close()
	}
	return true
}
