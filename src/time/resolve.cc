#include "time/resolve.h"

#include <algorithm>
#include <cstdlib>

namespace paraphe {

namespace {

// A value of one point: what begins and ends it, as written in EDTF.
struct Value {
  Edtf date;
  TimeAnchor anchor = TimeAnchor::unresolved;
  bool conflict = false;
  bool known() const { return anchor != TimeAnchor::unresolved; }
};

constexpr int least_year = 1, most_year = 9998;

bool plausible(int year) { return year >= least_year && year <= most_year; }

Edtf plain(DatePart begin) {
  Edtf out;
  out.begin = begin;
  return out;
}

Edtf interval(DatePart begin, DatePart end) {
  Edtf out;
  out.begin = begin;
  out.end = end;
  out.interval = true;
  return out;
}

Edtf interval(const Day& begin, const Day& end) { return interval(part_of(begin), part_of(end)); }

// Months since year 0, to count with.
int month_count(int year, int month) { return year * 12 + month - 1; }
DatePart month_part(int count) { return {count / 12, count % 12 + 1, 0, false}; }

// Of two whole numbers of periods from now: the one that the tense, or else nearness, asks for.
// `value` is the candidate of this period; it comes again every `every`; `now` is the present.
int choose(int now, int value, int every, Direction direction, Pick pick) {
  const int phase = ((value - now) % every + every) % every;  // 0 … every-1 ahead
  const int next = now + phase, previous = phase == 0 ? now : next - every;
  switch (pick) {
    case Pick::last:
      return phase == 0 ? now - every : previous;
    case Pick::next:
      return phase == 0 ? now + every : next;
    case Pick::nearest:
      return phase == 0 ? now : (next - now < now - previous ? next : previous);
    default:
      break;
  }
  if (direction == Direction::behind) return previous;
  if (direction == Direction::ahead) return next;
  return next - now < now - previous ? next : previous;
}

Value of_weekday(const Point& point, const TimeContext& context, const std::optional<Edtf>& from) {
  if (point.in_week) {
    if (!context.published || point.from_other) return {};
    const Day monday = plus_days(*context.published, 7 * point.count - weekday(*context.published));
    return {plain(part_of(plus_days(monday, point.weekday))), TimeAnchor::publication, false};
  }
  const bool relative = point.pick == Pick::following || point.pick == Pick::previous;
  const std::optional<Day> other = from ? last_day(*from) : std::nullopt;
  std::optional<Day> base = relative ? other : context.published;
  if (!base) return {};
  Pick pick = point.pick;
  if (relative) pick = point.pick == Pick::following ? Pick::next : Pick::last;
  // « ce mercredi » goes with the tense unless it is today.
  if (pick == Pick::nearest && context.direction != Direction::either) pick = Pick::by_tense;
  const int now = static_cast<int>(day_number(*base));
  const int value = now + (point.weekday - weekday(*base));
  const Day day = day_of_number(choose(now, value, 7, context.direction, pick));
  return {plain(part_of(day)), relative ? TimeAnchor::other_expression : TimeAnchor::publication, false};
}

// The year that the point is of, if it says so; 0 when it cannot be known.
std::optional<int> stated_year(const Point& point, const TimeContext& context, TimeAnchor& anchor) {
  switch (point.year_from) {
    case YearFrom::none:
      return std::nullopt;
    case YearFrom::stated:
      anchor = TimeAnchor::stated;
      return point.year;
    case YearFrom::publication:
      if (!context.published) return 0;
      anchor = TimeAnchor::publication;
      return context.published->year + point.year;
    case YearFrom::other: {
      const std::optional<Day> first = context.other ? first_day(*context.other) : std::nullopt;
      if (!first) return 0;
      anchor = TimeAnchor::other_expression;
      return first->year + point.year;
    }
  }
  return std::nullopt;
}

Value checked_day(int year, int month, int day, TimeAnchor anchor, int expected_weekday) {
  const Day value{year, month, day};
  if (!is_valid(value)) return {};
  return {plain(part_of(value)), anchor, expected_weekday >= 0 && weekday(value) != expected_weekday};
}

// The nearest month in which a day fits the tense and, if given, the weekday.
Value nearest_month_for(const Point& point, const Day& now, Direction direction) {
  Value best;
  std::int64_t best_distance = 0;
  for (int shift = -7; shift <= 7; ++shift) {
    const DatePart month = month_part(month_count(now.year, now.month) + shift);
    const Value value = checked_day(month.year, month.month, point.day, TimeAnchor::publication, point.weekday);
    if (!value.known() || value.conflict) continue;
    const std::int64_t ahead = day_number({month.year, month.month, point.day}) - day_number(now);
    if (direction == Direction::behind && ahead > 0) continue;
    if (direction == Direction::ahead && ahead < 0) continue;
    const std::int64_t distance = std::abs(ahead);
    if (!best.known() || distance < best_distance) best = value, best_distance = distance;
  }
  return best;
}

// A day whose month is the one spoken of.
Value of_bare_day(const Point& point, const TimeContext& context) {
  const std::optional<Edtf>& from = context.other;
  const bool other_month = from && from->begin.month >= 1 && from->begin.month <= 12 && !point.month_from_publication;
  if (other_month) {
    const DatePart& part = from->interval && from->end.month > 0 ? from->end : from->begin;
    const DatePart month = month_part(month_count(part.year, part.month) + point.month_shift);
    const Value value = checked_day(month.year, month.month, point.day, TimeAnchor::other_expression, point.weekday);
    if (value.known() && !value.conflict) return value;
  }
  if (point.month_from_other || !context.published) return {};
  const Day& now = *context.published;
  if (point.month_from_publication) {
    const DatePart month = month_part(month_count(now.year, now.month) + point.month_shift);
    return checked_day(month.year, month.month, point.day, TimeAnchor::publication, point.weekday);
  }
  const Value by_tense = nearest_month_for(point, now, context.direction);
  return by_tense.known() ? by_tense : nearest_month_for(point, now, Direction::either);
}

Value of_day(const Point& point, const TimeContext& context) {
  if (point.month == 0) return of_bare_day(point, context);
  TimeAnchor anchor = TimeAnchor::unresolved;
  if (const std::optional<int> year = stated_year(point, context, anchor)) {
    return plausible(*year) ? checked_day(*year, point.month, point.day, anchor, point.weekday) : Value{};
  }
  if (!context.published) return {};
  // The same day in three years; the 29th of February only when there is one.
  const Day& now = *context.published;
  const auto in = [&](int year) { return Day{year, point.month, point.day}; };
  Value best;
  std::int64_t best_distance = 0;
  for (int year = now.year - 1; year <= now.year + 1; ++year) {
    if (!is_valid(in(year))) continue;
    const std::int64_t ahead = day_number(in(year)) - day_number(now);
    const Pick pick = point.pick;
    const bool behind = pick == Pick::last || (pick == Pick::by_tense && context.direction == Direction::behind);
    const bool forward = pick == Pick::next || (pick == Pick::by_tense && context.direction == Direction::ahead);
    if (behind && (pick == Pick::last ? ahead >= 0 : ahead > 0)) continue;
    if (forward && (pick == Pick::next ? ahead <= 0 : ahead < 0)) continue;
    const std::int64_t distance = std::abs(ahead);
    const Value value = checked_day(year, point.month, point.day, TimeAnchor::publication, point.weekday);
    if (!best.known() || distance < best_distance) best = value, best_distance = distance;
  }
  return best;
}

Value of_month(const Point& point, const TimeContext& context) {
  TimeAnchor anchor = TimeAnchor::unresolved;
  int year = 0;
  const int last = point.last_month > 0 ? point.last_month : point.month;
  if (const std::optional<int> stated = stated_year(point, context, anchor)) {
    year = *stated;
    if (!plausible(year)) return {};
  } else if (point.pick == Pick::following || point.pick == Pick::previous) {
    const std::optional<Day> base = context.other ? first_day(*context.other) : std::nullopt;
    if (!base) return {};
    const int now = month_count(base->year, base->month);
    const Pick pick = point.pick == Pick::following ? Pick::next : Pick::last;
    year = choose(now, month_count(base->year, point.month), 12, Direction::either, pick) / 12;
    anchor = TimeAnchor::other_expression;
  } else {
    if (!context.published) return {};
    const Day& now = *context.published;
    const int present = month_count(now.year, now.month);
    // Of a quarter the end decides what is behind, the beginning what is ahead.
    const int mark = context.direction == Direction::behind && point.last_month > 0 ? point.month : last;
    year = choose(present, month_count(now.year, mark), 12, context.direction, point.pick) / 12;
    anchor = TimeAnchor::publication;
  }
  const DatePart begin{year, point.month, 0, false};
  if (point.last_day > 0) {
    const int end = std::min(point.last_day, days_in_month(year, point.month));
    return {interval(DatePart{year, point.month, point.day, false}, DatePart{year, point.month, end, false}), anchor,
            false};
  }
  if (last == point.month) return {plain(begin), anchor, false};
  return {interval(begin, DatePart{year, last, 0, false}), anchor, false};
}

Value of_season(const Point& point, const TimeContext& context) {
  TimeAnchor anchor = TimeAnchor::unresolved;
  if (const std::optional<int> year = stated_year(point, context, anchor)) {
    if (!plausible(*year)) return {};
    return {plain({*year, point.season, 0, false}), anchor, false};
  }
  if (!context.published) return {};
  const Day& now = *context.published;
  const int first_month = 3 + 3 * (point.season - 21);
  const int present = month_count(now.year, now.month);
  // Counted from the beginning: a season that has begun is behind, one that is not over may be ahead.
  int begin = choose(present, month_count(now.year, first_month), 12, context.direction, point.pick);
  const bool running =
      present - 2 <= choose(present, month_count(now.year, first_month), 12, Direction::behind, Pick::by_tense);
  if (running && (context.direction == Direction::ahead || point.pick == Pick::nearest)) {
    begin = choose(present, month_count(now.year, first_month), 12, Direction::behind, Pick::by_tense);
  }
  if (running && point.pick == Pick::last)
    begin = choose(present, month_count(now.year, first_month), 12, Direction::behind, Pick::by_tense) - 12;
  return {plain({begin / 12, point.season, 0, false}), TimeAnchor::publication, false};
}

// The academic year that runs on a day begins in September.
Edtf academic_year(const Day& day, int shift) {
  const int begin = (day.month >= 8 ? day.year : day.year - 1) + shift;
  return interval(DatePart{begin, 0, 0, false}, DatePart{begin + 1, 0, 0, false});
}

Edtf week_of(const Day& day, int shift) {
  const Day monday = plus_days(day, 7 * shift - weekday(day));
  return interval(monday, plus_days(monday, 6));
}

Edtf months_from(int count, int months) {
  if (months == 1) return plain(month_part(count));
  return interval(month_part(count), month_part(count + months - 1));
}

Value of_unit_shift(const Point& point, const TimeContext& context) {
  std::optional<Day> base = context.published;
  TimeAnchor anchor = TimeAnchor::publication;
  if (point.from_other) {
    if (!context.other) return {};
    base = point.count >= 0 ? last_day(*context.other) : first_day(*context.other);
    if (!base) base = first_day(*context.other);
    if (!base) base = last_day(*context.other);
    anchor = TimeAnchor::other_expression;
    // 2023/2024 and « l'année précédente »: the academic year before.
    const Edtf& other = *context.other;
    const bool years = other.interval && other.begin.month == 0 && other.end.month == 0 && other.begin.year > 0 &&
                       other.end.year == other.begin.year + 1;
    if (point.unit == TimeUnit::year && years) {
      Edtf moved = other;
      moved.begin.year += point.count;
      moved.end.year += point.count;
      return {moved, anchor, false};
    }
  }
  if (!base || !plausible(base->year + point.count)) return {};
  const int month = month_count(base->year, base->month);
  switch (point.unit) {
    case TimeUnit::day:
      return {plain(part_of(plus_days(*base, point.count))), anchor, false};
    case TimeUnit::week:
      return {week_of(*base, point.count), anchor, false};
    case TimeUnit::weekend: {
      const Day saturday = plus_days(*base, 5 - weekday(*base) +
                                                7 * (point.count < 0 && weekday(*base) == 6 ? 0
                                                     : point.count > 0                      ? 0
                                                                                            : point.count));
      return {interval(saturday, plus_days(saturday, 1)), anchor, false};
    }
    case TimeUnit::month:
      return {plain(month_part(month + point.count)), anchor, false};
    case TimeUnit::quarter:
      return {months_from((month / 3 + point.count) * 3, 3), anchor, false};
    case TimeUnit::half:
      return {months_from((month / 6 + point.count) * 6, 6), anchor, false};
    case TimeUnit::year:
      if (point.academic) return {academic_year(*base, point.count), anchor, false};
      // fin de l'année, début de l'an prochain
      if (point.edge == Edge::end) return {plain({base->year + point.count, 12, 0, false}), anchor, false};
      if (point.edge == Edge::beginning) return {plain({base->year + point.count, 1, 0, false}), anchor, false};
      return {plain({base->year + point.count, 0, 0, false}), anchor, false};
    default:
      return {};
  }
}

int days_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day:
      return 1;
    case TimeUnit::weekend:
      return 2;
    case TimeUnit::week:
      return 7;
    case TimeUnit::fortnight:
      return 15;
    case TimeUnit::month:
      return 30;
    case TimeUnit::quarter:
      return 91;
    case TimeUnit::half:
      return 182;
    case TimeUnit::year:
      return 365;
    case TimeUnit::decade:
      return 3652;
    default:
      return 0;
  }
}

