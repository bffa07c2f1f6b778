#include "facts/rule_examples.h"

#include <gtest/gtest.h>

#include "facts/scene_test.h"

namespace paraphe {
namespace {

constexpr std::string_view rules_text = R"(fact agreement
fr verb signer, parapher   act signed
fr noun lettre d'intention   kind memorandum
  kind  = object | agreement
  party = subject + with
yes  fr [party Moscou] a validé un [kind accord] avec le [party Togo].   → framework approved by=RUS parties=RUS,TGO
no   fr Moscou a validé un accord avec le Togo.
todo fr [party Moscou] a validé un accord avec le [party Togo]. → negated possible
)";

// « Moscou a validé un accord avec le Togo. » with one claim about it.
Article read_sentence() {
  Article article;
  article.language = "fr";
  article.text = "\nMoscou a validé un accord avec le Togo.";
  Token accord;
  accord.span = {21, 27};
  article.tokens.push_back(accord);
  Claim claim;
  claim.type = "agreement";
  claim.kind = "framework";
  claim.status = "approved";
  claim.polarity = "affirmed";
  claim.certainty = "certain";
  claim.parties = {{"RUS", {1, 7}, "Moscou"}, {"TGO", {36, 40}, "Togo"}};
  SlotValue by;
  by.slot = "by";
  by.text = "RUS";
  by.span = {1, 7};
  claim.slots = {by};
  claim.trigger = {10, 17};
  claim.head = 0;
  claim.rule = {"test.rules", 2};
  claim.quote = {1, 41};
  article.claims = {claim};
  return article;
}

struct RuleExamples : testing::Test {
  Knowledge knowledge = small_knowledge();
  Faults faults;
  Rules rules = rules_of(knowledge, rules_text, faults);
};

TEST_F(RuleExamples, FoundWhenAllIsAsItSays) {
  ASSERT_TRUE(faults.empty());
  const ExampleResult result = judge(knowledge, examples_of(rules)[0], read_sentence());
  EXPECT_EQ(result.outcome, ExampleOutcome::found) << result.reason;
}

TEST_F(RuleExamples, MissedWithWhatCameInstead) {
  const Example& example = examples_of(rules)[0];
  Article article = read_sentence();
  article.claims[0].status = "signed";
  article.claims[0].parties[1].span = {0, 1};
  const ExampleResult result = judge(knowledge, example, article);
  EXPECT_EQ(result.outcome, ExampleOutcome::missed);
  EXPECT_NE(result.reason.find("status signed, not approved"), std::string::npos) << result.reason;
  EXPECT_NE(result.reason.find("party is not \"Togo\""), std::string::npos) << result.reason;
  EXPECT_TRUE(fails(example, result));
  article.claims.clear();
  EXPECT_EQ(judge(knowledge, example, article).reason, "no claim of the type");
}

TEST_F(RuleExamples, WhatIsNotWrittenIsAffirmedAndCertain) {
  Article article = read_sentence();
  article.claims[0].polarity = "negated";
  EXPECT_EQ(judge(knowledge, examples_of(rules)[0], article).outcome, ExampleOutcome::missed);
  article.claims[0].certainty = "possible";
  EXPECT_EQ(judge(knowledge, examples_of(rules)[2], article).outcome, ExampleOutcome::found);
}

TEST_F(RuleExamples, ANoIsSpuriousOrClean) {
  const Example& example = examples_of(rules)[1];
  Article article = read_sentence();
  EXPECT_EQ(judge(knowledge, example, article).outcome, ExampleOutcome::spurious);
  EXPECT_TRUE(fails(example, judge(knowledge, example, article)));
  article.claims[0].type = "meeting";
  EXPECT_EQ(judge(knowledge, example, article).outcome, ExampleOutcome::clean);
}

TEST_F(RuleExamples, ATodoNeverFails) {
  const Example& example = examples_of(rules)[2];
  const ExampleResult result = judge(knowledge, example, read_sentence());
  EXPECT_EQ(result.outcome, ExampleOutcome::missed);
  EXPECT_FALSE(fails(example, result));
}

TEST_F(RuleExamples, UsesAreCountedByTriggerLine) {
  std::vector<RuleUse> uses = all_rules(rules);
  ASSERT_EQ(uses.size(), 2U);
  EXPECT_EQ(uses[0].trigger, "fr verb signer, parapher");
  EXPECT_EQ(uses[1].trigger, "fr noun lettre d'intention");
  count_claims(read_sentence(), uses);
  count_claims(read_sentence(), uses);
  EXPECT_EQ(uses[0].claims, 2);
  EXPECT_EQ(uses[0].example, "Moscou a validé un accord avec le Togo.");
  EXPECT_EQ(uses[1].claims, 0);
}

}  // namespace
}  // namespace paraphe
