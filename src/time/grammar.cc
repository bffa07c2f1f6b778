#include "time/grammar_parts.h"

namespace paraphe {

// What the first end leaves out stands at the second: du 22 au 25 juin 2024.
void DateGrammar::share(Point& first, const Point& second) {
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

namespace {

bool same_form(const Point& a, const Point& b) {
  const auto calendar = [](const Point& p) { return p.form == PointForm::day || p.form == PointForm::weekday; };
  if (calendar(a) && calendar(b)) return true;
  if (a.form == b.form) {
    return a.form == PointForm::month || a.form == PointForm::year || a.form == PointForm::season ||
           a.form == PointForm::day_shift;
  }
  const auto coarse = [](const Point& p) {
    return p.form == PointForm::month || p.form == PointForm::year || p.form == PointForm::day;
  };
  return coarse(a) && coarse(b) && b.year_from == YearFrom::stated && a.year_from == YearFrom::stated;
}

}  // namespace

// du 22 au 25 juin · entre 2019 et 2023 · de mars à juin · dans la nuit de samedi à dimanche
std::optional<TimeDraft> DateGrammar::range_at(std::size_t i) const {
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
  if (draft.second.form == PointForm::none && is_year_number(item(k)) && draft.first.form == PointForm::year &&
      !counts_next(k)) {
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
std::optional<TimeDraft> DateGrammar::pair_at(std::size_t i) const {
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
std::optional<TimeDraft> DateGrammar::frequency_at(std::size_t at) const {
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
std::optional<TimeDraft> DateGrammar::day_of_other_at(std::size_t at) const {
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
std::optional<TimeDraft> DateGrammar::then_at(std::size_t at) const {
  const Upos upos = article_.token(items_.words[item(at).word].tokens.begin).upos;
  const bool adverb = upos == Upos::ADV || upos == Upos::X;
  if (at == 0 || !adverb || item(at - 1).mark || is(at - 1, TimeKind::of) || is(at + 1, TimeKind::than))
    return std::nullopt;
  TimeDraft draft;
  draft.begin = at;
  draft.first.form = PointForm::date_of_other;
  draft.end = draft.first.end = at + 1;
  draft.then = true;
  return draft;
}

// The word that leads the expression gives the role; false when there is none.
bool DateGrammar::lead_at(std::size_t at, TimeDraft& draft) const {
  switch (kind(at)) {
    case TimeKind::since:
    case TimeKind::no_sooner:
    case TimeKind::after:
      draft.role = TimeRole::since;
      return true;
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
    case TimeKind::about:
      draft.approximate = true;
      return true;
    case TimeKind::during:
      return true;
    default:
      return false;
  }
}

// Spans counted from the publication: il y a six ans, dans trois jours, d'ici à trois mois, depuis deux ans.
bool DateGrammar::counted_at(std::size_t at, std::size_t body, TimeDraft& draft) const {
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
void DateGrammar::shift_from_stated(TimeDraft& draft) const {
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

std::optional<TimeDraft> DateGrammar::draft_at(std::size_t at) const {
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

std::optional<TimeDraft> time_draft_at(const TimeItems& items, const Article& article, std::size_t at) {
  return DateGrammar(items, article).draft_at(at);
}

}  // namespace paraphe