std::int32_t duration_days(const Point& point) {
  if (point.unit == TimeUnit::hour) return (point.count + 23) / 24;
  if (point.unit == TimeUnit::century || point.count > 100000) return 0;
  return point.count * days_of(point.unit);
}

// A value moved by whole years or months, as exact as it was: the first quarter of 2024 and « un an plus tôt ».
Value moved(const Edtf& other, const Point& point) {
  const int months = point.unit == TimeUnit::year ? 12 * point.count : point.count;
  const auto move = [&](const DatePart& part) {
    if (part.year == 0) return part;
    if (point.unit == TimeUnit::year) {
      DatePart out = part;
      out.year += point.count;
      out.day = 0;
      return out;
    }
    return month_part(month_count(part.year, std::clamp(part.month, 1, 12)) + months);
  };
  Edtf out = other;
  out.begin = move(other.begin);
  if (other.interval) out.end = move(other.end);
  // A day or month moved by years is a bare year, as « il y a six ans » is.
  if (point.unit == TimeUnit::year && !other.interval) out.begin.month = out.begin.day = 0;
  if (out.begin.year < 0 || out.end.year < 0) return {};
  return {out, TimeAnchor::other_expression, false};
}

Value of_count_shift(const Point& point, const TimeContext& context) {
  if (point.unit == TimeUnit::century || std::abs(point.count) > 5000) return {};
  if (point.unit == TimeUnit::hour && std::abs(point.count) > 240) return {};
  const bool coarse = point.unit == TimeUnit::year || point.unit == TimeUnit::month || point.unit == TimeUnit::decade;
  Point unit = point;
  if (point.unit == TimeUnit::decade) unit.unit = TimeUnit::year, unit.count *= 10;
  std::optional<Day> base = context.published;
  TimeAnchor anchor = TimeAnchor::publication;
  if (point.from_other) {
    if (coarse) {
      if (!context.other) return {};
      return moved(*context.other, unit);
    }
    const std::optional<Edtf>& from = context.other_day;
    base = from ? (point.count < 0 ? first_day(*from) : last_day(*from)) : std::nullopt;
    anchor = TimeAnchor::other_expression;
  }
  if (!base) return {};
  if (unit.unit == TimeUnit::year) {
    if (!plausible(base->year + unit.count)) return {};
    return {plain({base->year + unit.count, 0, 0, point.approximate}), anchor, false};
  }
  if (unit.unit == TimeUnit::month) {
    const int month = month_count(base->year, base->month) + unit.count;
    if (month < 12) return {};
    DatePart part = month_part(month);
    part.approximate = point.approximate;
    return {plain(part), anchor, false};
  }
  const int days = unit.unit == TimeUnit::hour ? unit.count / 24 : unit.count * days_of(unit.unit);
  Value out{plain(part_of(plus_days(*base, days))), anchor, false};
  const bool round = unit.unit == TimeUnit::week || unit.unit == TimeUnit::fortnight || point.approximate;
  out.date.begin.approximate = round;
  return out;
}

