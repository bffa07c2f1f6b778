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

std::string_view slot_text(const Claim& claim, std::string_view slot) {
  for (const SlotValue& value : claim.slots) {
    if (value.slot == slot) return value.text;
  }
  return {};
}

bool same_parties(const Claim& a, const Claim& b) {
  const auto within = [](const Claim& one, const Claim& other) {
    return std::all_of(one.parties.begin(), one.parties.end(), [&](const ClaimParty& party) {
      return std::any_of(other.parties.begin(), other.parties.end(), [&](const ClaimParty& p) { return p.code == party.code; });
    });
  };
  return within(a, b) && within(b, a);
}

// « Le prêt de 300 millions se fait attendre ; seuls 40 millions ont été versés »: what is paid is part of the loan.
void take_kind_from_before(const Knowledge& knowledge, Article& article) {
  constexpr std::size_t looked_at = 8;
  constexpr std::int32_t sentences = 3;
  std::stable_sort(article.claims.begin(), article.claims.end(),
                   [](const Claim& a, const Claim& b) { return a.trigger < b.trigger; });
  for (std::size_t i = 1; i < article.claims.size(); ++i) {
    Claim& claim = article.claims[i];
    const FactType* type = knowledge.ontology.type(claim.type);
    if (type == nullptr || type->presumed_kind.empty() || claim.kind != type->presumed_kind) continue;
    if (claim.head == no_token || article.token(claim.head).upos != Upos::VERB) continue;
    for (std::size_t back = 1; back <= std::min(i, looked_at); ++back) {
      const Claim& before = article.claims[i - back];
      if (before.sentence + sentences < claim.sentence) break;
      if (before.type != claim.type || before.head == no_token || article.token(before.head).upos != Upos::NOUN) continue;
      if (slot_text(before, "unit").empty() || slot_text(before, "unit") != slot_text(claim, "unit")) continue;
      if (!same_parties(before, claim)) continue;
      claim.kind = before.kind;
      break;
    }
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
  take_kind_from_before(knowledge, article);
  find_judgements(knowledge, *language, article);
  std::stable_sort(article.claims.begin(), article.claims.end(),
                   [](const Claim& a, const Claim& b) { return a.trigger < b.trigger; });
  return {};
}

}  // namespace paraphe
