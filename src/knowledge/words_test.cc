#include "knowledge/words.h"

#include <gtest/gtest.h>

#include <fstream>

namespace paraphe {
namespace {

std::filesystem::path written(const std::string& text) {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "paraphe_words_test.tsv";
  std::ofstream(file) << "key\tfr\ten\n" << text;
  return file;
}

TEST(Words, SaysAndFills) {
  Faults faults;
  const Words words =
      load_words(written("greeting\tBonjour {name} !\tHello {name}!\nlines\ta\\nb\tc\\nd\n"), "words.tsv", faults);
  ASSERT_TRUE(faults.empty());
  EXPECT_EQ(Wording(words, "fr")("greeting", {{"name", "Ada"}}), "Bonjour Ada !");
  EXPECT_EQ(Wording(words, "en")("greeting", {{"name", "{name}"}}), "Hello {name}!");
  EXPECT_EQ(Wording(words, "en")("lines"), "c\nd");
  EXPECT_EQ(Wording(words, "en")("nothing"), "nothing");
  EXPECT_EQ(fill("{a} {open", {{"a", "1"}}), "1 {open");
}

TEST(Words, AllFaultsAtOnce) {
  Faults faults;
  load_words(written("a\tun\t\nb\t{x}\t{y}\nc\tc\tc\nc\td\td\n"), "words.tsv", faults);
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_EQ(faults[0].line, 2);
  EXPECT_EQ(faults[1].line, 3);
  EXPECT_EQ(faults[2].line, 5);
}

}  // namespace
}  // namespace paraphe
