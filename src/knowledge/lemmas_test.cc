#include "knowledge/lemmas.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace paraphe {
namespace {

class LemmasTest : public testing::Test {
 protected:
  void SetUp() override {
    folder = std::filesystem::temp_directory_path() / ("paraphe_lemmas_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  Lemmas load(std::string_view text) {
    std::ofstream(folder / "forms.tsv", std::ios::binary) << text;
    return load_lemmas(folder, "knowledge/languages/xx", faults);
  }
  std::vector<std::string> find(const Lemmas& lemmas, std::string_view form, Upos upos) {
    std::vector<std::string> out;
    find_lemmas(lemmas, form, upos, out);
    return out;
  }
  std::filesystem::path folder;
  Faults faults;
};

TEST_F(LemmasTest, FindsEveryLineByFormAndPartOfSpeech) {
  const Lemmas lemmas =
      load("# source\nform\treadings\nfils\tN1: N0:\nreçu\tV2:cevoir A0:\nsignés\tV2:er A1:\nété\tV3:être N0:\n");
  ASSERT_TRUE(faults.empty()) << to_string(faults.front());
  EXPECT_EQ(find(lemmas, "fils", Upos::NOUN), (std::vector<std::string>{"fil", "fils"}));
  EXPECT_EQ(find(lemmas, "reçu", Upos::ADJ), (std::vector<std::string>{"reçu"}));
  EXPECT_EQ(find(lemmas, "signés", Upos::VERB), (std::vector<std::string>{"signer"}));
  EXPECT_EQ(find(lemmas, "été", Upos::AUX), (std::vector<std::string>{"être"}));
  EXPECT_TRUE(find(lemmas, "été", Upos::ADP).empty());
  for (const char* unknown : {"", "a", "fil", "filsx", "zzz", "œuf"})
    EXPECT_TRUE(find(lemmas, unknown, Upos::NOUN).empty()) << unknown;
}

TEST_F(LemmasTest, SaysEveryFaultWithItsLine) {
  load("form\treadings\nb\tN0:\na\tN0:\nc\tX0:\nd\n");
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_EQ(faults[0].line, 3);
  EXPECT_EQ(faults[1].line, 4);
  EXPECT_EQ(faults[2].line, 5);
}

TEST_F(LemmasTest, ALanguageMayHaveNone) {
  const Lemmas lemmas = load_lemmas(folder / "absent", "knowledge/languages/xx", faults);
  EXPECT_TRUE(faults.empty());
  EXPECT_TRUE(find(lemmas, "fils", Upos::NOUN).empty());
}

TEST(FrenchLemmas, AreAtHand) {
  Faults faults;
  const std::filesystem::path folder = std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge/languages/fr";
  const Lemmas lemmas = load_lemmas(folder, "knowledge/languages/fr", faults);
  ASSERT_TRUE(faults.empty()) << to_string(faults.front());
  std::vector<std::string> out;
  find_lemmas(lemmas, "étrangères", Upos::ADJ, out);
  EXPECT_EQ(out, (std::vector<std::string>{"étranger"}));
  find_lemmas(lemmas, "travaux", Upos::NOUN, out);
  EXPECT_EQ(out, (std::vector<std::string>{"travail"}));
  find_lemmas(lemmas, "reçoivent", Upos::VERB, out);
  EXPECT_EQ(out, (std::vector<std::string>{"recevoir"}));
}

}  // namespace
}  // namespace paraphe
