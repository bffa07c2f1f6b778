#include "merge/status.h"

#include <algorithm>
#include <set>

#include "merge/same_thing.h"

namespace paraphe {

namespace {

bool is_any(std::string_view value, std::initializer_list<std::string_view> of) {
  return std::find(of.begin(), of.end(), value) != of.end();
}

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

// Of an agreement: the furthest act that all sides have done. One side's ratification is an act of its own, and the
// agreement stays signed; where nothing else is known of it, that act is named with its party.
State state_of_agreement(const Ontology& ontology, const std::vector<const Told*>& told) {
  std::vector<std::string_view> acts;  // all, in the order of stages
  for (const Told* each : told) acts.push_back(each->fact->status);
  std::sort(acts.begin(), acts.end(), [&](std::string_view a, std::string_view b) {
    return stage_of(ontology, "agreement", a) < stage_of(ontology, "agreement", b);
  });
  State state, one_sided;
  for (const std::string_view act : acts) {
    std::set<std::string_view> sides;
    bool by_all = false;
    for (const Told* each : told) {
      if (each->fact->status != act) continue;
      const std::string_view by = each->text("by");
      if (by.empty())
        by_all = true;
      else
        sides.insert(by);
    }
    const auto& parties = told.front()->fact->parties;
    const bool needs_all = is_any(act, {"approved", "ratified", "signed", "initialled"});
    const bool all_did =
        std::all_of(parties.begin(), parties.end(), [&](const std::string& p) { return sides.contains(p); });
    // « Le texte ratifié » of a text that one side is told to have ratified is that side's act.
    if (needs_all && !all_did && !sides.empty() && is_any(act, {"approved", "ratified"})) by_all = false;
    if (!needs_all || by_all || all_did) {
      state = {act, "affirmed", sides.size() == 1 && !by_all && !all_did ? *sides.begin() : std::string_view()};
    } else {
      one_sided = {act, "affirmed", sides.size() == 1 ? *sides.begin() : std::string_view()};
    }
  }
  const bool bare = state.status.empty() || is_any(state.status, {"proposed", "negotiating"});
  return bare && !one_sided.status.empty() ? one_sided : state;
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
  if (type == "agreement" && !affirmed.empty()) return state_of_agreement(ontology, affirmed);
  if (affirmed.empty() || negated.empty()) return after_all(ontology, told);
  std::vector<const Told*> deeds, denied_deeds;
  for (const Told* each : affirmed) {
    if (is_done(type, each->fact->status)) deeds.push_back(each);
  }
  for (const Told* each : negated) {
    if (is_done(type, each->fact->status)) denied_deeds.push_back(each);
  }
  if (!deeds.empty()) {
    const bool outweighed =
        origins_of(denied_deeds) > origins_of(deeds) && denied_deeds.back()->published >= deeds.back()->published;
    return after_all(ontology, outweighed ? negated : affirmed);
  }
  // A plan of which the day has passed without the deed. An embassy not yet opened is still to be opened.
  const bool came_to_nothing = !denied_deeds.empty() && type != "representation";
  return after_all(ontology, came_to_nothing ? negated : affirmed);
}

}  // namespace paraphe
