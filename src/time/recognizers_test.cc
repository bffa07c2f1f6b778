// How much of what other date readers are tested with is read the same way. Theirs is the French of appointments, ours
// that of the press. Excluded: clock times; American order (month or year first, comma before the year); figures parted
// by spaces; years of two figures; what is no French (cette mois, jusqu'a); what counts from another date (suivant,
// d'après, plus tard), for there is none. A month, season or year of ours that holds their day counts as right (fin
// mars).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/table.h"
#include "text/words_for_tests.h"
#include "time/time.h"

namespace paraphe {
namespace {

std::filesystem::path data_folder() {
  const char* set = std::getenv("PARAPHE_DATA");
  const std::filesystem::path root = set != nullptr ? std::filesystem::path(set) / "data" : std::filesystem::path();
  if (!root.empty() && std::filesystem::exists(root / "time")) return root / "time";
  if (set != nullptr && std::filesystem::exists(std::filesystem::path(set) / "time"))
    return std::filesystem::path(set) / "time";
  return std::filesystem::path(PARAPHE_SOURCE_DIR) / "../shared/data/time";
}

const Language& french() {
  static const Language language = [] {
    Faults faults;
    const std::filesystem::path folder = std::filesystem::path(PARAPHE_SOURCE_DIR) / "knowledge/languages/fr";
    Language out;
    out.tag = "fr";
    out.time_words = load_time_words(folder, "knowledge/languages/fr", faults);
    out.number_words = load_number_words(folder, "knowledge/languages/fr", faults);
    return out;
  }();
  return language;
}

struct Reading {
  std::string first;
  Edtf date;
};

std::vector<Reading> dates_in(std::string_view text, std::string_view published) {
  Article article = article_for_tests(text, parse_day(published));
  find_times_in(french(), article);
  std::vector<Reading> out;
  for (const TimeExpression& time : article.times) {
    const std::optional<Day> first = time.date.begin.year > 0 ? first_day(time.date) : last_day(time.date);
    if (first) out.push_back({to_string(*first), time.date});
  }
  return out;
}

bool has(const std::vector<Reading>& readings, const std::string& one) {
  const std::optional<Edtf> day = parse_edtf(one);
  for (const Reading& each : readings) {
    if (each.first == one) return true;
    const bool coarse = !each.date.interval && each.date.begin.day == 0;
    if (coarse && day && within(*day, each.date)) return true;
  }
  return false;
}

std::string joined(const std::vector<Reading>& readings) {
  std::string out;
  for (const Reading& each : readings) out += " " + to_string(each.date);
  return out;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// 05/05/89, 9-18-15, 2015.5.13 are fine or not by their parts.
bool is_foreign_figure(const std::string& word) {
  std::vector<std::string> parts;
  for (const char separator : {'/', '-', '.'}) {
    if (parts.size() < 2) parts = split(word, separator);
  }
  if (parts.size() < 2 || !all_digits(parts[0]) || !all_digits(parts[1])) return false;
  if (parts[0].size() == 4) return true;
  if (parts.size() == 3) return parts[2].size() == 2 || (parts[1].size() == 2 && std::stoi(parts[1]) > 12);
  return false;
}

bool is_excluded(const std::string& phrase) {
  constexpr std::string_view marks[] = {":",
                                        "|",
                                        ", 1",
                                        ", 2",
                                        ",1",
                                        ",2",
                                        " -",
                                        "- ",
                                        " /",
                                        "/ ",
                                        "cette mois",
                                        "cette été",
                                        "cette vendredi",
                                        "cette Septembre",
                                        "jusqu'a ",
                                        "derniere ",
                                        "seconde",
                                        "deuxieme",
                                        "suivant",
                                        "d'après",
                                        "qui suit",
                                        "plus tard",
                                        "jours après",
                                        "jour après",
                                        "en huit",
                                        "en quinze",
                                        "en 8",
                                        "en 15",
                                        "Oct.",
                                        " jui",
                                        "semaine de septembre."};
  for (const std::string_view mark : marks) {
    if (phrase.find(mark) != std::string::npos) return true;
  }
  const std::vector<std::string> words = split(phrase, ' ');
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_foreign_figure(words[i]) || words[i].ends_with("h")) return true;
    const bool short_figure = all_digits(words[i]) && words[i].size() <= 2;
    const bool figure_before = i > 0 && all_digits(words[i - 1]);
    // 17 02, Novembre 19, 1er avril 78: figures parted by a space, or behind the month
    const bool behind_word = i > 1 && i + 1 == words.size() && !figure_before && words[i - 1] != "le" &&
                             words[i - 1] != "les" && words[i - 1] != "au" && words[i - 1] != "et" &&
                             !words[i - 1].ends_with("di");
    if (short_figure && (figure_before || behind_word)) return true;
    if (i > 0 && short_figure && words[i - 1].size() > 3 && words[i - 1].front() >= 'A' &&
        words[i - 1].front() <= 'Z' && !words[i - 1].ends_with("di")) {
      return true;
    }
  }
  return false;
}

struct Count {
  int right = 0, all = 0;
  double share() const { return all == 0 ? 0 : static_cast<double>(right) / all; }
};

TEST(Recognizers, FrenchDates) {
  Count count;
  for (const char* name : {"DateParser.json", "DatePeriodParser.json"}) {
    const Result<std::string> file = read_file(data_folder() / "recognizers/fr" / name);
    if (!file) GTEST_SKIP() << "skipped: needs PARAPHE_DATA";
    const std::size_t mark = file->starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (const auto& example : nlohmann::json::parse(std::string_view(*file).substr(mark))) {
      if (!example.contains("Context") || example.contains("NotSupported") || example["Results"].empty()) continue;
      const std::string published = example["Context"]["ReferenceDateTime"].get<std::string>().substr(0, 10);
      const auto& result = example["Results"][0];
      if (is_excluded(result["Text"].get<std::string>()) || !result.contains("Value")) continue;
      const std::vector<Reading> dates = dates_in(example["Input"].get<std::string>(), published);
      bool right = false;
      for (const char* way : {"PastResolution", "FutureResolution"}) {
        const auto& values = result["Value"];
        if (!values.contains(way)) continue;
        for (const char* key : {"date", "startDate"}) {
          const auto& found = values[way];
          if (found.contains(key)) right = right || has(dates, found[key].get<std::string>());
        }
      }
      ++count.all;
      count.right += right;
      if (!right && std::getenv("PARAPHE_SHOW_MISSES") != nullptr) {
        fmt::print("{} | {} | {}\n", example["Input"].get<std::string>(), result["Text"].get<std::string>(),
                   joined(dates));
      }
    }
  }
  fmt::print("recognizers, French dates: {} of {} right ({:.2f})\n", count.right, count.all, count.share());
  RecordProperty("right", count.right);
  RecordProperty("all", count.all);
  EXPECT_GE(count.share(), 0.60);
}

TEST(Recognizers, DucklingDates) {
  const Result<std::string> file = read_file(data_folder() / "duckling/time.fr.tsv");
  if (!file) GTEST_SKIP() << "skipped: needs PARAPHE_DATA";
  Count count;
  for (const std::string& line : split(*file, '\n')) {
    const std::vector<std::string> fields = split(line, '\t');
    // datetime (2013, 2, 12, 0, 0, 0) Day
    if (fields.size() < 2 || !fields[0].starts_with("datetime") || fields[0].find(", 0, 0, 0)") == std::string::npos)
      continue;
    const bool grain = fields[0].ends_with("Day") || fields[0].ends_with("Week") || fields[0].ends_with("Month") ||
                       fields[0].ends_with("Year");
    const std::vector<std::string> numbers = split(fields[0].substr(fields[0].find_first_of("0123456789")), ',');
    if (!grain || numbers.size() < 3) continue;
    const std::string expected = fmt::format("{:04}-{:02}-{:02}", std::stoi(numbers[0]),
                                             std::max(1, std::stoi(numbers[1])), std::max(1, std::stoi(numbers[2])));
    for (std::size_t i = 1; i < fields.size(); ++i) {
      if (is_excluded(fields[i])) continue;
      // Theirs is the language of appointments: all is to come.
      const std::vector<Reading> dates = dates_in("Il viendra " + fields[i] + ".", "2013-02-12");
      ++count.all;
      const bool right = has(dates, expected);
      count.right += right;
      if (!right && std::getenv("PARAPHE_SHOW_MISSES") != nullptr) {
        fmt::print("{} | {} | {}\n", fields[i], expected, joined(dates));
      }
    }
  }
  fmt::print("duckling, French dates: {} of {} right ({:.2f})\n", count.right, count.all, count.share());
  RecordProperty("right", count.right);
  RecordProperty("all", count.all);
  EXPECT_GE(count.share(), 0.80);
}

}  // namespace
}  // namespace paraphe
