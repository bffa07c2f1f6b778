#include "base/calendar.h"

#include <date/date.h>
#include <fmt/format.h>

#include <charconv>

namespace paraphe {

bool is_valid(const Day& day) {
  return day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         day.day <= days_in_month(day.year, day.month);
}

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<DatePart> parse_part(std::string_view text) {
  DatePart part;
  if (text.empty() || text == "..") return part;
  if (text.back() == '~' || text.back() == '?') {
    part.approximate = true;
    text.remove_suffix(1);
  }
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const std::optional<int> year = digits(text, 0, 4);
  if (!year || *year == 0) return std::nullopt;
  part.year = *year;
  if (text.size() >= 7) {
    const std::optional<int> month = digits(text, 5, 2);
    if (text[4] != '-' || !month) return std::nullopt;
    const bool season = *month >= 21 && *month <= 24 && text.size() == 7;
    if (!season && (*month < 1 || *month > 12)) return std::nullopt;
    part.month = *month;
  }
  if (text.size() == 10) {
    const std::optional<int> day = digits(text, 8, 2);
    if (text[7] != '-' || !day || *day < 1 || *day > days_in_month(part.year, part.month)) return std::nullopt;
    part.day = *day;
  }
  return part;
}

std::string part_to_string(const DatePart& part) {
  if (part.year == 0) return "";
  std::string out = fmt::format("{:04}", part.year);
  if (part.month > 0) out += fmt::format("-{:02}", part.month);
  if (part.day > 0) out += fmt::format("-{:02}", part.day);
  if (part.approximate) out += '~';
  return out;
}

// Spring begins in March; winter runs into the next year.
Day bound(const DatePart& part, bool last) {
  int year = part.year, month = part.month;
  if (month >= 21) {
    const int season = month - 21;
    month = 3 + 3 * season + (last ? 2 : 0);
    if (month > 12) {
      month -= 12;
      ++year;
    }
  }
  if (month == 0) month = last ? 12 : 1;
  const int day = part.day > 0 ? part.day : last ? days_in_month(year, month) : 1;
  return {year, month, day};
}

}  // namespace

int days_in_month(int year, int month) {
  if (month < 1 || month > 12) return 0;
  const auto last = date::year{year} / date::month{static_cast<unsigned>(month)} / date::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const Day value{*year, *month, *day};
  if (!is_valid(value)) return std::nullopt;
  return value;
}

std::string to_string(const Day& day) { return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day); }

std::int64_t day_number(const Day& day) {
  const date::sys_days days = date::year{day.year} / date::month{static_cast<unsigned>(day.month)} /
                              date::day{static_cast<unsigned>(day.day)};
  return days.time_since_epoch().count();
}

Day day_of_number(std::int64_t number) {
  const date::year_month_day ymd{date::sys_days{date::days{static_cast<int>(number)}}};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

int weekday(const Day& day) {
  const std::int64_t number = day_number(day) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(((number % 7) + 7) % 7);
}

Day plus_days(const Day& day, int days) { return day_of_number(day_number(day) + days); }

Day plus_months(const Day& day, int months) {
  const int total = day.year * 12 + day.month - 1 + months;
  const int year = total / 12, month = total % 12 + 1;
  const int last = days_in_month(year, month);
  return {year, month, day.day < last ? day.day : last};
}

std::optional<Edtf> parse_edtf(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Edtf out;
  const std::size_t solidus = text.find('/');
  const std::optional<DatePart> begin = parse_part(text.substr(0, solidus));
  if (!begin) return std::nullopt;
  out.begin = *begin;
  if (solidus == std::string_view::npos) return out.begin.year > 0 ? std::optional(out) : std::nullopt;
  const std::optional<DatePart> end = parse_part(text.substr(solidus + 1));
  if (!end || (begin->year == 0 && end->year == 0)) return std::nullopt;
  out.end = *end;
  out.interval = true;
  return out;
}

std::string to_string(const Edtf& date) {
  std::string out = part_to_string(date.begin);
  if (date.interval) out += "/" + part_to_string(date.end);
  return out;
}

DatePart part_of(const Day& day) { return {day.year, day.month, day.day, false}; }

Edtf interval_of_days(const Day& first, int days) {
  Edtf out;
  out.begin = part_of(first);
  if (days <= 1) return out;
  out.interval = true;
  out.end = part_of(plus_days(first, days - 1));
  return out;
}

std::optional<Day> first_day(const Edtf& date) {
  if (date.begin.year == 0) return std::nullopt;
  return bound(date.begin, false);
}

std::optional<Day> last_day(const Edtf& date) {
  const DatePart& part = date.interval ? date.end : date.begin;
  if (part.year == 0) return std::nullopt;
  return bound(part, true);
}

bool compatible(const Edtf& a, const Edtf& b) {
  const auto a_first = first_day(a), a_last = last_day(a), b_first = first_day(b), b_last = last_day(b);
  if (a_last && b_first && *a_last < *b_first) return false;
  if (b_last && a_first && *b_last < *a_first) return false;
  return true;
}

bool within(const Edtf& inner, const Edtf& outer) {
  const auto first = first_day(inner), last = last_day(inner), from = first_day(outer), to = last_day(outer);
  return (!from || (first && *first >= *from)) && (!to || (last && *last <= *to));
}

}  // namespace paraphe
