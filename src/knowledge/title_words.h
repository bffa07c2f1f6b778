// Of one language: words of offices, references back and descriptions. Read by entities/.
#pragma once
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace paraphe {

struct TitleWords {
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
TitleWords load_title_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
