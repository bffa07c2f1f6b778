#include "facts/facts.h"

#include <algorithm>

#include "facts/claim.h"
#include "facts/match.h"
#include "facts/receivers.h"

namespace paraphe {

Result<void> find_claims(const Knowledge& knowledge, const Rules& rules, Article& article) {
  article.claims.clear();
  const Language* language = knowledge.language(article.language);
  if (language == nullptr) return {};
  std::vector<Match> matches;
  match_rules(knowledge, rules, article, matches);
  for (const Match& match : matches) {
    if (std::optional<Claim> claim = build_claim(knowledge, *language, article, match)) {
      article.claims.push_back(std::move(*claim));
    }
  }
  settle_receivers(knowledge, article.salient_parties, article.claims);
  std::stable_sort(article.claims.begin(), article.claims.end(),
                   [](const Claim& a, const Claim& b) { return a.trigger < b.trigger; });
  return {};
}

}  // namespace paraphe
