#include "time/grammar.h"

#include <algorithm>

namespace paraphe {

namespace {

bool is_year_number(const TimeItem& item) {
  return item.kind == TimeKind::number && item.figures && item.value >= 1000 && item.value <= 2199;
}

bool is_day_number(const TimeItem& item) {
  return (item.kind == TimeKind::number && item.value >= 1 && item.value <= 31) ||
         (item.kind == TimeKind::ordinal && item.value == 1);
}

class Grammar {
 public:
  Grammar(const TimeItems& items, const Article& article) : items_(items), article_(article) {}

  std::optional<TimeDraft> draft_at(std::size_t at) const;

 private:
  TimeKind kind(std::size_t i) const { return items_.kind(i); }
  const TimeItem& item(std::size_t i) const { return items_.at(i); }
  bool is(std::size_t i, TimeKind k) const { return items_.is(i, k); }
  bool mark_or_end(std::size_t i) const { return i >= items_.size() || items_.at(i).mark; }
  bool function_word(std::size_t i) const;
  bool counts_next(std::size_t number) const;
  bool year_stands(std::size_t i) const;
  std::size_t skip(std::size_t i, std::initializer_list<TimeKind> kinds, int most) const;

  bool pick_at(std::size_t& i, Point& point) const;
  bool year_reference(std::size_t& i, Point& point) const;
  void year_tail(std::size_t& i, Point& point) const;

  Point point_at(std::size_t i) const;
  Point weekday_at(std::size_t i, TimeKind determiner) const;
  Point number_at(std::size_t i, TimeKind determiner) const;
  Point day_of_month_at(std::size_t i, TimeKind determiner) const;
  Point month_at(std::size_t i) const;
  void week_tail(std::size_t& i, Point& point) const;
  Point fortnight_at(std::size_t i, int ordinal) const;
  Point edge_at(std::size_t i) const;
  Point season_at(std::size_t i, TimeKind determiner) const;
  Point quarter_at(std::size_t i, int ordinal) const;
  Point unit_at(std::size_t i, TimeKind determiner, bool same) const;
  Point counted_units_at(std::size_t i, int count, bool approximate) const;
  Point turned_at(std::size_t i, TimeKind determiner) const;
  Point shifted_at(std::size_t i, int sign) const;
  Point partial_at(std::size_t i) const;
  std::optional<TimeDraft> range_at(std::size_t i) const;
  std::optional<TimeDraft> frequency_at(std::size_t at) const;
  std::optional<TimeDraft> day_of_other_at(std::size_t at) const;
  std::optional<TimeDraft> then_at(std::size_t at) const;
  bool lead_at(std::size_t at, TimeDraft& draft) const;
  bool counted_at(std::size_t at, std::size_t body, TimeDraft& draft) const;
  void shift_from_stated(TimeDraft& draft) const;
  std::optional<TimeDraft> pair_at(std::size_t i) const;
  static void share(Point& first, const Point& second);

