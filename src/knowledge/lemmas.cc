#include "knowledge/lemmas.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "base/table.h"
#include "base/utf8.h"

namespace paraphe {

namespace {

constexpr std::string_view header = "form\treadings";

std::string_view line_at(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find('\n', begin);
  return text.substr(begin, end == std::string_view::npos ? end : end - begin);
}

struct Reading {
  char part = 0;
  int dropped = 0;
  std::string_view ending;
};

// `V2:er`; part 0 when it is none.
Reading reading_of(std::string_view text) {
  Reading out;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon < 2) return out;
  if (text[0] != 'N' && text[0] != 'V' && text[0] != 'A' && text[0] != 'R') return out;
  const auto [end, fault] = std::from_chars(text.data() + 1, text.data() + colon, out.dropped);
  if (fault != std::errc() || end != text.data() + colon || out.dropped < 0) return out;
  out.part = text[0];
  out.ending = text.substr(colon + 1);
  return out;
}

char part_of(Upos upos) {
  switch (upos) {
    case Upos::NOUN:
      return 'N';
    case Upos::VERB:
    case Upos::AUX:
      return 'V';
    case Upos::ADJ:
      return 'A';
    case Upos::ADV:
      return 'R';
    default:
      return 0;
  }
}

template <typename Visit>
void for_each_reading(std::string_view readings, Visit&& visit) {
  while (!readings.empty()) {
    const std::size_t blank = readings.find(' ');
    visit(readings.substr(0, blank));
    if (blank == std::string_view::npos) return;
    readings.remove_prefix(blank + 1);
  }
}

void check_line(std::string_view line, std::string_view before, int number, const std::string& file, Faults& faults) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || tab == 0 || tab + 1 == line.size()) {
    faults.push_back(
        {file, number, "not a form, a tab and its readings", "make the file again with tools/import_lexicon.py"});
    return;
  }
  if (line.substr(0, tab) <= before) {
    faults.push_back(
        {file, number, "the form does not stand after the one before it", "sort the lines by their bytes"});
  }
  for_each_reading(line.substr(tab + 1), [&](std::string_view reading) {
    if (reading_of(reading).part == 0) {
      faults.push_back({file, number, fmt::format("'{}' is no reading", reading), "write it like V2:er"});
    }
  });
}

// Drops code points from the end; empty when there are not so many.
std::string_view without_last(std::string_view form, int count) {
  while (count > 0 && !form.empty()) {
    while (!form.empty() && (static_cast<unsigned char>(form.back()) & 0xC0) == 0x80) form.remove_suffix(1);
    if (!form.empty()) form.remove_suffix(1);
    --count;
  }
  return form;
}

}  // namespace

Lemmas load_lemmas(const std::filesystem::path& folder, std::string_view name, Faults& faults) {
  Lemmas lemmas;
  std::error_code code;
  if (!std::filesystem::exists(folder / "forms.tsv", code)) return lemmas;
  const std::string file = fmt::format("{}/forms.tsv", name);
  Result<std::string> text = read_file(folder / "forms.tsv");
  if (!text) {
    faults.push_back({file, 0, "cannot be read", "the knowledge folder is incomplete; install it again"});
    return lemmas;
  }
  if (const std::size_t bad = first_invalid_utf8(*text); bad != std::string::npos) {
    faults.push_back({file, 0, fmt::format("byte {} is not UTF-8", bad), "save the file as UTF-8"});
    return lemmas;
  }
  lemmas.lines = std::move(*text);
  const std::string_view lines = lemmas.lines;
  int number = 1;
  std::size_t at = 0;
  for (; at < lines.size() && lines[at] == '#'; ++number) at += line_at(lines, at).size() + 1;
  if (at >= lines.size() || line_at(lines, at) != header) {
    faults.push_back({file, number, "the header line is not the expected one", "expected: form ⇥ readings"});
    return Lemmas{};
  }
  at += header.size() + 1;
  lemmas.first = at;
  std::string_view before;
  while (at < lines.size()) {
    const std::string_view line = line_at(lines, at);
    check_line(line, before, ++number, file, faults);
    before = line.substr(0, line.find('\t'));
    at += line.size() + 1;
  }
  return lemmas;
}

void find_lemmas(const Lemmas& lemmas, std::string_view form, Upos upos, std::vector<std::string>& out) {
  out.clear();
  const char part = part_of(upos);
  if (part == 0 || form.empty()) return;
  const std::string_view lines = lemmas.lines;
  // The line that holds `form`, if any, begins in [low, high); both ends stand at the beginning of a line.
  std::size_t low = lemmas.first, high = lines.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t newline = middle == low ? std::string_view::npos : lines.rfind('\n', middle - 1);
    const std::size_t begin = newline == std::string_view::npos || newline + 1 < low ? low : newline + 1;
    const std::string_view line = line_at(lines, begin);
    const std::size_t tab = line.find('\t');
    const int order = line.substr(0, tab).compare(form);
    if (order < 0) {
      low = begin + line.size() + 1;
    } else if (order > 0) {
      high = begin;
    } else {
      for_each_reading(line.substr(tab + 1), [&](std::string_view text) {
        const Reading reading = reading_of(text);
        if (reading.part != part) return;
        out.emplace_back(without_last(form, reading.dropped)) += reading.ending;
      });
      return;
    }
  }
}

}  // namespace paraphe
