package local_test

import (
	"testing"

	"entente/graph/local"
	"entente/graph/local/localtest"
)

func TestStart(t *testing.T) {
	s := localtest.Start(t, local.Options{})
	t.Log(s.Addrs(), s.Dir)
}
