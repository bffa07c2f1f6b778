// Last step: triggers by the first word of each, for look-up by a clause's lemma. Immutable.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/rule_compiler.h"
#include "facts/rule_parser.h"

namespace paraphe {

struct RuleIndex {
  std::vector<std::unique_ptr<const std::string>> file_names;  // what Plan::file points to
  Program program;
  std::vector<Example> examples;

  // Frozen hash table, open addressing: the size is a power of two, at most half full.
  struct Entry {
    std::string_view word;  // of Trigger::words.front()
    std::uint32_t begin = 0, end = 0;
  };
  std::vector<Entry> entries;
  std::vector<std::int32_t> triggers;  // grouped by first word; indexes into program.triggers
  std::vector<std::int32_t> titles;    // triggers without words

  // The triggers that begin with this word. Cost: one hash and, as a rule, one comparison.
  std::span<const std::int32_t> at(std::string_view word) const;
};

// Fills entries, triggers and titles from the program.
void build_index(RuleIndex& index);

std::string dump(const RuleIndex& index);

}  // namespace paraphe
