// Sentences and words of raw text, « des » decided, against the treebanks, counted as CoNLL 2018 does.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "base/table.h"
#include "segment/score.h"
#include "segment/segment.h"
#include "syntax/syntax.h"
#include "text/conllu.h"

namespace paraphe {
namespace {

const std::filesystem::path source_folder = PARAPHE_SOURCE_DIR;

TEST(SyntaxAccuracy, WordsAndSentencesOfRawText) {
  const char* named = std::getenv("PARAPHE_DATA");
  const std::filesystem::path data = named != nullptr ? std::filesystem::path(named) : source_folder.parent_path() / "shared";
  const std::filesystem::path folder = data / "data/ud/fr";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: needs PARAPHE_DATA";
  Faults faults;
  Knowledge knowledge;
  const std::filesystem::path words = source_folder / "knowledge/languages/fr";
  Language& french = knowledge.languages.emplace_back();
  french.tag = "fr";
  french.lemmas = load_lemmas(words, words.string(), faults);
  french.segment_words = load_segment_words(words, words.string(), faults);
  ASSERT_TRUE(faults.empty()) << to_string(faults.front());
  const Result<Model> model = load_model(source_folder / "knowledge/models/reader.model");
  ASSERT_TRUE(model) << model.error().message;
  Workspace workspace;
  for (const char* name : {"gsd", "pud"}) {
    const std::filesystem::path file = folder / (std::string(name) + "-test.conllu");
    const Result<std::string> text = read_file(file);
    ASSERT_TRUE(text) << text.error().message;
    const Result<Article> gold = read_conllu(*text);
    ASSERT_TRUE(gold) << gold.error().message;
    Article article = raw_article(*gold);
    article.language = "fr";
    ASSERT_TRUE(segment(knowledge, article));
    ASSERT_TRUE(parse(knowledge, *model, workspace, article));
    const SegmentationScore score = score_segmentation(*gold, article);
    std::cout << fmt::format("accuracy\twords F1, raw text\t{}\t{:.4f}\n", name, score.words.f1());
    std::cout << fmt::format("accuracy\tsentences F1, raw text\t{}\t{:.4f}\n", name, score.sentences.f1());
    EXPECT_GE(score.words.f1(), 0.99);
    EXPECT_GE(score.sentences.f1(), 0.92);
  }
}

}  // namespace
}  // namespace paraphe
