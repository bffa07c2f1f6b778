// Which function a phrase fills, by its preposition, the word that governs it and what stands in it.
// The tables are knowledge/languages/*/{prepositions,valency,pronouns}.tsv.
#pragma once
#include <optional>
#include <string_view>

#include "clauses/frames.h"

namespace paraphe {

// The predicate whose dependents are looked at, and what its class's words want.
struct Governor {
  ClauseIndex clause;
  TokenIndex word;  // the word whose lemma decides
  const WordMap<WordMap<Function>>* valency;
  bool verb;
};

Governor governor_of(const Frames& frames, ClauseIndex clause);
std::optional<Function> function_for(Frames& frames, const Governor& governor, TokenIndex phrase,
                                     std::string_view preposition);
// Of a pronoun that holds its preposition: dont, où, y.
Function pronoun_function(const Frames& frames, TokenIndex pronoun, Function otherwise);

}  // namespace paraphe
