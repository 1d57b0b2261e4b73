package repair

import (
	"entente/extract/nlp"
	"entente/extract/tree"
)

// A Rule puts one thing right. Every parser mistakes some constructions for others that look alike. The
// ones that cost facts are put right here, once, by signs that are surer than the relation: the order of
// words, their forms, what the tables know of a verb. What the rules change is right more often than what
// was there on trees made by hand.
type Rule struct {
	Name    string // as explanations and evaluations print it
	Example string // words on whose tree the rule's test shows it
}

type tokenRule struct {
	Rule
	apply func(x *Repairer, s *nlp.Sentence) bool
}

type nodeRule struct {
	Rule
	apply func(x *Repairer, n tree.Node) bool
}

type nameRule struct {
	Rule
	apply func(d *draft, n *Name) bool
}

// Rules are all repairs in the order in which they are tried.
func Rules() []Rule {
	var all []Rule
	for _, r := range tokenRules {
		all = append(all, r.Rule)
	}
	for _, r := range nodeRules {
		all = append(all, r.Rule)
	}
	all = append(all, maskedName, raisedCase)
	for _, r := range nameRules {
		all = append(all, r.Rule)
	}
	return append(all, coordination)
}

// tokenRules are tried before the tree is turned top down.
var tokenRules = []tokenRule{
	{Rule{"loan", ""}, func(_ *Repairer, s *nlp.Sentence) bool { return repairLoans(s) }},
	{Rule{"due-to", ""}, func(_ *Repairer, s *nlp.Sentence) bool { return repairDue(s) }},
	{Rule{"headline-infinitive", ""}, func(_ *Repairer, s *nlp.Sentence) bool { return repairHeadline(s) }},
	{Rule{"only-object", ""}, func(_ *Repairer, s *nlp.Sentence) bool { return repairObjects(s) }},
	{Rule{"attachment", ""}, func(x *Repairer, s *nlp.Sentence) bool { return repairAttachment(s, x.NounFrames) }},
}

// nodeRules are tried at every token of a tree.
var nodeRules = []nodeRule{
	{Rule{"day", ""}, repairDay},
	{Rule{"on-flat", ""}, repairOnFlat},
	{Rule{"noun", ""}, repairNoun},
	{Rule{"participle", ""}, repairParticiple},
	{Rule{"gerund", ""}, repairGerund},
	{Rule{"gerund-object", ""}, repairGerundObject},
	{Rule{"infinitive", ""}, repairInfinitive},
	{Rule{"gerund-own", ""}, repairGerundOwn},
	{Rule{"to-lower", ""}, repairToLower},
	{Rule{"modal", ""}, repairModal},
	{Rule{"object-of", ""}, repairObjectOf},
	{Rule{"so-called", ""}, repairSoCalled},
	{Rule{"name", ""}, repairName},
	{Rule{"perfect", ""}, repairPerfect},
	{Rule{"headline-passive", "Chad accused of smuggling"}, repairHeadlinePassive},
	{Rule{"warned-by", "Chad warned over raids by Peru"}, repairWarned},
	{Rule{"verbless", ""}, repairVerbless},
	{Rule{"naming", ""}, repairNaming},
	{Rule{"gerund-subject", ""}, repairGerundSubject},
	{Rule{"nested", ""}, repairNested},
	{Rule{"signers", ""}, repairSigners},
	{Rule{"behind-that", ""}, repairBehindThat},
	{Rule{"progressive", ""}, repairProgressive},
	{Rule{"pair", ""}, repairPair},
	{Rule{"compounds", ""}, repairCompounds},
	{Rule{"told", ""}, repairTold},
	{Rule{"bare-clause", "Chad denies it supplied arms"}, repairBareClause},
	{Rule{"name-first", ""}, repairNameFirst},
	{Rule{"lost-subject", ""}, repairLostSubject},
	{Rule{"subjects", ""}, repairSubjects},
	{Rule{"that", ""}, repairThat},
	{Rule{"reported", ""}, repairReported},
	{Rule{"content", ""}, repairContent},
	{Rule{"said-of", ""}, repairSaidOf},
	{Rule{"ready", ""}, repairReady},
	{Rule{"and", ""}, repairAnd},
	{Rule{"but-other", ""}, repairButOther},
	{Rule{"at-meeting", ""}, repairAtMeeting},
	{Rule{"series", ""}, repairSeries},
	{Rule{"semicolon", ""}, repairSemicolon},
	{Rule{"subjectless", ""}, repairSubjectless},
	{Rule{"opening", ""}, repairOpening},
	{Rule{"bare", ""}, repairBare},
	{Rule{"conj-object", ""}, repairConjObject},
	{Rule{"reduced", ""}, repairReduced},
	{Rule{"following", ""}, repairFollowing},
	{Rule{"help", ""}, repairHelp},
	{Rule{"offices", ""}, repairOffices},
	{Rule{"verb-as-case", ""}, repairVerbAsCase},
	{Rule{"acts-of", ""}, repairActsOf},
	{Rule{"stacked", ""}, repairStacked},
	{Rule{"owned", ""}, repairOwned},
	{Rule{"of", ""}, repairOf},
	{Rule{"promise", ""}, repairPromise},
	{Rule{"done-by", "Chad condemned raids by Peru"}, repairDoneBy},
	{Rule{"right-to", ""}, repairRightTo},
	{Rule{"state", ""}, repairState},
	{Rule{"purpose", ""}, repairPurpose},
	{Rule{"unlike", ""}, repairUnlike},
	{Rule{"remark", ""}, repairRemark},
	{Rule{"with", ""}, repairWith},
	{Rule{"pledged", ""}, repairPledged},
	{Rule{"apposed", ""}, repairApposed},
}

// The rules for trees whose names are known, apart from those at a name.
var (
	maskedName   = Rule{"masked-name", ""}
	raisedCase   = Rule{"raised-case", ""}
	coordination = Rule{"coordination", ""}
)

// nameRules are tried at every name of a tree.
var nameRules = []nameRule{
	{Rule{"one-name", ""}, (*draft).joinName},
	{Rule{"title-of-name", ""}, (*draft).joinTitle},
	{Rule{"name-over-title", ""}, (*draft).overTitle},
	{Rule{"known-as", ""}, (*draft).calledSo},
	{Rule{"name-as-subject", ""}, (*draft).asSubject},
	{Rule{"name-as-object", ""}, (*draft).asObject},
	{Rule{"name-in-apposition", ""}, (*draft).asApposition},
	{Rule{"name-as-owner", ""}, (*draft).asOwner},
	{Rule{"passed-on", ""}, (*draft).passOn},
}
