package reading

import "slices"

// AddSorted is a new list of both, each once, in ascending order.
func AddSorted(list []int, more ...int) []int {
	list = AddNew(slices.Clone(list), more...)
	slices.Sort(list)
	return list
}

// SameActors reports whether two lists have an actor in common.
func SameActors(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
}

// AddNew appends those of more that list does not hold yet.
func AddNew(list []int, more ...int) []int {
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}

// Without is the actors of a list that are not among others; the list stays as it is.
func Without(list, others []int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(a int) bool { return slices.Contains(others, a) })
}
