#include "syntax/words.h"

#include <gtest/gtest.h>

namespace paraphe {
namespace {

TEST(Words, FoldTypography) {
  std::string buffer;
  EXPECT_EQ(folded_word("l’", buffer), "l'");
  EXPECT_EQ(folded_word("“", buffer), "\"");
  EXPECT_EQ(folded_word("sous‑marin", buffer), "sous-marin");
  EXPECT_EQ(folded_word("20 000", buffer), "20 000");
  EXPECT_EQ(folded_word("co\u00ADopération\u200B", buffer), "coopération");
  EXPECT_EQ(folded_word("«", buffer), "«");
  EXPECT_EQ(folded_word("État", buffer), "État");
  EXPECT_EQ(folded_word("\xff\xe9", buffer), "\xff\xe9");  // no UTF-8: left alone
}

std::vector<std::pair<int, int>> parts(std::size_t limit, std::vector<std::int32_t> pieces,
                                       std::vector<std::string> forms) {
  Network network;
  network.pieces_a_sentence = limit;
  std::vector<WordRange> ranges;
  cut_into_parts(network, pieces, forms, ranges);
  std::vector<std::pair<int, int>> out;
  for (const WordRange& range : ranges) out.emplace_back(range.begin, range.end);
  return out;
}

using Ranges = std::vector<std::pair<int, int>>;

TEST(Words, LongSentencesEndAtPunctuationOfTheSecondHalf) {
  EXPECT_EQ(parts(4, {1, 1, 1, 1}, {"a", "b", "c", "d"}), (Ranges{{0, 4}}));
  EXPECT_EQ(parts(4, {1, 1, 1, 1, 1}, {"a", "b", ",", "d", "e"}), (Ranges{{0, 3}, {3, 5}}));
  EXPECT_EQ(parts(4, {1, 1, 1, 1, 1}, {"a", "b", ";", ",", "e"}), (Ranges{{0, 3}, {3, 5}}));
  EXPECT_EQ(parts(4, {1, 1, 1, 1, 1}, {"a", ",", "c", "d", "e"}), (Ranges{{0, 4}, {4, 5}}));  // first half
  EXPECT_EQ(parts(4, {3, 3, 1}, {"a", "b", "c"}), (Ranges{{0, 1}, {1, 3}}));
  EXPECT_TRUE(parts(4, {}, {}).empty());
}

}  // namespace
}  // namespace paraphe
