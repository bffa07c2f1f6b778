#pragma once
#include "base/result.h"
#include "knowledge/knowledge.h"

namespace paraphe {

class Rules {};

Rules load_rules(const Knowledge& knowledge, Faults& faults);

}  // namespace paraphe
