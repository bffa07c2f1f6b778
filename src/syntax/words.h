// Words as the network sees them: folded, cut into pieces, and long sentences cut into parts (training/FORMAT.md, 3).
// Linear; a word costs a few microseconds (sentencepiece).
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/network.h"

namespace paraphe {

// Typographic variants made plain, invisible characters dropped. The answer lives as long as `word` and `buffer`.
std::string_view folded_word(std::string_view word, std::string& buffer);

// The pieces of one folded word: at least one, at most pieces_a_word. Appends to `out`.
void append_pieces(const Network& network, std::string_view folded, std::vector<int>& scratch,
                   std::vector<std::int32_t>& out);

struct WordRange {
  std::int32_t begin = 0, end = 0;
};

// Parts of a sentence that fit into the network. `pieces[w]` counts the pieces of word w, `forms[w]` is its folded
// form.
void cut_into_parts(const Network& network, std::span<const std::int32_t> pieces, std::span<const std::string> forms,
                    std::vector<WordRange>& out);

}  // namespace paraphe
