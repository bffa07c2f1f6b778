// Figures for docs/accuracy.md (tests/accuracy/measure.py reads the lines that begin with "accuracy"):
//   build/release/bin/syntax_test --gtest_filter=*Accuracy*
#include "syntax/accuracy.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "base/table.h"
#include "text/conllu.h"

namespace paraphe {
namespace {

const std::filesystem::path source_folder = PARAPHE_SOURCE_DIR;

std::filesystem::path data_folder() {
  const char* named = std::getenv("PARAPHE_DATA");
  return named != nullptr ? std::filesystem::path(named) : source_folder.parent_path() / "shared";
}

struct Expected {
  const char* file;
  const char* language;
  double upos, lemma, las, decided;  // at least, in per cent
};

class SyntaxAccuracy : public testing::TestWithParam<Expected> {};

TEST_P(SyntaxAccuracy, OnGoldWords) {
  const std::filesystem::path file = data_folder() / "data/ud" / GetParam().file;
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: needs PARAPHE_DATA";
  Faults faults;
  Knowledge knowledge;
  const std::filesystem::path folder = source_folder / "knowledge/languages" / GetParam().language;
  Language& language = knowledge.languages.emplace_back();
  language.tag = GetParam().language;
  language.lemmas = load_lemmas(folder, folder.string(), faults);
  language.segment_words = load_segment_words(folder, folder.string(), faults);
  ASSERT_TRUE(faults.empty()) << to_string(faults.front());
  const Result<Model> model = load_model(source_folder / "knowledge/models/reader.model");
  ASSERT_TRUE(model) << model.error().message;
  Result<Article> gold = read_conllu(read_file(file).value());
  ASSERT_TRUE(gold) << gold.error().message;
  gold->language = GetParam().language;
  Workspace workspace;
  const Result<paraphe::SyntaxAccuracy> figures = measure_syntax(knowledge, *model, workspace, *gold);
  ASSERT_TRUE(figures) << figures.error().message;
  std::cout << GetParam().file << ": " << to_string(*figures) << '\n';
  const std::string set = std::filesystem::path(GetParam().file).stem();
  const auto print = [&](std::string_view measure, int right, int all) {
    std::cout << fmt::format("accuracy\t{}\t{}\t{:.4f}\n", measure, set, static_cast<double>(right) / all);
  };
  print("UPOS", figures->upos, figures->words);
  print("lemma", figures->lemmas, figures->words);
  print("LAS", figures->labelled, figures->words);
  print("des one word or two", figures->decided, figures->undecided);
  EXPECT_GE(100.0 * figures->upos / figures->words, GetParam().upos);
  EXPECT_GE(100.0 * figures->lemmas / figures->words, GetParam().lemma);
  EXPECT_GE(100.0 * figures->labelled / figures->words, GetParam().las);
  EXPECT_GE(100.0 * figures->decided, GetParam().decided * figures->undecided);
}

INSTANTIATE_TEST_SUITE_P(Treebanks, SyntaxAccuracy,
                         testing::Values(Expected{"fr/gsd-test.conllu", "fr", 96.5, 95.5, 86, 90},
                                         Expected{"fr/sequoia-test.conllu", "fr", 98, 97, 88, 90},
                                         Expected{"fr/pud-test.conllu", "fr", 96, 91, 86, 90}),
                         [](const auto& suite) {
                           std::string name = std::filesystem::path(suite.param.file).stem();
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace paraphe