  const TimeItems& items_;
  const Article& article_;
};

std::size_t Grammar::skip(std::size_t i, std::initializer_list<TimeKind> kinds, int most) const {
  for (int n = 0; n < most && std::find(kinds.begin(), kinds.end(), kind(i)) != kinds.end(); ++n) ++i;
  return i;
}

bool Grammar::function_word(std::size_t i) const {
  return mark_or_end(i) || (kind(i) != TimeKind::none && kind(i) != TimeKind::number && kind(i) != TimeKind::unit);
}

// 2 000 hommes, 2018 personnes: the tagger knows the noun; without it no number is taken for a count.
bool Grammar::counts_next(std::size_t number) const {
  const std::size_t next = number + 1;
  if (next >= items_.size() || items_.at(next).mark || items_.at(number).words == 0) {
    // « 12 % » is a count as well.
    return next < items_.size() && items_.words[items_.at(next).word].lower == "%";
  }
  if (kind(next) != TimeKind::none) return kind(next) == TimeKind::number && items_.at(next).figures;
  const Token& token = article_.token(items_.words[items_.at(next).word].tokens.begin);
  const Token& own = article_.token(items_.words[items_.at(number).word].tokens.begin);
  if (own.relation == Relation::nummod && own.head > items_.words[items_.at(number).word].tokens.begin &&
      own.head - items_.words[items_.at(number).word].tokens.begin <= 4) {
    return true;
  }
  return token.upos == Upos::NOUN || token.upos == Upos::SYM;
}

// A bare year: en 2018, depuis 2018, (2018), l'accord 2018; not « résolution 1973 », « Vision 2030 », « 2018 hommes ».
bool Grammar::year_stands(std::size_t i) const {
  if (!is_year_number(item(i)) || counts_next(i)) return false;
  if (i == 0) return mark_or_end(i + 1);
  // de 1500 à 2000 dollars
  const bool linked = is(i + 1, TimeKind::to) || is(i + 1, TimeKind::and_);
  if (linked && is(i + 2, TimeKind::number) && counts_next(i + 2)) return false;
  const TimeItem& before = item(i - 1);
  if (before.kind == TimeKind::no_year) return false;
  if (before.mark) return items_.words[before.word].lower != "/" ;
  if (before.kind == TimeKind::number || before.kind == TimeKind::about) return before.kind == TimeKind::about;
  if (before.kind == TimeKind::the) return items_.words[before.word].lower.size() == 2;  // l' alone
  if (before.kind != TimeKind::none) return true;
  return !before.capital && item(i).value >= 1900 && item(i).value <= 2100;
}

bool Grammar::pick_at(std::size_t& i, Point& point) const {
  switch (kind(i)) {
    case TimeKind::last: point.pick = Pick::last; break;
    case TimeKind::next: point.pick = Pick::next; break;
    case TimeKind::following: point.pick = Pick::following; break;
    case TimeKind::previous: point.pick = Pick::previous; break;
    default: return false;
  }
  ++i;
  return true;
}

// 2018 · l'an dernier · la même année · cette année · l'année précédente · de l'année: which year a month is of.
bool Grammar::year_reference(std::size_t& i, Point& point) const {
  std::size_t k = skip(i, {TimeKind::of, TimeKind::in}, 1);
  const bool linked = k > i || (i < items_.size() && kind(i) == TimeKind::the);
  if (is_year_number(item(k)) && !counts_next(k)) {
    point.year_from = YearFrom::stated;
    point.year = item(k).value;
    i = k + 1;
    return true;
  }
  if (items_.is_unit(k, TimeUnit::year) && is_year_number(item(k + 1)) && linked) ++k;
  bool same = false, this_one = false;
  for (int n = 0; n < 2; ++n) {
    if (is(k, TimeKind::the) || is(k, TimeKind::same) || is(k, TimeKind::this_)) {
      same = same || is(k, TimeKind::same);
      this_one = this_one || is(k, TimeKind::this_);
      ++k;
    }
  }
  bool last_before = false, next_before = false;
  if (is(k, TimeKind::last) && items_.is_unit(k + 1, TimeUnit::year)) last_before = true, ++k;
  if (is(k, TimeKind::next) && items_.is_unit(k + 1, TimeUnit::year)) next_before = true, ++k;
  if (!items_.is_unit(k, TimeUnit::year) || k == i) return false;
  ++k;
  if (is_year_number(item(k)) && !counts_next(k)) {
    point.year_from = YearFrom::stated;
    point.year = item(k).value;
    i = k + 1;
    return true;
  }
  Point turned;
  pick_at(k, turned);
  point.year_from = same ? YearFrom::other : YearFrom::publication;
  if (turned.pick == Pick::last || last_before) point.year = -1;
  if (turned.pick == Pick::next || next_before) point.year = 1;
  if (turned.pick == Pick::previous || turned.pick == Pick::following) {
    point.year_from = YearFrom::other;
    point.year = turned.pick == Pick::previous ? -1 : 1;
  }
  if (this_one) point.year = 0;
  i = k;
  return true;
}

// What may stand behind a month or day: its year, or dernier, prochain.
void Grammar::year_tail(std::size_t& i, Point& point) const {
  if (year_reference(i, point)) return;
  pick_at(i, point);
}

Point Grammar::weekday_at(std::size_t i, TimeKind determiner) const {
  Point point;
  point.form = PointForm::weekday;
  point.weekday = item(i).value;
  if (determiner == TimeKind::this_) point.pick = Pick::nearest;
  ++i;
  i = skip(i, {TimeKind::part_of_day, TimeKind::day_of_other}, 1);
  if (is_day_number(item(i))) {
    const Point day = day_of_month_at(i, TimeKind::none);
    if (day.form == PointForm::day && (day.month > 0 || day.month_from_other || day.month_from_publication)) {
      Point out = day;
      out.weekday = point.weekday;
      out.end = skip(out.end, {TimeKind::part_of_day}, 1);
      return out;
    }
    if (function_word(i + 1) && !is(i + 1, TimeKind::month)) {
      point.form = PointForm::day;
      point.day = item(i).value;
      point.end = skip(i + 1, {TimeKind::part_of_day}, 1);
      return point;
    }
  }
  if (!pick_at(i, point)) week_tail(i, point);
  i = skip(i, {TimeKind::part_of_day}, 1);
  point.end = i;
  return point;
}

// mardi de la semaine dernière, mercredi de cette semaine
void Grammar::week_tail(std::size_t& i, Point& point) const {
  std::size_t k = skip(i, {TimeKind::of}, 1);
  if (!is(k, TimeKind::the) && !is(k, TimeKind::this_)) return;
  const TimeKind determiner = kind(k);
  if (!items_.is_unit(k + 1, TimeUnit::week)) return;
  const Point week = unit_at(k + 1, determiner, false);
  if (week.form != PointForm::unit_shift) return;
  point.in_week = true;
  point.count = week.count;
  point.from_other = week.from_other;
  i = week.end;
}

Point Grammar::day_of_month_at(std::size_t i, TimeKind determiner) const {
  Point point;
  point.day = item(i).value;
  std::size_t k = i + 1;
  if (is(k, TimeKind::month)) {
    point.form = PointForm::day;
    point.month = item(k).value;
    ++k;
    if (determiner == TimeKind::this_) point.pick = Pick::nearest;
    year_tail(k, point);
    point.end = skip(k, {TimeKind::part_of_day}, 1);
    return point;
  }
  // le 13 du même mois, le 3 de ce mois, le 5 du mois dernier
  const std::size_t of = k;
  k = skip(k, {TimeKind::of}, 1);
  if (k == of) return point;
  const bool same = is(k, TimeKind::same);
  k = skip(k, {TimeKind::same, TimeKind::this_, TimeKind::the}, 2);
  if (!items_.is_unit(k, TimeUnit::month)) return point;
  ++k;
  Point turned;
  pick_at(k, turned);
  point.form = PointForm::day;
  point.month_from_other = same || turned.pick == Pick::previous || turned.pick == Pick::following;
  point.month_from_publication = !point.month_from_other;
  point.month_shift = turned.pick == Pick::last || turned.pick == Pick::previous   ? -1
                      : turned.pick == Pick::next || turned.pick == Pick::following ? 1
                                                                                    : 0;
  point.end = k;
  return point;
}

// Behind a number of units: what the span is counted from.
Point Grammar::counted_units_at(std::size_t i, int count, bool approximate) const {
  Point point;
  point.unit = static_cast<TimeUnit>(item(i).value);
  point.count = count;
  point.approximate = approximate;
  point.form = PointForm::duration;
  std::size_t k = i + 1;
  if (is(k, TimeKind::earlier) || is(k, TimeKind::later)) {
    point.form = PointForm::count_shift;
    point.from_other = true;
    point.count = is(k, TimeKind::earlier) ? -count : count;
    point.end = k + 1;
    return point;
  }
  if ((is(k, TimeKind::before) || is(k, TimeKind::after)) && mark_or_end(k + 1)) {
    point.form = PointForm::count_shift;
    point.from_other = true;
    point.count = is(k, TimeKind::before) ? -count : count;
    point.end = k + 1;
    return point;
  }
  // « deux ans après la guerre » counts from an event: nothing that can be written.
  if (is(k, TimeKind::before) || is(k, TimeKind::after)) point.form = PointForm::left_alone;
  point.end = k;
  return point;
}

Point Grammar::number_at(std::size_t i, TimeKind determiner) const {
  const TimeItem& number = item(i);
  Point point;
  if (is_day_number(number)) {
    point = day_of_month_at(i, determiner);
    if (point.form != PointForm::none) return point;
  }
  if (number.kind == TimeKind::ordinal) return quarter_at(i, number.value);
  std::size_t k = i + 1;
  // trois derniers mois · dix premiers mois · prochains jours
  Point turned;
  const std::size_t before_turn = k;
  if (pick_at(k, turned) && is(k, TimeKind::unit)) {
    point.unit = static_cast<TimeUnit>(item(k).value);
    const bool back = turned.pick == Pick::last, ahead = turned.pick == Pick::next;
    point.form = back || ahead ? PointForm::recent : PointForm::vague;
    point.count = back ? number.value : -number.value;
    point.end = k + 1;
    return point;
  }
  k = before_turn;
  if (is(k, TimeKind::ordinal) && items_.is_unit(k + 1, TimeUnit::month) && number.value <= 12) {
    k += 2;
    point.form = PointForm::month;
    point.month = 1;
    point.last_month = number.value;
    year_tail(k, point);
    point.end = k;
    return point;
  }
  if (number.approximate) k = skip(k, {TimeKind::of}, 1);
  if (is(k, TimeKind::unit)) {
    Point counted = counted_units_at(k, number.value, number.approximate);
    // à 10 heures: the time of day
    const bool clock = counted.unit == TimeUnit::hour && number.value <= 24 && i > 0 &&
                       (is(i - 1, TimeKind::to) || is(i - 1, TimeKind::about));
    if (clock) counted.form = PointForm::left_alone;
    // les trois jours suivants; les dix années écoulées
    std::size_t tail = counted.end;
    if (counted.form == PointForm::duration && pick_at(tail, turned)) {
      Point recent = counted;
      const bool ahead = turned.pick == Pick::next;
      recent.form = turned.pick == Pick::last || ahead ? PointForm::recent : PointForm::vague;
      if (ahead) recent.count = -recent.count;
      recent.end = tail;
      return recent;
    }
    return counted;
  }
  if (year_stands(i)) {
    point.form = PointForm::year;
    point.year_from = YearFrom::stated;
    point.year = number.value;
    point.end = i + 1;
    return point;
  }
  // « Le 12, deux frégates »: a day of the month spoken of.
  if (determiner == TimeKind::the && number.figures && number.value >= 1 && number.value <= 31 && mark_or_end(i + 1) &&
      !counts_next(i)) {
    point.form = PointForm::day;
    point.day = number.value;
    point.end = i + 1;
  }
  return point;
}

Point Grammar::month_at(std::size_t i) const {
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

Point Grammar::season_at(std::size_t i, TimeKind determiner) const {
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
Point Grammar::fortnight_at(std::size_t i, int ordinal) const {
  const std::size_t k = skip(i + 2, {TimeKind::of}, 1);
  if (ordinal > 2 || !is(k, TimeKind::month)) return {};
  Point point = month_at(k);
  if (point.form != PointForm::month) return {};
  point.day = ordinal == 1 ? 1 : 16;
  point.last_day = ordinal == 1 ? 15 : 31;
  return point;
}

// premier trimestre, second semestre, dernier trimestre
Point Grammar::quarter_at(std::size_t i, int ordinal) const {
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
Point Grammar::edge_at(std::size_t i) const {
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
  const bool fits = point.form == PointForm::month || point.form == PointForm::year || point.form == PointForm::season ||
                    point.form == PointForm::unit_shift;
  if (!fits) return {};
  point.edge = edge;
  return point;
}

// la semaine dernière, ce mois, l'an prochain, la même année, l'année précédente, l'année 2018
Point Grammar::unit_at(std::size_t i, TimeKind determiner, bool same) const {
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
                        point.unit == TimeUnit::quarter || point.unit == TimeUnit::half || point.unit == TimeUnit::weekend ||
                        point.unit == TimeUnit::day;
  if (!calendar) return {};
  Point turned;
  const bool turn = pick_at(k, turned);
  if (point.unit == TimeUnit::day && !turn) return {};
  if (!turn && determiner != TimeKind::this_ && !same) return {};
  point.form = PointForm::unit_shift;
  point.from_other = same || turned.pick == Pick::previous || turned.pick == Pick::following;
  point.count = turned.pick == Pick::last || turned.pick == Pick::previous   ? -1
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
Point Grammar::turned_at(std::size_t i, TimeKind determiner) const {
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
  const bool plural = lower.ends_with('s') && lower.size() > 2 && !(point.unit == TimeUnit::month && determiner == TimeKind::the);
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
Point Grammar::shifted_at(std::size_t i, int sign) const {
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

Point Grammar::point_at(std::size_t i) const {
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
    case TimeKind::weekday: return weekday_at(i, determiner);
    case TimeKind::number:
    case TimeKind::ordinal: return number_at(i, determiner);
    case TimeKind::month:
      if (same || determiner == TimeKind::this_) return {};
      return month_at(i);
    case TimeKind::season: return season_at(i, determiner);
    case TimeKind::beginning:
    case TimeKind::end:
    case TimeKind::middle: return edge_at(i);
    case TimeKind::unit: return unit_at(i, determiner, same);
    case TimeKind::last:
    case TimeKind::next: return determiner == TimeKind::none ? point : turned_at(i, determiner);
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
    case TimeKind::period:
      // la rentrée 2024 is the year that begins then; l'exercice précédent
      if (here.value == 1 && is_year_number(item(i + 1)) && !counts_next(i + 1)) {
        point.form = PointForm::years;
        point.year = item(i + 1).value;
        point.last_year = point.year + 1;
        point.end = i + 2;
      } else if (here.value == 0 && start < i) {
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
    default: return point;
  }
}

// One end of a range: a day number alone is enough.
Point Grammar::partial_at(std::size_t i) const {
  const std::size_t start = i;
  i = skip(i, {TimeKind::the}, 1);
  Point point;
  std::size_t k = i;
  int weekday = -1;
  if (is(k, TimeKind::weekday)) {
    weekday = item(k).value;
    k = skip(k + 1, {TimeKind::part_of_day}, 1);
  }
  if (is_day_number(item(k)) && item(k).figures + (item(k).kind == TimeKind::ordinal) > 0 && !is(k + 1, TimeKind::month) &&
      !is(k + 1, TimeKind::unit)) {
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

// What the first end leaves out stands at the second: du 22 au 25 juin 2024.
void Grammar::share(Point& first, const Point& second) {
  if (first.form == PointForm::day && first.month == 0 && !first.month_from_other && !first.month_from_publication) {
    first.month = second.month;
    first.month_from_other = second.month_from_other;
    first.month_from_publication = second.month_from_publication;
    first.month_shift = second.month_shift;
  }
  const bool dated = first.form == PointForm::day || first.form == PointForm::month || first.form == PointForm::season;
  if (dated && first.year_from == YearFrom::none && second.year_from != YearFrom::none) {
    first.year_from = second.year_from;
    first.year = second.year;
    if (first.month > 0 && second.month > 0 && first.month > second.month) first.year -= 1;
    first.pick = second.pick;
  } else if (first.pick == Pick::by_tense && second.pick != Pick::by_tense) {
    first.pick = second.pick;
  }
}

bool same_form(const Point& a, const Point& b) {
  const auto calendar = [](const Point& p) { return p.form == PointForm::day || p.form == PointForm::weekday; };
  if (calendar(a) && calendar(b)) return true;
  if (a.form == b.form) {
    return a.form == PointForm::month || a.form == PointForm::year || a.form == PointForm::season ||
           a.form == PointForm::day_shift;
  }
  const auto coarse = [](const Point& p) { return p.form == PointForm::month || p.form == PointForm::year || p.form == PointForm::day; };
  return coarse(a) && coarse(b) && b.year_from == YearFrom::stated && a.year_from == YearFrom::stated;
}

// du 22 au 25 juin · entre 2019 et 2023 · de mars à juin · dans la nuit de samedi à dimanche
std::optional<TimeDraft> Grammar::range_at(std::size_t i) const {
  TimeDraft draft;
  draft.begin = i;
  draft.range = true;
  TimeKind link = TimeKind::to;
  std::size_t k = i;
  if (is(k, TimeKind::between)) {
    link = TimeKind::and_;
    ++k;
  } else if (is(k, TimeKind::of)) {
    ++k;
  } else if (!(is_day_number(item(k)) || is(k, TimeKind::weekday)) || !is(partial_at(k).end, TimeKind::to)) {
    return std::nullopt;  // 13 au 15 juillet needs no « du »
  }
  const bool led = k > i;
  draft.first = partial_at(k);
  if (draft.first.form == PointForm::none || draft.first.form == PointForm::left_alone) return std::nullopt;
  k = draft.first.end;
  if (!is(k, link)) return std::nullopt;
  const bool article_in_link = item(k).value == 1;
  ++k;
  if (link == TimeKind::and_) k = skip(k, {TimeKind::of}, 1);
  draft.second = article_in_link && is_day_number(item(k)) ? partial_at(k) : point_at(k);
  const bool between_days = link == TimeKind::and_ && draft.first.form == PointForm::day;
  if (draft.second.form == PointForm::none && between_days) draft.second = partial_at(k);
  if (draft.second.form == PointForm::none && is_year_number(item(k)) && draft.first.form == PointForm::year && !counts_next(k)) {
    draft.second = partial_at(k);
  }
  if (!same_form(draft.first, draft.second)) return std::nullopt;
  // « du 3 au 5 » needs a month somewhere, or nothing counted behind it.
  const bool bare = draft.second.form == PointForm::day && draft.second.month == 0 && !draft.second.month_from_other &&
                    !draft.second.month_from_publication;
  if (bare && (!led || !article_in_link || !function_word(draft.second.end))) return std::nullopt;
  share(draft.first, draft.second);
  draft.end = draft.second.end;
  return draft;
}

// lundi et mardi · les 12 et 13 août: days that follow one another are a range.
std::optional<TimeDraft> Grammar::pair_at(std::size_t i) const {
  TimeDraft draft;
  draft.begin = i;
  draft.first = partial_at(i);
  if (draft.first.form != PointForm::day && draft.first.form != PointForm::weekday) return std::nullopt;
  std::size_t k = draft.first.end;
  if (!is(k, TimeKind::and_) && !(item(k).mark && items_.words[item(k).word].lower == ",")) return std::nullopt;
  const bool comma = item(k).mark;
  k = skip(k + 1, {TimeKind::the}, 1);
  draft.second = partial_at(k);
  if (comma) {  // les 3, 4 et 5 mai
    if (draft.second.form != PointForm::day || !is(draft.second.end, TimeKind::and_)) return std::nullopt;
    draft.second = partial_at(draft.second.end + 1);
  }
  const bool days = draft.first.form == PointForm::day && draft.second.form == PointForm::day && draft.second.month > 0;
  const bool weekdays = draft.first.form == PointForm::weekday && draft.second.form == PointForm::weekday &&
                        draft.second.weekday == (draft.first.weekday + 1) % 7;
  if (!days && !weekdays) return std::nullopt;
  if (days && draft.first.month > 0) return std::nullopt;  // two dates of their own
  share(draft.first, draft.second);
  draft.end = draft.second.end;
  draft.range = true;
  return draft;
}

// chaque année, tous les lundis, par an
std::optional<TimeDraft> Grammar::frequency_at(std::size_t at) const {
  TimeDraft draft;
  draft.begin = at;
  draft.role = TimeRole::frequency;
  draft.first.form = PointForm::frequency;
  const std::size_t what = is(at, TimeKind::every) ? skip(at + 1, {TimeKind::number}, 1) : at + 1;
  const bool unit = is(what, TimeKind::unit);
  const bool recurs = unit || is(what, TimeKind::weekday) || is(what, TimeKind::season) || is(what, TimeKind::month) ||
                      is(what, TimeKind::part_of_day) || is(what, TimeKind::period);
  if (!(is(at, TimeKind::every) ? recurs : unit)) return std::nullopt;
  draft.end = draft.first.end = what + 1;
  return draft;
}

// « dans la soirée »: the day spoken of; « dans la nuit de samedi à dimanche » has its own date.
std::optional<TimeDraft> Grammar::day_of_other_at(std::size_t at) const {
  TimeDraft draft;
  draft.begin = at;
  draft.first.form = PointForm::day_shift;
  draft.first.from_other = true;
  draft.first.count = item(at).value;
  draft.end = draft.first.end = at + 1;
  const std::size_t next = skip(at + 1, {TimeKind::of}, 1);
  const bool own = is(next, TimeKind::weekday) || is(next, TimeKind::number) || is(next, TimeKind::ordinal) ||
                   is(next, TimeKind::the) || is(next, TimeKind::day_offset);
  if (next > at + 1 && own) return std::nullopt;
  return draft;
}

// « avait alors suspendu le traité »; not « le ministre d'alors », not at the head of a sentence, where it concludes.
std::optional<TimeDraft> Grammar::then_at(std::size_t at) const {
  const Upos upos = article_.token(items_.words[item(at).word].tokens.begin).upos;
  const bool adverb = upos == Upos::ADV || upos == Upos::X;
  if (at == 0 || !adverb || item(at - 1).mark || is(at - 1, TimeKind::of) || is(at + 1, TimeKind::than)) return std::nullopt;
  TimeDraft draft;
  draft.begin = at;
  draft.first.form = PointForm::date_of_other;
  draft.end = draft.first.end = at + 1;
  draft.then = true;
  return draft;
}

// The word that leads the expression gives the role; false when there is none.
bool Grammar::lead_at(std::size_t at, TimeDraft& draft) const {
  switch (kind(at)) {
    case TimeKind::since:
    case TimeKind::no_sooner:
    case TimeKind::after: draft.role = TimeRole::since; return true;
    case TimeKind::until:
      draft.role = TimeRole::until;
      // d'ici is to come; jusqu' may be over
      draft.to_come = items_.words[item(at).word].lower.starts_with("d'");
      return true;
    case TimeKind::no_later:
      draft.role = TimeRole::until;
      draft.to_come = true;
      return true;
    case TimeKind::before:
      draft.role = TimeRole::until;
      draft.exclusive = true;
      return true;
    case TimeKind::about: draft.approximate = true; return true;
    case TimeKind::during: return true;
    default: return false;
  }
}

// Spans counted from the publication: il y a six ans, dans trois jours, d'ici à trois mois, depuis deux ans.
bool Grammar::counted_at(std::size_t at, std::size_t body, TimeDraft& draft) const {
  int sign = 0;
  if (is(at, TimeKind::ago) || is(at, TimeKind::since)) sign = -1;
  if (is(at, TimeKind::ahead) || (draft.role == TimeRole::until && draft.to_come)) sign = 1;
  if (sign == 0) return false;
  draft.first = shifted_at(body, sign);
  if (draft.first.form != PointForm::count_shift) return false;
  if (is(draft.first.end, TimeKind::earlier) || is(draft.first.end, TimeKind::later)) return false;
  draft.end = draft.first.end;
  draft.approximate = draft.approximate || draft.first.approximate;
  return true;
}

// au lendemain du 7 octobre; « la veille de l'ouverture » counts from an event and is left alone.
void Grammar::shift_from_stated(TimeDraft& draft) const {
  if (draft.first.form != PointForm::day_shift || !draft.first.from_other || !is(draft.end, TimeKind::of)) return;
  const std::size_t target = skip(draft.end, {TimeKind::of}, 1);
  draft.second = is(target, TimeKind::day_from_other) ? Point{} : point_at(target);
  const bool day = draft.second.form == PointForm::day || draft.second.form == PointForm::weekday;
  if (!day) {
    draft.first.form = PointForm::left_alone;
    return;
  }
  draft.shifted_from_second = true;
  draft.end = draft.second.end;
}

std::optional<TimeDraft> Grammar::draft_at(std::size_t at) const {
  if (is(at, TimeKind::every) || is(at, TimeKind::per)) return frequency_at(at);
  if (is(at, TimeKind::day_of_other)) return day_of_other_at(at);
  if (is(at, TimeKind::then)) return then_at(at);
  TimeDraft draft;
  draft.begin = at;
  const bool counted_lead = is(at, TimeKind::ago) || is(at, TimeKind::ahead);
  const bool led = counted_lead || lead_at(at, draft);
  const std::size_t body = led ? skip(at + 1, {TimeKind::of, TimeKind::to, TimeKind::in, TimeKind::about}, 2) : at;
  if (counted_at(at, body, draft)) return draft;
  if (counted_lead) return std::nullopt;
  if (draft.role == TimeRole::point) {
    std::optional<TimeDraft> two = range_at(body);
    if (!two) two = pair_at(body);
    if (two) {
      two->begin = at;
      two->approximate = draft.approximate;
      return two;
    }
  }
  draft.first = point_at(body);
  if (draft.first.form == PointForm::none) return std::nullopt;
  draft.end = draft.first.end;
  shift_from_stated(draft);
  if (draft.first.form == PointForm::duration) {
    if (draft.role != TimeRole::point) return std::nullopt;
    draft.role = TimeRole::duration;
  }
  // fin 2019 environ
  if (is(draft.end, TimeKind::about) && mark_or_end(draft.end + 1) && draft.role == TimeRole::point) {
    draft.approximate = true;
    ++draft.end;
  }
  // en juillet au plus tard
  if (is(draft.end, TimeKind::no_later) && draft.role == TimeRole::point) {
    draft.role = TimeRole::until;
    draft.to_come = true;
    ++draft.end;
  }
  draft.approximate = draft.approximate || draft.first.approximate;
  return draft;
}

}  // namespace

std::optional<TimeDraft> time_draft_at(const TimeItems& items, const Article& article, std::size_t at) {
  return Grammar(items, article).draft_at(at);
}

}  // namespace paraphe
