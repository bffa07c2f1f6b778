#include "evaluation/pairing.h"

#include <algorithm>
#include <array>

#include "evaluation/assignment.h"
#include "evaluation/comparison.h"
#include "evaluation/proof.h"

namespace paraphe {

namespace {

bool intersect(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::int32_t each) { return std::binary_search(b.begin(), b.end(), each); });
}

// What the program itself could do wrong: too few parties, a party slot that holds none of them, an office without
// its one person. The closed lists it draws on are the codebook's.
bool breaks_the_codebook(const Knowledge& knowledge, const AnnotatedFact& fact) {
  const FactType* type = knowledge.ontology.type(fact.type);
  if (type == nullptr || type->kind(fact.kind) == nullptr || type->status(fact.status) == nullptr) return true;
  const bool one_is_enough = fact.type == "office" || fact.type == "friction";
  if (fact.parties.size() < (one_is_enough ? 1U : 2U)) return true;
  for (const auto& [name, value] : fact.slots.items()) {
    if (type->slot(name) == nullptr) return true;
    if (is_party_slot(name) && !std::binary_search(fact.parties.begin(), fact.parties.end(), value.get<std::string>()))
      return true;
  }
  return fact.type == "office" && (!fact.slots.contains("persons") || fact.slots["persons"].size() != 1);
}

// 0 when the two cannot be the same fact; else how good a pair they are. The sum's order is the scorer's, so that equal
// pairs are chosen alike.
double weight_of(const AnnotatedFact& gold, const AnnotatedFact& told, std::string_view published) {
  if (gold.type != told.type) return 0;
  const double shared = share_of_parties(gold.parties, told.parties);
  if (shared < 0.5) return 0;
  const bool person = share_a_person(gold, told);
  if ((gold.type == "office" && !person) || told.sentences.empty()) return 0;
  const bool here = intersect(gold.sentences, told.sentences);
  if (!here) {
    const bool value = same_slot(gold, told, "date", published) || same_slot(gold, told, "value", published);
    if (gold.parties != told.parties || gold.kind != told.kind || !(value || person)) return 0;
  }
  const std::size_t values = count_values(gold);
  const double content =
      values == 0 ? 1.0 : static_cast<double>(count_common_values(gold, told, published)) / static_cast<double>(values);
  return 1000 + (here ? 1 : 0) + shared + (gold.kind == told.kind ? 1 : 0) + (gold.status == told.status ? 1 : 0) +
         (gold.polarity == told.polarity ? 1 : 0) + content;
}

void compare(const AnnotatedFact& gold, const AnnotatedFact& told, std::string_view published, FactPair& pair) {
  constexpr std::array<std::string_view, 6> key_slots{"date", "value", "op", "unit", "trend", "act"};
  const auto differs = [&](std::string_view what, bool equal) {
    if (!equal) pair.different.emplace_back(what);
  };
  differs("parties", gold.parties == told.parties);
  differs("kind", gold.kind == told.kind);
  differs("status", gold.status == told.status);
  differs("polarity", gold.polarity == told.polarity);
  pair.exact = pair.different.empty();
  differs("certainty", gold.certainty == told.certainty);
  differs("said_by", gold.attributed == told.attributed);
  for (const auto& [name, value] : gold.slots.items()) {
    const bool counts = is_party_slot(name) || std::find(key_slots.begin(), key_slots.end(), name) != key_slots.end();
    if (counts) differs(name, same_slot(gold, told, name, published));
  }
  pair.strict = pair.different.empty();
}

}  // namespace

FactPairing pair_facts(const Knowledge& knowledge, const Article& article, std::vector<AnnotatedFact> gold) {
  FactPairing pairing;
  pairing.gold = std::move(gold);
  const std::vector<Span> sentences = scorer_sentences(article.text);
  const std::string published = article.published ? to_string(*article.published) : "";
  for (const Fact& fact : article.facts) {
    Result<AnnotatedFact> told = annotated_fact(knowledge, fact_json(fact, article.text));
    AnnotatedFact unusable;
    unusable.type = fact.type;
    pairing.malformed.push_back(!told || breaks_the_codebook(knowledge, *told));
    pairing.told.push_back(told ? std::move(*told) : std::move(unusable));
  }
  for (std::vector<AnnotatedFact>* facts : {&pairing.gold, &pairing.told}) {
    for (AnnotatedFact& fact : *facts) fact.sentences = touched_sentences(article.text, sentences, fact.quotes);
  }
  // Malformed facts are no candidates.
  std::vector<std::size_t> candidates;
  for (std::size_t j = 0; j < pairing.told.size(); ++j) {
    if (!pairing.malformed[j]) candidates.push_back(j);
  }
  std::vector<std::vector<double>> weights;
  for (const AnnotatedFact& fact : pairing.gold) {
    std::vector<double>& row = weights.emplace_back();
    for (const std::size_t j : candidates) row.push_back(weight_of(fact, pairing.told[j], published));
  }
  pairing.pair_of_gold.assign(pairing.gold.size(), -1);
  pairing.pair_of_told.assign(pairing.told.size(), -1);
  for (const auto& [row, column] : best_pairs(weights)) {
    FactPair pair;
    pair.gold = row;
    pair.told = candidates[column];
    compare(pairing.gold[pair.gold], pairing.told[pair.told], published, pair);
    pairing.pair_of_gold[pair.gold] = pairing.pair_of_told[pair.told] = static_cast<std::int32_t>(pairing.pairs.size());
    pairing.pairs.push_back(std::move(pair));
  }
  return pairing;
}

FactFigures& FactFigures::operator+=(const FactFigures& other) {
  gold += other.gold;
  told += other.told;
  found += other.found;
  exact += other.exact;
  strict += other.strict;
  return *this;
}

FactFigures figures_of(const FactPairing& pairing, std::string_view type) {
  const auto counts = [&](const AnnotatedFact& fact) { return type.empty() || fact.type == type; };
  FactFigures figures;
  figures.gold = static_cast<std::size_t>(std::count_if(pairing.gold.begin(), pairing.gold.end(), counts));
  figures.told = static_cast<std::size_t>(std::count_if(pairing.told.begin(), pairing.told.end(), counts));
  for (const FactPair& pair : pairing.pairs) {
    if (!counts(pairing.gold[pair.gold])) continue;
    ++figures.found;
    figures.exact += pair.exact ? 1U : 0U;
    figures.strict += pair.strict ? 1U : 0U;
  }
  return figures;
}

double f1(std::size_t right, const FactFigures& figures) {
  return right == 0 ? 0 : 2 * static_cast<double>(right) / static_cast<double>(figures.gold + figures.told);
}

bool is_set_apart(std::string_view type) { return type == "office" || type == "assessment"; }

}  // namespace paraphe
