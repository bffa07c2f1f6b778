// Where the accounts of one thing cannot all be right: two days for one act, two figures for one sum, done and not
// done, and what an altered copy says otherwise. Successive planned days, a part against its whole and a stock against
// what came in are no contradictions.
#pragma once
#include <vector>

#include "merge/comparing.h"
#include "merge/register_fact.h"
#include "merge/status.h"

namespace paraphe {

std::vector<Contradiction> contradictions_of(const State& state, const std::vector<const Told*>& told,
                                             const std::vector<const Told*>& altered);

}  // namespace paraphe
