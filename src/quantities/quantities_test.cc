#include "quantities/quantities.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>

#include "base/table.h"
#include "knowledge/french_for_tests.h"
#include "text/words_for_tests.h"

namespace paraphe {
namespace {

// Dates are the work of time/: here the figures that stand in them are marked by hand, as years and days.
void mark_times(Article& article) {
  const auto year = [](std::string_view form) {
    return form.size() == 4 && (form.starts_with("20") || form.starts_with("19")) &&
           form.find_first_not_of("0123456789") == std::string_view::npos;
  };
  for (std::size_t i = 0; i < article.tokens.size(); ++i) {
    const Token& token = article.tokens[i];
    TimeExpression time;
    const std::string low = lower(article.words(token.span));
    const bool next_unit = i + 1 < article.tokens.size() && (article.words(article.tokens[i + 1].span) == "jours" ||
                                                             article.words(article.tokens[i + 1].span) == "ans" ||
                                                             article.words(article.tokens[i + 1].span) == "an");
    const bool before_month = i + 1 < article.tokens.size() && article.words(article.tokens[i + 1].span) == "novembre";
    const bool before_counted = i + 1 < article.tokens.size() && article.tokens[i + 1].upos == Upos::NOUN;
    const bool pair = low.size() == 9 && low[4] == '-';
    if (!(year(low) && !before_counted) && !next_unit && !before_month && !pair) continue;
    time.span = token.span;
    time.tokens = {static_cast<TokenIndex>(i), static_cast<TokenIndex>(i) + 1};
    if (year(low)) time.date = *parse_edtf(low);
    article.times.push_back(time);
  }
}

Article read(std::string_view text) {
  Article article = article_for_tests(text, std::nullopt);
  mark_times(article);
  find_quantities_in(french_for_tests(), article);
  return article;
}

std::string shown(const Quantity& quantity) {
  std::string out = "word";
  if (!quantity.worded) {
    out = fmt::format("{} {}", symbol_of(quantity.op), quantity.value);
    if (quantity.value == std::floor(quantity.value)) {
      out = fmt::format("{} {}", symbol_of(quantity.op), static_cast<std::int64_t>(quantity.value));
    }
    if (!quantity.unit.empty()) out += fmt::format(" {}", quantity.unit);
  }
  return out + (quantity.is_comparator ? "*" : "");
}

TEST(Quantities, ReadsTheCorpus) {
  Faults faults;
  const Table corpus = read_table(std::filesystem::path(PARAPHE_SOURCE_DIR) / "src/quantities/fr.tsv",
                                  "src/quantities/fr.tsv", {"values", "sentence"}, faults);
  ASSERT_TRUE(faults.empty()) << to_string(faults.front());
  EXPECT_GE(corpus.rows.size(), 80u);
  for (const TableRow& row : corpus.rows) {
    std::vector<std::string> expected = split(row.fields[0], ';');
    if (row.fields[0] == "none") expected.clear();
    const Article article = read(row.fields[1]);
    std::vector<std::string> values;
    for (const Quantity& quantity : article.quantities) values.push_back(shown(quantity));
    EXPECT_EQ(values, expected) << "line " << row.line << ": " << row.fields[1];
  }
}

TEST(Quantities, LinksAComparisonToItsFigure) {
  const Article article = read("Il formera 60 techniciens, soit presque deux fois plus qu'en 2024.");
  ASSERT_EQ(article.quantities.size(), 2u);
  EXPECT_EQ(article.quantities[0].comparator, 1);
  EXPECT_EQ(article.words(article.quantities[1].span), "presque deux fois plus");
  EXPECT_EQ(article.words(article.quantities[0].span), "60 techniciens");
  EXPECT_EQ(article.words(article.token(article.quantities[0].counted).span), "techniciens");
}

TEST(Quantities, AreNoneWithoutNumbers) {
  EXPECT_TRUE(read("").quantities.empty());
  EXPECT_TRUE(read("Un homme, une femme, un accord.").quantities.empty());
}

// Words of amounts in every order: nothing overlaps, every link leads to a quantity.
TEST(Quantities, StandAnything) {
  const char* words[] = {"près",
                         "de",
                         "2,5",
                         "milliards",
                         "d'",
                         "euros",
                         "une",
                         "vingtaine",
                         "plus",
                         "moins",
                         "contre",
                         "de",
                         "40",
                         "à",
                         "60",
                         "%",
                         "tiers",
                         "un",
                         "deux",
                         "fois",
                         "cent",
                         "mille",
                         "million",
                         "soldats",
                         "le",
                         "double",
                         "et",
                         "entre",
                         "000",
                         "jusqu'",
                         "au",
                         "passé",
                         "en",
                         "hausse",
                         "poignée",
                         "$",
                         "12.345.678,9",
                         "quatre-vingt-dix-neuf",
                         "99999999999999999999",
                         ",",
                         "de plus"};
  std::uint32_t state = 7;
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525u + 1013904223u;
      text += words[(state >> 16) % std::size(words)];
      text += ' ';
    }
    const Article article = read(text);
    std::uint32_t end = 0;
    for (const Quantity& quantity : article.quantities) {
      EXPECT_GE(quantity.span.begin, end) << text;
      end = quantity.span.end;
      EXPECT_TRUE(std::isfinite(quantity.value));
      ASSERT_LT(quantity.comparator, static_cast<QuantityIndex>(article.quantities.size()));
      if (quantity.comparator == no_quantity) continue;
      EXPECT_TRUE(article.quantities[static_cast<std::size_t>(quantity.comparator)].is_comparator);
      EXPECT_FALSE(quantity.is_comparator);
    }
  }
}

// The time for a sentence twice as long may be about twice as long.
TEST(Quantities, TakeLinearTime) {
  const auto seconds = [](int copies) {
    std::string text;
    for (int i = 0; i < copies; ++i) text += "contre près de 2 500 soldats de plus et de 12 à 14 millions, ";
    Article article = article_for_tests(text, std::nullopt);
    const auto start = std::chrono::steady_clock::now();
    find_quantities_in(french_for_tests(), article);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  seconds(100);
  const double small = seconds(400), large = seconds(3200);
  EXPECT_LT(large, 32 * small + 0.05);
  EXPECT_LT(large, 2.0);
}

}  // namespace
}  // namespace paraphe
