// Comparisons in words: « deux fois plus », « 12 % de moins », « neuf de plus », « le double », « en hausse de 22 % ».
#pragma once
#include <vector>

#include "quantities/reading.h"

namespace paraphe {

struct WordedComparison {
  std::size_t begin = 0, end = 0;  // words; those before it that hedge it (presque, près de) included
  bool surplus = false;            // a number and « de plus »
};

// At most one begins at a word; they never overlap.
std::vector<WordedComparison> worded_comparisons(const Language& language, const NumberSentence& sentence);

}  // namespace paraphe
