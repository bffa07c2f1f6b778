#include "evaluation/evaluation.h"

#include <set>

namespace paraphe {

ArticleEvaluation evaluate(const Knowledge& knowledge, const Rules& rules, const Article& article,
                           std::vector<AnnotatedFact> gold) {
  ArticleEvaluation evaluation;
  evaluation.pairing = pair_facts(knowledge, article, std::move(gold));
  evaluation.losses = find_losses(knowledge, rules, article, evaluation.pairing);
  return evaluation;
}

void EvaluationTotals::add(const ArticleEvaluation& evaluation) {
  ++articles;
  std::set<std::string_view> types;
  for (const AnnotatedFact& fact : evaluation.pairing.gold) types.insert(fact.type);
  for (const AnnotatedFact& fact : evaluation.pairing.told) types.insert(fact.type);
  for (const std::string_view type : types) figures[std::string(type)] += figures_of(evaluation.pairing, type);
  for (const Loss& loss : evaluation.losses)
    ++losses[static_cast<std::size_t>(loss.outcome)][static_cast<std::size_t>(loss.cause.stage)][loss.type];
}

FactFigures EvaluationTotals::main_figures() const {
  FactFigures main;
  for (const auto& [type, each] : figures) {
    if (!is_set_apart(type)) main += each;
  }
  return main;
}

}  // namespace paraphe
