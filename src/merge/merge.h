// The claims of one article become its facts, by the codebook: one thing, one fact; the latest status; the agenda of a
// meeting into its domains, what a text provides into the agreement. Writes Article::facts in the order of the first
// quote, with ids f1, f2 …; reads claims only, never the text but to order and cut quotes.
#pragma once
#include "base/result.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

Result<void> merge_claims(const Knowledge& knowledge, Article& article);

}  // namespace paraphe
