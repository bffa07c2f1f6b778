#include "knowledge/language.h"

namespace paraphe {

Language load_language(const std::filesystem::path& folder, Faults& faults) {
  Language language;
  language.tag = folder.filename().string();
  const std::string name = "knowledge/languages/" + language.tag;
  language.segment_words = load_segment_words(folder, name, faults);
  language.lemmas = load_lemmas(folder, name, faults);
  language.time_words = load_time_words(folder, name, faults);
  language.number_words = load_number_words(folder, name, faults);
  language.clause_words = load_clause_words(folder, name, faults);
  language.title_words = load_title_words(folder, name, faults);
  language.kind_words = load_kind_words(folder, name, faults);
  language.topic_words = load_topic_words(folder, name, faults);
  return language;
}

}  // namespace paraphe
