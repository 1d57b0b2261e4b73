package graph

// A cache remembers what was used last: between max and twice max entries.
// It keeps two generations and drops the elder, which needs no bookkeeping.
type cache[V any] struct {
	young, old map[string]V
	max        int
	lossy      bool // something was dropped that was not asked to be
}

func newCache[V any](max int) *cache[V] {
	return &cache[V]{young: make(map[string]V), max: max}
}

func (c *cache[V]) get(key string) (V, bool) {
	if v, ok := c.young[key]; ok {
		return v, true
	}
	v, ok := c.old[key]
	if ok {
		c.put(key, v)
	}
	return v, ok
}

func (c *cache[V]) put(key string, v V) {
	if len(c.young) >= c.max {
		c.lossy = c.lossy || len(c.old) > 0
		c.old, c.young = c.young, make(map[string]V)
	}
	c.young[key] = v
}

func (c *cache[V]) drop(key string) {
	delete(c.young, key)
	delete(c.old, key)
}
