// Of one language: words of dates and durations. Read by time/.
#pragma once
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace paraphe {

struct TimeWords {
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
TimeWords load_time_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
