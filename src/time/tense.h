// Whether what an expression dates lies behind or ahead of the publication, by the verb that governs it: « signé en
// mars » behind, « signera en mars » ahead, « prévu en mars » either. With heads it climbs to the governing verb;
// without (no syntax) it takes the nearest verb of the sentence. At most some fifty steps.
#pragma once
#include "knowledge/time_words.h"
#include "text/article.h"

namespace paraphe {

enum class Direction : std::uint8_t { behind, ahead, either };

struct Tenses {
  const Article& article;
  const TimeWords& words;
};

Direction direction_of(const Tenses& tenses, const Sentence& sentence, TokenRange expression, TokenIndex head);

}  // namespace paraphe
