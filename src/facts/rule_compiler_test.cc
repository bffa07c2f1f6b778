#include "facts/rule_compiler.h"

#include <gtest/gtest.h>

#include "facts/scene_test.h"

namespace paraphe {
namespace {

TEST(RuleCompiler, PlansAndTriggers) {
  const Knowledge knowledge = small_knowledge();
  Faults faults;
  const Rules rules = rules_of(knowledge, R"(fact meeting/talks
fr verb s'entretenir, se réunir
fr noun tête-à-tête, coup de fil   kind call
  party = subject + with
  place = in
  requires with
fr shape tenir -object-> réunion -with-> chef d'état   act planned
  kind  = self of réunion | talks
  party = subject + with of réunion | context
  host  = subject unless party when alone
  unless to is actor, mer
fact agreement
fr noun accord  act none
  kind  = self
  party = between
no fr Rien.
)", faults);
  // « when » comes before « unless »: the fault is told, the rest is read.
  EXPECT_EQ(faults.size(), 1U);
  EXPECT_EQ(dump(rules.index().program), R"(plan 0 meeting needs with any subject with demands 1
  requires with
  party = subject with
  place = in
plan 1 meeting needs object any - demands 2
  -object-> réunion
  -with-> chef_d'_état
  unless to (actor) mer
  kind = self@1 | talks
  party = subject with@1 | context
  host = subject
plan 2 agreement needs - any between demands 0
  kind = self
  party = between
2: fr verb (reflexive) entretenir act held kind talks plan 0
2: fr verb (reflexive) réunir act held kind talks plan 0
3: fr noun tête-à-tête act held kind call plan 0
3: fr noun coup_de_fil act held kind call plan 0
7: fr shape tenir act planned kind talks plan 1
13: fr noun accord act  kind - plan 2
)");
}

TEST(RuleCompiler, WordRows) {
  EXPECT_EQ(word_row("lettre d'intention"), (WordRow{"lettre", "d'", "intention"}));
  EXPECT_EQ(word_row("  a   b "), (WordRow{"a", "b"}));
  EXPECT_EQ(word_row(""), WordRow{});
}

TEST(RuleIndexTest, FindsTriggersByFirstWord) {
  const Knowledge knowledge = small_knowledge();
  Faults faults;
  const Rules rules = rules_of(knowledge, R"(fact meeting/talks
fr verb voir
fr noun voir, coup de fil, coup
fr shape voir -object-> x
  party = subject
no fr Rien.
)", faults);
  EXPECT_EQ(dump(rules.index()), "coup: test.rules:3 test.rules:3\nvoir: test.rules:2 test.rules:3 test.rules:4\n");
  EXPECT_TRUE(rules.index().at("absent").empty());
  EXPECT_TRUE(rules.index().at("").empty());
  EXPECT_TRUE(Rules().index().at("voir").empty());
}

}  // namespace
}  // namespace paraphe
