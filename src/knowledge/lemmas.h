// Of one language: which lemmas exist for which part of speech (to choose among lemma scripts). Read by syntax/.
#pragma once
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace paraphe {

struct Lemmas {
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
Lemmas load_lemmas(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
