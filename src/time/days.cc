#include <algorithm>

#include "time/grammar_parts.h"

namespace paraphe {

std::size_t DateGrammar::skip(std::size_t i, std::initializer_list<TimeKind> kinds, int most) const {
  for (int n = 0; n < most && std::find(kinds.begin(), kinds.end(), kind(i)) != kinds.end(); ++n) ++i;
  return i;
}

bool DateGrammar::function_word(std::size_t i) const {
  return mark_or_end(i) || (kind(i) != TimeKind::none && kind(i) != TimeKind::number && kind(i) != TimeKind::unit);
}

// 2 000 hommes, 2018 personnes: the tagger knows the noun; without it no number is taken for a count.
bool DateGrammar::counts_next(std::size_t number) const {
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
bool DateGrammar::year_stands(std::size_t i) const {
  if (!is_year_number(item(i)) || counts_next(i)) return false;
  if (i == 0) return mark_or_end(i + 1);
  // de 1500 à 2000 dollars
  const bool linked = is(i + 1, TimeKind::to) || is(i + 1, TimeKind::and_);
  if (linked && is(i + 2, TimeKind::number) && counts_next(i + 2)) return false;
  const TimeItem& before = item(i - 1);
  if (before.kind == TimeKind::no_year) return false;
  if (before.mark) return items_.words[before.word].lower != "/";
  if (before.kind == TimeKind::number || before.kind == TimeKind::about) return before.kind == TimeKind::about;
  if (before.kind == TimeKind::the) return items_.words[before.word].lower.size() == 2;  // l' alone
  if (before.kind != TimeKind::none) return true;
  return !before.capital && item(i).value >= 1900 && item(i).value <= 2100;
}

bool DateGrammar::pick_at(std::size_t& i, Point& point) const {
  switch (kind(i)) {
    case TimeKind::last:
      point.pick = Pick::last;
      break;
    case TimeKind::next:
      point.pick = Pick::next;
      break;
    case TimeKind::following:
      point.pick = Pick::following;
      break;
    case TimeKind::previous:
      point.pick = Pick::previous;
      break;
    default:
      return false;
  }
  ++i;
  return true;
}

// 2018 · l'an dernier · la même année · cette année · l'année précédente · de l'année: which year a month is of.
bool DateGrammar::year_reference(std::size_t& i, Point& point) const {
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
void DateGrammar::year_tail(std::size_t& i, Point& point) const {
  if (year_reference(i, point)) return;
  pick_at(i, point);
}

Point DateGrammar::weekday_at(std::size_t i, TimeKind determiner) const {
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
void DateGrammar::week_tail(std::size_t& i, Point& point) const {
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

Point DateGrammar::day_of_month_at(std::size_t i, TimeKind determiner) const {
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
  point.month_shift = turned.pick == Pick::last || turned.pick == Pick::previous    ? -1
                      : turned.pick == Pick::next || turned.pick == Pick::following ? 1
                                                                                    : 0;
  point.end = k;
  return point;
}

// Behind a number of units: what the span is counted from.
Point DateGrammar::counted_units_at(std::size_t i, int count, bool approximate) const {
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

Point DateGrammar::number_at(std::size_t i, TimeKind determiner) const {
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

}  // namespace paraphe
