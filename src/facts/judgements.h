// Readings of the relation that no single word tells: what the author expects at the end of his article (« Le voyage
// pourrait rapprocher Rome de Tunis »), and whether a student of politics whom a rule has found reads the present
// (frame) or what may come (outlook). It does not look for words of opinion: those are rules.
#pragma once
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

// Adds assessments to Article::claims and completes those that have a source. Cost: a pass over clauses and tokens, and
// over the claims for each hedged sentence at the end.
void find_judgements(const Knowledge& knowledge, const Language& language, Article& article);

}  // namespace paraphe
