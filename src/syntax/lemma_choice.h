// Which lemma a word gets: the best script of the network whose result a lexicon knows for the form and its part of
// speech. Names keep their form; words that the lexicon does not hold get the best script.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/lemmas.h"
#include "syntax/lemma_script.h"
#include "text/token.h"

namespace paraphe {

class LemmaChooser {
 public:
  // `folded` is the word's folded form, `scores` the network's for each script; `lemmas` may be nullptr.
  // The answer lives until the next call.
  std::string_view choose(const Lemmas* lemmas, std::span<const LemmaScript> scripts, std::span<const float> scores,
                          std::string_view folded, Upos upos);

 private:
  std::vector<std::string> known_;
  std::vector<float> left_;
  std::string lemma_;
};

}  // namespace paraphe
