#include "facts/outcome.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "facts/scene_test.h"

namespace paraphe {
namespace {

std::string told(std::string_view type, std::string_view act, const Standing& standing) {
  static const Knowledge knowledge = small_knowledge();
  const Outcome outcome = outcome_of(knowledge.ontology, type, act, standing);
  if (!outcome.fact) return "none";
  return fmt::format("{} {} {}{}{}", outcome.status, outcome.polarity, outcome.certainty, outcome.to_do.empty() ? "" : " ", outcome.to_do);
}

Standing with(Modality modality) {
  Standing standing;
  standing.modality = modality;
  return standing;
}

TEST(Outcome, APlanStaysAPlan) {
  const Standing planned = with(Modality::planned);
  EXPECT_EQ(told("agreement", "signed", planned), "proposed affirmed certain");
  EXPECT_EQ(told("agreement", "ratified", planned), "ratified negated certain");  // « doit encore être ratifié »
  EXPECT_EQ(told("agreement", "negotiated", planned), "negotiating affirmed certain");
  EXPECT_EQ(told("meeting", "", planned), "scheduled affirmed certain");
  EXPECT_EQ(told("flow", "delivered", planned), "pledged affirmed certain");
  EXPECT_EQ(told("cooperation", "held", planned), "planned affirmed certain");
  EXPECT_EQ(told("friction", "done", planned), "threatened affirmed certain");
  EXPECT_EQ(told("representation", "closed", planned), "planned affirmed certain close");
  EXPECT_EQ(told("statement", "made", planned), "none");
  EXPECT_EQ(told("tie", "asserted", planned), "aspired affirmed certain");
}

TEST(Outcome, ARefusalIsADeedThatWasNotDone) {
  EXPECT_EQ(told("flow", "refused", Standing{}), "awarded negated certain");
  Standing negated;
  negated.negated = true;
  EXPECT_EQ(told("flow", "refused", negated), "none");
}

TEST(Outcome, AFutureIsAPlan) {
  Standing future;
  future.time = Time::future;
  EXPECT_EQ(told("meeting", "held", future), "scheduled affirmed certain");
  EXPECT_EQ(told("flow", "awarded", future), "pledged affirmed certain");
}

TEST(Outcome, WhatMayBeIsPossible) {
  EXPECT_EQ(told("meeting", "held", with(Modality::possible)), "mooted affirmed possible");
  EXPECT_EQ(told("agreement", "signed", with(Modality::possible)), "proposed affirmed possible");
  EXPECT_EQ(told("flow", "delivered", with(Modality::wished)), "pledged affirmed possible");
  EXPECT_EQ(told("flow", "delivered", with(Modality::asked)), "requested affirmed certain");
  EXPECT_EQ(told("assessment", "voiced", with(Modality::possible)), "voiced affirmed possible");
  EXPECT_EQ(told("meeting", "held", with(Modality::hypothetical)), "none");
}

TEST(Outcome, HearsayIsReported) {
  EXPECT_EQ(told("agreement", "signed", with(Modality::reported)), "signed affirmed reported");
  Standing said;
  said.said_by = {3, 9};
  EXPECT_EQ(told("flow", "delivered", said), "delivered affirmed reported");
  said.own_side = true;
  EXPECT_EQ(told("flow", "delivered", said), "delivered affirmed certain");
  said.own_side = false;
  said.modality = Modality::possible;
  EXPECT_EQ(told("flow", "delivered", said), "pledged affirmed possible");
}

TEST(Outcome, ANoStaysANo) {
  Standing negated;
  negated.negated = true;
  EXPECT_EQ(told("agreement", "signed", negated), "signed negated certain");
  EXPECT_EQ(told("meeting", "held", negated), "held negated certain");
  negated.modality = Modality::planned;
  EXPECT_EQ(told("meeting", "held", negated), "scheduled negated certain");
  EXPECT_EQ(told("cooperation", "held", negated), "planned negated certain");
  Standing failed = with(Modality::planned);
  failed.failed = true;
  EXPECT_EQ(told("agreement", "signed", failed), "signed negated certain");
}

TEST(Outcome, ADenialIsNeverLost) {
  Standing denied;
  denied.denied = true;
  denied.said_by = {3, 9};
  EXPECT_EQ(told("agreement", "signed", denied), "denied negated certain");
  EXPECT_EQ(told("flow", "delivered", denied), "denied negated certain");
  EXPECT_EQ(told("representation", "opened", denied), "opened negated certain");
}

TEST(Outcome, WhatGoesOn) {
  Standing standing;
  standing.going_on = true;
  EXPECT_EQ(told("meeting", "held", standing), "under_way affirmed certain");
  EXPECT_EQ(told("friction", "done", standing), "ongoing affirmed certain");
  EXPECT_EQ(told("flow", "delivered", standing), "delivered affirmed certain");
}

TEST(Outcome, UnknownNamesGiveNothing) {
  EXPECT_EQ(told("gossip", "held", {}), "none");
  EXPECT_EQ(told("meeting", "sung", {}), "none");
}

// Every act in every standing gives a status of its type, or none.
TEST(Outcome, TheTableIsTotal) {
  const Knowledge knowledge = small_knowledge();
  for (const FactType& type : knowledge.ontology.types) {
    for (const Act& act : type.acts) {
      for (int bits = 0; bits < 8 * 8 * 8; ++bits) {
        Standing standing = with(static_cast<Modality>(bits % 8));
        standing.negated = bits & 8;
        standing.denied = bits & 16;
        standing.failed = bits & 32;
        standing.going_on = bits & 64;
        if (bits & 128) standing.time = Time::future;
        if (bits & 256) standing.said_by = {1, 2};
        const Outcome outcome = outcome_of(knowledge.ontology, type.code, act.code, standing);
        if (!outcome.fact) continue;
        EXPECT_NE(type.status(outcome.status), nullptr) << type.code << " " << act.code << " " << bits;
        EXPECT_NE(find(knowledge.ontology.certainties, outcome.certainty), nullptr);
        EXPECT_TRUE(!standing.denied || outcome.polarity == "negated");
      }
    }
  }
}

}  // namespace
}  // namespace paraphe
