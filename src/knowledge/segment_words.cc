#include "knowledge/segment_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/table.h"
#include "base/utf8.h"

namespace paraphe {

namespace {

// One table of the folder, with the faults that all tables share: a missing first field, a repeated one.
class Section {
 public:
  Section(const std::filesystem::path& folder, std::string_view name, std::string_view file,
          const std::vector<std::string>& columns, Faults& faults)
      : faults_(faults), table_(read_table(folder / file, fmt::format("{}/{}", name, file), columns, faults)) {}

  template <typename Add>
  void each(Add add) {
    for (const TableRow& row : table_.rows) {
      if (row.fields[0].empty()) {
        fault(row, "the first column is empty", "write the word, or remove the line");
      } else if (!add(row)) {
        fault(row, fmt::format("« {} » stands here a second time", row.fields[0]), "remove one of the lines");
      }
    }
  }

  void fault(const TableRow& row, std::string message, std::string hint) {
    faults_.push_back({table_.name, row.line, std::move(message), std::move(hint)});
  }

 private:
  Faults& faults_;
  Table table_;
};

template <typename Value, std::size_t size>
std::optional<Value> value_of(const std::array<std::pair<std::string_view, Value>, size>& names,
                              std::string_view name) {
  const auto at = std::find_if(names.begin(), names.end(), [&](const auto& each) { return each.first == name; });
  return at == names.end() ? std::nullopt : std::optional(at->second);
}

constexpr std::array<std::pair<std::string_view, AbbreviationKind>, 4> abbreviation_kinds{
    {{"title", AbbreviationKind::title},
     {"inner", AbbreviationKind::inner},
     {"number", AbbreviationKind::number},
     {"final", AbbreviationKind::final}}};
constexpr std::array<std::pair<std::string_view, DatelineWord>, 4> dateline_kinds{{{"month", DatelineWord::month},
                                                                                   {"weekday", DatelineWord::weekday},
                                                                                   {"hour", DatelineWord::hour},
                                                                                   {"filler", DatelineWord::filler}}};
constexpr std::array<std::pair<std::string_view, NumberEnding>, 2> ending_kinds{
    {{"ordinal", NumberEnding::ordinal}, {"unit", NumberEnding::unit}}};

void load_abbreviations(Section section, SegmentWords& words) {
  section.each([&](const TableRow& row) {
    const auto kind = value_of(abbreviation_kinds, row.fields[1]);
    if (!kind)
      section.fault(row, fmt::format("no kind is called « {} »", row.fields[1]), "title, inner, number or final");
    if (row.fields[0].find('.') == std::string::npos) {
      section.fault(row, fmt::format("« {} » has no full stop", row.fields[0]), "write it with its full stop");
    }
    words.longest_abbreviation = std::max(words.longest_abbreviation, row.fields[0].size());
    return words.abbreviations.emplace(row.fields[0], kind.value_or(AbbreviationKind::inner)).second;
  });
}

void load_contractions(Section section, SegmentWords& words) {
  section.each([&](const TableRow& row) {
    if (row.fields[1].empty() || row.fields[2].empty()) {
      section.fault(row, fmt::format("« {} » needs two words", row.fields[0]), "write both words that it holds");
    }
    return words.contractions.emplace(lower(row.fields[0]), Contraction{row.fields[1], row.fields[2]}).second;
  });
}

void load_elisions(Section section, SegmentWords& words) {
  section.each([&](const TableRow& row) {
    const std::string form = lower(row.fields[0]);
    if (form.back() != '\'') {
      section.fault(row, fmt::format("« {} » does not end in an apostrophe", row.fields[0]), "write the word as l'");
    }
    return words.elisions.emplace(form, fold(row.fields[1])).second;
  });
}

void load_dateline_words(Section section, SegmentWords& words) {
  section.each([&](const TableRow& row) {
    const auto kind = value_of(dateline_kinds, row.fields[1]);
    if (!kind)
      section.fault(row, fmt::format("no kind is called « {} »", row.fields[1]), "month, weekday, hour or filler");
    return words.dateline_words.emplace(lower(row.fields[0]), kind.value_or(DatelineWord::filler)).second;
  });
}

void load_number_endings(Section section, SegmentWords& words) {
  section.each([&](const TableRow& row) {
    const auto kind = value_of(ending_kinds, row.fields[1]);
    if (!kind) section.fault(row, fmt::format("no kind is called « {} »", row.fields[1]), "ordinal or unit");
    return words.number_endings.emplace(row.fields[0], kind.value_or(NumberEnding::unit)).second;
  });
}

void load_set(Section section, WordSet& set) {
  section.each([&](const TableRow& row) { return set.insert(lower(row.fields[0])).second; });
}

}  // namespace

SegmentWords load_segment_words(const std::filesystem::path& folder, std::string_view name, Faults& faults) {
  SegmentWords words;
  const auto section = [&](std::string_view file, const std::vector<std::string>& columns) {
    return Section(folder, name, file, columns, faults);
  };
  load_abbreviations(section("abbreviations.tsv", {"form", "kind"}), words);
  load_contractions(section("contractions.tsv", {"form", "first", "second"}), words);
  load_elisions(section("elisions.tsv", {"form", "before"}), words);
  load_dateline_words(section("datelines.tsv", {"form", "kind"}), words);
  load_number_endings(section("number_endings.tsv", {"form", "kind"}), words);
  load_set(section("clitics.tsv", {"form"}), words.clitics);
  load_set(section("whole_words.tsv", {"form"}), words.whole_words);
  load_set(section("openers.tsv", {"form"}), words.openers);
  return words;
}

}  // namespace paraphe
