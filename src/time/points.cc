#include "time/grammar_parts.h"

namespace paraphe {

// Dates in figures: 3/4/2025, 04/2025, 13-15 (juillet), 17/02, 2024-2025.
Point DateGrammar::written_at(std::size_t i, TimeKind determiner) const {
  const TimeItem& here = item(i);
  Point point;
  switch (here.kind) {
    case TimeKind::full_date:
      point.form = PointForm::day;
      point.day = here.date.day;
      point.month = here.date.month;
      point.year = here.date.year;
      point.year_from = YearFrom::stated;
      point.end = i + 1;
      return point;
    case TimeKind::month_and_year:
      point.form = PointForm::month;
      point.month = here.date.month;
      point.year = here.date.year;
      point.year_from = YearFrom::stated;
      point.end = i + 1;
      return point;
    case TimeKind::day_pair:
      if (is(i + 1, TimeKind::month)) {
        point = month_at(i + 1);
        point.day = here.date.day;
        point.last_day = here.date.month;
      }
      return point;
    case TimeKind::day_and_month:
      if (determiner != TimeKind::none) {
        point.form = PointForm::day;
        point.day = here.date.day;
        point.month = here.date.month;
        point.end = i + 1;
      }
      return point;
    case TimeKind::year_pair:
      if (i > 0 && is(i - 1, TimeKind::no_year)) return point;
      point.form = PointForm::years;
      point.year = here.date.year;
      point.last_year = here.date.month;
      point.end = i + 1;
      return point;
    default:
      return point;
  }
}

// la rentrée 2024, l'exercice précédent
Point DateGrammar::period_at(std::size_t i, bool determined) const {
  const TimeItem& here = item(i);
  Point point;
  // la rentrée 2024 is the year that begins then; l'exercice précédent
  if (here.value == 1 && is_year_number(item(i + 1)) && !counts_next(i + 1)) {
    point.form = PointForm::years;
    point.year = item(i + 1).value;
    point.last_year = point.year + 1;
    point.end = i + 2;
  } else if (here.value == 0 && determined) {
    std::size_t k = i + 1;
    if (pick_at(k, point) && (point.pick == Pick::previous || point.pick == Pick::following)) {
      point.form = PointForm::unit_shift;
      point.unit = TimeUnit::year;
      point.from_other = true;
      point.count = point.pick == Pick::previous ? -1 : 1;
      point.end = k;
    }
  }
  return point;
}

Point DateGrammar::point_at(std::size_t i) const {
  TimeKind determiner = TimeKind::none;
  bool same = false;
  const std::size_t start = i;
  if (is(i, TimeKind::the) || is(i, TimeKind::this_)) determiner = kind(i++);
  if (determiner == TimeKind::none && i > 0 && (is(i - 1, TimeKind::of) || is(i - 1, TimeKind::to)) &&
      item(i - 1).value == 1) {
    determiner = TimeKind::the;
  }
  if (is(i, TimeKind::same)) same = true, ++i;
  const TimeItem& here = item(i);
  Point point;
  switch (here.kind) {
    case TimeKind::weekday:
      return weekday_at(i, determiner);
    case TimeKind::number:
    case TimeKind::ordinal:
      return number_at(i, determiner);
    case TimeKind::month:
      if (same || determiner == TimeKind::this_) return {};
      return month_at(i);
    case TimeKind::season:
      return season_at(i, determiner);
    case TimeKind::beginning:
    case TimeKind::end:
    case TimeKind::middle:
      return edge_at(i);
    case TimeKind::unit:
      return unit_at(i, determiner, same);
    case TimeKind::last:
    case TimeKind::next:
      return determiner == TimeKind::none ? point : turned_at(i, determiner);
    case TimeKind::few:
      if (is(i + 1, TimeKind::unit)) {
        point.form = PointForm::vague;
        point.end = i + 2;
      }
      return point;
    case TimeKind::day_offset:
    case TimeKind::day_from_other:
      point.form = PointForm::day_shift;
      point.count = here.value;
      point.from_other = here.kind == TimeKind::day_from_other;
      point.end = skip(i + 1, {TimeKind::part_of_day}, 1);
      return point;
    case TimeKind::this_day:
      point.form = is(start - 1, TimeKind::since) ? PointForm::date_of_other : PointForm::day_shift;
      point.end = skip(i + 1, {TimeKind::part_of_day}, 1);
      return point;
    case TimeKind::date_of_other:
      point.form = PointForm::date_of_other;
      point.end = i + 1;
      return point;
    case TimeKind::part_of_day:
      if (determiner == TimeKind::this_) {
        point.form = PointForm::day_shift;
        point.end = i + 1;
      }
      return point;
    case TimeKind::holiday:
      point.form = PointForm::day;
      point.month = here.value / 100;
      point.day = here.value % 100;
      point.holiday = true;
      {
        std::size_t k = i + 1;
        year_tail(k, point);
        point.end = k;
      }
      return point;
    case TimeKind::full_date:
    case TimeKind::month_and_year:
    case TimeKind::day_pair:
    case TimeKind::day_and_month:
    case TimeKind::year_pair:
      return written_at(i, determiner);
    case TimeKind::period:
      return period_at(i, start < i);
    default:
      return point;
  }
}

// One end of a range: a day number alone is enough.
Point DateGrammar::partial_at(std::size_t i) const {
  const std::size_t start = i;
  i = skip(i, {TimeKind::the}, 1);
  Point point;
  std::size_t k = i;
  int weekday = -1;
  if (is(k, TimeKind::weekday)) {
    weekday = item(k).value;
    k = skip(k + 1, {TimeKind::part_of_day}, 1);
  }
  if (is_day_number(item(k)) && item(k).figures + (item(k).kind == TimeKind::ordinal) > 0 &&
      !is(k + 1, TimeKind::month) && !is(k + 1, TimeKind::unit)) {
    const Point whole = day_of_month_at(k, TimeKind::none);
    if (whole.form == PointForm::day) {
      point = whole;
    } else {
      point.form = PointForm::day;
      point.day = item(k).value;
      point.end = k + 1;
    }
    point.weekday = weekday;
    return point;
  }
  point = point_at(start);
  if (point.form == PointForm::none && is_year_number(item(i)) && start == i) {
    point.form = PointForm::year;
    point.year_from = YearFrom::stated;
    point.year = item(i).value;
    point.end = i + 1;
  }
  return point;
}

}  // namespace paraphe
