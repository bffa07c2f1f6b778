#include "facts/facts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "facts/addressees.h"
#include "facts/claim.h"
#include "facts/judgements.h"
#include "facts/match.h"
#include "facts/receivers.h"

namespace paraphe {

namespace {

// Of several instruments under one verb each is a thing of its own: « ont signé trois textes, dont un protocole et un
// mémorandum ». The match is that of the first; what is said about one says nothing of the others.
std::vector<Match> one_match_a_thing(const Knowledge& knowledge, const Article& article, const Match& match) {
  std::vector<Match> out{match};
  const FactType* type = knowledge.ontology.type(match.type);
  const RoleFill* told = match.role("kind");
  if (type == nullptr || type->slot("title") == nullptr || told == nullptr || match.clause < 0) return out;
  const FillerReference first = told->fillers.front();
  if (first.clause != match.clause || first.filler < 0) return out;
  const std::vector<Filler>& fillers = article.clauses[static_cast<std::size_t>(match.clause)].fillers;
  const Function function = fillers[static_cast<std::size_t>(first.filler)].function;
  for (std::size_t i = 0; i < fillers.size(); ++i) {
    const Filler& other = fillers[i];
    if (other.function != function || other.head == match.thing || other.shared) continue;
    if (article.token(other.head).upos != Upos::NOUN) continue;
    const std::string_view kind = kind_of(knowledge, article, *type, other.head);
    if (kind.empty()) continue;
    Match next = match;
    next.kind = kind;
    next.thing = other.head;
    for (RoleFill& fill : next.roles) {
      if (fill.role == "kind") fill.fillers = {FillerReference{match.clause, static_cast<std::int32_t>(i)}};
    }
    out.push_back(std::move(next));
  }
  if (out.size() == 1) return out;
  for (Match& each : out) std::erase_if(each.roles, [](const RoleFill& fill) { return fill.role == "topic"; });
  return out;
}

// « est arrivé pour une visite de travail »: the verb tells the step, the noun that it carries only names the thing.
void weaken_carried_nouns(Article& article) {
  std::set<std::pair<std::int32_t, std::string_view>> told;  // clause and type
  for (const Claim& claim : article.claims) told.emplace(claim.clause, claim.type);
  for (Claim& claim : article.claims) {
    if (claim.type != "meeting" || claim.clause < 0) continue;
    const std::int32_t support = article.clauses[static_cast<std::size_t>(claim.clause)].support;
    if (support >= 0 && told.contains({support, claim.type})) claim.weak = true;
  }
}

}  // namespace

Result<void> find_claims(const Knowledge& knowledge, const Rules& rules, Article& article) {
  article.claims.clear();
  const Language* language = knowledge.language(article.language);
  if (language == nullptr) return {};
  std::vector<Match> matches;
  match_rules(knowledge, rules, article, matches);
  for (const Match& match : matches) {
    for (const Match& each : one_match_a_thing(knowledge, article, match)) {
      if (std::optional<Claim> claim = build_claim(knowledge, *language, article, each)) {
        article.claims.push_back(std::move(*claim));
      }
    }
  }
  settle_addressees(knowledge, article, article.claims);
  settle_receivers(knowledge, article.salient_parties, article.claims);
  weaken_carried_nouns(article);
  find_judgements(knowledge, *language, article);
  std::stable_sort(article.claims.begin(), article.claims.end(),
                   [](const Claim& a, const Claim& b) { return a.trigger < b.trigger; });
  return {};
}

}  // namespace paraphe
