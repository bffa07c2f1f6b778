#include "time/items.h"

#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace paraphe {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int integer(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_year(int value) { return value >= 1000 && value <= 2199; }

// 3/4/2025, 03.04.2025, 2025-04-03, 04/2025, 2024-2025, 2024-25: figures and one kind of separator.
std::optional<TimeItem> written_date(std::string_view text) {
  if (text.size() < 3 || text.size() > 10) return std::nullopt;
  const std::size_t first = text.find_first_not_of("0123456789");
  if (first == 0 || first == std::string_view::npos) return std::nullopt;
  const char separator = text[first];
  if (separator != '/' && separator != '-' && separator != '.') return std::nullopt;
  const std::size_t second = text.find(separator, first + 1);
  const std::string_view a = text.substr(0, first);
  const std::string_view b = text.substr(first + 1, second == std::string_view::npos ? second : second - first - 1);
  TimeItem item;
  if (!all_digits(b)) return std::nullopt;
  if (second == std::string_view::npos) {
    if (a.size() == 4 && separator != '.') {
      const int from = integer(a);
      const int to = b.size() == 4 ? integer(b) : b.size() == 2 ? from / 100 * 100 + integer(b) : 0;
      if (!is_year(from)) return std::nullopt;
      const bool pair = to > from && (b.size() == 4 || to == from + 1);
      if (!pair && b.size() <= 2 && integer(b) >= 1 && integer(b) <= 12) {
        item.kind = TimeKind::month_and_year;  // 2016-11
        item.date = {from, integer(b), 0};
        return item;
      }
      if (!pair) return std::nullopt;
      item.kind = TimeKind::year_pair;
      item.date = {from, to, 0};
      return item;
    }
    // 13-15 (juillet), 17/02: days only with a month behind them or an article before them
    if (a.size() <= 2 && b.size() <= 2 && separator != '.') {
      const bool pair = separator == '-' && integer(a) >= 1 && integer(a) < integer(b) && integer(b) <= 31;
      const bool day = separator == '/' && is_valid({2000, integer(b), integer(a)});
      if (!pair && !day) return std::nullopt;
      item.kind = pair ? TimeKind::day_pair : TimeKind::day_and_month;
      item.date = {0, integer(b), integer(a)};
      return item;
    }
    if (b.size() == 4 && separator != '.' && a.size() <= 2 && integer(a) >= 1 && integer(a) <= 12 &&
        is_year(integer(b))) {
      item.kind = TimeKind::month_and_year;
      item.date = {integer(b), integer(a), 0};
      return item;
    }
    return std::nullopt;
  }
  const std::string_view c = text.substr(second + 1);
  if (!all_digits(c)) return std::nullopt;
  item.kind = TimeKind::full_date;
  if (a.size() == 4) {
    item.date = {integer(a), integer(b), integer(c)};
  } else if (c.size() == 4 || (c.size() == 2 && separator != '.')) {
    item.date = {c.size() == 4 ? integer(c) : 2000 + integer(c), integer(b), integer(a)};
  }
  if (!is_valid(item.date) || !is_year(item.date.year)) return std::nullopt;
  return item;
}

bool is_mark(std::string_view lower) {
  const CodePoint c = code_point_at(lower, 0);
  return c.bytes > 0 && !is_letter(c.value) && !is_digit(c.value);
}

// The number that ends right before the item `unit`, seen from there: trois | jours, une vingtaine | d' | années.
void number_before(const NumberWords& numbers, const std::vector<std::string>& lowers, TimeItems& out) {
  if (out.items.size() < 2) return;
  std::size_t last = out.items.size() - 2;  // the item before the unit
  std::size_t steps = 0;
  // trois prochains jours, dix premiers mois, une vingtaine d'années
  while (steps < 2 && last > 0 &&
         (out.is(last, TimeKind::next) || out.is(last, TimeKind::last) || out.is(last, TimeKind::ordinal) ||
          out.is(last, TimeKind::of))) {
    --last;
    ++steps;
  }
  const std::size_t end_word = out.items[last].word + out.items[last].words;
  if (out.items[last].kind == TimeKind::number) return;
  for (std::size_t width = 5; width >= 1; --width) {
    if (width > end_word) continue;
    const std::size_t begin_word = end_word - width;
    const NumberReading reading = read_number(numbers, lowers, begin_word);
    if (reading.words != width || reading.value < 1 || reading.value > 9999) continue;
    std::size_t first = last;
    while (first > 0 && out.items[first].word > begin_word) --first;
    if (out.items[first].word != begin_word) continue;
    TimeItem number;
    number.kind = TimeKind::number;
    number.value = static_cast<int>(reading.value);
    number.approximate = reading.approximate;
    number.word = begin_word;
    number.words = width;
    out.items[first] = number;
    out.items.erase(out.items.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                    out.items.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    return;
  }
}

// mi-mars stands as one word in most texts.
bool split_at_hyphen(const TimeWords& words, const std::string& lower, std::int32_t& front, std::int32_t& back) {
  const std::size_t hyphen = lower.find('-');
  if (hyphen == std::string::npos || hyphen == 0 || hyphen > 12) return false;
  front = words.book.entry_of(std::string_view(lower).substr(0, hyphen + 1));
  if (front == PhraseBook::unknown) front = words.book.entry_of(std::string_view(lower).substr(0, hyphen));
  back = words.book.entry_of(std::string_view(lower).substr(hyphen + 1));
  return front != PhraseBook::unknown && back != PhraseBook::unknown;
}

}  // namespace

TimeItems time_items(const Language& language, const Article& article, const Sentence& sentence) {
  TimeItems out;
  out.words = surface_words(article, sentence);
  const TimeWords& table = language.time_words;
  std::vector<std::int32_t> ids;
  std::vector<std::string> lowers;
  ids.reserve(out.words.size());
  lowers.reserve(out.words.size());
  for (const SurfaceWord& word : out.words) {
    ids.push_back(table.book.word(word.lower));
    lowers.push_back(word.lower);
  }
  for (std::size_t i = 0; i < ids.size();) {
    TimeItem item;
    item.word = i;
    item.words = 1;
    item.capital = out.words[i].capital;
    const std::string& lower = lowers[i];
    if (const PhraseBook::Match match = table.book.match(ids, i); match.entry != PhraseBook::unknown) {
      const TimeEntry& entry = table.entries[static_cast<std::size_t>(match.entry)];
      item.kind = entry.kind;
      item.value = entry.value;
      item.words = match.words;
    } else if (const char first = lower.empty() ? '\0' : lower.front(); first >= '0' && first <= '9') {
      if (all_digits(lower) && lower.size() <= 4) {
        item.kind = TimeKind::number;
        item.value = integer(lower);
        item.figures = true;
      } else if (const std::optional<TimeItem> date = written_date(lower)) {
        item.kind = date->kind;
        item.date = date->date;
      }
    } else if (std::int32_t front = 0, back = 0; split_at_hyphen(table, lower, front, back)) {
      const TimeEntry& a = table.entries[static_cast<std::size_t>(front)];
      item.kind = a.kind;
      item.value = a.value;
      item.words = 0;
      out.items.push_back(item);
      const TimeEntry& b = table.entries[static_cast<std::size_t>(back)];
      item.kind = b.kind;
      item.value = b.value;
      item.words = 1;
    } else {
      item.mark = is_mark(lower);
    }
    i += item.words;
    out.items.push_back(item);
    if (item.kind == TimeKind::unit) number_before(language.number_words, lowers, out);
  }
  return out;
}

}  // namespace paraphe
