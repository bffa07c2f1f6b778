// How good is what the program tells, and where does it lose facts? The figures of the scorer, and an estimate of the
// stage that lost each fact.
//
//   EvaluationTotals totals;
//   const ArticleEvaluation evaluation = evaluate(knowledge, rules, article, std::move(gold.facts));   // after the
//   pipeline totals.add(evaluation);
#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

#include "evaluation/losses.h"
#include "evaluation/pairing.h"

namespace paraphe {

struct ArticleEvaluation {
  FactPairing pairing;
  std::vector<Loss> losses;
};

// The article has passed the whole pipeline.
ArticleEvaluation evaluate(const Knowledge& knowledge, const Rules& rules, const Article& article,
                           std::vector<AnnotatedFact> gold);

struct EvaluationTotals {
  using ByType = std::map<std::string, std::size_t, std::less<>>;
  std::size_t articles = 0;
  std::map<std::string, FactFigures, std::less<>> figures;  // by type
  std::array<std::array<ByType, loss_stage_count>, loss_outcome_count> losses;

  void add(const ArticleEvaluation& evaluation);
  // Over the types, without office and assessment.
  FactFigures main_figures() const;
};

}  // namespace paraphe