Value of_recent(const Point& point, const TimeContext& context) {
  if (!context.published || std::abs(point.count) > 200) return {};
  const Day& now = *context.published;
  DatePart near = part_of(now), far;
  if (point.unit == TimeUnit::year) {
    near = {now.year, 0, 0, false};
    far = {now.year - point.count, 0, 0, false};
  } else if (point.unit == TimeUnit::month) {
    near = {now.year, now.month, 0, false};
    far = month_part(month_count(now.year, now.month) - point.count);
  } else if (days_of(point.unit) > 0) {
    far = part_of(plus_days(now, -point.count * days_of(point.unit)));
  } else {
    return {};
  }
  return {point.count > 0 ? interval(far, near) : interval(near, far), TimeAnchor::publication, false};
}

Value of_year(const Point& point) {
  DatePart part{point.year, 0, 0, false};
  if (point.edge == Edge::end) part.month = 12;
  if (point.edge == Edge::beginning) part.month = 1;
  if (point.edge == Edge::middle) {
    part.month = 6;
    part.approximate = true;
  }
  return {plain(part), TimeAnchor::stated, false};
}

Value of_day_shift(const Point& point, const TimeContext& context) {
  std::optional<Day> base = context.published;
  TimeAnchor anchor = TimeAnchor::publication;
  if (point.from_other && context.other_day) {
    base = point.count < 0 ? first_day(*context.other_day) : last_day(*context.other_day);
    anchor = TimeAnchor::other_expression;
  }
  if (!base) return {};
  if (point.from_other && point.count == 0 && context.other_day && context.other_day->begin.day == 0 &&
      context.other_day->end.day == 0) {
    return {*context.other_day, anchor, false};
  }
  return {plain(part_of(plus_days(*base, point.count))), anchor, false};
}

