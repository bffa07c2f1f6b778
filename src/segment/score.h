// How well words and sentences agree with a treebank's, counted as the CoNLL 2018 shared task does: texts are compared
// without white space; words of a contraction are aligned by their forms within its span.
//
//   Article gold = *read_conllu(file);
//   Article ours = raw_article(gold);          // the sentences' texts joined by a blank, no title
//   segment(words, ours);
//   score_segmentation(gold, ours).words.f1();
#pragma once
#include <array>
#include <span>
#include <string_view>

#include "text/article.h"

namespace paraphe {

struct Agreement {
  std::size_t gold = 0, system = 0, correct = 0;
  double precision() const { return system == 0 ? 0 : static_cast<double>(correct) / static_cast<double>(system); }
  double recall() const { return gold == 0 ? 0 : static_cast<double>(correct) / static_cast<double>(gold); }
  double f1() const {
    return gold + system == 0 ? 0 : 2 * static_cast<double>(correct) / static_cast<double>(gold + system);
  }
};

struct SegmentationScore {
  Agreement words, sentences, surface;             // surface: tokens before contractions are opened
  std::array<std::size_t, 4> first_differences{};  // bytes of the gold text where words first differ; 0: none
};

// An article that holds the text of a treebank alone: no title, sentences joined by a blank. Its offsets are those of
// the treebank's text plus one.
Article raw_article(const Article& treebank);

// `kept` names surface words (in lower case) that count as one word in both, however they are cut.
// The two texts must be the same but for white space.
SegmentationScore score_segmentation(const Article& gold, const Article& system,
                                     std::span<const std::string_view> kept = {});

}  // namespace paraphe
