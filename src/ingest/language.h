// The language of a text, by its commonest words and letter trigrams.
#pragma once
#include <span>
#include <string_view>

#include "knowledge/language_profile.h"

namespace paraphe {

struct DetectedLanguage {
  std::string_view tag;     // "" when the text is in none of the languages with a profile, or has hardly any letters
  std::size_t letters = 0;  // looked at
};

// Looks at the first few thousand letters; a headline is enough as a rule. The profiles must outlive the result.
DetectedLanguage detect_language(std::span<const LanguageProfile> profiles, std::string_view text);

}  // namespace paraphe
