// Package extract takes facts out of articles: who the actors are, who met whom, and who holds
// which position, each with the words that prove it.
//
// # The way of the data
//
// An article is cut into sentences with dependency trees (extract/nlp). Trees are put right where
// parsers are known to err (repair) and make a text to be asked (reading). Names are found in it and
// say whom they name (entity); with names known, trees are put right once more, and changed no
// more, which TestTreesAreFrozen holds. Descriptions, groups and pronouns get the actors that they mean
// (coref). Then it is told who says what (attribution), who met whom (meeting, with when and place) and who
// holds which stance on what (position, with topic).
// The stages stand in reading order in extract.go.
//
// # The rooms
//
// From the ground up; each imports only those before it, which TestRoomsImportOneWay holds:
//
//	fact         the facts themselves: all that the graph knows of extraction
//	words        tables of words and their loader
//	tree         sentences, nodes, and the grammar of clauses
//	lexicon      the predicates of stances, meetings and events, as tables
//	repair       what parsers get wrong
//	reading      one article: sentences, mentions, and questions about both
//	when, place  dates and named places
//	entity       names and whom they name
//	coref        what else means an actor, and in whose voice a text speaks
//	attribution  who says what
//	topic        what a position is on, in words
//	meeting      who met whom
//	position     who holds which stance
//	event        what one party does to another in a single sentence
//
// Below them all stand article, gazetteer, names and nlp, which know nothing of facts, and tsv, the one reader
// of tables.
//
// # How to add
//
// A stance: a row in lexicon/stances.tsv, whose header explains the columns. To see what it does,
//
//	entente explain FILE --why-not 'WORDS OF A SENTENCE'
//
// A meeting word: a row in lexicon/meetings.tsv; the same command shows it. A class of words that a
// rule asks for: a row in words/classes.tsv, or in words/pairs.tsv where each word says something.
// TestWordsAreTables fails for lists in code with other words than those of closed classes.
//
// A way of saying what one wants, promises or denies without such a predicate: a row in
// position/construction.go with a sentence in which it decides; explain shows it by its name.
//
// A repair: a function in package repair, its row in repair/rules.go, and in repair_test.go a tree on
// which it fires. To see the trees that rules see, and which repairs changed them:
//
//	entente parse --tree --repaired FILE
//	entente explain FILE
//
// A veto: a row in position/veto.go with a sentence in which it keeps a position from being found.
//
// Whether any of these pays is told, for each rule and each row of the tables, by
//
//	entente eval rules GOLD_DIR
//
// and what it does to the whole by
//
//	entente eval GOLD_DIR
//
// A reader of another format belongs into package article, beside detect.go, which tells formats by
// their content; entente read FILE shows what came out.
package extract
