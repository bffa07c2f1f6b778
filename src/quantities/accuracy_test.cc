// How many of the amounts that other readers are tested with are read the same way: sums of money, percentages, numbers
// in words. What no newspaper writes so is left out under a reason, and counted.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/table.h"
#include "knowledge/french_for_tests.h"
#include "quantities/quantities.h"
#include "text/words_for_tests.h"
#include "text/yardsticks_for_tests.h"

namespace paraphe {
namespace {

struct AmountWanted {
  double value = 0;
  std::string unit;  // "": any
  std::string ops;   // those that are right, with spaces between; "": any
};

// The amounts that were read, « = 20 EUR » each.
std::string told(const std::vector<Quantity>& quantities) {
  std::string out;
  for (const Quantity& quantity : quantities)
    out += fmt::format(" {} {} {};", symbol_of(quantity.op), quantity.value, quantity.unit);
  return out;
}

std::vector<Quantity> amounts_in(std::string_view text) {
  Article article = article_for_tests(text, std::nullopt);
  find_quantities_in(french_for_tests(), article);
  return article.quantities;
}

bool is_read(const std::vector<Quantity>& quantities, const AmountWanted& wanted) {
  return std::any_of(quantities.begin(), quantities.end(), [&](const Quantity& quantity) {
    const bool value = std::fabs(quantity.value - wanted.value) <= 1e-6 * std::max(1.0, std::fabs(wanted.value));
    const bool unit = wanted.unit.empty() || quantity.unit == wanted.unit;
    const bool op = wanted.ops.empty() ||
                    (" " + wanted.ops + " ").find(fmt::format(" {} ", symbol_of(quantity.op))) != std::string::npos;
    return value && unit && op;
  });
}

// Their names of currencies; "" for one that only its number is looked at.
std::string code_of(std::string_view name) {
  static const std::map<std::string, std::string, std::less<>> codes{
      {"Dollar", "USD"},       {"Dollar États-Unis", "USD"},
      {"USD", "USD"},          {"EUR", "EUR"},
      {"Euro", "EUR"},         {"Pound", "GBP"},
      {"GBP", "GBP"},          {"Livre", "GBP"},
      {"Yen Japonais", "JPY"}, {"Yuan Chinois", "CNY"},
      {"Franc Suisse", "CHF"}};
  const auto at = codes.find(name);
  return at == codes.end() ? std::string() : at->second;
}

std::string_view reason_to_leave_out(std::string_view phrase) {
  const auto holds = [&](std::initializer_list<std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return phrase.find(mark) != std::string_view::npos; });
  };
  if (holds({"cent", "pence", "penny"})) return "small change: no fact holds cents";
  if (holds({"balles", "pouloutes", "pounds", "$ c", "$ hk", "$cad"})) return "slang, and words of another language";
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t first =
      static_cast<std::size_t>(std::find_if(phrase.begin(), phrase.end(), digit) - phrase.begin());
  const bool sign_before = first > 0 && first < phrase.size() && holds({"$", "£", "EUR", "USD", "GBP", "eur "}) &&
                           phrase.substr(0, first).find_first_of("$£UEGBPRDeur") != std::string_view::npos &&
                           phrase.substr(0, first).find("de ") == std::string_view::npos &&
                           phrase.substr(0, first).find("entre") == std::string_view::npos;
  if (sign_before) return "the sign of the currency before the number, as in English";
  if (holds({"K", "k", "M", "G"}) && first < phrase.size()) return "thousands and millions cut to a letter: 10k, 3M";
  if (holds({",345"})) return "the point of thousands of another language";
  return {};
}

