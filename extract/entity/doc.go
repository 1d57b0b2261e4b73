// Package entity finds the names of an article and whom they name.
package entity
