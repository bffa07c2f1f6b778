// The rules run over an article's clauses and titles: each match becomes a claim.
#pragma once
#include "base/result.h"
#include "facts/rules.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

// Writes Article::claims in the order of the text. An article in a language that knowledge/ lacks gets none.
Result<void> find_claims(const Knowledge& knowledge, const Rules& rules, Article& article);

}  // namespace paraphe
