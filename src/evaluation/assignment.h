// One-to-one pairs of the greatest total weight (Hungarian method): which told fact is which gold fact.
// Cost: cubic in the greater number of the two; articles have some dozens of facts.
#pragma once
#include <cstddef>
#include <utility>
#include <vector>

namespace paraphe {

// weights[i][j]: how good row i and column j are together; 0 for a pair that must not be. Rows are of equal length.
std::vector<std::pair<std::size_t, std::size_t>> best_pairs(const std::vector<std::vector<double>>& weights);

}  // namespace paraphe
