// What a stretch of items says, before it is put into the calendar: « du 22 au 25 juin » is a range from a day without
// month to a day in June. The grammar is by hand, looks at most some twenty items ahead, and never backtracks further
// than one expression; it knows kinds of words, no words.
#pragma once
#include <optional>

#include "text/value.h"
#include "time/items.h"

namespace paraphe {

enum class PointForm : std::uint8_t {
  none,
  left_alone,  // decades, clock times: read over
  day,         // day of the month, with or without month and year
  weekday,
  month,  // one month, or the first to the last of a quarter or half
  season,
  year,
  years,        // 2024-2025
  unit_shift,   // the week, month or year `count` away: la semaine dernière
  week_of,      // the week that holds a day: la semaine du 6 octobre
  count_shift,  // `count` units away: il y a six ans, deux jours plus tôt
  day_shift,    // `count` days away: hier, la veille
  date_of_other,
  recent,  // ces trois dernières années: the last `count` units up to now; negative: the next ones
  vague,   // ces derniers jours: a time, but none that can be written
  duration,
  frequency
};

enum class YearFrom : std::uint8_t { none, stated, publication, other };
enum class Pick : std::uint8_t { by_tense, last, next, nearest, following, previous };
enum class Edge : std::uint8_t { none, beginning, end, middle };

struct Point {
  PointForm form = PointForm::none;
  Pick pick = Pick::by_tense;
  Edge edge = Edge::none;
  TimeUnit unit = TimeUnit::day;
  YearFrom year_from = YearFrom::none;
  int year = 0;       // stated, or years away from publication or the other date
  int last_year = 0;  // of years
  int weekday = -1, day = 0, month = 0, last_month = 0, season = 0;
  bool month_from_other = false;  // le 13 du même mois
  int month_shift = 0;            // le 3 du mois dernier
  bool month_from_publication = false;
  int count = 0;
  bool from_other = false;  // counted from another date, not from the publication
  bool approximate = false;
  bool holiday = false;
  bool academic = false;  // cette année universitaire
  bool in_week = false;   // mardi de la semaine dernière: `count` weeks away
  int last_day = 0;       // la première quinzaine d'avril: the days up to it
  std::size_t end = 0;    // the item behind it
};

struct TimeDraft {
  std::size_t begin = 0, end = 0;  // items
  TimeRole role = TimeRole::point;
  Point first, second;
  bool range = false;
  bool exclusive = false;  // avant: the limit lies before the date
  bool approximate = false;
  bool to_come = false;              // d'ici à, au plus tard: after the publication unless it says otherwise
  bool then = false;                 // « alors » alone: the date just spoken of, if there is one near
  bool shifted_from_second = false;  // au lendemain du 7 octobre: `second` is where `first` counts from
};

// The expression that begins at the item, if any. One that is read over has form left_alone.
std::optional<TimeDraft> time_draft_at(const TimeItems& items, const Article& article, std::size_t at);

}  // namespace paraphe
