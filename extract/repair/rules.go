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
	{Rule{"loan", "Kenya opposes any change of the status quo."}, func(_ *Repairer, s *nlp.Sentence) bool { return repairLoans(s) }},
	{Rule{"due-to", "Kenyan President Alice Mwangi is due to travel to Uganda on Saturday."}, func(_ *Repairer, s *nlp.Sentence) bool { return repairDue(s) }},
	{Rule{"headline-infinitive", "Kenya to host talks"}, func(_ *Repairer, s *nlp.Sentence) bool { return repairHeadline(s) }},
	{Rule{"only-object", "Ghana urged Chile to open its ports."}, func(_ *Repairer, s *nlp.Sentence) bool { return repairObjects(s) }},
	{Rule{"attachment", "Kenya and Uganda have both voiced support for the plan."}, func(x *Repairer, s *nlp.Sentence) bool { return repairAttachment(s, x.NounFrames) }},
}

// nodeRules are tried at every token of a tree.
var nodeRules = []nodeRule{
	{Rule{"day", "Chad called Wednesday for talks"}, repairDay},
	{Rule{"on-flat", "Jane Roe and envoys left"}, repairOnFlat},
	{Rule{"noun", "Chad voiced the hope"}, repairNoun},
	{Rule{"participle", "Chad pledged continued support"}, repairParticiple},
	{Rule{"gerund", "Kenya accused Uganda of smuggling ivory."}, repairGerund},
	{Rule{"gerund-object", "Chad accused Peru of hiding arms"}, repairGerundObject},
	{Rule{"infinitive", "Chad asked Peru to station troops"}, repairInfinitive},
	{Rule{"gerund-own", "Chad avoided raising tolls"}, repairGerundOwn},
	{Rule{"to-lower", "backed plan to lower costs"}, repairToLower},
	{Rule{"modal", "raids would amount to war"}, repairModal},
	{Rule{"object-of", "it was wrong to bomb roads"}, repairObjectOf},
	{Rule{"so-called", "Kenya urged Somalia to stop what it called incursions."}, repairSoCalled},
	{Rule{"name", "Chad views aid"}, repairName},
	{Rule{"headline-passive", "Chad accused of smuggling arms."}, repairHeadlinePassive},
	{Rule{"warned-by", "Chad warned over raids by Peru"}, repairWarned},
	{Rule{"headline-verb", "Kenya mulls ban on plastic"}, repairHeadlineVerb},
	{Rule{"plans", "Chad said Peru plans to leave"}, repairPlans},
	{Rule{"verbless", "Secretary Roe shared concerns"}, repairVerbless},
	{Rule{"naming", "Chad called the deal a betrayal"}, repairNaming},
	{Rule{"gerund-subject", "Chad said raising tolls was a trick"}, repairGerundSubject},
	{Rule{"nested", "Chad rejects EU ultimatum"}, repairNested},
	{Rule{"progressive", "Kenya is appealing for help."}, repairProgressive},
	{Rule{"pair", "commitment to a free and open region"}, repairPair},
	{Rule{"told", "Chad told reporters Peru agreed"}, repairTold},
	{Rule{"bare-clause", "Chad denies it supplied arms"}, repairBareClause},
	{Rule{"participle-alone", "Peru's party called for a vote."}, repairParticipleAlone},
	{Rule{"subjects", "the bloc Ecowas agreed"}, repairSubjects},
	{Rule{"that", "Chad acted saying that Peru agreed"}, repairThat},
	{Rule{"reported", "Chad has said Peru must leave"}, repairReported},
	{Rule{"content", "Kenya is clear that Chad must leave."}, repairContent},
	{Rule{"said-of", "Chad said talks had been frank and hard"}, repairSaidOf},
	{Rule{"ready", "Chad said it was ready to pay"}, repairReady},
	{Rule{"and", "Chad and Peru must leave"}, repairAnd},
	{Rule{"but-other", "Chad backed plans but Peru opposed it"}, repairButOther},
	{Rule{"series", "We condemn raids ; urge calm"}, repairSeries},
	{Rule{"subjectless", "Chad agreed Peru will leave"}, repairSubjectless},
	{Rule{"opening", "Thanking Doe , President Roe and Poe left"}, repairOpening},
	{Rule{"bare", "Chad dismissed as null a ruling"}, repairBare},
	{Rule{"conj-object", "Chad accused of smuggling arms."}, repairConjObject},
	{Rule{"reduced", "Kenya deplored the hardship the people of Chad are suffering."}, repairReduced},
	{Rule{"following", "Chad apologised following a summit"}, repairFollowing},
	{Rule{"verb-as-case", "Chad praised plans ; opposed raids"}, repairVerbAsCase},
	{Rule{"acts-of", "condemn acts of theft against farmers"}, repairActsOf},
	{Rule{"owned", "support for Chad 's unity and freedom"}, repairOwned},
	{Rule{"of", "agreed on plan for use of force"}, repairOf},
	{Rule{"promise", "Chad pledged in a letter to leave"}, repairPromise},
	{Rule{"done-by", "Chad condemned raids by Peru"}, repairDoneBy},
	{Rule{"right-to", "Chad voiced support for the right to leave"}, repairRightTo},
	{Rule{"state", "Chad vowed that it will remain engaged"}, repairState},
	{Rule{"purpose", "Chad agreed to work to end war"}, repairPurpose},
	{Rule{"unlike", "Chad thanked Peru for coming and urged calm"}, repairUnlike},
	{Rule{"remark", "Chad welcomed the truce , urging calm"}, repairRemark},
	{Rule{"with", "they clashed , with Chad accusing Peru"}, repairWith},
	{Rule{"pledged", "Kenyan President Amina Odhiambo said the tolls were a trap and pledged to oppose them."}, repairPledged},
}

// The rules for trees whose names are known, apart from those at a name.
var (
	maskedName   = Rule{"masked-name", "Save the Children Sweden condemned the raid."}
	raisedCase   = Rule{"raised-case", "met with her counterpart Jane Roe"}
	coordination = Rule{"coordination", "Chile and Vietnam settle fruit dispute."}
)

// nameRules are tried at every name of a tree.
var nameRules = []nameRule{
	{Rule{"one-name", "Prime Minister of Vietnam Pham Minh Chinh met Kenyan President Alice Mwangi."}, (*draft).joinName},
	{Rule{"title-of-name", "The minister met his Vietnamese counterpart Vo Van Thuong."}, (*draft).joinTitle},
	{Rule{"name-over-title", "Secretary of State Jane Roe spoke."}, (*draft).overTitle},
	{Rule{"known-as", "The commander known as Jan Novak fled."}, (*draft).calledSo},
	{Rule{"name-as-object", "French President Jean Morel called Italian President Carla Ricci, an old partner, on Monday."}, (*draft).asObject},
	{Rule{"name-in-apposition", "Kenyan Foreign Minister Alice Mwangi met on Tuesday with the Prime Minister of Uganda, Peter Okello."}, (*draft).asApposition},
	{Rule{"name-as-owner", "Alice Mwangi and Peter Okello's meeting ended."}, (*draft).asOwner},
	{Rule{"passed-on", "The visit by Jane Roe to Peru ended."}, (*draft).passOn},
}
