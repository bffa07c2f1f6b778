#include "dossier/grouping.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/utf8.h"

namespace paraphe {

namespace {

// "" : the fact is like no other.
std::string key_of(const ReadFact& read) {
  const Fact& fact = read.fact;
  std::string key = fmt::format("{}|{}|{}|{}", fact.type, fact.kind, fact.polarity, fmt::join(fact.parties, ","));
  for (const std::string_view side : {"provider", "sender", "actor", "speaker", "by", "act"}) {
    key += fmt::format("|{}", slot_text(fact, side));
  }
  const std::string_view date = slot_text(fact, "date");
  if (fact.type == "office") {
    return key + fmt::format("|{}", fold(slot_text(fact, "persons")));
  }
  if (const SlotValue* value = slot_value(fact, "value")) {
    return key + fmt::format("|{}|{}|{}", value->number, slot_text(fact, "unit"), date);
  }
  if (fact.type == "tie")
    return key + fmt::format("|{}|{}|{}", fold(slot_text(fact, "level")), slot_text(fact, "trend"), date);
  if (fact.type == "assessment" || fact.type == "statement")
    return date.empty() || fact.type == "assessment" ? "" : key + fmt::format("|{}", date);
  if (!date.empty()) return key + fmt::format("|{}", date);
  const std::string_view title = slot_text(fact, "title");
  return title.empty() ? "" : key + fmt::format("|{}|{}", fact.status, fold(title));
}

bool published_before(const ReadFact* a, const ReadFact* b) {
  if (a->published && b->published) return *a->published < *b->published;
  return !a->published && b->published;  // undated ones first: they never lead over a dated one
}

}  // namespace

std::vector<FactGroup> group_facts(const std::vector<ReadFact>& facts) {
  std::vector<FactGroup> groups;
  std::map<std::string, std::size_t> place;
  for (const ReadFact& fact : facts) {
    const std::string key = key_of(fact);
    const auto [at, added] = key.empty() ? std::pair{place.end(), true} : place.emplace(key, groups.size());
    if (added) {
      groups.push_back({&fact, {&fact}, {}});
    } else {
      groups[at->second].all.push_back(&fact);
    }
  }
  for (FactGroup& group : groups) {
    std::stable_sort(group.all.begin(), group.all.end(), published_before);
    group.lead = group.all.back();
  }
  return groups;
}

std::vector<FactGroup> groups_of_register(const Collection& collection) {
  std::vector<FactGroup> groups;
  for (const ReadFact& fact : collection.merged) groups.push_back({&fact, {}, {}});
  for (std::size_t i = 0; i < collection.facts.size(); ++i) {
    FactGroup& group = groups[collection.merged_into[i]];
    (collection.facts[i].against ? group.against : group.all).push_back(&collection.facts[i]);
  }
  return groups;
}

}  // namespace paraphe
