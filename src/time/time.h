// Dates and durations: « du 22 au 25 juin » → 2025-06-22/2025-06-25, « l'an dernier » → 2024, « d'ici à 2027 » → /2027.
// Reads tokens and heads, writes Article::times in the order of the text; expressions never overlap. Times of day,
// decades and centuries are read over. What counts from a date that is not there stays unresolved. Linear in the words
// of the article. A contract with base/: a stay is interval_of_days(first, TimeExpression::days).
#pragma once
#include "base/result.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

Result<void> find_times(const Knowledge& knowledge, Article& article);
// The same with the words of a language at hand (for tests and for articles whose language is settled).
void find_times_in(const Language& language, Article& article);

}  // namespace paraphe
