#include "knowledge/clause_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace paraphe {
namespace {

namespace fs = std::filesystem;

const fs::path french = fs::path(PARAPHE_SOURCE_DIR) / "knowledge/languages/fr";

// A copy of the French tables with one of them replaced.
fs::path folder_with(const std::string& file, const std::string& text) {
  const fs::path folder = fs::path(testing::TempDir()) / ("clause_words_" + file);
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const char* name : {"prepositions", "valency", "movement", "light_verbs", "modality", "negation", "attribution",
                           "pronouns", "verb_endings", "transparent"}) {
    fs::copy_file(french / (std::string(name) + ".tsv"), folder / (std::string(name) + ".tsv"));
  }
  std::ofstream(folder / file) << text;
  return folder;
}

TEST(ClauseWords, FrenchTablesAreInOrder) {
  Faults faults;
  const ClauseWords words = load_clause_words(french, "fr", faults);
  for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
  EXPECT_EQ(words.prepositions.find("à cours de")->second.function, Function::during);
  EXPECT_TRUE(words.prepositions.find("selon")->second.source);
  EXPECT_EQ(words.modality.verbs.find("devoir")->second.effect.modality, Modality::planned);
  EXPECT_TRUE(words.modality.verbs.find("devoir")->second.past_conditional->failed);
  EXPECT_TRUE(words.light_verbs.contains("se ouvrir")) << "s'ouvrir is looked up with se";
}

TEST(ClauseWords, EveryFaultIsToldWithItsLine) {
  Faults faults;
  load_clause_words(folder_with("prepositions.tsv", "words\tfunction\tnoun\tverb\tsource\n"
                                                    "chez\tindoors\n"
                                                    "sans\t-\tundone\tnegated\n"
                                                    "sans\t-\n"),
                    "fr", faults);
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_EQ(to_string(faults[0]).substr(0, 50), "fr/prepositions.tsv:2: 'indoors' is no function; w");
  EXPECT_EQ(faults[1].line, 3);
  EXPECT_EQ(faults[2].line, 4);
}

TEST(ClauseWords, OneGovernorHasOneFunctionForAPreposition) {
  Faults faults;
  load_clause_words(folder_with("valency.tsv", "words\tclass\tprepositions\tfunction\n"
                                               "livrer\tverb\tà\tto\n"
                                               "livrer, donner\tverb\tà\tat\n"
                                               "accord\tthing\tsur\tabout\n"),
                    "fr", faults);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].line, 3);
  EXPECT_EQ(faults[1].line, 4);
}

TEST(ClauseWords, AMissingTableIsAFault) {
  const fs::path folder = folder_with("movement.tsv", "verb\n");
  fs::remove(folder / "negation.tsv");
  Faults faults;
  load_clause_words(folder, "fr", faults);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].file, "fr/negation.tsv");
}

}  // namespace
}  // namespace paraphe
