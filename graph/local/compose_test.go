package local_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"entente/graph/local"
	"entente/graph/local/localtest"
)

// A composition is what the tests look at in docker-compose.yml.
type composition struct {
	Services map[string]service `yaml:"services"`
	Volumes  map[string]any     `yaml:"volumes"`
}

type service struct {
	Image     string   `yaml:"image"`
	Profiles  []string `yaml:"profiles"`
	Command   []string `yaml:"command"`
	Ports     []string `yaml:"ports"`
	Volumes   []string `yaml:"volumes"`
	DependsOn map[string]struct {
		Condition string `yaml:"condition"`
	} `yaml:"depends_on"`
	Healthcheck struct {
		Test []string `yaml:"test"`
	} `yaml:"healthcheck"`
}

func readComposition(t *testing.T) composition {
	t.Helper()
	data, err := os.ReadFile("../../docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	var c composition
	if err := yaml.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestComposition(t *testing.T) {
	c := readComposition(t)
	want := []string{"alpha", "alpha1", "alpha2", "alpha3", "ratel", "zero", "zero1", "zero2", "zero3"}
	var names []string
	hostPorts := map[string]string{}
	for name, s := range c.Services {
		names = append(names, name)
		_, tag, ok := strings.Cut(s.Image, ":")
		if !ok || !regexp.MustCompile(`^v\d+\.\d+\.\d+$`).MatchString(tag) {
			t.Errorf("%s: image %q is not pinned to a version", name, s.Image)
		}
		if strings.HasPrefix(s.Image, "dgraph/dgraph:") && tag != local.Version {
			t.Errorf("%s: image %q, want version %s as graph/local builds it", name, s.Image, local.Version)
		}
		for _, p := range s.Ports {
			if !strings.HasPrefix(p, "127.0.0.1:") {
				t.Errorf("%s: port %q is open to other machines", name, p)
			}
			host := p[:strings.LastIndex(p, ":")]
			if other := hostPorts[host]; other != "" {
				t.Errorf("%s and %s both take %s", name, other, host)
			}
			hostPorts[host] = name
		}
		if len(s.Healthcheck.Test) < 2 {
			t.Errorf("%s: no health check", name)
		}
		for _, v := range s.Volumes {
			volume, _, _ := strings.Cut(v, ":")
			if _, ok := c.Volumes[volume]; !ok {
				t.Errorf("%s: volume %q is not a named one", name, v)
			}
		}
		if name != "ratel" && len(s.Volumes) != 1 {
			t.Errorf("%s: %d volumes, want one for its data", name, len(s.Volumes))
		}
		for other, d := range s.DependsOn {
			if _, ok := c.Services[other]; !ok || d.Condition != "service_healthy" {
				t.Errorf("%s: depends on %s, %q", name, other, d.Condition)
			}
		}
		if slices.Contains(s.Profiles, "cluster") != regexp.MustCompile(`\d$`).MatchString(name) {
			t.Errorf("%s: profiles %v", name, s.Profiles)
		}
	}
	slices.Sort(names)
	if !slices.Equal(names, want) {
		t.Errorf("services %v, want %v", names, want)
	}
}

// TestCompositionRuns runs the command lines of docker-compose.yml as plain
// processes: with other ports, as the usual ones may be in use, and localhost
// in place of the services' names.
func TestCompositionRuns(t *testing.T) {
	c := readComposition(t)
	for _, group := range [][]string{
		{"zero", "alpha"},
		{"zero1", "zero2", "zero3", "alpha1", "alpha2", "alpha3"},
	} {
		t.Run(strings.Join(group, " "), func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
			defer cancel()
			program, err := local.Find(ctx, local.Options{Tell: os.Stderr})
			if err != nil {
				t.Fatal(err)
			}
			offsets := map[string]int{}
			for _, name := range group {
				offsets[name] = localtest.FreeOffset(t, slices.Collect(maps.Values(offsets))...)
			}
			dir := t.TempDir()
			for _, name := range group {
				s := c.Services[name]
				for dep := range s.DependsOn {
					if _, ok := offsets[dep]; !ok {
						t.Fatalf("%s depends on %s, which stands not before it", name, dep)
					}
				}
				args := onLoopback(t, s.Command, offsets)
				args = append(args, "-o", strconv.Itoa(offsets[name]), "--bindall=false")
				own := filepath.Join(dir, name)
				if err := os.Mkdir(own, 0o777); err != nil {
					t.Fatal(err)
				}
				localtest.Run(ctx, t, own, healthURL(t, s.Healthcheck.Test, offsets[name]), program, args...)
			}
		})
	}
}

var hostPort = regexp.MustCompile(`\b(zero\d?|alpha\d?):(\d+)`)

// onLoopback is a service's command line, without the program, with localhost
// and the services' own ports for their names.
func onLoopback(t *testing.T, command []string, offsets map[string]int) []string {
	t.Helper()
	if len(command) == 0 || command[0] != "dgraph" {
		t.Fatalf("command %q, want dgraph", command)
	}
	var args []string
	for _, a := range command[1:] {
		args = append(args, hostPort.ReplaceAllStringFunc(a, func(at string) string {
			m := hostPort.FindStringSubmatch(at)
			port, err := strconv.Atoi(m[2])
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf("localhost:%d", port+offsets[m[1]])
		}))
	}
	return args
}

// healthURL is where a service's health check looks, with its ports moved.
func healthURL(t *testing.T, check []string, offset int) string {
	t.Helper()
	url := check[len(check)-1]
	i := strings.LastIndex(strings.TrimSuffix(url, "/health"), ":")
	port, err := strconv.Atoi(strings.TrimSuffix(url[i+1:], "/health"))
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s:%d/health", url[:i], port+offset)
}
