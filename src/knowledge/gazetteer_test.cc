#include "knowledge/gazetteer.h"

#include <gtest/gtest.h>

#include <fstream>

namespace paraphe {
namespace {

const std::filesystem::path folder = std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge" / "gazetteer";

TEST(Gazetteer, LoadsWithoutFault) {
  Faults faults;
  const Gazetteer gazetteer = load_gazetteer(folder, faults);
  for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
  EXPECT_GE(gazetteer.states.size(), 195u);
  for (const char* code : {"TGO", "RUS", "XKX", "PSE", "ESH", "TWN", "VAT", "UN", "ECOWAS", "AES", "ORG:Hamas"}) {
    EXPECT_EQ(gazetteer.code(code), code);
  }
  EXPECT_EQ(gazetteer.code("ZZZ"), "");
  ASSERT_NE(gazetteer.state("TGO"), nullptr);
  EXPECT_EQ(gazetteer.state("TGO")->french, "Togo");
  EXPECT_EQ(gazetteer.state("UN"), nullptr);
}

TEST(Gazetteer, WordsOfNames) {
  EXPECT_EQ(folded_words("Côte d’Ivoire"), (std::vector<std::string>{"cote", "d", "ivoire"}));
  EXPECT_EQ(folded_words("Guinée-Bissau"), (std::vector<std::string>{"guinee", "bissau"}));
  EXPECT_TRUE(folded_words(" – ").empty());
}

TEST(Gazetteer, SaysWhatAWrongTableHolds) {
  const std::filesystem::path copy = std::filesystem::temp_directory_path() / "paraphe_gazetteer_test";
  std::filesystem::remove_all(copy);
  std::filesystem::copy(folder, copy);
  std::ofstream(copy / "stand_ins.tsv", std::ios::app) << "castle\tTGO\tPalais des mots\n" << "seat\tZZZ\tPalais de nulle part\n";
  std::ofstream(copy / "people.tsv", std::ios::app) << "Jean Personne\t\tTGO\tcaptain\t\t\thand\n";
  Faults faults;
  load_gazetteer(copy, faults);
  EXPECT_EQ(faults.size(), 3u);
  for (const Fault& fault : faults) EXPECT_GT(fault.line, 1) << to_string(fault);
  std::filesystem::remove_all(copy);
}

}  // namespace
}  // namespace paraphe
