package article

import (
	"fmt"
	"net/netip"
	"syscall"
)

// notPublic are the address blocks, besides those that netip knows, that don't
// belong to the public internet (IANA special-purpose registries).
var notPublic = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),   // carrier-grade NAT
	netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("2001:db8::/32"), // documentation
	netip.MustParsePrefix("100::/64"),      // discarded
	netip.MustParsePrefix("fec0::/10"),     // site-local, as it was once
}

// An address in one of these blocks stands for an IPv4 address within it.
var (
	nat64   = netip.MustParsePrefix("64:ff9b::/96")
	sixToMe = netip.MustParsePrefix("2002::/16")
)

// refusePrivate is called with the address that a connection really goes to,
// after all redirects and answers of DNS.
func refusePrivate(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("connecting to %q: %w", address, err)
	}
	if !isPublic(to.Addr()) {
		return fmt.Errorf("%v is a private address (allow it with --allow-private)", to.Addr())
	}
	return nil
}

func isPublic(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if b := a.As16(); nat64.Contains(a) {
		return isPublic(netip.AddrFrom4([4]byte(b[12:16])))
	} else if sixToMe.Contains(a) {
		return isPublic(netip.AddrFrom4([4]byte(b[2:6])))
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range notPublic {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
