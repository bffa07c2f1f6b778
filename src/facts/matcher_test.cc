#include <fmt/format.h>
#include <gtest/gtest.h>

#include "facts/match.h"
#include "facts/scene_test.h"

namespace paraphe {
namespace {

constexpr std::string_view rules_text = R"(fact meeting/talks
fr verb recevoir
  host  = subject
  party = subject + object
  requires object is actor
fr shape recevoir -object-> ambassadeur   kind audience
  host  = subject
  party = subject + object
fr verb s'entretenir
  party = subject + with
fr shape tenir -object-> réunion
  party = subject + with of réunion | with
fr noun coup de fil   kind call
  party = between | of + with | context
fact agreement
fr noun accord   act none
  kind  = self
  party = between + self
fr verb signer   act signed
  kind  = object
  party = with | context
fr verb ratifier   act ratified
  kind  = object
  party = subject + with
  by    = subject when alone
fact flow
fr verb accorder   act awarded
  kind = object
  provider = subject
  beneficiary = to unless provider
  party = subject + to
  unless object is interview
no fr Rien.
)";

std::string told(const Scene& scene) {
  static const Knowledge knowledge = small_knowledge();
  static Faults faults;
  static const Rules rules = rules_of(knowledge, rules_text, faults);
  EXPECT_TRUE(faults.empty());
  std::vector<Match> matches;
  match_rules(knowledge, rules, scene.article, matches);
  std::string out;
  for (const Match& match : matches) {
    out += fmt::format("{}/{} {}{}", match.type, match.kind, match.act, match.context ? " context" : "");
    for (const RoleFill& fill : match.roles) {
      out += fmt::format(" {}=", fill.role);
      for (const FillerReference each : fill.fillers) {
        for (const std::string_view party : parties_of(knowledge, scene.article, each)) out += fmt::format("{},", party);
      }
    }
    out += "\n";
  }
  return out;
}

TEST(Matcher, FillersOfTheWrongTypeAreDropped) {
  Scene scene;
  const std::int32_t verb = scene.clause(scene.word("recevoir", Upos::VERB), PredicateKind::verb);
  scene.fill(verb, Function::subject, scene.actor({"RUS"}));
  scene.fill(verb, Function::object, scene.word("cadeau"));
  EXPECT_EQ(told(scene), "");
  scene.fill(verb, Function::object, scene.actor({"TGO"}));
  EXPECT_EQ(told(scene), "meeting/talks held host=RUS, party=RUS,TGO,\n");
}

TEST(Matcher, OnePartyIsNoMeeting) {
  Scene scene;
  const std::int32_t verb = scene.clause(scene.word("recevoir", Upos::VERB), PredicateKind::verb);
  scene.fill(verb, Function::subject, scene.actor({"RUS"}));
  scene.fill(verb, Function::object, scene.actor({"RUS"}));
  EXPECT_EQ(told(scene), "");
}

TEST(Matcher, ReflexiveVerbsAreOtherVerbs) {
  Scene scene;
  const std::int32_t verb = scene.clause(scene.word("entretenir", Upos::VERB), PredicateKind::verb);
  scene.fill(verb, Function::subject, scene.actor({"FRA", "DEU"}));
  EXPECT_EQ(told(scene), "");
  scene.article.clauses.front().reflexive = true;
  EXPECT_EQ(told(scene), "meeting/talks held party=DEU,FRA,\n");
}

TEST(Matcher, TheMoreDemandingRuleCounts) {
  Scene scene;
  const std::int32_t verb = scene.clause(scene.word("recevoir", Upos::VERB), PredicateKind::verb);
  scene.fill(verb, Function::subject, scene.actor({"BEN"}));
  const TokenIndex ambassador = scene.word("ambassadeur");
  scene.fill(verb, Function::object, ambassador);
  Mention mention;
  mention.kind = EntityKind::person;
  mention.parties = {"CHN"};
  scene.article.mentions.push_back(mention);
  scene.article.mention_of_token[static_cast<std::size_t>(ambassador)] = 1;
  // Both rules ask for one thing: both are kept.
  EXPECT_EQ(told(scene), "meeting/audience held host=BEN, party=BEN,CHN,\nmeeting/talks held host=BEN, party=BEN,CHN,\n");
}

TEST(Matcher, AShapeReachesTheNounsFillers) {
  Scene scene;
  const std::int32_t verb = scene.clause(scene.word("tenir", Upos::VERB), PredicateKind::verb);
  const TokenIndex meeting = scene.word("réunion");
  const std::int32_t noun = scene.clause(meeting, PredicateKind::noun);
  scene.fill(verb, Function::subject, scene.actor({"KEN"}));
  scene.fill(verb, Function::object, meeting, noun);
  scene.fill(noun, Function::with, scene.actor({"UGA"}));
  EXPECT_EQ(told(scene), "meeting/talks held party=KEN,UGA,\n");
}

TEST(Matcher, SeveralWordsAndContext) {
  Scene scene;
  const TokenIndex first = scene.word("coup");
  scene.word("de", Upos::ADP);
  EXPECT_EQ(told(scene), "");
  const std::int32_t noun = scene.clause(first, PredicateKind::noun);
  EXPECT_EQ(told(scene), "");
  scene.word("fil");
  EXPECT_EQ(told(scene), "meeting/call held context\n");
  scene.fill(noun, Function::of, scene.actor({"FRA"}));
  EXPECT_EQ(told(scene), "meeting/call held context party=FRA,\n");
  scene.fill(noun, Function::between, scene.actor({"GBR", "IRL"}));
  EXPECT_EQ(told(scene), "meeting/call held party=GBR,IRL,\n");
}

TEST(Matcher, TheNounLendsItsPartiesAndOneSideActs) {
  Scene scene;
  const std::int32_t verb = scene.clause(scene.word("ratifier", Upos::VERB), PredicateKind::verb);
  const TokenIndex accord = scene.word("accord");
  const std::int32_t noun = scene.clause(accord, PredicateKind::noun);
  EXPECT_EQ(told(scene), "");
  scene.fill(verb, Function::subject, scene.actor({"CYP"}));
  scene.fill(verb, Function::object, accord, noun);
  EXPECT_EQ(told(scene), "");
  scene.fill(noun, Function::between, scene.actor({"CYP", "FRA"}));
  EXPECT_EQ(told(scene), "agreement/agreement ratified kind= party=CYP,CYP,FRA, by=CYP,\n");
  scene.fill(verb, Function::subject, scene.actor({"FRA"}));
  EXPECT_EQ(told(scene), "agreement/agreement ratified kind= party=CYP,FRA,CYP,FRA,\n");
}

TEST(Matcher, WhatIsDoneWithOneThingIsDoneByTheSameParties) {
  Scene scene;
  const std::int32_t sign = scene.clause(scene.word("signer", Upos::VERB), PredicateKind::verb);
  const std::int32_t ratify = scene.clause(scene.word("ratifier", Upos::VERB), PredicateKind::verb);
  const TokenIndex accord = scene.word("accord");
  scene.fill(sign, Function::object, accord);
  scene.fill(ratify, Function::object, accord);
  scene.fill(ratify, Function::subject, scene.actor({"PAK"}));
  EXPECT_EQ(told(scene), "agreement/agreement signed context kind=\n");
  scene.fill(ratify, Function::with, scene.actor({"SAU"}));
  EXPECT_EQ(told(scene), "agreement/agreement signed kind= party=PAK,SAU,PAK,\nagreement/agreement ratified kind= party=PAK,SAU, by=PAK,\n");
}

TEST(Matcher, KindComesFromTheNounTable) {
  for (const auto& [word, answer] : {std::pair{"prêt", "flow/loan awarded kind= provider=CHN, beneficiary=LAO, party=CHN,LAO,\n"},
                                     std::pair{"bourse", "flow/scholarship awarded kind= provider=CHN, beneficiary=LAO, party=CHN,LAO,\n"},
                                     std::pair{"interview", ""}, std::pair{"sourire", ""}}) {
    Scene scene;
    const std::int32_t verb = scene.clause(scene.word("accorder", Upos::VERB), PredicateKind::verb);
    scene.fill(verb, Function::subject, scene.actor({"CHN"}));
    scene.fill(verb, Function::object, scene.word(word));
    scene.fill(verb, Function::to, scene.actor({"LAO"}));
    EXPECT_EQ(told(scene), answer);
  }
}

TEST(Matcher, WhatHangsOnANameBelongsToTheClause) {
  Scene scene;
  const std::int32_t verb = scene.clause(scene.word("accorder", Upos::VERB), PredicateKind::verb);
  const TokenIndex china = scene.actor({"CHN"});
  const std::int32_t name = scene.clause(china, PredicateKind::noun);
  scene.fill(verb, Function::subject, china, name);
  scene.fill(verb, Function::object, scene.word("prêt"));
  scene.fill(name, Function::to, scene.actor({"LAO"}));
  EXPECT_EQ(told(scene), "flow/loan awarded kind= provider=CHN, beneficiary=LAO, party=CHN,LAO,\n");
}

TEST(Matcher, UnlessRoleTakesItsPartiesAway) {
  Scene scene;
  const std::int32_t verb = scene.clause(scene.word("accorder", Upos::VERB), PredicateKind::verb);
  scene.fill(verb, Function::subject, scene.actor({"CHN"}));
  scene.fill(verb, Function::object, scene.word("prêt"));
  scene.fill(verb, Function::to, scene.actor({"CHN"}));
  scene.fill(verb, Function::to, scene.actor({"LAO"}));
  EXPECT_EQ(told(scene), "flow/loan awarded kind= provider=CHN, beneficiary=LAO, party=CHN,CHN,LAO,\n");
}

TEST(PartiesOf, WhatQualifiesTheHead) {
  const Knowledge knowledge = small_knowledge();
  Scene scene;
  const std::int32_t verb = scene.clause(scene.word("former", Upos::VERB), PredicateKind::verb);
  const TokenIndex students = scene.word("étudiant"), demonym = scene.actor({"TGO"});
  scene.fill(verb, Function::object, students);
  scene.article.clauses.front().fillers.front().tokens = {students, demonym + 1};
  scene.article.tokens[static_cast<std::size_t>(demonym)].head = students;
  scene.article.tokens[static_cast<std::size_t>(demonym)].relation = Relation::amod;
  EXPECT_EQ(parties_of(knowledge, scene.article, {0, 0}), std::vector<std::string_view>{"TGO"});
  // « les étudiants en Russie » are not Russia's: a complement counts only through `of`.
  scene.article.tokens[static_cast<std::size_t>(demonym)].relation = Relation::nmod;
  EXPECT_TRUE(parties_of(knowledge, scene.article, {0, 0}).empty());
  EXPECT_TRUE(parties_of(knowledge, scene.article, {-1, -1}).empty());
}

TEST(PartiesOf, APlaceStandsForItsStateLastOfAll) {
  const Knowledge knowledge = small_knowledge();
  Scene scene;
  const std::int32_t verb = scene.clause(scene.word("aller", Upos::VERB), PredicateKind::verb);
  const TokenIndex city = scene.actor({}, EntityKind::place);
  scene.article.mentions.front().city_of = "RUS";
  scene.fill(verb, Function::to, city);
  EXPECT_EQ(parties_of(knowledge, scene.article, {0, 0}), std::vector<std::string_view>{"RUS"});
}

TEST(KindOf, TheLongestEntryCounts) {
  const Knowledge knowledge = small_knowledge();
  Scene scene;
  const TokenIndex first = scene.word("protocole");
  scene.word("d'", Upos::ADP);
  const FactType& agreement = *knowledge.ontology.type("agreement");
  EXPECT_EQ(kind_of(knowledge, scene.article, agreement, first), "protocol");
  scene.word("entente");
  EXPECT_EQ(kind_of(knowledge, scene.article, agreement, first), "memorandum");
  EXPECT_EQ(kind_of(knowledge, scene.article, agreement, no_token), "");
}

}  // namespace
}  // namespace paraphe
