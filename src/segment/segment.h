// Where sentences and words end: fills article.sentences and article.tokens (form, span, contraction) from its text.
// The title and every line of the body are cut by themselves; du, au … become two words that share their span; des
// stays one (syntax/ decides). White space and characters without a glyph belong to no word.
// Linear time; no sentence is longer than longest_sentence (boundaries.h).
#pragma once
#include "base/result.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

// Fails when the article's language has no tables under knowledge/languages.
Result<void> segment(const Knowledge& knowledge, Article& article);

// The same for a text of which only the words are wanted, with one language's tables.
void segment(const SegmentWords& words, Article& article);

}  // namespace paraphe
