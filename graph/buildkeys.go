package graph

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/graph/identity"
	"entente/graph/spill"
)

// In what is sorted, fields are parted by fieldMark and the items of a list by itemMark.
const (
	fieldMark = "\x00"
	itemMark  = "\x01"
)

// versions finds out which versions of articles count, and by which keys they
// call actors.
func (b *building) versions(ctx context.Context) error {
	articles, err := spill.New(filepath.Join(b.Temp, "articles"))
	if err != nil {
		return err
	}
	err = b.each(ctx, func(int) (func(line) error, func() error, error) {
		w := articles.Writer(spillMemory / b.Workers)
		return func(p line) error {
			r, err := parseFacts(p.text)
			if err != nil {
				b.bad(fmt.Errorf("%s:%d: %w", b.Facts[p.file], p.number, err))
				b.mu.Lock()
				defer b.mu.Unlock()
				b.broken[[2]int{p.file, p.number}] = true
				return nil
			}
			a := newReading(&node{xid: articleXID(r.Article.ID)}, r.Facts)
			var keys []string
			for _, k := range a.keys {
				if len(k.Blocks()) > 0 {
					keys = append(keys, k.String())
				}
			}
			slices.Sort(keys)
			return w.Add(fmt.Sprintf("%s%s%012x %06x %09x%s%s", a.xid, fieldMark, r.Place, p.file, p.number, fieldMark,
				strings.Join(slices.Compact(keys), itemMark)))
		}, w.Flush, nil
	})
	if err != nil {
		return err
	}
	maps.Copy(b.old, b.broken)
	return b.latest(articles)
}

// latest notes which versions are replaced by later ones, and collects the keys of the others.
func (b *building) latest(articles *spill.Sorter) error {
	var err error
	if b.keys, err = spill.New(filepath.Join(b.Temp, "keys")); err != nil {
		return err
	}
	w := b.keys.Writer(spillMemory)
	var last []string
	count := func() error {
		if last == nil {
			return nil
		}
		b.stats.Articles++
		for k := range strings.SplitSeq(last[2], itemMark) {
			if k == "" {
				continue
			}
			if err := w.Add(k); err != nil {
				return err
			}
		}
		return nil
	}
	for text, err := range articles.Sorted() {
		if err != nil {
			return err
		}
		fields := strings.SplitN(text, fieldMark, 3)
		if last != nil && last[0] == fields[0] {
			var n, file, line int
			if _, err := fmt.Sscanf(last[1], "%x %x %x", &n, &file, &line); err != nil {
				return fmt.Errorf("tell versions apart: %w", err)
			}
			b.old[[2]int{file, line}] = true
		} else if err := count(); err != nil {
			return err
		}
		last = fields
	}
	if err := count(); err != nil {
		return err
	}
	return w.Flush()
}

// actors finds out whose the keys are. Of those that are alone nothing is kept,
// unless there is something to say of it.
func (b *building) actors(context.Context) error {
	var kind fact.ActorKind
	var some []identity.ActorKey
	resolve := func() {
		for k, c := range identity.ResolveActors(some, b.d.verdicts()) {
			if c.Note != "" || c.XID != b.d.canonical(identity.ParseActorKey(k).Alone()) {
				b.res.actors[k] = identity.Cluster{XID: c.XID, Note: c.Note}
			}
		}
		some = nil
	}
	for text, err := range b.keys.Sorted() {
		if err != nil {
			return err
		}
		k := identity.ParseActorKey(text)
		if k.Kind() != kind { // no two kinds have a block in common
			resolve()
			kind = k.Kind()
		}
		some = append(some, k)
	}
	resolve()
	return b.keys.Remove()
}

// clusterOf is what a key stands for, as far as it is not alone.
func (b *building) clusterOf(key string) identity.Cluster {
	if c, ok := b.res.actors[key]; ok {
		return c
	}
	k := identity.ParseActorKey(key)
	if len(k.Blocks()) == 0 {
		return identity.ResolveActors([]identity.ActorKey{k}, b.d.verdicts())[key]
	}
	return identity.Cluster{XID: b.d.canonical(k.Alone())}
}

// meetings finds out which meetings are one.
func (b *building) meetings(ctx context.Context) error {
	keys, err := spill.New(filepath.Join(b.Temp, "meetings"))
	if err != nil {
		return err
	}
	err = b.each(ctx, func(int) (func(line) error, func() error, error) {
		w := keys.Writer(spillMemory / b.Workers)
		return func(p line) error {
			r, err := parseFacts(p.text)
			if err != nil || len(r.Facts.Meetings) == 0 {
				return err
			}
			a := newReading(&node{xid: articleXID(r.Article.ID)}, r.Facts)
			for _, k := range a.meetingKeys(&b.res) {
				if blocks := k.Blocks(); len(blocks) > 0 {
					if err := w.Add(blocks[0] + fieldMark + k.String()); err != nil {
						return err
					}
				}
			}
			return nil
		}, w.Flush, nil
	})
	if err != nil {
		return err
	}
	if err := groups(keys, func(_ string, all []string) error {
		some := make([]identity.MeetingKey, len(all))
		for i, k := range all {
			some[i] = identity.ParseMeetingKey(k)
		}
		out := identity.ResolveMeetings(some, b.d.verdicts())
		for _, k := range some {
			if xid := out[k.String()]; xid != b.d.canonical(k.Alone()) {
				b.res.meetings[k.String()] = xid
			}
		}
		return nil
	}); err != nil {
		return err
	}
	return keys.Remove()
}

// groups visits what follows the same first field, together.
func groups(s *spill.Sorter, visit func(first string, rest []string) error) error {
	first, some := "", []string(nil)
	for text, err := range s.Sorted() {
		if err != nil {
			return err
		}
		head, rest, _ := strings.Cut(text, fieldMark)
		if head != first && len(some) > 0 {
			if err := visit(first, some); err != nil {
				return err
			}
			some = some[:0]
		}
		first, some = head, append(some, rest)
	}
	if len(some) == 0 {
		return nil
	}
	return visit(first, some)
}
