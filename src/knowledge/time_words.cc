#include "knowledge/time_words.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

#include "base/table.h"

namespace paraphe {

namespace {

struct NamedKind {
  std::string_view name;
  TimeKind kind;
};

constexpr std::array kinds{
    NamedKind{"weekday", TimeKind::weekday},
    NamedKind{"month", TimeKind::month},
    NamedKind{"season", TimeKind::season},
    NamedKind{"unit", TimeKind::unit},
    NamedKind{"part_of_day", TimeKind::part_of_day},
    NamedKind{"holiday", TimeKind::holiday},
    NamedKind{"day", TimeKind::day_offset},
    NamedKind{"day_from_other", TimeKind::day_from_other},
    NamedKind{"day_of_other", TimeKind::day_of_other},
    NamedKind{"date_of_other", TimeKind::date_of_other},
    NamedKind{"this", TimeKind::this_},
    NamedKind{"the", TimeKind::the},
    NamedKind{"last", TimeKind::last},
    NamedKind{"next", TimeKind::next},
    NamedKind{"previous", TimeKind::previous},
    NamedKind{"following", TimeKind::following},
    NamedKind{"same", TimeKind::same},
    NamedKind{"ordinal", TimeKind::ordinal},
    NamedKind{"few", TimeKind::few},
    NamedKind{"beginning", TimeKind::beginning},
    NamedKind{"end", TimeKind::end},
    NamedKind{"middle", TimeKind::middle},
    NamedKind{"since", TimeKind::since},
    NamedKind{"until", TimeKind::until},
    NamedKind{"before", TimeKind::before},
    NamedKind{"after", TimeKind::after},
    NamedKind{"no_later", TimeKind::no_later},
    NamedKind{"no_sooner", TimeKind::no_sooner},
    NamedKind{"ago", TimeKind::ago},
    NamedKind{"ahead", TimeKind::ahead},
    NamedKind{"during", TimeKind::during},
    NamedKind{"about", TimeKind::about},
    NamedKind{"every", TimeKind::every},
    NamedKind{"per", TimeKind::per},
    NamedKind{"earlier", TimeKind::earlier},
    NamedKind{"later", TimeKind::later},
    NamedKind{"between", TimeKind::between},
    NamedKind{"and", TimeKind::and_},
    NamedKind{"of", TimeKind::of},
    NamedKind{"to", TimeKind::to},
    NamedKind{"in", TimeKind::in},
    NamedKind{"period", TimeKind::period},
    NamedKind{"academic", TimeKind::academic},
    NamedKind{"decades", TimeKind::decades},
    NamedKind{"no_year", TimeKind::no_year},
    NamedKind{"planned", TimeKind::planned},
    NamedKind{"modal", TimeKind::modal},
    NamedKind{"then", TimeKind::then},
    NamedKind{"this_day", TimeKind::this_day},
    NamedKind{"for", TimeKind::for_},
    NamedKind{"no_time", TimeKind::no_time},
    NamedKind{"contrast", TimeKind::contrast},
    NamedKind{"than", TimeKind::than},
    NamedKind{"degree", TimeKind::degree},
    NamedKind{"future_ending", TimeKind::future_ending},
    NamedKind{"conditional_ending", TimeKind::conditional_ending},
};

constexpr std::array<std::string_view, 11> units{"hour",    "day",  "weekend", "week",   "fortnight", "month",
                                                 "quarter", "half", "year",    "decade", "century"};

struct Limits {
  int least, most;
};

// The values that a kind may have; a kind that has none takes an empty field.
Limits limits_of(TimeKind kind) {
  switch (kind) {
    case TimeKind::weekday:
      return {0, 6};
    case TimeKind::month:
      return {1, 12};
    case TimeKind::season:
      return {21, 24};
    case TimeKind::holiday:
      return {101, 1231};  // month and day: 1225
    case TimeKind::ordinal:
      return {1, 12};
    case TimeKind::day_offset:
    case TimeKind::day_from_other:
    case TimeKind::day_of_other:
      return {-7, 7};
    default:
      return {0, 1};
  }
}

std::optional<int> value_of(TimeKind kind, std::string_view text) {
  if (kind == TimeKind::unit) {
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (units[i] == text) return static_cast<int>(i);
    }
    return std::nullopt;
  }
  const Limits limits = limits_of(kind);
  int value = 0;
  if (text.empty()) return limits.least <= 0 ? std::optional(0) : std::nullopt;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (value < limits.least || value > limits.most) return std::nullopt;
  return value;
}

}  // namespace

TimeWords load_time_words(const std::filesystem::path& folder, std::string_view name, Faults& faults) {
  TimeWords words;
  const std::string file = fmt::format("{}/time.tsv", name);
  const Table table = read_table(folder / "time.tsv", file, {"words", "kind", "value"}, faults);
  for (const TableRow& row : table.rows) {
    const NamedKind* kind = nullptr;
    for (const NamedKind& each : kinds) {
      if (each.name == row.fields[1]) kind = &each;
    }
    if (kind == nullptr) {
      faults.push_back({file, row.line, fmt::format("there is no kind of time word '{}'", row.fields[1]),
                        "use one that the other lines use"});
      continue;
    }
    const std::optional<int> value = value_of(kind->kind, row.fields[2]);
    if (!value) {
      faults.push_back({file, row.line, fmt::format("'{}' is no value for the kind '{}'", row.fields[2], row.fields[1]),
                        "see the comment at the head of the file"});
      continue;
    }
    const std::vector<std::string> phrases = split(row.fields[0], '|');
    if (phrases.empty())
      faults.push_back({file, row.line, "the line names no words", "write them in the first column"});
    if (kind->kind == TimeKind::future_ending || kind->kind == TimeKind::conditional_ending) {
      (kind->kind == TimeKind::future_ending ? words.future_endings : words.conditional_endings) = phrases;
      continue;
    }
    for (const std::string& phrase : phrases) {
      if (!words.book.add(phrase, static_cast<std::int32_t>(words.entries.size()))) {
        faults.push_back(
            {file, row.line, fmt::format("'{}' stands in the file twice", phrase), "keep one of the lines"});
      }
    }
    words.entries.push_back({kind->kind, *value});
  }
  return words;
}

}  // namespace paraphe
