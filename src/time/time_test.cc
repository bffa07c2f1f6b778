#include "time/time.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/table.h"
#include "text/words_for_tests.h"

namespace paraphe {
namespace {

const Language& french() {
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

Article read(std::string_view text, std::string_view published) {
  Article article = article_for_tests(text, parse_day(published));
  find_times_in(french(), article);
  return article;
}

// As the corpus writes it.
std::string shown(const TimeExpression& time) {
  if (time.role == TimeRole::duration) return fmt::format("{} days", time.days);
  if (time.role == TimeRole::frequency) return "every";
  if (time.date == Edtf{}) return "open";
  return (time.role == TimeRole::since ? "since " : "") + to_string(time.date);
}

struct Example {
  std::string text;                  // without brackets
  std::vector<std::string> phrases;  // what stood in them
};

Example without_brackets(std::string_view sentence) {
  Example out;
  std::size_t open = 0;
  for (const char c : sentence) {
    if (c == '[') {
      open = out.text.size();
    } else if (c == ']') {
      out.phrases.push_back(out.text.substr(open));
    } else {
      out.text += c;
    }
  }
  return out;
}

TEST(Time, ReadsTheCorpus) {
  Faults faults;
  const Table corpus = read_table(std::filesystem::path(PARAPHE_SOURCE_DIR) / "src/time/fr.tsv", "src/time/fr.tsv",
                                  {"reference", "value", "sentence"}, faults);
  ASSERT_TRUE(faults.empty()) << to_string(faults.front());
  EXPECT_GE(corpus.rows.size(), 150u);
  for (const TableRow& row : corpus.rows) {
    const Example example = without_brackets(row.fields[2]);
    const Article article = read(example.text, row.fields[0]);
    std::vector<std::string> expected = split(row.fields[1], ';');
    if (row.fields[1] == "none") expected.clear();
    std::vector<std::string> values, phrases;
    for (const TimeExpression& time : article.times) {
      values.push_back(shown(time));
      phrases.emplace_back(article.words(time.span));
    }
    EXPECT_EQ(values, expected) << "line " << row.line << ": " << row.fields[2];
    if (values == expected) {
      for (std::size_t i = 0; i < phrases.size() && i < example.phrases.size(); ++i) {
        EXPECT_NE((phrases[i] + " " + example.phrases[i]).find(example.phrases[i]), std::string::npos);
        EXPECT_NE(phrases[i].find(example.phrases[i].substr(example.phrases[i].find_last_of(" '") + 1)), std::string::npos)
            << "line " << row.line << ": found « " << phrases[i] << " », expected « " << example.phrases[i] << " »";
      }
    }
  }
}

}  // namespace
}  // namespace paraphe
