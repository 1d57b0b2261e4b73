package main

import "time"

// A pace tells how much longer reading takes. Bytes are read ahead in large pieces: when
// one more is asked for, those before it are done, and only this says how fast it goes.
type pace struct {
	read, done int64
	at         time.Duration // when the last piece was asked for
}

// note takes how much is read so far.
func (p *pace) note(took time.Duration, read int64) {
	if read > p.read {
		p.done, p.read, p.at = p.read, read, took
	}
}

// left is the share of so many bytes that is done, in percent, and how long the rest
// takes; not ok before it is known.
func (p *pace) left(took time.Duration, total int64) (percent int, left time.Duration, ok bool) {
	if p.done == 0 || p.done >= total {
		return 0, 0, false
	}
	whole := time.Duration(float64(p.at) * float64(total) / float64(p.done))
	if took >= whole { // the last piece takes longer than those before it
		return 99, 0, true
	}
	return int(100 * took / whole), whole - took, true
}
