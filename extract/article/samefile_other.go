//go:build !unix

package article

import "io/fs"

// A fileKey tells a file or folder from all others.
type fileKey struct{}

// firstSight says whether a file or folder is seen for the first time, which is
// not known here.
func (v *visitor) firstSight(fs.FileInfo) bool { return true }
