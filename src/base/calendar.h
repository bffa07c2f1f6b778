// Days and EDTF dates (ISO 8601-2, level 0/1 as far as the codebook uses it): 2025-11-19, 2025-10, 2018, 2018~,
// 2023-21 (spring) … 2023-24 (winter), intervals 2024-09/2025-06, /2027 (until), academic year 2024/2025.
// Proleptic Gregorian calendar; no time of day, no time zones.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paraphe {

struct Day {
  int year = 0, month = 0, day = 0;
  auto operator<=>(const Day&) const = default;
};

bool is_valid(const Day& day);
// "2025-11-19" alone; nothing for an impossible date or anything else.
std::optional<Day> parse_day(std::string_view text);
std::string to_string(const Day& day);
std::int64_t day_number(const Day& day);  // days since 1970-01-01
Day day_of_number(std::int64_t number);
int weekday(const Day& day);  // 0 Monday … 6 Sunday
int days_in_month(int year, int month);
Day plus_days(const Day& day, int days);
Day plus_months(const Day& day, int months);  // the 31st becomes the month's last day

// One end of an EDTF value. A season's month is 21 to 24.
struct DatePart {
  int year = 0, month = 0, day = 0;  // month or day 0: not stated; year 0: the end is absent
  bool approximate = false;          // ~
  auto operator<=>(const DatePart&) const = default;
};

struct Edtf {
  DatePart begin, end;    // of a plain date only `begin` is set
  bool interval = false;  // written with a solidus; an absent end is open
  auto operator<=>(const Edtf&) const = default;
};

std::optional<Edtf> parse_edtf(std::string_view text);
std::string to_string(const Edtf& date);
DatePart part_of(const Day& day);
// A stay of so many days from its first: 3 November 2024 and 3 days → 2024-11-03/2024-11-05; one day is a plain date.
Edtf interval_of_days(const Day& first, int days);

// The days that a value spans; nothing for an open end.
std::optional<Day> first_day(const Edtf& date);
std::optional<Day> last_day(const Edtf& date);
// True when the two can be the same moment: their spans of days overlap.
bool compatible(const Edtf& a, const Edtf& b);
// True when `inner` lies within `outer`.
bool within(const Edtf& inner, const Edtf& outer);

}  // namespace paraphe
