// The golden vectors of training/FORMAT.md, 8: what the reference reader makes of the model that ships.
#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <filesystem>
#include <iostream>

#include "base/table.h"
#include "base/utf8.h"
#include "syntax/contractions.h"
#include "syntax/network.h"
#include "syntax/reader.h"
#include "syntax/words.h"

namespace paraphe {
namespace {

const std::filesystem::path models = std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge/models";

std::vector<std::string_view> cut(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

struct GoldenSentence {
  std::string language;
  std::vector<std::vector<std::string_view>> words;  // the nine columns of each
};

std::vector<GoldenSentence> read_golden(std::string_view text) {
  std::vector<GoldenSentence> out;
  for (const std::string_view line : cut(text, '\n')) {
    if (line.starts_with("# ")) {
      out.push_back({std::string(cut(line.substr(2), '\t')[0]), {}});
    } else if (!line.empty()) {
      out.back().words.push_back(cut(line, '\t'));
    }
  }
  return out;
}

// The same bits are not asked for: where one quantised activation rounds the other way, the rows below it differ by the
// noise of quantisation. Changing the reference's own input by a millionth moves the vectors by 0.01 on average and by
// 0.06 at most; a label in some hundreds may tip over with them.
constexpr double tolerance = 0.2, mean_tolerance = 0.02, tipped_over = 0.01;

TEST(Golden, LabelsPiecesAndVectors) {
  const Result<std::string> text = read_file(models / "golden.tsv");
  ASSERT_TRUE(text) << text.error().message;
  const auto loaded = load_network(models / "reader.model");
  ASSERT_TRUE(loaded) << loaded.error().message;
  const Network& network = **loaded;
  const nlohmann::json& labels = network.file.header().at("labels");
  Reader reader(network);
  std::string buffer;
  std::vector<int> scratch;
  double distance = 0, checked = 0, different = 0;
  const auto compare = [&](const std::string& found, std::string_view expected, const std::string& word) {
    ++checked;
    if (found == expected) return;
    ++different;
    std::cout << word << ": " << found << ", not " << expected << '\n';
  };
  std::size_t numbers = 0, sentences = 0;
  for (const GoldenSentence& sentence : read_golden(*text)) {
    ++sentences;
    std::vector<std::string> folded;
    std::vector<std::int32_t> pieces, pieces_a_word;
    for (const auto& word : sentence.words) {
      ASSERT_EQ(word.size(), 9u);
      folded.emplace_back(folded_word(word[0], buffer));
      const std::size_t before = pieces.size();
      append_pieces(network, folded.back(), scratch, pieces);
      pieces_a_word.push_back(static_cast<std::int32_t>(pieces.size() - before));
      std::string joined;
      for (std::size_t i = before; i < pieces.size(); ++i)
        joined += (joined.empty() ? "" : " ") + std::to_string(pieces[i]);
      EXPECT_EQ(joined, word[7]) << word[0];
    }
    const auto bias = std::find_if(network.languages.begin(), network.languages.end(),
                                   [&](const LanguageBias& entry) { return entry.tag == sentence.language; });
    ASSERT_NE(bias, network.languages.end());
    std::vector<ReadWord> words;
    const Part parts[] = {{pieces, pieces_a_word}};
    reader.read(parts, bias->bias, words);
    for (std::size_t w = 0; w < words.size(); ++w) {
      const auto& gold = sentence.words[w];
      SCOPED_TRACE("sentence " + std::to_string(sentences) + ", word " + folded[w]);
      std::size_t upos = words[w].upos;
      if (const UndecidedForm* form = undecided_form(network, sentence.language, folded[w])) {
        const auto scores = reader.upos_scores(w);
        upos = scores[form->decisive] > scores[form->otherwise] ? form->decisive : form->otherwise;
      }
      compare(labels["upos"][upos], gold[1], folded[w]);
      compare(labels["features"][words[w].features], gold[2], folded[w]);
      const auto scores = reader.lemma_scores(w);
      const auto script = std::max_element(scores.begin(), scores.end()) - scores.begin();
      compare(apply_script(network.lemma_scripts[static_cast<std::size_t>(script)], folded[w]), gold[3], folded[w]);
      compare(std::to_string(words[w].head), gold[4], folded[w]);
      compare(labels["relations"][words[w].relation], gold[5], folded[w]);
      compare(labels["names"][words[w].name], gold[6], folded[w]);
      const auto vector = reader.vector_of(w);
      std::size_t i = 0;
      for (const std::string_view number : cut(gold[8], ' ')) {
        float expected = 0;
        std::from_chars(number.data(), number.data() + number.size(), expected);
        EXPECT_NEAR(vector[i], expected, tolerance);
        distance += std::fabs(vector[i++] - expected);
        ++numbers;
      }
    }
  }
  EXPECT_GE(sentences, 20u);
  EXPECT_LE(different, tipped_over * checked);
  EXPECT_LT(distance / static_cast<double>(numbers), mean_tolerance);
}

}  // namespace
}  // namespace paraphe
