#include "merge/comparing.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/table.h"
#include "base/utf8.h"
#include "merge/same_thing.h"

namespace paraphe {

namespace {

constexpr std::int64_t longest_stay = 14;  // days: a longer interval is a period and no journey
constexpr double rounding = 1e-9;          // amounts are decimal in the text and binary here

std::vector<std::string> content_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const std::string folded = fold(text);
  for (std::size_t i = 0; i <= folded.size(); ++i) {
    const char byte = i < folded.size() ? folded[i] : ' ';
    const bool inside = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (byte & 0x80) != 0;
    if (inside) {
      word += byte;
    } else {
      if (word.size() > 3) words.push_back(word);
      word.clear();
    }
  }
  return words;
}

// Plural and singular, port and portuaire: the stem is what they share.
bool same_stem(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t stem = std::max<std::size_t>(4, shorter >= 7 ? shorter - 3 : shorter - 1);
  return a == b || (shorter >= stem && a.substr(0, stem) == b.substr(0, stem));
}

Accord shared_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return Accord::absent;
  const auto& few = a.size() <= b.size() ? a : b;
  const auto& many = a.size() <= b.size() ? b : a;
  const auto shared = std::count_if(few.begin(), few.end(), [&](const std::string& word) {
    return std::any_of(many.begin(), many.end(), [&](const std::string& other) { return same_stem(word, other); });
  });
  if (2 * static_cast<std::size_t>(shared) > few.size()) return Accord::agree;
  return shared == 0 || few.size() > 1 ? Accord::differ : Accord::absent;
}

// The amounts that a figure with a bound allows.
std::pair<double, double> range_of(const SlotValue& value, std::string_view op) {
  constexpr double open = HUGE_VAL;
  const double figure = value.number;
  if (op == ">=" || op == ">") return {figure, open};
  if (op == "<=" || op == "<") return {-open, figure};
  const double about = op == "~" ? 0.1 * std::fabs(figure) : rounding * std::fabs(figure);
  return {figure - about, figure + about};
}

}  // namespace

std::string_view Told::text(std::string_view slot) const {
  const SlotValue* found = slot_of(fact->slots, slot);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

const SlotValue* Told::value() const { return slot_of(fact->slots, "value"); }

Told told_of(const Account& account, std::size_t index) {
  Told told;
  told.index = index;
  told.account = &account;
  told.fact = &account.fact;
  if (account.published) told.published = day_number(*account.published);
  const SlotValue* date = slot_of(account.fact.slots, "date");
  if (date == nullptr) return told;
  told.date = parse_edtf(date->text);
  if (!told.date) return told;
  if (const auto day = first_day(*told.date)) told.first = day_number(*day);
  if (const auto day = last_day(*told.date)) told.last = day_number(*day);
  told.to_the_day = told.first && told.last && *told.last - *told.first <= longest_stay;
  return told;
}

Accord dates_of(const Told& a, const Told& b) {
  if (!a.date || !b.date) return Accord::absent;
  // The academic years 2023-2024 and 2024-2025 share a year and are two: a period lies within the other, or is another.
  const bool bounded = a.first && a.last && b.first && b.last;
  if (bounded && !(a.to_the_day && b.to_the_day))
    return within(*a.date, *b.date) || within(*b.date, *a.date) ? Accord::agree : Accord::differ;
  return compatible(*a.date, *b.date) ? Accord::agree : Accord::differ;
}

Accord persons_of(const Told& a, const Told& b) {
  bool any_a = false, any_b = false;
  for (const SlotValue& y : b.fact->slots) any_b = any_b || y.slot == "persons";
  for (const SlotValue& x : a.fact->slots) {
    if (x.slot != "persons") continue;
    any_a = true;
    for (const SlotValue& y : b.fact->slots) {
      if (y.slot == "persons" && same_person(x.text, y.text)) return Accord::agree;
    }
  }
  return any_a && any_b ? Accord::differ : Accord::absent;
}

Accord codes_of(const Told& a, const Told& b, std::string_view slot) {
  const std::string_view x = a.text(slot), y = b.text(slot);
  if (x.empty() || y.empty()) return Accord::absent;
  return x == y ? Accord::agree : Accord::differ;
}

Accord words_of(const Told& a, const Told& b, std::string_view slot) {
  const std::string_view x = a.text(slot), y = b.text(slot);
  if (x.empty() || y.empty()) return Accord::absent;
  if (fold(x) == fold(y)) return Accord::agree;
  const Accord shared = shared_words(content_words(x), content_words(y));
  return shared == Accord::absent ? Accord::differ : shared;
}

Accord titles_of(const Told& a, const Told& b) {
  const std::string_view x = a.text("title"), y = b.text("title");
  if (x.empty() || y.empty()) return Accord::absent;
  if (fold(x) == fold(y)) return Accord::agree;
  std::vector<std::string> first = content_words(x), second = content_words(y);
  if (!first.empty()) first.erase(first.begin());
  if (!second.empty()) second.erase(second.begin());
  return shared_words(first, second);
}

Accord sets_of(const Told& a, const Told& b, std::string_view slot) {
  bool any_a = false, any_b = false;
  for (const SlotValue& y : b.fact->slots) any_b = any_b || y.slot == slot;
  for (const SlotValue& x : a.fact->slots) {
    if (x.slot != slot) continue;
    any_a = true;
    for (const SlotValue& y : b.fact->slots) {
      if (y.slot == slot && x.text == y.text) return Accord::agree;
    }
  }
  return any_a && any_b ? Accord::differ : Accord::absent;
}

Accord amounts_of(const Told& a, const Told& b) {
  const SlotValue *x = a.value(), *y = b.value();
  if (x == nullptr || y == nullptr) return Accord::absent;
  if (codes_of(a, b, "unit") == Accord::differ) return Accord::differ;
  const auto [low, high] = range_of(*x, a.text("op"));
  const auto [from, to] = range_of(*y, b.text("op"));
  return low <= to && from <= high ? Accord::agree : Accord::differ;
}

std::optional<std::int64_t> days_between(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
  if (!a || !b) return std::nullopt;
  return std::abs(*a - *b);
}

bool within_days(std::optional<std::int64_t> a, std::optional<std::int64_t> b, std::int64_t days) {
  const auto between = days_between(a, b);
  return between && *between <= days;
}

}  // namespace paraphe
