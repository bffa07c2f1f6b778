// Of one language: how words and sentences are cut: abbreviations, contractions, clitics. Read by segment/.
#pragma once
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace paraphe {

struct SegmentWords {
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
SegmentWords load_segment_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
