// For tests alone: the words of time and number of French, as they stand in knowledge/; faults fail the test.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>

#include "knowledge/language.h"

namespace paraphe {

inline const Language& french_for_tests() {
  static const Language language = [] {
    Faults faults;
    const std::filesystem::path folder = std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge/languages/fr";
    Language out;
    out.tag = "fr";
    out.time_words = load_time_words(folder, "knowledge/languages/fr", faults);
    out.number_words = load_number_words(folder, "knowledge/languages/fr", faults);
    for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
    return out;
  }();
  return language;
}

}  // namespace paraphe
