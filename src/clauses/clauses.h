// Who does what to whom, and with what standing: the clause layer that rules see (src/text/clause.h), from the parse.
//   « Moscou a validé un accord avec le Togo » → valider: subject Moscou, object accord, with Togo (shared)
// Needs syntax, times, quantities and mentions; those may be empty. Knows no relation between states.
// Fails only when knowledge lacks the article's language. Linear in the tokens.
#pragma once
#include "base/result.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

Result<void> find_clauses(const Knowledge& knowledge, Article& article);
// The same with one language's words.
void find_clauses(const ClauseWords& words, Article& article);

}  // namespace paraphe
