// Of one language: words of numbers, bounds, currencies and units. Read by quantities/.
#pragma once
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace paraphe {

struct NumberWords {
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
NumberWords load_number_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
