// How much of what other date readers are tested with is read the same way. Theirs is the French of appointments, ours
// that of the press: what no fact needs, or no newspaper writes, is left out under a reason, and counted. A month,
// season or year of ours that holds their days counts as right (fin mars).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/table.h"
#include "knowledge/french_for_tests.h"
#include "text/words_for_tests.h"
#include "text/yardsticks_for_tests.h"
#include "time/time.h"

namespace paraphe {
namespace {

std::vector<Edtf> dates_in(std::string_view text, std::string_view published) {
  Article article = article_for_tests(text, parse_day(published));
  find_times_in(french_for_tests(), article);
  std::vector<Edtf> dates;
  for (const TimeExpression& time : article.times) {
    if (time.date != Edtf{}) dates.push_back(time.date);
  }
  return dates;
}

// The days that are expected, both included; no last day: only the first counts.
struct DaysWanted {
  Day first;
  std::optional<Day> last;
};

bool is_read(const std::vector<Edtf>& dates, const DaysWanted& wanted) {
  const Edtf days{part_of(wanted.first), wanted.last ? part_of(*wanted.last) : DatePart{}, wanted.last.has_value()};
  return std::any_of(dates.begin(), dates.end(), [&](const Edtf& date) {
    const std::optional<Day> first = first_day(date), last = last_day(date);
    if (!date.interval && date.begin.month > 12) return compatible(date, days);  // seasons begin with a month of ours
    if (!date.interval && date.begin.day == 0 && within(days, date)) return true;
    const bool begins = first ? *first == wanted.first : last && *last == wanted.first;
    return begins && (!wanted.last || (last && *last == *wanted.last));
  });
}

std::string joined(const std::vector<Edtf>& dates) {
  std::string out;
  for (const Edtf& date : dates) out += " " + to_string(date);
  return out;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr std::string_view odd_figures = "figures as no newspaper writes them: 17 02, 24/12/14, 2015.5.13, month first";

// 05/05/89, 9-18-15, 2015.5.13 are odd or not by their parts.
bool is_odd_figure(const std::string& word) {
  std::vector<std::string> parts;
  for (const char separator : {'/', '-', '.'}) {
    if (parts.size() < 2) parts = split(word, separator);
  }
  if (parts.size() < 2 || !all_digits(parts[0]) || !all_digits(parts[1])) return false;
  if (parts[0].size() == 4) return true;
  if (parts.size() == 3) return parts[2].size() == 2 || (parts[1].size() == 2 && std::stoi(parts[1]) > 12);
  return false;
}

// 17 02, Novembre 19, 1er avril 78: figures parted by a space, or behind the month.
bool has_odd_figures(const std::string& phrase) {
  const std::vector<std::string> words = split(phrase, ' ');
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_odd_figure(words[i])) return true;
    const bool short_figure = all_digits(words[i]) && words[i].size() <= 2;
    if (i == 0 || !short_figure) continue;
    const std::string& before = words[i - 1];
    const bool weekday = before.ends_with("di");
    const bool article = before == "le" || before == "les" || before == "au" || before == "et" || before == "du";
    const bool behind_word = i > 1 && i + 1 == words.size() && !article && !weekday;
    const bool behind_name = before.size() > 3 && before.front() >= 'A' && before.front() <= 'Z' && !weekday;
    if (all_digits(before) || behind_word || behind_name) return true;
  }
  return false;
}

struct Reason {
  std::string_view reason;
  std::vector<std::string_view> marks;
};

// Why the phrase is left out; "" when it counts.
std::string_view reason_to_leave_out(const std::string& phrase) {
  static const std::vector<Reason> reasons{
      {"times of the clock and parts of a day: no slot holds them",
       {":", "|", "heure", "minute", "seconde", "midi", "minuit", "matin", "soir"}},
      {"counted from a date that the phrase does not give: le jour suivant, deux jours plus tard",
       {"suivant", "d'après", "qui suit", "plus tard", "jours après", "jour après", "d'avant", "précédent", "la veille",
        "le lendemain"}},
      {"decades and centuries: no date of a fact",
       {"années 19", "années 20", "années soixante", "années mille", "années deux", "années dix", "0s", "0's", "siècle",
        "décennie"}},
      {"idioms of appointments: lundi en huit, en quinze", {"en huit", "en quinze", "en 8", "en 15"}},
      {"spelling that is no French: cette mois, jusqu'a, deuxieme, 5 jui",
       {"cette mois", "cette été", "cette vendredi", "cette Septembre", "jusqu'a ", "derniere", "deuxieme", "premiere",
        "annees", " fev", "Oct.", " jui ", " jui.", "dernier jours", "derniers jour"}},
      {odd_figures, {", 1", ", 2", ",1", ",2", " -", "- ", " /", "/ "}},
  };
  for (const Reason& each : reasons) {
    for (const std::string_view mark : each.marks) {
      if (phrase.find(mark) != std::string::npos) return each.reason;
    }
  }
  if (phrase.ends_with(" jui")) return reasons[4].reason;
  for (const std::string& word : split(phrase, ' ')) {
    if (word.ends_with("h") && all_digits(std::string_view(word).substr(0, word.size() - 1))) return reasons[0].reason;
  }
  return has_odd_figures(phrase) ? odd_figures : std::string_view();
}

std::optional<DaysWanted> days_wanted(const nlohmann::json& values) {
  const bool one = values.contains("date");
  if (!one && !values.contains("startDate")) return std::nullopt;
  const std::optional<Day> first = parse_day(values[one ? "date" : "startDate"].get<std::string>());
  if (!first) return std::nullopt;
  return DaysWanted{*first, std::nullopt};
}

// What their cases without a day of their own count from, as far as can be seen: enough for a day and month without
// year.
constexpr const char* their_day = "2016-11-07";

// A year is written, or day and month: « XXXX-10-02 ».
bool says_its_day(const nlohmann::json& result) {
  const std::string timex = result["Value"].value("Timex", ""), text = result["Text"].get<std::string>();
  const bool day_and_month = timex.find("XXXX-") != std::string::npos && timex.find("XXXX-XX") == std::string::npos &&
                             timex.find("XXXX-W") == std::string::npos;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if (all_digits(std::string_view(text).substr(at, 4))) return true;
  }
  return day_and_month;
}

