#include "time/grammar_parts.h"

namespace paraphe {

Point DateGrammar::month_at(std::size_t i) const {
  Point point;
  std::size_t k = i + 1;
  point.month = item(i).value;
  year_tail(k, point);
  // A capital is a name (Mars) unless a year follows or the sentence begins with it.
  const bool after_days = i > 0 && is(i - 1, TimeKind::day_pair);
  if (item(i).capital && point.year_from == YearFrom::none && i > 0 && !after_days) return {};
  point.form = PointForm::month;
  point.end = k;
  return point;
}

Point DateGrammar::season_at(std::size_t i, TimeKind determiner) const {
  Point point;
  std::size_t k = i + 1;
  point.season = item(i).value;
  if (determiner == TimeKind::this_) point.pick = Pick::nearest;
  year_tail(k, point);
  if (determiner == TimeKind::none && point.year_from == YearFrom::none && point.pick == Pick::by_tense) {
    // été is a participle too: without article it needs en, dès, à l' … before it.
    const bool led = i > 0 && (is(i - 1, TimeKind::in) || is(i - 1, TimeKind::to) || is(i - 1, TimeKind::since) ||
                               is(i - 1, TimeKind::of) || is(i - 1, TimeKind::beginning) || is(i - 1, TimeKind::end) ||
                               is(i - 1, TimeKind::middle) || is(i - 1, TimeKind::every));
    if (!led) return {};
  }
  if (determiner == TimeKind::none && i > 0 && kind(i - 1) == TimeKind::none) return {};
  point.form = PointForm::season;
  point.end = k;
  return point;
}

// la première quinzaine d'avril
Point DateGrammar::fortnight_at(std::size_t i, int ordinal) const {
  const std::size_t k = skip(i + 2, {TimeKind::of}, 1);
  if (ordinal > 2 || !is(k, TimeKind::month)) return {};
  Point point = month_at(k);
  if (point.form != PointForm::month) return {};
  point.day = ordinal == 1 ? 1 : 16;
  point.last_day = ordinal == 1 ? 15 : 31;
  return point;
}

// premier trimestre, second semestre, dernier trimestre
Point DateGrammar::quarter_at(std::size_t i, int ordinal) const {
  Point point;
  std::size_t k = i + 1;
  if (items_.is_unit(k, TimeUnit::fortnight)) return fortnight_at(i, ordinal);
  const bool quarter = items_.is_unit(k, TimeUnit::quarter), half = items_.is_unit(k, TimeUnit::half);
  if (!quarter && !half) return point;
  const int months = quarter ? 3 : 6;
  if (ordinal * months > 12) return point;
  point.month = (ordinal - 1) * months + 1;
  point.last_month = ordinal * months;
  ++k;
  year_tail(k, point);
  point.form = PointForm::month;
  point.end = k;
  return point;
}

// début mars, fin 2019, la fin de l'année, mi-juin, courant avril, dans le courant du mois
Point DateGrammar::edge_at(std::size_t i) const {
  const Edge edge = is(i, TimeKind::beginning) ? Edge::beginning : is(i, TimeKind::end) ? Edge::end : Edge::middle;
  const std::size_t k = skip(i + 1, {TimeKind::of}, 1);
  const bool the_in_it = k > i + 1 && item(k - 1).value == 1;
  std::size_t target = k;
  bool same = false;
  TimeKind determiner = the_in_it ? TimeKind::the : TimeKind::none;
  for (int n = 0; n < 2; ++n) {
    if (is(target, TimeKind::the) || is(target, TimeKind::this_) || is(target, TimeKind::same)) {
      same = same || is(target, TimeKind::same);
      determiner = kind(target);
      ++target;
    }
  }
  Point point;
  // la fin du mois d'avril
  const std::size_t named = items_.is_unit(target, TimeUnit::month) ? skip(target + 1, {TimeKind::of}, 1) : target;
  if (named > target && is(named, TimeKind::month)) target = named;
  if (is(target, TimeKind::month)) {
    point = month_at(target);
  } else if (is_year_number(item(target)) && !counts_next(target)) {
    point.form = PointForm::year;
    point.year_from = YearFrom::stated;
    point.year = item(target).value;
    point.end = target + 1;
  } else if (is(target, TimeKind::season)) {
    point = season_at(target, TimeKind::the);
  } else if (is(target, TimeKind::year_pair)) {
    return {};
  } else if (is(target, TimeKind::unit) && (determiner != TimeKind::none || target > i + 1)) {
    point = unit_at(target, determiner, same);
    if (point.form == PointForm::none && target + 1 <= items_.size()) {
      const TimeUnit unit = static_cast<TimeUnit>(item(target).value);
      if (unit == TimeUnit::year || unit == TimeUnit::month || unit == TimeUnit::week) {
        point.form = PointForm::unit_shift;
        point.unit = unit;
        point.from_other = same;
        point.end = target + 1;
      }
    }
  } else if (is(target, TimeKind::ordinal)) {
    point = quarter_at(target, item(target).value);
  }
  const bool fits = point.form == PointForm::month || point.form == PointForm::year ||
                    point.form == PointForm::season || point.form == PointForm::unit_shift;
  if (!fits) return {};
  // « courant 2026 » is any day of the year, « milieu 2026 » is not.
  const bool any_day = edge == Edge::middle && item(i).value == 1 && point.form == PointForm::year;
  if (!any_day) point.edge = edge;
  return point;
}

// la semaine dernière, ce mois, l'an prochain, la même année, l'année précédente, l'année 2018
Point DateGrammar::unit_at(std::size_t i, TimeKind determiner, bool same) const {
  Point point;
  point.unit = static_cast<TimeUnit>(item(i).value);
  std::size_t k = i + 1;
  if (is(k, TimeKind::academic)) {
    point.academic = true;
    ++k;
  }
  if (is(k, TimeKind::year_pair)) {
    point.form = PointForm::years;
    point.year = item(k).date.year;
    point.last_year = item(k).date.month;
    point.end = k + 1;
    return point;
  }
  if (point.unit == TimeUnit::year && item(k).kind == TimeKind::number && item(k).figures) {
    const int value = item(k).value;
    // les années 1990, les années 90
    if (determiner != TimeKind::this_ && value % 10 == 0 && items_.words[item(i).word].lower.ends_with('s')) {
      point.form = PointForm::left_alone;
      point.end = k + 1;
      return point;
    }
    if (is_year_number(item(k)) && !counts_next(k)) {
      point.form = PointForm::year;
      point.year_from = YearFrom::stated;
      point.year = value;
      point.end = k + 1;
      return point;
    }
  }
  // la semaine du 6 octobre
  if (point.unit == TimeUnit::week && determiner != TimeKind::none && is(k, TimeKind::of) && item(k).value == 1) {
    const Point day = is_day_number(item(k + 1)) ? day_of_month_at(k + 1, TimeKind::none) : Point{};
    if (day.form == PointForm::day && day.month > 0) {
      point = day;
      point.form = PointForm::week_of;
      return point;
    }
  }
  const bool calendar = point.unit == TimeUnit::week || point.unit == TimeUnit::month || point.unit == TimeUnit::year ||
                        point.unit == TimeUnit::quarter || point.unit == TimeUnit::half ||
                        point.unit == TimeUnit::weekend || point.unit == TimeUnit::day;
  if (!calendar) return {};
  if (determiner == TimeKind::the && is(k, TimeKind::this_)) {  // l'année en cours
    determiner = TimeKind::this_;
    ++k;
  }
  Point turned;
  const bool turn = pick_at(k, turned);
  if (point.unit == TimeUnit::day && !turn) return {};
  if (!turn && determiner != TimeKind::this_ && !same) return {};
  point.form = PointForm::unit_shift;
  point.from_other = same || turned.pick == Pick::previous || turned.pick == Pick::following;
  point.count = turned.pick == Pick::last || turned.pick == Pick::previous    ? -1
                : turned.pick == Pick::next || turned.pick == Pick::following ? 1
                                                                              : 0;
  // Plurals are vague: les mois suivants, ces semaines.
  const std::string& lower = items_.words[item(i).word].lower;
  const bool plural = lower.ends_with('s') && point.unit != TimeUnit::month;
  if (plural && lower.size() > 2) point.form = PointForm::vague;
  point.end = k;
  return point;
}

// dernières années, prochains jours; le dernier trimestre, le mois-ci
Point DateGrammar::turned_at(std::size_t i, TimeKind determiner) const {
  Point turned;
  std::size_t k = i;
  if (!pick_at(k, turned) || !is(k, TimeKind::unit)) return {};
  Point point;
  point.unit = static_cast<TimeUnit>(item(k).value);
  const bool last = turned.pick == Pick::last;
  if (point.unit == TimeUnit::quarter || point.unit == TimeUnit::half) {
    const Point quarter = quarter_at(k - 1, point.unit == TimeUnit::quarter ? 4 : 2);
    if (last && quarter.year_from != YearFrom::none) return quarter;
  }
  const std::string& lower = items_.words[item(k).word].lower;
  const bool plural =
      lower.ends_with('s') && lower.size() > 2 && !(point.unit == TimeUnit::month && determiner == TimeKind::the);
  if (plural || (point.unit == TimeUnit::month && determiner == TimeKind::this_ &&
                 items_.words[item(i).word].lower.ends_with('s'))) {
    point.form = PointForm::vague;
  } else {
    point.form = PointForm::unit_shift;
    point.count = last ? -1 : 1;
  }
  point.end = k + 1;
  return point;
}

// il y a six ans (-1), dans trois jours (+1)
Point DateGrammar::shifted_at(std::size_t i, int sign) const {
  std::size_t k = skip(i, {TimeKind::about}, 1);
  bool approximate = k > i;
  k = skip(k, {TimeKind::of}, 1);
  if (!is(k, TimeKind::number)) return {};
  approximate = approximate || item(k).approximate;
  const int count = item(k).value;
  ++k;
  k = skip(k, {TimeKind::of}, 1);
  if (!is(k, TimeKind::unit)) return {};
  Point point;
  point.form = PointForm::count_shift;
  point.unit = static_cast<TimeUnit>(item(k).value);
  point.count = sign * count;
  point.approximate = approximate;
  point.end = k + 1;
  if (is(point.end, TimeKind::part_of_day)) return point;
  return point;
}

}  // namespace paraphe
