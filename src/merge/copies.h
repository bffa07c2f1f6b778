// Which articles are copies of one another: reprints, cuts, light rewritings. Two texts are alike by their runs of five
// words, figures levelled, so that a copy in which a figure was changed is found all the same, and flagged.
// Cost: linear in the texts. Knows no language: words are runs of letters and digits, folded.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace paraphe {

// A sample of the text's runs of words: the same runs are sampled in every text. Sorted, without repetition.
std::vector<std::uint64_t> fingerprints(std::string_view text);

// Fingerprints that two texts must share at least, to be looked at more closely.
inline constexpr std::size_t fewest_shared_fingerprints = 3;
// From here on the shorter text is a copy.
inline constexpr double copied_share = 0.5;

struct Likeness {
  double shared = 0;     // how much of the shorter text stands in the other, 0 to 1
  bool altered = false;  // some run of words stands in both, only with other figures
};
Likeness likeness(std::string_view text, std::string_view other);

}  // namespace paraphe
