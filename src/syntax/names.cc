#include "syntax/names.h"

#include <algorithm>

namespace paraphe {

namespace {

bool may_follow(const NameLabel& label, const NameLabel* before) {
  const bool goes_on = label.inside && !label.begins;
  return !goes_on || (before != nullptr && before->inside && before->kind == label.kind);
}

}  // namespace

void NameDecoder::add_names(std::span<const NameLabel> labels, std::span<const float> scores, TokenIndex first,
                            std::vector<Name>& names) {
  constexpr float impossible = -1e30f;
  const std::size_t count = labels.size(), words = scores.size() / count;
  if (words == 0) return;
  best_.assign(count, impossible);
  next_.resize(count);
  from_.assign(words * count, 0);
  for (std::size_t k = 0; k < count; ++k) {
    if (may_follow(labels[k], nullptr)) best_[k] = scores[k];
  }
  for (std::size_t w = 1; w < words; ++w) {
    for (std::size_t k = 0; k < count; ++k) {
      std::uint32_t from = 0;
      float sum = impossible;
      for (std::size_t j = 0; j < count; ++j) {
        if (best_[j] > sum && may_follow(labels[k], &labels[j])) {
          sum = best_[j];
          from = static_cast<std::uint32_t>(j);
        }
      }
      next_[k] = sum + scores[w * count + k];
      from_[w * count + k] = from;
    }
    // Only differences matter: the sums of a long sentence must not lose their last digits.
    const float top = *std::max_element(next_.begin(), next_.end());
    for (std::size_t k = 0; k < count; ++k) best_[k] = std::max(next_[k] - top, impossible);
  }
  path_.resize(words);
  path_.back() = static_cast<std::uint32_t>(std::max_element(best_.begin(), best_.end()) - best_.begin());
  for (std::size_t w = words - 1; w > 0; --w) path_[w - 1] = from_[w * count + path_[w]];
  for (std::size_t w = 0; w < words; ++w) {
    const NameLabel& label = labels[path_[w]];
    const TokenIndex at = first + static_cast<TokenIndex>(w);
    if (!label.inside) continue;
    if (label.begins || names.empty() || names.back().tokens.end != at) {
      names.push_back({{at, at + 1}, label.kind});
    } else {
      names.back().tokens.end = at + 1;
    }
  }
}

}  // namespace paraphe