Value of_point(const Point& point, const TimeContext& context) {
  switch (point.form) {
    case PointForm::day:
      return of_day(point, context);
    case PointForm::week_of: {
      const Value day = of_day(point, context);
      if (!day.known()) return day;
      return {week_of(*first_day(day.date), 0), day.anchor, false};
    }
    case PointForm::weekday:
      return of_weekday(point, context, context.other_day);
    case PointForm::month:
      return of_month(point, context);
    case PointForm::season:
      return of_season(point, context);
    case PointForm::year:
      return of_year(point);
    case PointForm::years:
      return {interval(DatePart{point.year, 0, 0, false}, DatePart{point.last_year, 0, 0, false}), TimeAnchor::stated,
              false};
    case PointForm::unit_shift:
      return of_unit_shift(point, context);
    case PointForm::count_shift:
      return of_count_shift(point, context);
    case PointForm::day_shift:
      return of_day_shift(point, context);
    case PointForm::recent:
      return of_recent(point, context);
    case PointForm::date_of_other:
      if (!context.other) return {};
      return {*context.other, TimeAnchor::other_expression, false};
    default:
      return {};
  }
}

// The second end of a range lies behind the first: « du 28 octobre au 3 novembre », « de samedi à lundi ».
Value second_end(const Point& first, const Point& second, const Value& begin, const TimeContext& context) {
  Value end = of_point(second, context);
  const bool open_year = second.year_from == YearFrom::none && second.form != PointForm::year &&
                         !second.month_from_publication;  // « du 4 au 23 du mois prochain »
  if (!open_year || !begin.known()) return end;
  const std::optional<Day> from = first_day(begin.date);
  if (!from) return end;
  TimeContext after = context;
  after.published = from;
  after.direction = Direction::ahead;
  Point again = second;
  again.pick = Pick::by_tense;
  if (second.form == PointForm::day && second.month == 0 && first.month == 0) {
    after.other = begin.date;
  }
  const Value value = of_point(again, after);
  return value.known() ? Value{value.date, end.known() ? end.anchor : begin.anchor, value.conflict} : end;
}

