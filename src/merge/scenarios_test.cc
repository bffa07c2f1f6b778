// The written scenarios of tests/scenarios/merging.tsv: accounts of several articles, each with the name of the real
// thing that it speaks of. Merging is scored by B³ over all of them, and every scenario is merged in many orders.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>

#include "base/table.h"
#include "merge/across.h"

namespace paraphe {
namespace {

struct Scenario {
  std::string name;
  std::vector<Account> accounts;
  std::vector<std::string> truth;  // by account: the thing that it speaks of; "-": none (an altered copy's)
};

struct Scenarios {
  Ontology ontology;
  std::vector<Scenario> all;
};

std::string_view code_of(const std::vector<Coded>& list, const std::string& code, int line) {
  const Coded* found = find(list, code);
  EXPECT_NE(found, nullptr) << "line " << line << ": " << code;
  return found ? std::string_view(found->code) : std::string_view();
}

// slot=value; slot=value. Numbers: value=40000000.
void read_slots(const FactType& type, std::string_view field, Fact& fact, int line) {
  for (const std::string& each : split(field, ';')) {
    const std::size_t sign = each.find('=');
    const Slot* slot = type.slot(each.substr(0, sign));
    ASSERT_NE(slot, nullptr) << "line " << line << ": " << each;
    for (const std::string& one : split(each.substr(sign + 1), '+')) {
      SlotValue value;
      value.slot = slot->code;
      value.text = one;
      if (slot->type == SlotType::number) {
        value.form = SlotForm::number;
        value.number = std::stod(one);
      }
      fact.slots.push_back(value);
    }
  }
}

const Scenarios& scenarios() {
  static const Scenarios loaded = [] {
    Scenarios made;
    Faults faults;
    const std::filesystem::path root = PARAPHE_SOURCE_DIR;
    made.ontology = load_ontology(root / "knowledge" / "ontology", faults);
    const Table table = read_table(root / "tests" / "scenarios" / "merging.tsv", "merging.tsv",
                                   {"scenario", "thing", "article", "published", "origin", "type", "kind", "status",
                                    "polarity", "parties", "slots", "quote"},
                                   faults);
    EXPECT_TRUE(faults.empty()) << (faults.empty() ? "" : to_string(faults.front()));
    std::map<std::string, int> number;
    for (const TableRow& row : table.rows) {
      const auto& f = row.fields;
      if (made.all.empty() || made.all.back().name != f[0]) made.all.push_back({f[0], {}, {}});
      const FactType* type = made.ontology.type(f[5]);
      EXPECT_NE(type, nullptr) << "line " << row.line;
      if (type == nullptr) continue;
      Account account;
      account.number = row.line;
      account.article = f[2];
      account.published = parse_day(f[3]);
      account.origin = f[4].empty() ? f[2] : f[4].substr(f[4].front() == '!' ? 1 : 0);
      account.altered = f[4].starts_with("!");
      account.learnt = "2025-12-01T00:00:00.000Z";
      account.key = fmt::format("F{}{}", f[2], ++number[f[2]]);
      account.fact.type = type->code;
      account.fact.kind = code_of(type->kinds, f[6], row.line);
      account.fact.status = code_of(type->statuses, f[7], row.line);
      account.fact.polarity = f[8] == "-" ? "negated" : "affirmed";
      account.fact.certainty = "certain";
      account.fact.parties = split(f[9], ',');
      account.quotes = {f[11].empty() ? fmt::format("ligne {}", row.line) : f[11]};
      read_slots(*type, f[10], account.fact, row.line);
      made.all.back().accounts.push_back(std::move(account));
      made.all.back().truth.push_back(f[1]);
    }
    return made;
  }();
  return loaded;
}

// By account: the id of the fact that it was put into.
std::vector<std::string> merged(const Ontology& ontology, const std::vector<Account>& accounts) {
  std::vector<std::string> fact_of(accounts.size());
  std::map<std::string, std::vector<std::size_t>> blocks;
  for (std::size_t i = 0; i < accounts.size(); ++i) blocks[block_of(accounts[i].fact)].push_back(i);
  for (const auto& [block, members] : blocks) {
    std::vector<Account> some;
    for (const std::size_t i : members) some.push_back(accounts[i]);
    for (const RegisterFact& fact : merge_accounts(ontology, some)) {
      for (const Evidence& each : fact.evidence) fact_of[members[each.account]] = fact.fact.id;
    }
  }
  return fact_of;
}

RegisterFact fact_with(const Scenario& scenario, const std::string& thing) {
  std::map<std::string, std::vector<Account>> blocks;
  std::string block;
  for (std::size_t i = 0; i < scenario.accounts.size(); ++i) {
    blocks[block_of(scenario.accounts[i].fact)].push_back(scenario.accounts[i]);
    if (scenario.truth[i] == thing) block = block_of(scenario.accounts[i].fact);
  }
  for (const RegisterFact& fact : merge_accounts(scenarios().ontology, blocks[block])) {
    for (const Evidence& each : fact.evidence) {
      for (std::size_t i = 0; i < scenario.accounts.size(); ++i) {
        if (scenario.accounts[i].number == blocks[block][each.account].number && scenario.truth[i] == thing)
          return fact;
      }
    }
  }
  return {};
}

RegisterFact fact_with(const std::string& scenario, const std::string& thing) {
  for (const Scenario& each : scenarios().all) {
    if (each.name == scenario) return fact_with(each, thing);
  }
  ADD_FAILURE() << "no scenario " << scenario;
  return {};
}

std::vector<std::string> statuses_of(const RegisterFact& fact) {
  std::vector<std::string> all;
  for (const Step& step : fact.steps)
    all.push_back(fmt::format("{}{}{}", step.polarity == "negated" ? "not " : "", step.status,
                              step.party.empty() ? "" : " " + step.party));
  return all;
}

TEST(Merging, ScoresByB3) {
  double precision = 0, recall = 0, count = 0;
  for (const Scenario& scenario : scenarios().all) {
    const std::vector<std::string> fact_of = merged(scenarios().ontology, scenario.accounts);
    double own_precision = 0, own_recall = 0, own = 0;
    for (std::size_t i = 0; i < fact_of.size(); ++i) {
      if (scenario.truth[i] == "-") continue;
      double together = 0, same_fact = 0, same_thing = 0;
      for (std::size_t j = 0; j < fact_of.size(); ++j) {
        if (scenario.truth[j] == "-") continue;
        const bool fact = fact_of[i] == fact_of[j], thing = scenario.truth[i] == scenario.truth[j];
        same_fact += fact;
        same_thing += thing;
        together += fact && thing;
      }
      own_precision += together / same_fact;
      own_recall += together / same_thing;
      own += 1;
    }
    if (own_precision < own || own_recall < own) {
      std::string put;
      for (std::size_t i = 0; i < fact_of.size(); ++i)
        put += fmt::format(" {}:{}→{}", scenario.accounts[i].article, scenario.truth[i], fact_of[i]);
      fmt::print("{}: precision {:.3f} recall {:.3f}{}\n", scenario.name, own_precision / own, own_recall / own, put);
    }
    precision += own_precision;
    recall += own_recall;
    count += own;
  }
  fmt::print("B³ over {} accounts of {} scenarios: precision {:.4f}, recall {:.4f}\n", count, scenarios().all.size(),
             precision / count, recall / count);
  EXPECT_GE(precision / count, 0.98);
  EXPECT_GE(recall / count, 0.95);
}

std::string told(const RegisterFact& fact, const std::vector<Account>& accounts) {
  std::string all =
      fmt::format("{} {} {} {} {}", fact.fact.id, fact.fact.kind, fact.fact.status, fact.supporting, fact.opposing);
  for (const SlotValue& slot : fact.fact.slots) all += fmt::format(" {}={}{}", slot.slot, slot.text, slot.number);
  for (const std::string& step : statuses_of(fact)) all += " " + step;
  for (const Evidence& each : fact.evidence)
    all += fmt::format(" {} {} {}", accounts[each.account].key, name_of(each.stance), each.reason);
  for (const Contradiction& each : fact.contradictions)
    all += fmt::format(" {} {} {}", each.about, each.one, each.other);
  return all;
}

TEST(Merging, TheOrderOfArrivalCannotMatter) {
  std::mt19937 random(11);
  for (const Scenario& scenario : scenarios().all) {
    std::map<std::string, std::vector<Account>> blocks;
    for (const Account& account : scenario.accounts) blocks[block_of(account.fact)].push_back(account);
    for (auto& [block, accounts] : blocks) {
      std::vector<std::string> expected;
      for (int round = 0; round < 20; ++round) {
        std::vector<std::string> found;
        for (const RegisterFact& fact : merge_accounts(scenarios().ontology, accounts))
          found.push_back(told(fact, accounts));
        if (round == 0) expected = found;
        EXPECT_EQ(found, expected) << scenario.name;
        std::shuffle(accounts.begin(), accounts.end(), random);
      }
    }
  }
}

TEST(Merging, OneSidesRatificationIsNotInForce) {
  const RegisterFact one = fact_with("one side ratifies", "pact");
  EXPECT_EQ(one.fact.status, "ratified");
  EXPECT_TRUE(std::any_of(one.fact.slots.begin(), one.fact.slots.end(),
                          [](const SlotValue& s) { return s.slot == "by" && s.text == "RUS"; }));
  EXPECT_EQ(statuses_of(one), (std::vector<std::string>{"signed", "ratified RUS", "not ratified TGO"}));
  EXPECT_EQ(one.opposing, 0u);
  EXPECT_TRUE(one.contradictions.empty());
  const RegisterFact both = fact_with("both sides ratify", "pact");
  EXPECT_EQ(both.fact.status, "ratified");
  EXPECT_TRUE(
      std::none_of(both.fact.slots.begin(), both.fact.slots.end(), [](const SlotValue& s) { return s.slot == "by"; }));
  EXPECT_EQ(fact_with("validated", "pact").fact.status, "approved");
}

TEST(Merging, AnActThatMoreDenyDoesNotStand) {
  EXPECT_EQ(fact_with("a ratification that two deny", "pact").fact.status, "signed");
}

TEST(Merging, ACancellationIsNoProofOfAMeeting) {
  const RegisterFact one = fact_with("a meeting cancelled, and told as held", "talks");
  EXPECT_EQ(one.fact.status, "held");
  EXPECT_EQ(one.supporting, 2u);  // the plan and the deed
  EXPECT_EQ(one.opposing, 1u);
}

TEST(Merging, APostponedVisitThatTakesPlaceIsOneVisit) {
  const RegisterFact visit = fact_with("postponed visit", "visit");
  EXPECT_EQ(visit.fact.status, "held");
  EXPECT_EQ(statuses_of(visit), (std::vector<std::string>{"scheduled", "postponed", "held"}));
  EXPECT_TRUE(visit.contradictions.empty());
  EXPECT_EQ(fact_with("put off to a month, then held", "visit").fact.status, "held");
  EXPECT_EQ(fact_with("nearly all that was promised", "rice").fact.status, "delivered");
}

TEST(Merging, APartPaidIsAnActOfTheLoan) {
  const RegisterFact loan = fact_with("part of a loan", "loan");
  EXPECT_EQ(statuses_of(loan), (std::vector<std::string>{"committed", "delivered"}));
  EXPECT_EQ(loan.steps.back().number, 10'000'000);
  EXPECT_EQ(loan.fact.status, "committed");
  EXPECT_TRUE(loan.contradictions.empty());
}

TEST(Merging, CopiesCountOnceAndAlteredOnesNotAtAll) {
  const RegisterFact aid = fact_with("copies", "wheat");
  EXPECT_EQ(aid.supporting, 2u);
  ASSERT_EQ(aid.contradictions.size(), 1u);
  EXPECT_EQ(aid.contradictions[0].about, "altered copy");
}

TEST(Merging, ContradictionsAreKept) {
  const RegisterFact pact = fact_with("two days for one ratification", "pact");
  ASSERT_EQ(pact.contradictions.size(), 1u);
  EXPECT_EQ(pact.contradictions[0].about, "date");
  EXPECT_EQ(pact.contradictions[0].step, "ratified");
  const RegisterFact embassy = fact_with("embassy announced, not opened", "embassy");
  EXPECT_EQ(embassy.fact.status, "planned");
  EXPECT_EQ(embassy.opposing, 1u);
  EXPECT_EQ(embassy.supporting, 1u);  // the article that says no had told the plan too
  ASSERT_FALSE(embassy.contradictions.empty());
  EXPECT_EQ(embassy.contradictions[0].about, "status");
}

TEST(Merging, TheDayIsThatOfTheStepTold) {
  const RegisterFact opened = fact_with("announced for a day, opened on none", "consulate");
  EXPECT_EQ(opened.fact.status, "opened");
  for (const SlotValue& slot : opened.fact.slots) EXPECT_NE(slot.slot, "date");
}

TEST(Merging, APassedDayIsNotHeld) { EXPECT_EQ(fact_with("never told", "visit").fact.status, "scheduled"); }

TEST(Merging, WhatDidNotTakePlaceIsNegated) {
  const RegisterFact meeting = fact_with("did not take place", "talks");
  EXPECT_EQ(meeting.fact.polarity, "negated");
  EXPECT_EQ(meeting.supporting, 1u);
  const RegisterFact flow = fact_with("decided, promised, never delivered", "fertiliser");
  EXPECT_EQ(flow.fact.status, "delivered");
  EXPECT_EQ(flow.fact.polarity, "negated");
  EXPECT_EQ(flow.supporting, 1u);
  EXPECT_EQ(flow.opposing, 0u);
}

}  // namespace
}  // namespace paraphe
