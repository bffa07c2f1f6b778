// From a match to a claim: status, polarity and certainty by the ontology's table, parties (completed by the context
// where the rule allows it), and each slot with the words that give it.
//
//   if (std::optional<Claim> claim = build_claim(knowledge, language, article, match))
//   article.claims.push_back(*claim);
//
// Nothing comes out when the standing makes it no fact, or when a party is missing. It looks at one clause and its
// sentence; what several sentences say together is merge/'s.
#pragma once
#include <optional>

#include "facts/match.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

std::optional<Claim> build_claim(const Knowledge& knowledge, const Language& language, const Article& article,
                                 const Match& match);

}  // namespace paraphe
