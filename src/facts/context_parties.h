// The parties that a claim leaves unsaid, from what stands around it.
#pragma once
#include <string_view>
#include <vector>

#include "text/article.h"

namespace paraphe {

// Adds parties of the surroundings until there are `minimum`: the clause's other fillers, then the article's two main
// parties, those in the sentence first, then the sentence's mentions nearest to the trigger, then the sentences before.
// `aside` is left out (a source).
void complete_parties(const Article& article, const Clause& clause, int minimum, Span aside,
                      std::vector<ClaimParty>& parties);

// The other of the article's two main parties, when the one party of the claim is one of them; else nothing: a wrong
// second party is worse than none.
void add_other_main_party(const Article& article, std::vector<ClaimParty>& parties);

}  // namespace paraphe
