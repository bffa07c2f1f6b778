// The words that prove a claim: exact, at least two of them, at most 300 bytes, cut between words.
#pragma once
#include <cstdint>
#include <string_view>

#include "text/article.h"

namespace paraphe {

int words_in(std::string_view text);
// Of a longer span the part around the trigger.
Span cut(std::string_view text, Span whole, Span trigger);
// The clause, or its sentence where the clause has fewer than four words.
Span quote_of(const Article& article, Span clause, std::int32_t sentence, Span trigger);
Span sentence_quote(const Article& article, std::int32_t sentence, Span trigger);

}  // namespace paraphe
