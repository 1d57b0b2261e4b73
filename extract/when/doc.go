// Package when tells dates in sentences, and which date an event is told with.
package when