TEST(AmountAccuracy, DucklingInFrench) {
  const std::filesystem::path folder = data_for_tests("time/duckling");
  const Result<std::string> money = read_file(folder / "amountofmoney.fr.tsv"),
                            numbers = read_file(folder / "numeral.fr.tsv");
  if (folder.empty() || !money || !numbers) GTEST_SKIP() << "skipped: needs PARAPHE_DATA";
  Yardstick yardstick{"amounts", "duckling", 0, 0, {}};
  const auto look_at = [&](const std::vector<std::string>& phrases, const AmountWanted& wanted,
                           std::string_view behind) {
    for (std::size_t i = 1; i < phrases.size(); ++i) {
      if (const std::string_view reason = reason_to_leave_out(phrases[i]);
          !reason.empty() && !(behind.size() > 1 && reason.starts_with("small"))) {
        yardstick.leave_out(reason);
        continue;
      }
      const std::vector<Quantity> amounts = amounts_in(fmt::format("Il a fourni {}{}.", phrases[i], behind));
      yardstick.count(is_read(amounts, wanted), fmt::format("{} | {} |{}", phrases[i], phrases[0], told(amounts)));
    }
  };
  for (const std::string& line : split(*money, '\n')) {
    const std::vector<std::string> phrases = split(line, '\t');
    const std::vector<std::string> words = split(phrases[0], ' ');  // simple EUR 20; between EUR (10, 20
    if (words.size() < 3) continue;
    const std::string number = words[2].substr(words[2].find_first_not_of('('));
    const std::string ops = words[0] == "under" ? "< <=" : words[0] == "simple" ? "= ~" : "> >=";
    look_at(phrases, {std::stod(number), code_of(words[1]), ops}, "");
  }
  for (const std::string& line : split(*numbers, '\n')) {
    const std::vector<std::string> phrases = split(line, '\t');
    const std::vector<std::string> words = split(phrases[0], ' ');
    if (words.size() < 2) continue;
    if (words[1].starts_with("(") || words[1] == "0" || words[1] == "1") {
      for (std::size_t i = 1; i < phrases.size(); ++i) yardstick.leave_out("nought, one and numbers below nought");
      continue;
    }
    look_at(phrases, {std::stod(words[1]), "", ""}, words[1].find('.') == std::string::npos ? " camions" : " tonnes");
  }
  yardstick.print();
  EXPECT_GE(yardstick.share(), 0.70);
}

TEST(AmountAccuracy, RecognizersInFrench) {
  const std::filesystem::path folder = data_for_tests("time/recognizers/fr");
  if (folder.empty()) GTEST_SKIP() << "skipped: needs PARAPHE_DATA";
  Yardstick yardstick{"amounts", "recognizers", 0, 0, {}};
  for (const char* name : {"CurrencyModel.json", "PercentModel.json"}) {
    const Result<std::string> file = read_file(folder / name);
    ASSERT_TRUE(file);
    const std::size_t mark = file->starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (const auto& example : nlohmann::json::parse(std::string_view(*file).substr(mark))) {
      if (example.contains("NotSupported") || example["Results"].empty()) {
        yardstick.leave_out("their own reader does not read it");
        continue;
      }
      const auto& result = example["Results"][0];
      const auto& resolution = result["Resolution"];
      const std::string text = result["Text"].get<std::string>();
      const bool percent = result["TypeName"] == "percentage";
      std::string number =
          resolution.contains("value") && resolution["value"].is_string() ? resolution["value"].get<std::string>() : "";
      std::replace(number.begin(), number.end(), ',', '.');
      std::string_view reason = percent ? std::string_view() : reason_to_leave_out(text);
      if (number.empty() || number.front() == '-') reason = "nought, one and numbers below nought";
      if (!reason.empty()) {
        yardstick.leave_out(reason);
        continue;
      }
      const std::string unit = percent ? "percent" : code_of(resolution.value("unit", ""));
      const std::vector<Quantity> amounts = amounts_in(example["Input"].get<std::string>());
      yardstick.count(is_read(amounts, {std::stod(number), unit, ""}),
                      fmt::format("{} | {} {} |{}", text, number, unit, told(amounts)));
    }
  }
  yardstick.print();
  EXPECT_GE(yardstick.share(), 0.70);
}

}  // namespace
}  // namespace paraphe
