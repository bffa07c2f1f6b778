// A language is data: one folder under knowledge/languages/, named by its BCP 47 tag. Each section belongs to one stage.
#pragma once
#include <filesystem>
#include <string>

#include "knowledge/segment_words.h"
#include "knowledge/kind_words.h"
#include "knowledge/lemmas.h"
#include "knowledge/time_words.h"
#include "knowledge/number_words.h"
#include "knowledge/clause_words.h"
#include "knowledge/title_words.h"
#include "knowledge/topic_words.h"

namespace paraphe {

struct Language {
  std::string tag;  // fr
  SegmentWords segment_words;
  Lemmas lemmas;
  TimeWords time_words;
  NumberWords number_words;
  ClauseWords clause_words;
  TitleWords title_words;
  KindWords kind_words;
  TopicWords topic_words;
};

Language load_language(const std::filesystem::path& folder, Faults& faults);

}  // namespace paraphe
