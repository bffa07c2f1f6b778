// Names near to a mistyped one: « tgo » → TGO, « rusie » → Russie. Letters' case and accents do not count.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

// Insertions, deletions, replacements and swaps of neighbours between two folded words; at most `limit` + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// At most three of the names, nearest first; those too far to be meant (over a third of the word) are left out.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& names);

}  // namespace paraphe
