#include "evaluation/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <set>

#include "base/calendar.h"
#include "base/utf8.h"

namespace paraphe {

namespace {

constexpr std::string_view open_end = "..";

enum class DateEnd : unsigned char { first, last };

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = 10 * number + (c - '0');
  return number;
}

// YYYY, YYYY-MM or YYYY-MM-DD.
bool is_plain_date(std::string_view part) {
  if (part.size() != 4 && part.size() != 7 && part.size() != 10) return false;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if ((i == 4 || i == 7) ? part[i] != '-' : std::isdigit(static_cast<unsigned char>(part[i])) == 0) return false;
  }
  return true;
}

// The first or last day of a year, month, season or day.
std::string day_of(std::string_view part, DateEnd end) {
  if (part.empty() || part == open_end) return std::string(open_end);
  if (!is_plain_date(part) || part.size() == 10) return std::string(part);
  const bool last = end == DateEnd::last;
  int year = number_of(part.substr(0, 4));
  int month = part.size() == 7 ? number_of(part.substr(5)) : (last ? 12 : 1);
  if (month >= 21 && month <= 24) {  // spring begins in March, winter ends in February of the next year
    const bool winter = month == 24;
    month = 3 + 3 * (month - 21) + (last ? 2 : 0);
    if (winter && last) {
      month = 2;
      ++year;
    }
  }
  if (month < 1 || month > 12) return std::string(part);
  return fmt::format("{:04}-{:02}-{:02}", year, month, last ? days_in_month(year, month) : 1);
}

struct DateEnds {
  std::string first, last, last_of_first;  // last_of_first: the last day of what the value begins with
};

DateEnds ends_of(std::string_view edtf, std::string_view published) {
  std::string plain(edtf);
  std::erase_if(plain, [](char c) { return c == '~' || c == '?'; });
  const std::size_t solidus = plain.find('/');
  const std::string begin = plain.substr(0, solidus);
  const std::string end = solidus == std::string::npos ? begin : plain.substr(plain.rfind('/') + 1);
  const bool limit = solidus != std::string::npos && !begin.empty() && published.starts_with(begin);
  return {limit ? std::string(open_end) : day_of(begin, DateEnd::first), day_of(end, DateEnd::last),
          day_of(begin, DateEnd::last)};
}

std::string text_of_json(const Json& json) { return json.is_string() ? json.get<std::string>() : json.dump(); }

bool same_number(const Json& a, const Json& b) {
  if (!a.is_number() || !b.is_number()) return false;
  const double x = a.get<double>(), y = b.get<double>();
  return std::fabs(x - y) <= 1e-6 * std::max(1.0, std::fabs(x));
}

bool same_comparator(const Json& a, const Json& b) {
  if (!a.is_object() || !b.is_object()) return false;
  const Json x = a.value("value", Json(nullptr)), y = b.value("value", Json(nullptr));
  if (x.is_string() && y.is_string()) return folded_words(x.get<std::string>()) == folded_words(y.get<std::string>());
  return same_number(x, y) && a.value("op", Json("=")) == b.value("op", Json("="));
}

// « Macron » and « Emmanuel Macron », « E. Macron »: the words of one are all in the other, or initial and last name
// agree.
bool same_person_name(const std::string& a, const std::string& b) {
  const std::vector<std::string> x = folded_words(a), y = folded_words(b);
  if (x.empty() || y.empty()) return false;
  const std::set<std::string> xs(x.begin(), x.end()), ys(y.begin(), y.end());
  if (std::includes(ys.begin(), ys.end(), xs.begin(), xs.end()) ||
      std::includes(xs.begin(), xs.end(), ys.begin(), ys.end()))
    return true;
  const CodePoint first = code_point_at(x.front(), 0), other = code_point_at(y.front(), 0);
  const bool initial = static_cast<std::size_t>(first.bytes) == x.front().size() ||
                       static_cast<std::size_t>(other.bytes) == y.front().size();
  return x.back() == y.back() && first.value == other.value && initial;
}

bool same_words(const std::string& a, const std::string& b) {
  const std::vector<std::string> x = folded_words(a), y = folded_words(b);
  return !x.empty() && !y.empty() && share_of_parties({x.begin(), x.end()}, {y.begin(), y.end()}) >= 0.5;
}

using SlotEntry = std::pair<std::string, Json>;

bool holds_a_set(std::string_view slot) { return is_set_slot(slot); }

std::vector<SlotEntry> values_of(const AnnotatedFact& fact) {
  std::vector<SlotEntry> values;
  for (const auto& [name, value] : fact.slots.items()) {
    if (!holds_a_set(name) || !value.is_array()) {
      values.emplace_back(name, value);
      continue;
    }
    for (const Json& each : value) values.emplace_back(name, each);
  }
  return values;
}

}  // namespace

bool same_date(std::string_view a, std::string_view b, std::string_view published) {
  const DateEnds x = ends_of(a, published), y = ends_of(b, published);
  if (x.first == y.first && x.last == y.last) return true;
  if (x.first != y.first || x.first == open_end) return false;
  return (x.last == open_end && y.last == y.last_of_first) || (y.last == open_end && x.last == x.last_of_first);
}

bool same_slot_value(std::string_view slot, const Json& a, const Json& b, std::string_view published) {
  constexpr std::array<std::string_view, 5> by_words{"office", "title", "place", "city", "level"};
  if (slot == "value") return same_number(a, b);
  if (slot == "date") return same_date(text_of_json(a), text_of_json(b), published);
  if (slot == "comparator") return same_comparator(a, b);
  if (slot == "persons") return same_person_name(text_of_json(a), text_of_json(b));
  if (std::find(by_words.begin(), by_words.end(), slot) != by_words.end())
    return same_words(text_of_json(a), text_of_json(b));
  return a == b;
}

bool same_slot(const AnnotatedFact& a, const AnnotatedFact& b, std::string_view slot, std::string_view published) {
  const auto x = a.slots.find(std::string(slot)), y = b.slots.find(std::string(slot));
  return x != a.slots.end() && y != b.slots.end() && same_slot_value(slot, *x, *y, published);
}

bool share_a_person(const AnnotatedFact& a, const AnnotatedFact& b) {
  const auto x = a.slots.find("persons"), y = b.slots.find("persons");
  if (x == a.slots.end() || y == b.slots.end()) return false;
  for (const Json& one : *x) {
    for (const Json& other : *y) {
      if (same_slot_value("persons", one, other, "")) return true;
    }
  }
  return false;
}

std::size_t count_values(const AnnotatedFact& fact) { return values_of(fact).size(); }

std::size_t count_common_values(const AnnotatedFact& gold, const AnnotatedFact& told, std::string_view published) {
  std::vector<SlotEntry> left = values_of(told);
  std::size_t common = 0;
  for (const auto& [name, value] : values_of(gold)) {
    const auto at = std::find_if(left.begin(), left.end(), [&, &slot = name, &wanted = value](const SlotEntry& each) {
      return each.first == slot && same_slot_value(slot, wanted, each.second, published);
    });
    if (at == left.end()) continue;
    ++common;
    left.erase(at);
  }
  return common;
}

double share_of_parties(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::set<std::string> x(a.begin(), a.end()), y(b.begin(), b.end());
  const auto shared = std::count_if(x.begin(), x.end(), [&](const std::string& each) { return y.contains(each); });
  const std::size_t all = x.size() + y.size() - static_cast<std::size_t>(shared);
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

}  // namespace paraphe
