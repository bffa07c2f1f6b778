#include "dossier/fact_filter.h"

#include <algorithm>

namespace paraphe {

namespace {

bool in_time(const FactFilter& filter, const Fact& fact) {
  if (!filter.since && !filter.until) return true;
  const auto at = std::find_if(fact.slots.begin(), fact.slots.end(), [](const auto& s) { return s.slot == "date"; });
  const std::optional<Edtf> date = at == fact.slots.end() ? std::nullopt : parse_edtf(at->text);
  if (!date) return false;
  const std::optional<Day> first = first_day(*date), last = last_day(*date);
  return (!filter.since || !last || *filter.since <= *last) && (!filter.until || !first || *first <= *filter.until);
}

}  // namespace

bool is_wanted(const FactFilter& filter, const RegisterFact& whole) {
  const Fact& fact = whole.fact;
  const auto is_type = [&](const std::string& type) { return fact.type == type; };
  if (!filter.types.empty() && std::none_of(filter.types.begin(), filter.types.end(), is_type)) return false;
  if (!filter.status.empty() && fact.status != filter.status) return false;
  const auto is_domain = [&](const SlotValue& s) { return s.slot == "domains" && s.text == filter.domain; };
  if (!filter.domain.empty() && std::none_of(fact.slots.begin(), fact.slots.end(), is_domain)) return false;
  return whole.supporting >= filter.least_origins && in_time(filter, fact);
}

}  // namespace paraphe
