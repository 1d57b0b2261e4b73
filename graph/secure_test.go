package graph

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/graph/local"
)

// certificates makes an authority, and a certificate by it for the server and
// for a client, as PEM files in a folder.
func certificates(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	file := func(name, kind string, der []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	issue := func(name string, tmpl, parent *x509.Certificate, parentKey *ecdsa.PrivateKey) *ecdsa.PrivateKey {
		t.Helper()
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if parentKey == nil {
			parentKey = key
		}
		tmpl.NotBefore, tmpl.NotAfter = time.Now().Add(-time.Hour), time.Now().Add(time.Hour)
		der, err := x509.CreateCertificate(rand.Reader, tmpl, parent, &key.PublicKey, parentKey)
		if err != nil {
			t.Fatal(err)
		}
		keyDER, err := x509.MarshalECPrivateKey(key)
		if err != nil {
			t.Fatal(err)
		}
		file(name+".crt", "CERTIFICATE", der)
		file(name+".key", "EC PRIVATE KEY", keyDER)
		return key
	}
	ca := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test authority"}, IsCA: true,
		BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	caKey := issue("ca", ca, ca, nil)
	leaf := func(n int64, usage x509.ExtKeyUsage) *x509.Certificate {
		return &x509.Certificate{SerialNumber: big.NewInt(n), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"},
			IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{usage}}
	}
	issue("node", leaf(2, x509.ExtKeyUsageServerAuth), ca, caKey)
	issue("client", leaf(3, x509.ExtKeyUsageClientAuth), ca, caKey)
	return dir
}

// connectWhenReady connects, again and again: a server that has just started
// makes its first user some time after it answers.
func connectWhenReady(t *testing.T, o Options) *Graph {
	t.Helper()
	for range 200 {
		g, err := Connect(t.Context(), o)
		if err == nil {
			t.Cleanup(func() { g.Close() })
			return g
		}
		if !errors.Is(err, ErrAuth) {
			t.Fatal(err)
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("the server makes no user")
	return nil
}

// TestSecureServer runs a server that wants TLS, client certificates and a login.
func TestSecureServer(t *testing.T) {
	if os.Getenv("ENTENTE_TEST_DGRAPH") != "" && testing.Short() {
		t.Skip("a server was given")
	}
	dir := certificates(t)
	in := func(name string) string { return filepath.Join(dir, name) }
	secret := in("secret")
	if err := os.WriteFile(secret, []byte("0123456789abcdef0123456789abcdef"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := local.Start(t.Context(), local.Options{ACLSecret: secret, Tell: os.Stderr, TLS: &local.TLS{CA: in("ca.crt"), Cert: in("node.crt"),
		Key: in("node.key"), ClientCert: in("client.crt"), ClientKey: in("client.key"), Mutual: true}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	}()
	good := Options{Addrs: s.Addrs(), User: "groot", Password: "password", DialTimeout: 30 * time.Second,
		TLS: &TLS{CA: in("ca.crt"), Cert: in("client.crt"), Key: in("client.key")}}
	g := connectWhenReady(t, good)
	clear(t, g)
	load(t, g, newYork("a").item())
	verified(t, g)

	t.Run("namespace", func(t *testing.T) {
		o := good
		o.Namespace = newNamespace(t, "https://"+s.Alphas[0].HTTP()+"/admin", good)
		other := connectWhenReady(t, o)
		if err := other.ApplySchema(t.Context()); err != nil {
			t.Fatal(err)
		}
		was := dump(t, g)
		load(t, other, newYork("b").item())
		verified(t, other)
		if dump(t, g) != was {
			t.Error("a load into another namespace changed the first one")
		}
		if in := dump(t, other); in == was || !strings.Contains(in, `"article:b"`) || strings.Contains(in, `"article:a"`) {
			t.Errorf("the other namespace has not just its own article:\n%s", in)
		}
	})

	for name, c := range map[string]struct {
		spoil func(*Options)
		want  error
	}{
		"wrong password": {func(o *Options) { o.Password = "wrong" }, ErrAuth},
		"unknown user":   {func(o *Options) { o.User = "nobody" }, ErrAuth},
		"no certificate": {func(o *Options) { o.TLS = &TLS{CA: in("ca.crt")} }, ErrNoServer},
		"no tls":         {func(o *Options) { o.TLS = nil }, ErrNoServer},
	} {
		t.Run(name, func(t *testing.T) {
			o := good
			o.DialTimeout = time.Second
			c.spoil(&o)
			if _, err := Connect(t.Context(), o); !errors.Is(err, c.want) {
				t.Errorf("Connect: %v, want %v", err, c.want)
			}
		})
	}
	t.Run("not logged in", func(t *testing.T) {
		o := good
		o.User, o.Password = "", ""
		if err := connect(t, o).ApplySchema(t.Context()); !errors.Is(err, ErrAuth) {
			t.Errorf("ApplySchema without a login: %v, want ErrAuth", err)
		}
	})
}

// newNamespace makes a namespace by the server's administration, and returns
// its number.
func newNamespace(t *testing.T, admin string, o Options) uint64 {
	t.Helper()
	creds, err := tlsConfig(o.TLS)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: creds}}
	ask := func(token, query string, into any) {
		t.Helper()
		body, err := json.Marshal(map[string]string{"query": query})
		if err != nil {
			t.Fatal(err)
		}
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, admin, bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("X-Dgraph-AccessToken", token)
		resp, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		answer, err := io.ReadAll(resp.Body)
		if err == nil {
			err = json.Unmarshal(answer, into)
		}
		if err != nil {
			t.Fatalf("%s: %v", answer, err)
		}
	}
	var login struct {
		Data struct {
			Login struct{ Response struct{ AccessJWT string } }
		}
	}
	ask("", fmt.Sprintf("mutation { login(userId: %q, password: %q, namespace: 0) { response { accessJWT } } }", o.User, o.Password), &login)
	var made struct {
		Data struct{ AddNamespace struct{ NamespaceID uint64 } }
	}
	ask(login.Data.Login.Response.AccessJWT, fmt.Sprintf("mutation { addNamespace(input: {password: %q}) { namespaceId message } }", o.Password), &made)
	if made.Data.AddNamespace.NamespaceID == 0 {
		t.Fatal("the server makes no namespace")
	}
	return made.Data.AddNamespace.NamespaceID
}