Value of_range(const TimeDraft& draft, const TimeContext& context) {
  TimeContext for_first = context;
  const Value begin = of_point(draft.first, for_first);
  const Value end = second_end(draft.first, draft.second, begin, context);
  if (!begin.known() || !end.known()) return {};
  const DatePart last = end.date.interval ? end.date.end : end.date.begin;
  Value out{interval(begin.date.begin, last), end.anchor, begin.conflict || end.conflict};
  const std::optional<Day> from = first_day(out.date), to = last_day(out.date);
  if (from && to && *to < *from) return {};
  return out;
}

// avant juillet → /2024-06, avant fin juin → /2024-06, avant 2027 → /2026, avant le 16 mai → /2017-05-15
DatePart limit(const TimeDraft& draft, const Edtf& date) {
  DatePart part = date.interval ? date.end : date.begin;
  if (!draft.exclusive || draft.first.edge == Edge::end) return part;
  if (date.interval) part = date.begin;
  part.approximate = false;
  if (draft.first.holiday) {
    part.day = 0;
  } else if (part.day > 0) {
    part = part_of(plus_days({part.year, part.month, part.day}, -1));
  } else if (part.month > 20) {
    // A season: up to the month before it begins.
    part = month_part(month_count(part.year, 3 + 3 * (part.month - 21)) - 1);
  } else if (part.month > 0) {
    part = month_part(month_count(part.year, part.month) - 1);
  } else {
    part.year -= 1;
  }
  return part;
}