TEST(DateAccuracy, RecognizersInFrench) {
  const std::filesystem::path folder = data_for_tests("time/recognizers/fr");
  if (folder.empty()) GTEST_SKIP() << "skipped: needs PARAPHE_DATA";
  Yardstick yardstick{"dates", "recognizers", 0, 0, {}};
  for (const char* name : {"DateParser.json", "DatePeriodParser.json"}) {
    const Result<std::string> file = read_file(folder / name);
    ASSERT_TRUE(file);
    const std::size_t mark = file->starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (const auto& example : nlohmann::json::parse(std::string_view(*file).substr(mark))) {
      if (example["Results"].empty() || !example["Results"][0].contains("Value")) {
        yardstick.leave_out("no date in it, for them");
        continue;
      }
      const auto& result = example["Results"][0];
      if (const auto reason = reason_to_leave_out(result["Text"].get<std::string>()); !reason.empty()) {
        yardstick.leave_out(reason);
        continue;
      }
      const bool own_day = example.contains("Context");
      if (!own_day && !says_its_day(result)) {
        yardstick.leave_out("counted from a day that the case does not tell");
        continue;
      }
      const std::string published =
          own_day ? example["Context"]["ReferenceDateTime"].get<std::string>().substr(0, 10) : their_day;
      const std::vector<Edtf> dates = dates_in(example["Input"].get<std::string>(), published);
      bool right = false, dated = false;
      for (const char* way : {"PastResolution", "FutureResolution"}) {
        if (!result["Value"].contains(way)) continue;
        const std::optional<DaysWanted> wanted = days_wanted(result["Value"][way]);
        dated = dated || wanted;
        right = right || (wanted && is_read(dates, *wanted));
      }
      if (!dated) {
        yardstick.leave_out("their own reader gives no day for it: l'été 2016");
        continue;
      }
      yardstick.count(right, fmt::format("{} | {} |{} ({})", example["Input"].get<std::string>(),
                                         result["Text"].get<std::string>(), joined(dates), published));
    }
  }
  yardstick.print();
  EXPECT_GE(yardstick.share(), 0.60);
}

// « datetimeInterval ((2013, 7, 13, 0, 0, 0), (2013, 7, 16, 0, 0, 0)) Day »: its end is the day after the last.
std::optional<DaysWanted> days_of_line(const std::string& line) {
  std::vector<int> numbers;
  for (std::size_t at = 0; at < line.size();) {
    if (std::isdigit(static_cast<unsigned char>(line[at])) == 0) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < line.size() && std::isdigit(static_cast<unsigned char>(line[end])) != 0) ++end;
    numbers.push_back(std::stoi(line.substr(at, end - at)));
    at = end;
  }
  const bool of_days =
      line.ends_with("Day") || line.ends_with("Week") || line.ends_with("Month") || line.ends_with("Year");
  if (!of_days || numbers.size() < 6) return std::nullopt;
  const auto day_at = [&](std::size_t at) {
    return Day{numbers[at], std::max(1, numbers[at + 1]), std::max(1, numbers[at + 2])};
  };
  DaysWanted wanted{day_at(0), std::nullopt};
  if (numbers.size() >= 12) wanted.last = plus_days(day_at(6), -1);
  return wanted;
}

TEST(DateAccuracy, DucklingInFrench) {
  const std::filesystem::path folder = data_for_tests("time/duckling");
  const Result<std::string> file = read_file(folder / "time.fr.tsv");
  if (folder.empty() || !file) GTEST_SKIP() << "skipped: needs PARAPHE_DATA";
  Yardstick yardstick{"dates", "duckling", 0, 0, {}};
  for (const std::string& line : split(*file, '\n')) {
    const std::vector<std::string> fields = split(line, '\t');
    if (fields.size() < 2) continue;
    const std::optional<DaysWanted> wanted = days_of_line(fields[0]);
    for (std::size_t i = 1; i < fields.size(); ++i) {
      const std::string_view reason =
          wanted ? reason_to_leave_out(fields[i]) : "times of the clock and parts of a day: no slot holds them";
      if (!reason.empty()) {
        yardstick.leave_out(reason);
        continue;
      }
      // Theirs is the language of appointments: all is to come, but for what says that it is past.
      const std::vector<Edtf> dates = dates_in("Il viendra " + fields[i] + ".", "2013-02-12");
      yardstick.count(is_read(dates, *wanted), fmt::format("{} | {} |{}", fields[i], fields[0], joined(dates)));
    }
  }
  yardstick.print();
  EXPECT_GE(yardstick.share(), 0.78);
}

}  // namespace
}  // namespace paraphe
