// Names out of the scores of name labels: the best sequence in which every I-X follows B-X or I-X of its kind. Label by
// label, a name would fall apart where two kinds are nearly as good (Las B-LOC, Vegas I-PER).
//
//   NameDecoder decoder;
//   decoder.add_names(labels, scores, first_token, article.names);   // scores: a row of labels.size() for each word
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "syntax/network.h"
#include "text/token.h"

namespace paraphe {

class NameDecoder {
 public:
  // One sentence, whose first word is token `first`. Linear; of equal sequences the one with the first labels wins.
  void add_names(std::span<const NameLabel> labels, std::span<const float> scores, TokenIndex first,
                 std::vector<Name>& names);

 private:
  std::vector<float> best_, next_;
  std::vector<std::uint32_t> from_, path_;
};

}  // namespace paraphe
