// Amounts: « près de 1,9 milliard d'euros » → 1900000000 ~ EUR, « une vingtaine de policiers » → 20 ~ person. Written
// into Article::quantities in the order of the text, never overlapping; numbers of dates (Article::times), ranks and
// names are none. « contre 38 millions un an plus tôt » is a comparator of the figure before it. Linear in the words.
#pragma once
#include "base/result.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

Result<void> find_quantities(const Knowledge& knowledge, Article& article);
// The same with the words of a language at hand. Units are views of the language's tables.
void find_quantities_in(const Language& language, Article& article);

}  // namespace paraphe
