#include "segment/score.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/table.h"
#include "segment/segment.h"
#include "text/conllu.h"

namespace paraphe {
namespace {

std::filesystem::path data_folder() {
  const char* set = std::getenv("PARAPHE_DATA");
  return set != nullptr ? std::filesystem::path(set)
                        : std::filesystem::path(PARAPHE_SOURCE_DIR).parent_path() / "shared";
}

SegmentWords french() {
  Faults faults;
  SegmentWords words = load_segment_words(std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge/languages/fr",
                                          "knowledge/languages/fr", faults);
  for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
  return words;
}

constexpr std::string_view treebank =
    "# text = Il part au Mali.\n"
    "1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
    "2\tpart\tpartir\tVERB\t_\t_\t0\troot\t_\t_\n"
    "3-4\tau\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tà\tà\tADP\t_\t_\t5\tcase\t_\t_\n"
    "4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_\n"
    "5\tMali\tMali\tPROPN\t_\t_\t2\tobl\t_\t_\n"
    "6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"
    "# text = Bien.\n"
    "1\tBien\tbien\tADV\t_\t_\t0\troot\t_\t_\n"
    "2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_\n\n";

TEST(Score, CountsTheSameTextAsPerfect) {
  const Article gold = read_conllu(treebank).value();
  const SegmentationScore score = score_segmentation(gold, gold);
  EXPECT_EQ(score.words.correct, 8u);
  EXPECT_EQ(score.surface.gold, 7u);
  EXPECT_EQ(score.sentences.f1(), 1.0);
}

TEST(Score, CountsAnUncutContractionAsTwoMissingWords) {
  const Article gold = read_conllu(treebank).value();
  Article ours = raw_article(gold);
  segment(SegmentWords{}, ours);  // without tables « au » stays one
  const SegmentationScore score = score_segmentation(gold, ours);
  EXPECT_EQ(score.words.gold, 8u);
  EXPECT_EQ(score.words.system, 7u);
  EXPECT_EQ(score.words.correct, 6u);
  const std::string_view kept[] = {"au"};
  EXPECT_EQ(score_segmentation(gold, ours, kept).words.f1(), 1.0);
}

struct Floor {
  std::string_view file;
  double words, sentences;
};

// The figures of tests/accuracy.tsv come from here; the floors are a little below what was measured.
void measure(const Floor& floor) {
  const std::filesystem::path path = data_folder() / "data/ud/fr" / floor.file;
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "skipped: needs PARAPHE_DATA";
  const Article gold = read_conllu(read_file(path).value()).value();
  Article ours = raw_article(gold);
  segment(french(), ours);
  const std::string_view kept[] = {"des"};
  const SegmentationScore score = score_segmentation(gold, ours, kept);
  const SegmentationScore strict = score_segmentation(gold, ours);
  fmt::print("{}: words F1 {:.2f} ({:.2f} with des whole), surface {:.2f}, sentences {:.2f}\n", floor.file,
             100 * score.words.f1(), 100 * strict.words.f1(), 100 * score.surface.f1(), 100 * score.sentences.f1());
  EXPECT_GE(100 * score.words.f1(), floor.words);
  EXPECT_GE(100 * score.sentences.f1(), floor.sentences);
}

TEST(Treebanks, FrenchGsd) { measure({"gsd-test.conllu", 99.0, 92.0}); }
TEST(Treebanks, FrenchPud) { measure({"pud-test.conllu", 99.0, 92.0}); }
// A third of Sequoia's sentences are headings and table cells without a full stop, here joined into one line.
TEST(Treebanks, FrenchSequoia) { measure({"sequoia-test.conllu", 99.0, 65.0}); }

}  // namespace
}  // namespace paraphe
