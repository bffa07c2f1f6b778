// Who and what is spoken of: states, organisations, groups, persons with their offices, places; and references back.
//   « le président russe Vladimir Poutine a reçu à Moscou son homologue togolais » →
//     person Vladimir Poutine [RUS], head_of_state, office « président russe »; Moscou as a place of RUS;
//     homologue [TGO], possessor Vladimir Poutine
// Writes Article::mentions, mention_of_token, titles and salient_parties. Reads tokens with syntax, and names. It does
// not say who acts on whom. Cost: linear in the words, some microseconds a sentence. Never fails on odd input: what it
// does not understand gets no mention.
#pragma once
#include "base/result.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

Result<void> find_entities(const Knowledge& knowledge, Article& article);

}  // namespace paraphe
