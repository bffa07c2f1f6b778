// The words of a sentence as they are written: the two words of a contraction are one again (du), and pieces joined
// by a hyphen or a solidus without space are one (mi-mars, 2024-2025, 3/4/2025). Stages that read expressions word by
// word work on these, so that they do not depend on how the sentence was cut. Linear; owns its strings.
#pragma once
#include <string>
#include <vector>

#include "text/article.h"

namespace paraphe {

struct SurfaceWord {
  TokenRange tokens;
  Span span;
  std::string lower;  // lower(): accents kept, typographic signs made plain
  bool space_before = true;
  bool capital = false;  // begins with an upper-case letter
};

std::vector<SurfaceWord> surface_words(const Article& article, const Sentence& sentence);

}  // namespace paraphe
