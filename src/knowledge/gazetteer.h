// States, organisations, groups, places and dated offices, with the names that stand for them: knowledge/gazetteer/.
#pragma once
#include <filesystem>

#include "base/result.h"

namespace paraphe {

struct Gazetteer {
};

Gazetteer load_gazetteer(const std::filesystem::path& folder, Faults& faults);

}  // namespace paraphe
