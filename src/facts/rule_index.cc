#include "facts/rule_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace paraphe {

namespace {

std::size_t place_of(const RuleIndex& index, std::string_view word) {
  const std::size_t mask = index.entries.size() - 1;
  std::size_t at = std::hash<std::string_view>{}(word) & mask;
  while (!index.entries[at].word.empty() && index.entries[at].word != word) at = (at + 1) & mask;
  return at;
}

}  // namespace

std::span<const std::int32_t> RuleIndex::at(std::string_view word) const {
  if (entries.empty() || word.empty()) return {};
  const Entry& entry = entries[place_of(*this, word)];
  return {triggers.data() + entry.begin, triggers.data() + entry.end};
}

void build_index(RuleIndex& index) {
  const std::vector<Trigger>& all = index.program.triggers;
  index.triggers.clear();
  index.titles.clear();
  for (std::size_t i = 0; i < all.size(); ++i) {
    (all[i].words.empty() ? index.titles : index.triggers).push_back(static_cast<std::int32_t>(i));
  }
  const auto first = [&](std::int32_t trigger) -> const std::string& { return all[static_cast<std::size_t>(trigger)].words.front(); };
  std::stable_sort(index.triggers.begin(), index.triggers.end(), [&](std::int32_t a, std::int32_t b) { return first(a) < first(b); });
  std::size_t words = 0;
  for (std::size_t i = 0; i < index.triggers.size(); ++i) {
    if (i == 0 || first(index.triggers[i]) != first(index.triggers[i - 1])) ++words;
  }
  std::size_t size = 2;
  while (size < 2 * words) size *= 2;
  index.entries.assign(size, {});
  for (std::size_t begin = 0; begin < index.triggers.size();) {
    std::size_t end = begin + 1;
    while (end < index.triggers.size() && first(index.triggers[end]) == first(index.triggers[begin])) ++end;
    const std::string& word = first(index.triggers[begin]);
    index.entries[place_of(index, word)] = {word, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    begin = end;
  }
}

std::string dump(const RuleIndex& index) {
  std::vector<RuleIndex::Entry> entries;
  for (const RuleIndex::Entry& entry : index.entries) {
    if (!entry.word.empty()) entries.push_back(entry);
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  std::string out;
  for (const RuleIndex::Entry& entry : entries) {
    out += fmt::format("{}:", entry.word);
    for (const std::int32_t trigger : index.at(entry.word)) {
      const Trigger& each = index.program.triggers[static_cast<std::size_t>(trigger)];
      const Plan& plan = index.program.plans[static_cast<std::size_t>(each.plan)];
      out += fmt::format(" {}:{}", plan.file, each.line);
    }
    out += "\n";
  }
  return out;
}

}  // namespace paraphe
