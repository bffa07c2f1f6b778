// Forms that are one word or two (des: an article, or de + les), once the network has decided (training/FORMAT.md, 7).
#pragma once
#include <string_view>
#include <vector>

#include "syntax/network.h"
#include "text/article.h"

namespace paraphe {

// The entry for this folded form in this language, or nullptr.
const UndecidedForm* undecided_form(const Network& network, std::string_view language, std::string_view folded);

// Splits each token that has an entry in `of_token` (one place a token, nullptr: one word): the token keeps head and
// relation and becomes the first word; the second is inserted after it. Heads, sentences and names are renumbered.
// Linear.
void split_contractions(const std::vector<const UndecidedForm*>& of_token, Article& article);

}  // namespace paraphe
