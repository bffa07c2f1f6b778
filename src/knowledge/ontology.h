// The types of claim and fact with kinds, statuses, slots, domains, provisions and labels: knowledge/ontology/.
#pragma once
#include <filesystem>

#include "base/result.h"

namespace paraphe {

struct Ontology {
};

Ontology load_ontology(const std::filesystem::path& folder, Faults& faults);

}  // namespace paraphe
