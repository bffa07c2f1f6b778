#include "facts/receivers.h"

#include <gtest/gtest.h>

#include "facts/scene_test.h"

namespace paraphe {
namespace {

Claim flow(std::vector<ClaimParty> parties, std::string provider, std::string beneficiary) {
  Claim claim;
  claim.type = "flow";
  claim.kind = "grant";
  claim.parties = std::move(parties);
  const auto add = [&](std::string_view slot, std::string code) {
    SlotValue value;
    value.slot = slot;
    value.text = std::move(code);
    if (!value.text.empty()) claim.slots.push_back(std::move(value));
  };
  add("provider", std::move(provider));
  add("beneficiary", std::move(beneficiary));
  return claim;
}

std::string slot(const Claim& claim, std::string_view name) {
  for (const SlotValue& value : claim.slots) {
    if (value.slot == name) return value.text;
  }
  return "";
}

constexpr Span told{10, 20};

// Malawi receives from Japan in a claim that names both; what the bank gives is Malawi's too, though Japan is spoken of more.
TEST(Receivers, WhoReceivesElsewhereReceivesHere) {
  const Knowledge knowledge = small_knowledge();
  std::vector<Claim> claims{flow({{"JPN", told, ""}, {"MWI", told, ""}}, "JPN", "MWI"),
                            flow({{"WB", told, ""}, {"JPN", {}, ""}}, "WB", "JPN")};
  settle_receivers(knowledge, {"JPN", "MWI"}, claims);
  EXPECT_EQ(slot(claims[1], "provider"), "WB");
  EXPECT_EQ(slot(claims[1], "beneficiary"), "MWI");
  EXPECT_EQ(claims[1].parties[1].code, "MWI");
}

TEST(Receivers, OpenRolesTakeTheDirectionOfTheOthers) {
  const Knowledge knowledge = small_knowledge();
  std::vector<Claim> claims{flow({{"JPN", told, ""}, {"MWI", told, ""}}, "JPN", "MWI"),
                            flow({{"JPN", {}, ""}, {"MWI", {}, ""}}, "", "")};
  settle_receivers(knowledge, {"JPN", "MWI"}, claims);
  EXPECT_EQ(slot(claims[1], "provider"), "JPN");
  EXPECT_EQ(slot(claims[1], "beneficiary"), "MWI");
}

TEST(Receivers, WithoutAFullClaimNothingChanges) {
  const Knowledge knowledge = small_knowledge();
  std::vector<Claim> claims{flow({{"JPN", {}, ""}, {"MWI", {}, ""}}, "", "")};
  settle_receivers(knowledge, {"JPN", "MWI"}, claims);
  EXPECT_EQ(slot(claims[0], "provider"), "");
}

TEST(Receivers, WhatIsToldStays) {
  const Knowledge knowledge = small_knowledge();
  std::vector<Claim> claims{flow({{"JPN", told, ""}, {"MWI", told, ""}}, "JPN", "MWI"),
                            flow({{"MWI", told, ""}, {"KEN", told, ""}}, "MWI", "KEN")};
  settle_receivers(knowledge, {"JPN", "MWI"}, claims);
  EXPECT_EQ(slot(claims[1], "provider"), "MWI");
  EXPECT_EQ(slot(claims[1], "beneficiary"), "KEN");
}

}  // namespace
}  // namespace paraphe
