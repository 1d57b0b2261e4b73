// Package graph writes facts into Dgraph and reads them back.
//
// # The way of the data
//
// Load takes articles with their facts as they come. Of each it is worked out who is who (package
// identity: the keys under which two articles mean the same actor, meeting or position) and which
// issue a topic is filed under (package issue). The nodes and edges that an article proves are a
// change (proof, change, quad). Changes are written in revisions: what an article says is seen all
// at once or not at all (revision, steps, lock), by one writer at a time. What two articles share is
// folded into one node; what only a removed article proved goes with it.
//
// Build makes the same graph of all articles at once, without a server (build, spill).
//
// It needs the facts and articles of extraction only (extract/fact, extract/article and tables, extract/tsv), and
// nothing of its language model: TestGraphKnowsNoEnglish in package extract holds that.
//
// # The rooms
//
//	identity    which actors, meetings and positions of several articles are one
//	issue       which dossier a position belongs to
//	plain       the forms in which texts are compared
//	spill       more texts than fit into memory, sorted
//	ask         what analysts ask: links, issues, who is meant
//	network     the graph as a network of actors, meetings and positions
//	overview    camps, hubs and places of a network's actors
//	export      that network as files for other programs
//	view        the page that shows it
//	local       a real Dgraph on loopback, for those without a server
//
// # How to add
//
// A query: a file schema/queries/NAME.dql whose first comment line says what it answers and whose next
// lines name its variables. It is known by its name at once:
//
//	entente query NAME --set actor=Japan
//	entente query NAME --set actor=Japan --print    # to paste into Ratel
//
// An export: a writer in package export beside csv.go, entered in the table of formats; a test reads it
// back by another program's reader.
//
//	entente export --format NAME -o FILE
//
// A predicate: schema/schema.dql and its constant in schema/schema.go; TestConstantsAndSchemaAgree holds
// that they agree.
package graph
