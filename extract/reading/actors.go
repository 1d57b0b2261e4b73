package reading

import (
	"slices"
	"sort"
)

func AddSorted(list []int, more ...int) []int {
	list = AddNew(append([]int(nil), list...), more...)
	sort.Ints(list)
	return list
}

func SameActors(a, b []int) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// AddNew appends those of more that list does not hold yet.
func AddNew(list []int, more ...int) []int {
next:
	for _, m := range more {
		for _, l := range list {
			if l == m {
				continue next
			}
		}
		list = append(list, m)
	}
	return list
}

// Without is the actors of a list that are not among others; the list stays as it is.
func Without(list, others []int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(a int) bool { return slices.Contains(others, a) })
}
