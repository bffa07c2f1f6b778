#include "facts/rule_parser.h"

#include <gtest/gtest.h>

namespace paraphe {
namespace {

TEST(RuleParser, RulesAndExamplesWithTheirLines) {
  Faults faults;
  const RuleFile file = parse_rules(R"(# a comment
fact agreement/protocol

fr verb   signer, Parapher     act signed
fr noun   lettre d'intention   kind memorandum act signed   # both
  kind    = object | self | protocol
  by      = subject when alone
  party   = subject + with | context unless by
  requires object + of is kind, texte
  unless  to

fr shape  tenir, avoir -object-> réunion, séance
  party = subject + with of réunion
yes fr [party Moscou] a signé avec le [party Togo]. → protocol signed by=RUS
no  fr Il a signé un chèque.
)", "x.rules", faults);
  ASSERT_EQ(faults.size(), 0U);
  EXPECT_EQ(dump(file), R"(fact agreement/protocol
4: fr verb signer, parapher act signed
5: fr noun lettre d'intention act signed kind memorandum
9:   requires object + of is kind, texte
10:   unless to
6:   kind = object | self | protocol
7:   by = subject when alone
8:   party = subject + with | context unless by
fact agreement/protocol
12: fr shape tenir, avoir -object-> réunion, séance
13:   party = subject + with of réunion
14: yes fr [party Moscou] a signé avec le [party Togo]. → protocol signed by=RUS
15: no fr Il a signé un chèque.
)");
  EXPECT_EQ(file.examples[0].sentence, "Moscou a signé avec le Togo.");
}

TEST(RuleParser, AllFaultsAtOnce) {
  Faults faults;
  parse_rules(R"(fr verb signer
  party = subject
fact
  party = subject
fact meeting
fr preposition avec
fr verb
yes fr
yes fr [party Moscou a signé.
yes fr [party] a signé.
fr verb signer
  party = subject object
  by = subject when lonely
fr shape tenir réunion
)", "x.rules", faults);
  std::string all;
  for (const Fault& fault : faults) all += to_string(fault) + "\n";
  for (const char* line : {":1:", ":3:", ":4:", ":6:", ":7:", ":8:", ":9:", ":10:", ":12:", ":13:", ":14:"}) {
    EXPECT_NE(all.find(line), std::string::npos) << line << " is not in\n" << all;
  }
}

TEST(RuleParser, AnythingMayComeIn) {
  Faults faults;
  for (const char* text : {"", "=", "fact x\n=\n= =", "fact x\nfr verb a\n + = |", "yes", "yes fr [", "yes fr ]]→→", "fr shape -> -> ->",
                           "fact x\nfr shape a -\n b = c of of of d", "requires is is is", "fact a/b/c d"}) {
    parse_rules(text, "x.rules", faults);
  }
  parse_rules(std::string(100000, '['), "x.rules", faults);
  SUCCEED();
}

}  // namespace
}  // namespace paraphe
