//go:build unix

package main

import (
	"syscall"
	"time"
)

// cpuTime is the processor time that the process used so far, its own and the
// system's on its behalf. Other programs on the machine don't count, though
// they slow it down through the caches.
func cpuTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return time.Duration(time.Now().UnixNano())
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
