// What tells a language from others: its commonest words and letter trigrams, knowledge/languages/TAG/profile.tsv.
// Read by ingest/. A folder that holds only this file is a language that is recognised but not read.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/word_map.h"

namespace paraphe {

struct LanguageProfile {
  std::string tag;           // fr
  WordMap<double> words;     // lower case → how many in ten thousand
  WordMap<double> trigrams;  // of « _mot_ », lower case → how many in ten thousand
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
LanguageProfile load_language_profile(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
