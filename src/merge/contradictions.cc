#include "merge/contradictions.h"

#include <fmt/format.h>

#include <algorithm>

namespace paraphe {

namespace {

std::string amount_of(const Told& told) {
  const SlotValue* value = told.value();
  if (value == nullptr) return {};
  return fmt::format("{}{} {}", told.text("op") == "=" ? "" : told.text("op"), value->number, told.text("unit"));
}

void add_unless_told(std::vector<Contradiction>& all, Contradiction found) {
  const bool there = std::any_of(all.begin(), all.end(), [&](const Contradiction& c) {
    return c.about == found.about && c.step == found.step &&
           ((c.one == found.one && c.other == found.other) || (c.one == found.other && c.other == found.one));
  });
  if (!there) all.push_back(std::move(found));
}

// One act of one side, told by two.
void compare_acts(std::vector<Contradiction>& all, const Told& a, const Told& b) {
  const std::string_view type = a.fact->type;
  if (a.fact->status != b.fact->status || a.fact->polarity != "affirmed" || b.fact->polarity != "affirmed") return;
  const std::string step(a.fact->status);
  const bool done = is_done(type, a.fact->status);
  if (done && codes_of(a, b, "by") != Accord::differ && dates_of(a, b) == Accord::differ && type != "tie")
    add_unless_told(all, {"date", step, std::string(a.text("date")), std::string(b.text("date")), a.index, b.index});
  const bool parts = a.fact->status == "delivered" && dates_of(a, b) != Accord::agree;
  if (type == "flow" && amounts_of(a, b) == Accord::differ && !parts)
    add_unless_told(all, {"amount", step, amount_of(a), amount_of(b), a.index, b.index});
}

std::string told_status(const Told& told) {
  return std::string(told.fact->polarity == "negated" ? "not " : "") + std::string(told.fact->status);
}

bool says_otherwise(const State& state, const Told& told) {
  return told.fact->polarity != state.polarity &&
         (told.fact->polarity == "affirmed"
              ? is_done(told.fact->type, told.fact->status)
              : is_done(told.fact->type, told.fact->status) || told.fact->status == "denied");
}

// It was, and it was not. Of an agreement only about one act: one side may not yet have done what the other has.
void compare_states(std::vector<Contradiction>& all, const State& state, const Told& a, const Told& b) {
  const bool one = says_otherwise(state, a), other = says_otherwise(state, b);
  if (one == other) return;
  const Told& against = one ? a : b;
  const Told& with = one ? b : a;
  const bool one_act = with.fact->status == against.fact->status && codes_of(a, b, "by") != Accord::differ;
  const std::string_view type = a.fact->type;
  const bool plan_against_deed = type == "representation" && !is_done(type, with.fact->status);
  if (!one_act && !plan_against_deed && against.fact->status != "denied") return;
  if (against.published && with.to_the_day && is_done(type, with.fact->status) && *with.first > *against.published)
    return;
  add_unless_told(all, {"status", std::string(against.fact->status), told_status(with), told_status(against),
                        with.index, against.index});
}

void compare_with_copy(std::vector<Contradiction>& all, const Told& original, const Told& copy) {
  if (original.account->origin != copy.account->origin) return;
  if (amounts_of(original, copy) == Accord::differ)
    add_unless_told(all, {"altered copy", std::string(original.fact->status), amount_of(original), amount_of(copy),
                          original.index, copy.index});
  if (dates_of(original, copy) == Accord::differ)
    add_unless_told(all, {"altered copy", std::string(original.fact->status), std::string(original.text("date")),
                          std::string(copy.text("date")), original.index, copy.index});
}

}  // namespace

std::vector<Contradiction> contradictions_of(const State& state, const std::vector<const Told*>& told,
                                             const std::vector<const Told*>& altered) {
  std::vector<Contradiction> all;
  for (std::size_t i = 0; i < told.size(); ++i) {
    for (std::size_t j = i + 1; j < told.size(); ++j) {
      compare_acts(all, *told[i], *told[j]);
      compare_states(all, state, *told[i], *told[j]);
    }
    for (const Told* copy : altered) compare_with_copy(all, *told[i], *copy);
  }
  return all;
}

}  // namespace paraphe
