// Everything under knowledge/, read, checked and frozen: loaded once, shared by all threads, never changed.
// Each section has a header of its own here with its tables and its loader; a loader adds every fault it finds to a
// list, so that all are reported at once.
// The compiled rules (facts/) and the neural model (syntax/) are made from it by their stages.
#pragma once
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/gazetteer.h"
#include "knowledge/language.h"
#include "knowledge/language_profile.h"
#include "knowledge/ontology.h"
#include "knowledge/words.h"

namespace paraphe {

struct Knowledge {
  std::filesystem::path folder;
  Ontology ontology;
  Gazetteer gazetteer;
  std::vector<Language> languages;
  std::vector<LanguageProfile> profiles;  // also of languages that are recognised and not read
  Words words;

  const Language* language(std::string_view tag) const;  // BCP 47 primary tag: fr; nullptr when there is none
};

// Reads ontology, gazetteer and languages. The knowledge is usable only if `faults` stays empty.
Knowledge load_knowledge(const std::filesystem::path& folder, Faults& faults);

}  // namespace paraphe
