#include "facts/rule_checker.h"

#include <gtest/gtest.h>

#include "facts/scene_test.h"

namespace paraphe {
namespace {

std::string faults_of(std::string_view text) {
  const Knowledge knowledge = small_knowledge();
  Faults faults;
  rules_of(knowledge, text, faults);
  std::string all;
  for (const Fault& fault : faults) all += to_string(fault) + "\n";
  return all;
}

TEST(RuleChecker, AGoodFileHasNoFault) {
  EXPECT_EQ(faults_of(R"(fact meeting/talks
fr verb recevoir
  host  = subject
  party = subject + object | context
yes fr [host Moscou] a reçu [visitor Paris]. → held persons=X
fact tie
fr verb se renforcer
  trend = strengthening
  kind  = trend
  party = subject
no fr Il pleut.
)"), "");
}

TEST(RuleChecker, NamesEachFaultWithAHint) {
  const std::string all = faults_of(R"(fact meeting/talk
fr verb recevoir act helt
fx verb voir
  hots  = subject
  party = subjet + with of réunion
  place = context
  rank  = royal
fact meetings
fr verb aller
  party = subject
fact flow
fr verb donner
  beneficiary = to
fact flow/loan
fr verb prêter
  beneficiary = to
  beneficiary = for
  unit = to when alone
fr verb devoir
  unit = to
fact flow
yes fr [bank La BNP] a prêté. → lone given valeur=3
)");
  for (const char* line : {
           R"(1: unknown kind of meeting "talk"; did you mean "talks"?)",  // told at the rule's first line
           R"(2: unknown act of meeting "helt"; did you mean "held"?)",
           R"(3: unknown language "fx"; did you mean "fr"?)",
           R"(4: unknown role of meeting "hots"; did you mean "host"?)",
           R"(5: unknown function "subjet"; did you mean "subject"?)",
           R"(5: "réunion" is no word of the rule's shapes)",
           R"(6: "context" is the last way to find a party)",
           R"(7: unknown value of rank "royal")",
           R"(unknown fact type "meetings"; did you mean "meeting"?)",
           R"(12: the rule gives no kind)",
           R"(17: role "beneficiary" stands twice in one rule)",
           R"(18: "when alone" is for parties)",
           R"(19: the rule names no role that a party fills)",
           R"(22: unknown role of flow "bank")",
           R"(22: unknown kind, status, polarity or certainty "lone"; did you mean "loan"?)",
           R"(22: unknown slot of flow "valeur"; did you mean "value"?)"}) {
    const std::string_view text = line;
    const std::string_view sought = text.substr(0, 2) == "1:" ? text.substr(3) : text;
    EXPECT_NE(all.find(sought), std::string::npos) << sought << " is not in\n" << all;
  }
}

TEST(RuleChecker, RulesWithoutExampleAreAFault) {
  EXPECT_NE(faults_of("fact meeting/talks\nfr verb voir\n party = subject\n").find("no example"), std::string::npos);
}

TEST(RuleChecker, Nearest) {
  EXPECT_EQ(nearest("hots", {"host", "visitor"}), "host");
  EXPECT_EQ(nearest("xyzzy", {"host", "visitor"}), "");
}

}  // namespace
}  // namespace paraphe
