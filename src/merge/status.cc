#include "merge/status.h"

#include <algorithm>
#include <set>

#include "merge/same_thing.h"

namespace paraphe {

namespace {

std::vector<const Told*> with_polarity(const std::vector<const Told*>& told, std::string_view polarity) {
  std::vector<const Told*> some;
  std::copy_if(told.begin(), told.end(), std::back_inserter(some),
               [&](const Told* t) { return t->fact->polarity == polarity; });
  return some;
}

// The status at the end of a life told in the order of publication: plans come nearer, a cancellation ends them, a new
// plan after it takes them up again, and a deed ends all of it.
State after_all(const Ontology& ontology, const std::vector<const Told*>& told) {
  const std::string_view type = told.front()->fact->type;
  State state{told.front()->fact->status, told.front()->fact->polarity, {}};
  std::optional<std::int64_t> since = told.front()->published;
  for (const Told* each : told) {
    const std::string_view status = each->fact->status;
    const bool ends = is_any(status, {"postponed", "cancelled", "denied", "suspended", "lifted"});
    const bool ended = is_any(state.status, {"postponed", "cancelled", "denied", "suspended"});
    const bool done = is_done(type, status), was_done = is_done(type, state.status);
    const bool further = stage_of(ontology, type, status) > stage_of(ontology, type, state.status);
    bool moves = further;
    if (ends) moves = !was_done || type == "friction" || type == "cooperation";
    if (done && !was_done) moves = true;
    if (ended && !done && !ends) moves = each->published && since && *each->published > *since;
    if (was_done && !done && !ends) moves = false;
    if (!moves) continue;
    state = {status, each->fact->polarity, {}};
    since = each->published;
  }
  return state;
}

// Of an agreement: the furthest act, with the party that did it where not all have. Both sides' ratification is that of
// the agreement; one side's stays its own, and is not its entry into force.
State state_of_agreement(const Ontology& ontology, const std::vector<const Told*>& told) {
  const auto stage = [&](const Told* t) { return stage_of(ontology, "agreement", t->fact->status); };
  const Told* furthest =
      *std::max_element(told.begin(), told.end(), [&](const Told* a, const Told* b) { return stage(a) < stage(b); });
  std::set<std::string_view> sides;
  bool by_all = false;
  for (const Told* each : told) {
    if (each->fact->status != furthest->fact->status) continue;
    const std::string_view by = each->text("by");
    if (by.empty())
      by_all = true;
    else
      sides.insert(by);
  }
  // « Le texte ratifié », said of a text that one side is told to have ratified, is that side's act.
  const bool each_side_acts = is_any(furthest->fact->status, {"approved", "ratified"});
  if (sides.size() != 1 || (by_all && !each_side_acts)) return {furthest->fact->status, "affirmed", {}};
  return {furthest->fact->status, "affirmed", *sides.begin()};
}

// Of a sum that is paid in parts, what is told of the whole; a part paid is a step of it.
std::vector<const Told*> without_parts(const std::vector<const Told*>& told) {
  std::vector<const Told*> whole;
  double paid = 0, largest = 0;
  for (const Told* each : told) {
    if (each->value() == nullptr) continue;
    if (each->fact->status == "delivered")
      paid += each->value()->number;
    else
      largest = std::max(largest, each->value()->number);
  }
  for (const Told* each : told) {
    // 580 tonnes of 600 promised are the whole, with another figure.
    const bool part =
        each->fact->status == "delivered" && each->value() != nullptr && each->value()->number < 0.75 * largest;
    if (!part) whole.push_back(each);
  }
  return whole.empty() || paid >= largest ? told : whole;
}

// Acts of an agreement, without those that more origins deny, and no earlier: « n'a pas ratifié ».
std::vector<const Told*> acts_that_stand(const std::vector<const Told*>& affirmed, const std::vector<const Told*>& negated) {
  std::vector<const Told*> standing;
  for (const Told* act : affirmed) {
    const auto same_act = [&](const Told* other) {
      return other->fact->status == act->fact->status && codes_of(*other, *act, "by") != Accord::differ;
    };
    std::vector<const Told*> tellers, deniers;
    std::copy_if(affirmed.begin(), affirmed.end(), std::back_inserter(tellers), same_act);
    std::copy_if(negated.begin(), negated.end(), std::back_inserter(deniers), same_act);
    const bool denied = origins_of(deniers) > origins_of(tellers) && deniers.back()->published >= tellers.back()->published;
    if (!denied) standing.push_back(act);
  }
  return standing;
}

}  // namespace

bool is_done(std::string_view type, std::string_view status) {
  if (type == "meeting") return is_any(status, {"under_way", "held"});
  if (type == "agreement") return !is_any(status, {"proposed", "negotiating", "denied"});
  if (type == "flow") return is_any(status, {"committed", "awarded", "delivered"});
  if (type == "cooperation") return is_any(status, {"under_way", "held", "ended"});
  if (type == "representation") return !is_any(status, {"planned", "agreed"});
  if (type == "friction") return is_any(status, {"ongoing", "done", "lifted"});
  return true;
}

std::size_t origins_of(const std::vector<const Told*>& told) {
  std::set<std::string_view> origins;
  for (const Told* each : told) origins.insert(each->account->origin);
  return origins.size();
}

State state_of(const Ontology& ontology, const std::vector<const Told*>& told) {
  const std::string_view type = told.front()->fact->type;
  const std::vector<const Told*> affirmed = with_polarity(told, "affirmed"), negated = with_polarity(told, "negated");
  if (type == "agreement" && !affirmed.empty()) {
    const std::vector<const Told*> standing = acts_that_stand(affirmed, negated);
    return standing.empty() ? after_all(ontology, negated) : state_of_agreement(ontology, standing);
  }
  if (affirmed.empty() || negated.empty()) return after_all(ontology, type == "flow" ? without_parts(told) : told);
  std::vector<const Told*> deeds, denied_deeds;
  int denied_from = -1;  // decided and never delivered: only what is told of the delivery itself speaks against that
  for (const Told* each : negated) {
    if (!is_done(type, each->fact->status)) continue;
    denied_deeds.push_back(each);
    const int stage = stage_of(ontology, type, each->fact->status);
    denied_from = denied_from < 0 ? stage : std::min(denied_from, stage);
  }
  for (const Told* each : affirmed) {
    if (is_done(type, each->fact->status) && stage_of(ontology, type, each->fact->status) >= denied_from)
      deeds.push_back(each);
  }
  if (!deeds.empty()) {
    const bool outweighed = !denied_deeds.empty() && origins_of(denied_deeds) > origins_of(deeds) &&
                            denied_deeds.back()->published >= deeds.back()->published;
    return after_all(ontology, outweighed ? negated : affirmed);
  }
  // A plan of which the day has passed without the deed. An embassy not yet opened is still to be opened.
  const bool given_up = denied_deeds.empty() && negated.back()->published > affirmed.back()->published;
  const bool came_to_nothing = type != "representation" && (!denied_deeds.empty() || given_up);
  return after_all(ontology, came_to_nothing ? negated : affirmed);
}

}  // namespace paraphe
