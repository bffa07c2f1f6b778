// Of one language: prepositions and their functions, words of modality, negation, attribution. Read by clauses/.
#pragma once
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace paraphe {

struct ClauseWords {
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
ClauseWords load_clause_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
