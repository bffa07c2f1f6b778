#include "facts/addressees.h"

#include <gtest/gtest.h>

#include "facts/scene_test.h"

namespace paraphe {
namespace {

Claim claim_of(std::string_view type, std::string_view kind, std::vector<std::string_view> parties,
               std::vector<std::pair<std::string_view, std::string>> roles, std::uint32_t at) {
  Claim claim;
  claim.type = type;
  claim.kind = kind;
  claim.polarity = "affirmed";
  claim.trigger = {at, at + 5};
  for (const std::string_view code : parties) claim.parties.push_back({code, {}, ""});
  for (auto& [slot, code] : roles) {
    SlotValue value;
    value.slot = slot;
    value.text = std::move(code);
    claim.slots.push_back(std::move(value));
  }
  return claim;
}

std::string target_of(const Claim& claim) {
  for (const SlotValue& value : claim.slots) {
    if (value.slot == "target") return value.text;
  }
  return "";
}

Claim statement(std::string_view kind) {
  Claim claim = claim_of("statement", kind, {"KEN", "UGA"}, {{"speaker", "KEN"}, {"target", "UGA"}}, 100);
  claim.completed = true;
  return claim;
}

TEST(Addressees, WhoCondemnsSpeaksToWhoeverStruck) {
  const Knowledge knowledge = small_knowledge();
  std::vector<Claim> claims{claim_of("friction", "attack", {"RWA", "COD"}, {{"actor", "RWA"}, {"target", "COD"}}, 20),
                            statement("condemn")};
  settle_addressees(knowledge, Article{}, claims);
  EXPECT_EQ(target_of(claims[1]), "RWA");
}

TEST(Addressees, OfUnknownHandsTheVictimIsAPartyAndNobodyTheTarget) {
  const Knowledge knowledge = small_knowledge();
  std::vector<Claim> claims{claim_of("friction", "attack", {"BDI"}, {{"target", "BDI"}}, 20), statement("condemn")};
  settle_addressees(knowledge, Article{}, claims);
  EXPECT_EQ(target_of(claims[1]), "");
  EXPECT_EQ(claims[1].parties.back().code, "BDI");
}

TEST(Addressees, WhoDeniesAnswersWhoeverAccused) {
  const Knowledge knowledge = small_knowledge();
  std::vector<Claim> claims{claim_of("friction", "accusation", {"TZA", "KEN"}, {{"actor", "TZA"}, {"target", "KEN"}}, 20),
                            claim_of("friction", "accusation", {"UGA", "RWA"}, {{"actor", "UGA"}, {"target", "RWA"}}, 60),
                            statement("deny")};
  settle_addressees(knowledge, Article{}, claims);
  EXPECT_EQ(target_of(claims[2]), "TZA");
}

TEST(Addressees, WhatTheTextNamesStays) {
  const Knowledge knowledge = small_knowledge();
  std::vector<Claim> claims{claim_of("friction", "attack", {"RWA", "COD"}, {{"actor", "RWA"}, {"target", "COD"}}, 20),
                            statement("condemn")};
  claims[1].completed = false;
  settle_addressees(knowledge, Article{}, claims);
  EXPECT_EQ(target_of(claims[1]), "UGA");
}

}  // namespace
}  // namespace paraphe