// The calendar of EDTF's level 1 ends at both sides: what falls out of it cannot be written.
bool writable(const DatePart& part) {
  if (part.year == 0 && part.month == 0 && part.day == 0) return true;  // an open end
  return part.year >= least_year && part.year <= most_year;
}

bool writable(const Edtf& date) {
  return writable(date.begin) && writable(date.end) && (date.begin.year > 0 || date.end.year > 0);
}

}  // namespace

bool counts_from_other(const TimeDraft& draft) {
  const auto other = [](const Point& point) {
    return point.from_other || point.year_from == YearFrom::other || point.form == PointForm::date_of_other ||
           point.pick == Pick::following || point.pick == Pick::previous || point.month_from_other;
  };
  return !draft.shifted_from_second && (other(draft.first) || other(draft.second));
}

bool lacks_month(const TimeDraft& draft) { return draft.first.form == PointForm::day && draft.first.month == 0; }

ResolvedTime resolve(const TimeDraft& draft, const TimeContext& given) {
  ResolvedTime out;
  TimeContext context = given;
  if (draft.first.form == PointForm::duration) {
    out.days = duration_days(draft.first);
    out.anchor = TimeAnchor::stated;
    return out;
  }
  if (draft.first.form == PointForm::frequency) {
    out.anchor = TimeAnchor::stated;
    return out;
  }
  if (draft.to_come) context.direction = Direction::ahead;
  if (draft.shifted_from_second) {
    const Value from = of_point(draft.second, context);
    if (!from.known()) return out;
    context.other_day = from.date;
  }
  const Value value = draft.range ? of_range(draft, context) : of_point(draft.first, context);
  if (!value.known()) return out;
  out.date = value.date;
  out.anchor = value.anchor;
  out.weekday_conflict = value.conflict;
  if (draft.approximate && !out.date.interval) out.date.begin.approximate = true;
  if (draft.role == TimeRole::until) {
    const DatePart end = limit(draft, out.date);
    out.date = Edtf{};
    out.date.interval = true;
    out.date.end = end;
  } else if (draft.role == TimeRole::since && out.date.interval && draft.first.form != PointForm::years) {
    out.date = plain(out.date.begin);
  }
  return writable(out.date) ? out : ResolvedTime{};
}

}  // namespace paraphe
