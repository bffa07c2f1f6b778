#include "syntax/lemma_choice.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"

namespace paraphe {

namespace {

// Scripts tried, best first, before the lexicon's own first lemma is taken.
constexpr int scripts_tried = 20;

std::size_t best_of(std::span<const float> scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace

std::string_view LemmaChooser::choose(const Lemmas* lemmas, std::span<const LemmaScript> scripts,
                                      std::span<const float> scores, std::string_view folded, Upos upos) {
  const LemmaScript& best = scripts[best_of(scores)];
  if (upos == Upos::PROPN) {
    const bool keeps =
        best.cut == 0 && best.ending.empty() && (best.base == LemmaBase::written || best.base == LemmaBase::title);
    lemma_ = keeps ? apply_script(best, folded) : std::string(folded);
    return lemma_;
  }
  known_.clear();
  if (lemmas != nullptr) {
    find_lemmas(*lemmas, lower(folded), upos, known_);
    if (known_.empty()) find_lemmas(*lemmas, folded, upos, known_);
  }
  lemma_ = known_.size() == 1 ? known_.front() : apply_script(best, folded);
  if (known_.size() < 2) return lemma_;
  left_.assign(scores.begin(), scores.end());
  for (int tried = 0; tried < scripts_tried; ++tried) {
    const std::size_t next = best_of(left_);
    left_[next] = -std::numeric_limits<float>::infinity();
    lemma_ = apply_script(scripts[next], folded);
    if (std::find(known_.begin(), known_.end(), lemma_) != known_.end()) return lemma_;
  }
  lemma_ = known_.front();
  return lemma_;
}

}  // namespace paraphe
