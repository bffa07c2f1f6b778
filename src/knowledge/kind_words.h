// Of one language: which nouns tell which kind of fact (accord-cadre → agreement/framework), and how the dictionary form of
// a reflexive verb is written (s'entretenir). Read by facts/.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace paraphe {

struct KindWord {
  std::string type;                // agreement
  std::vector<std::string> words;  // lemmas (or forms) in a row, the noun first: protocole d' entente
  std::string kind;                // memorandum
  int line = 0;
};

struct KindWords {
  std::vector<KindWord> words;                  // sorted by first word; of one first word the longest first
  std::vector<std::string> reflexive_prefixes;  // "se ", "s'"
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
KindWords load_kind_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
