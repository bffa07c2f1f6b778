// Where quotes stand: the scorer's own cut of a text into sentences, coarser than segment/ and never changed with it,
// so that the yardstick does not move when the program's sentences do.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace paraphe {

std::vector<Span> scorer_sentences(std::string_view text);

// The places where a quote stands: all of them if it has four words or more, else the first. None for a quote that is
// not in the text, has fewer than two words or more than 300 characters.
std::vector<Span> places_of_quote(std::string_view text, std::string_view quote);

// The sentences (by number, sorted) that the first three quotes touch.
std::vector<std::int32_t> touched_sentences(std::string_view text, const std::vector<Span>& sentences,
                                            const std::vector<std::string>& quotes);

}  // namespace paraphe
