// What is compared of two accounts, worked out once for each: dates as days, persons as words, titles without the words
// that every title has.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "merge/account.h"

namespace paraphe {

// How two values of one slot stand to each other; absent: at least one side does not state it.
enum class Accord : std::uint8_t { absent, agree, differ };

struct Told {
  std::size_t index = 0;  // of the account
  const Account* account = nullptr;
  const Fact* fact = nullptr;
  std::optional<Edtf> date;
  std::optional<std::int64_t> first, last;  // days of the date
  std::optional<std::int64_t> published;
  bool to_the_day = false;  // the date is one day, or a stay of some days
  // When it must have been, as far as the account tells: its date to the day, else the day of publication.
  std::optional<std::int64_t> anchor() const { return to_the_day ? first : published; }
  std::string_view text(std::string_view slot) const;  // "" when it does not state the slot
  const SlotValue* value() const;
};

Told told_of(const Account& account, std::size_t index);

Accord dates_of(const Told& a, const Told& b);
// Names: one of each side may be the same person.
Accord persons_of(const Told& a, const Told& b);
Accord codes_of(const Told& a, const Told& b, std::string_view slot);
// Words as written: they share more than half of those of the shorter.
Accord words_of(const Told& a, const Told& b, std::string_view slot);
// Titles, without the head noun that tells only the kind (accord …) and without short words.
Accord titles_of(const Told& a, const Told& b);
// Elements of a set: some are shared.
Accord sets_of(const Told& a, const Told& b, std::string_view slot);
// Figures with their bounds: « au moins 80 » and 86 agree.
Accord amounts_of(const Told& a, const Told& b);

inline constexpr std::int64_t year = 366;  // days, as a bound

// Days between two, when both are known.
std::optional<std::int64_t> days_between(std::optional<std::int64_t> a, std::optional<std::int64_t> b);
bool within_days(std::optional<std::int64_t> a, std::optional<std::int64_t> b, std::int64_t days);

}  // namespace paraphe
