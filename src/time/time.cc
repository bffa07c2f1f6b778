#include "time/time.h"

#include <algorithm>

#include "time/resolve.h"

namespace paraphe {

namespace {

// The dates spoken of so far, for « la veille » and « un an plus tôt ».
struct Spoken {
  std::optional<Edtf> any, day, month;
  std::optional<Day> heading;  // of a chronology: the date that its last entry begins with
  std::int32_t sentences_ago = 0;
  std::int32_t day_ago = 0;  // sentences since a day was spoken of

  void remember(const Edtf& date) {
    any = date;
    sentences_ago = 0;
    const bool names_day = date.begin.day > 0 || date.end.day > 0;
    if (names_day) day = date, day_ago = 0;
    if (names_day || (date.begin.month > 0 && date.begin.month < 13)) month = date;
  }
};

struct Found {
  TimeDraft draft;
  TimeExpression expression;
  bool done = false;
  bool goes_on = false;  // its year is that of the date just spoken of
};

bool dated(const TimeExpression& time) {
  return time.anchor != TimeAnchor::unresolved && (time.date.begin.year > 0 || time.date.end.year > 0);
}

// The word through which the expression hangs on the rest: its head lies outside; nouns and numbers before others.
TokenIndex head_of(const Article& article, TokenRange range) {
  TokenIndex first = no_token, best = no_token;
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    const Token& token = article.token(i);
    if (token.head >= range.begin && token.head < range.end) continue;
    if (first == no_token) first = i;
    const bool weak = token.upos == Upos::ADP || token.upos == Upos::DET || token.upos == Upos::PUNCT ||
                      token.upos == Upos::SCONJ || token.upos == Upos::CCONJ;
    if (best == no_token && !weak) best = i;
  }
  return best != no_token ? best : first != no_token ? first : range.begin;
}

TimeExpression expression_of(const Article& article, const TimeItems& items, const TimeDraft& draft) {
  TimeExpression out;
  const TimeItem& first = items.at(draft.begin);
  const TimeItem& last = items.at(draft.end - 1);
  const std::size_t end_word = last.word + std::max<std::size_t>(last.words, 1);
  out.tokens = {items.words[first.word].tokens.begin, items.words[end_word - 1].tokens.end};
  out.span = {items.words[first.word].span.begin, items.words[end_word - 1].span.end};
  out.role = draft.role;
  out.head = head_of(article, out.tokens);
  return out;
}

// « dans la nuit du 31 mars au 1er avril », « pour la période 2020-2024 », « au mois de mai »: the noun before the date
// is part of the expression, for the date hangs on it.
void take_noun_before(const TimeItems& items, TimeDraft& draft, std::size_t from) {
  if (draft.role != TimeRole::point || draft.begin == 0) return;
  std::size_t i = draft.begin;
  if (!items.is(i, TimeKind::of) && i > from && items.is(i - 1, TimeKind::of)) --i;
  if (i == from || i == 0) return;
  const TimeItem& noun = items.at(i - 1);
  const bool date = draft.first.form == PointForm::day || draft.first.form == PointForm::weekday;
  const bool fits = ((noun.kind == TimeKind::part_of_day || noun.kind == TimeKind::day_of_other) && date) ||
                    (noun.kind == TimeKind::period &&
                     (draft.first.form == PointForm::years || draft.first.form == PointForm::year)) ||
                    (items.is_unit(i - 1, TimeUnit::month) && draft.first.form == PointForm::month) ||
                    (items.is_unit(i - 1, TimeUnit::day) && date);
  if (!fits) return;
  draft.begin = i - 1;
  if (draft.begin > from && items.is(draft.begin - 1, TimeKind::the)) --draft.begin;
}

bool counts(const NumberWords& numbers, const std::string& lower) {
  if (!lower.empty() && lower.front() >= '0' && lower.front() <= '9') return true;
  const std::int32_t at = numbers.book.entry_of(lower);
  if (at == PhraseBook::unknown) return false;
  const NumberEntry& entry = numbers.entries[static_cast<std::size_t>(at)];
  return entry.kind == NumberKind::collective || entry.kind == NumberKind::worded ||
         entry.kind == NumberKind::fraction || entry.kind == NumberKind::scale || entry.kind == NumberKind::hundred ||
         entry.kind == NumberKind::thousand || (entry.kind == NumberKind::numeral && entry.value > 1);
}

// « contre 8 millions en 2021 », « deux fois plus qu'en 2022 »: the date of the other side of a comparison.
bool is_compared(const NumberWords& numbers, const TimeItems& items, const TimeDraft& draft) {
  std::size_t i = draft.begin;
  while (i > 0 && draft.begin - i < 2 &&
         (items.is(i - 1, TimeKind::in) || items.is(i - 1, TimeKind::to) || items.is(i - 1, TimeKind::of)))
    --i;
  constexpr std::size_t reach = 8;  // items
  if (i > 0 && items.is(i - 1, TimeKind::than)) {
    for (std::size_t k = i - 1; k-- > 0 && i - k <= reach;) {
      if (items.is(k, TimeKind::degree) || items.is(k, TimeKind::about)) return true;
    }
    return false;
  }
  bool number = false;
  for (std::size_t k = i; k-- > 0 && i - k <= reach && !items.at(k).mark;) {
    if (items.is(k, TimeKind::contrast)) return number;
    number = number || counts(numbers, items.words[items.at(k).word].lower);
  }
  return false;
}

std::vector<Found> drafts_of(const Article& article, const NumberWords& numbers, const TimeItems& items) {
  std::vector<Found> out;
  std::size_t last = 0;  // the item behind the expression before
  for (std::size_t i = 0; i < items.size();) {
    std::optional<TimeDraft> draft = time_draft_at(items, article, i);
    if (!draft || draft->end <= i) {
      ++i;
      continue;
    }
    take_noun_before(items, *draft, last);
    i = last = draft->end;
    if (draft->first.form == PointForm::left_alone) continue;
    Found found;
    found.draft = *draft;
    found.expression = expression_of(article, items, *draft);
    found.expression.compared = is_compared(numbers, items, *draft);
    out.push_back(found);
  }
  return out;
}

bool has_day(const Edtf& date) { return date.begin.day > 0 || date.end.day > 0; }
bool has_month(const Edtf& date) { return date.begin.month > 0 || date.end.month > 0; }

// What an expression counts from: the nearest dated one to its left in the sentence, else what was spoken of before.
// Of a figure (« contre 8 l'année précédente, … 10 en 2024 ») the right side of the sentence comes before that.
struct Nearness {
  bool days_only = false, months_only = false, right_first = false;
};

std::optional<Edtf> spoken_near(const std::vector<Found>& found, std::size_t own, const std::optional<Edtf>& before,
                                Nearness nearness) {
  const auto fits = [&](const Found& each) {
    return each.done && dated(each.expression) && (!nearness.days_only || has_day(each.expression.date)) &&
           (!nearness.months_only || has_month(each.expression.date));
  };
  constexpr std::size_t reach = 40;  // expressions; keeps a sentence of dates linear
  for (std::size_t i = own, n = 0; i-- > 0 && n < reach; ++n) {
    if (fits(found[i])) return found[i].expression.date;
  }
  if (before && !nearness.right_first) return before;
  for (std::size_t i = own + 1, n = 0; i < found.size() && n < reach; ++i, ++n) {
    if (fits(found[i]) && !nearness.days_only) return found[i].expression.date;
  }
  return before;
}

void settle(Found& each, const TimeContext& context) {
  const ResolvedTime resolved = resolve(each.draft, context);
  each.expression.date = resolved.date;
  each.expression.anchor = resolved.anchor;
  each.expression.days = resolved.days;
  each.expression.weekday_conflict = resolved.weekday_conflict;
  each.done = true;
}

Direction direction_for(const Tenses& tenses, const Sentence& sentence, const Found& each, const TimeItems& items) {
  const TimeDraft& draft = each.draft;
  if (items.is(draft.begin, TimeKind::since) && items.at(draft.begin).value == 1) return Direction::behind;
  const Direction direction = direction_of(tenses, sentence, each.expression.tokens, each.expression.head);
  if (draft.role == TimeRole::until && direction == Direction::either) return Direction::ahead;
  // annoncé pour novembre: to come when it was said
  if (draft.begin > 0 && items.is(draft.begin - 1, TimeKind::for_)) {
    return direction == Direction::ahead ? Direction::ahead : Direction::either;
  }
  return direction;
}

// « 16 décembre : le Sénat vote »: an entry of a chronology goes on from the one before.
bool is_heading(const TimeItems& items, const TimeDraft& draft) {
  const bool first = draft.begin == 0 || (draft.begin == 1 && items.at(0).mark);
  if (!first || draft.role != TimeRole::point || draft.end > items.size()) return false;
  if (draft.end == items.size()) return true;
  const TimeItem& next = items.at(draft.end);
  return next.mark && items.words[next.word].lower != ",";
}

// The entry of a chronology goes on to the end of its line, or through the next line when its date has one for itself.
// A date that is the publication's is a dateline.
struct Entry {
  std::int32_t time = -1;
  bool alone = false;  // the sentence is no more than its date

  void pass(const Article& article, std::size_t sentence) {
    if (sentence == 0 || time < 0) return;
    const std::uint32_t from = article.sentences[sentence - 1].span.end, to = article.sentences[sentence].span.begin;
    const bool new_line = from < to && article.text.substr(from, to - from).find('\n') != std::string::npos;
    if (new_line && !alone) time = -1;
    alone = false;
  }
};

void follow_heading(Point& point, const Day& heading) {
  const bool open = (point.form == PointForm::month || (point.form == PointForm::day && point.month > 0)) &&
                    point.year_from == YearFrom::none && point.pick == Pick::by_tense;
  if (!open) return;
  const bool later = point.month > heading.month || (point.month == heading.month && point.day >= heading.day);
  point.year_from = YearFrom::stated;
  point.year = later ? heading.year : heading.year + 1;
}

// « devait venir avant la fin de l'année » in a chronology: the end of the year that the entry is of.
bool year_spoken_of(const TimeDraft& draft, const TimeContext& context, const Spoken& spoken) {
  const Point& point = draft.first;
  if (point.form != PointForm::unit_shift || point.edge == Edge::none || point.count != 0 || point.from_other)
    return false;
  if (point.unit != TimeUnit::year && point.unit != TimeUnit::month) return false;
  if (!spoken.any || !spoken.heading || !context.published || spoken.sentences_ago != 1) return false;
  const std::optional<Day> day = last_day(*spoken.any);
  return day && day->year < context.published->year;
}

// « avait alors, en janvier, …»: the year is that of the date just spoken of.
bool goes_on_from_other(const TimeItems& items, const Found& each) {
  const Point& point = each.draft.first;
  const bool open = (point.form == PointForm::month || (point.form == PointForm::day && point.month > 0)) &&
                    point.year_from == YearFrom::none && point.pick == Pick::by_tense;
  if (!open) return false;
  const std::size_t from = each.draft.begin > 6 ? each.draft.begin - 6 : 0;
  for (std::size_t i = from; i < each.draft.begin; ++i) {
    if (items.is(i, TimeKind::then)) return true;
  }
  return false;
}

// Dates that a comparison counts back to are not what the text goes on with.
bool is_aside(const TimeDraft& draft) {
  if (draft.first.form == PointForm::date_of_other) return true;
  const PointForm form = draft.first.form;
  return draft.first.from_other && draft.first.unit == TimeUnit::year &&
         (form == PointForm::unit_shift || form == PointForm::count_shift);
}

// Expressions that stand by themselves or count from the publication.
void settle_plain(const Tenses& tenses, const Sentence& sentence, const TimeItems& items, Spoken& here, Found& each) {
  TimeContext context;
  context.published = tenses.article.published;
  if (is_heading(items, each.draft) && here.heading) follow_heading(each.draft.first, *here.heading);
  if (goes_on_from_other(items, each) && here.any) {
    each.goes_on = true;
    each.draft.first.year_from = YearFrom::other;
    each.draft.first.year = 0;
  }
  const Direction by_verb = direction_of(tenses, sentence, each.expression.tokens, each.expression.head);
  if (by_verb != Direction::ahead && year_spoken_of(each.draft, context, here)) each.draft.first.from_other = true;
  if (counts_from_other(each.draft)) return;
  context.direction = direction_for(tenses, sentence, each, items);
  context.other = lacks_month(each.draft) ? here.month : here.any;
  context.other_day = here.day;
  settle(each, context);
  if (!dated(each.expression)) return;
  here.remember(each.expression.date);
  if (is_heading(items, each.draft)) here.heading = first_day(each.expression.date);
}

constexpr std::int32_t far = 3;  // sentences after which a date is no longer what a text goes on from

void settle_counted(const Tenses& tenses, const Sentence& sentence, const TimeItems& items, const Spoken& spoken,
                    std::vector<Found>& found, std::size_t at) {
  Found& each = found[at];
  const Point& point = each.draft.first;
  TimeContext context;
  context.published = tenses.article.published;
  context.direction = direction_for(tenses, sentence, each, items);
  const bool month_of_year = !each.goes_on && (point.year_from == YearFrom::other || point.month_from_other);
  Nearness nearness;
  nearness.right_first = is_aside(each.draft);
  nearness.months_only = month_of_year && spoken.month.has_value();
  // « à cette occasion », « cette date »: the day rather than a year mentioned beside it.
  const bool recent_day =
      point.form == PointForm::date_of_other && !each.draft.then && spoken.day && spoken.day_ago <= far;
  nearness.days_only = recent_day;
  context.other = spoken_near(found, at,
                              recent_day             ? spoken.day
                              : nearness.months_only ? spoken.month
                                                     : spoken.any,
                              nearness);
  // « le jour même » of something dated by its month alone, the last day being far back, is that month.
  const bool same_day = point.form == PointForm::day_shift && point.count == 0 && spoken.day_ago > far &&
                        !items.is(each.draft.begin, TimeKind::day_of_other);
  Nearness near_day;
  near_day.days_only = !same_day;
  near_day.months_only = same_day;
  context.other_day = spoken_near(found, at, same_day ? spoken.month : spoken.day, near_day);
  settle(each, context);
}

// A dateline at the head of the text is no entry.
void note_entry(const Article& article, const Sentence& sentence, const TimeItems& items,
                const std::vector<Found>& found, std::int32_t first_index, Entry& entry) {
  if (found.empty() || sentence.kind == SentenceKind::headline || !is_heading(items, found.front().draft)) return;
  const Found& heading = found.front();
  if (!dated(heading.expression)) return;
  const bool dateline = article.published && first_day(heading.expression.date) == article.published;
  entry.time = dateline ? -1 : first_index;
  entry.alone = !dateline && heading.draft.end + 1 >= items.size();
}

// « alors » means a date only beside one: in its sentence before it, or in the sentence before; and only where no date
// of its own follows (« alors, en janvier »).
void drop_idle_then(std::vector<Found>& found, const Spoken& spoken) {
  std::vector<Found> kept;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool near = i > 0 || (spoken.any && spoken.sentences_ago <= 1);
    const bool own = i + 1 < found.size() && found[i + 1].draft.begin <= found[i].draft.end + 3;
    if (!found[i].draft.then || (near && !own)) kept.push_back(found[i]);
  }
  found = std::move(kept);
}

void find_in_sentence(const Language& language, Article& article, const Sentence& sentence, Spoken& spoken,
                      Entry& entry) {
  const TimeItems items = time_items(language, article, sentence);
  std::vector<Found> found = drafts_of(article, language.number_words, items);
  drop_idle_then(found, spoken);
  const Tenses tenses{article, language.time_words};
  Spoken here = spoken;
  for (Found& each : found) settle_plain(tenses, sentence, items, here, each);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i].done) settle_counted(tenses, sentence, items, spoken, found, i);
  }
  spoken.heading = here.heading;
  note_entry(article, sentence, items, found, static_cast<std::int32_t>(article.times.size()), entry);
  for (const Found& each : found) {
    if (dated(each.expression) && !is_aside(each.draft)) spoken.remember(each.expression.date);
    article.times.push_back(each.expression);
  }
  ++spoken.sentences_ago;
  ++spoken.day_ago;
}

}  // namespace

void find_times_in(const Language& language, Article& article) {
  article.times.clear();
  article.entry_times.assign(article.sentences.size(), -1);
  Spoken spoken;
  Entry entry;
  for (std::size_t i = 0; i < article.sentences.size(); ++i) {
    if (article.sentences[i].kind == SentenceKind::dateline) continue;
    entry.pass(article, i);
    find_in_sentence(language, article, article.sentences[i], spoken, entry);
    article.entry_times[i] = entry.time;
  }
}

Result<void> find_times(const Knowledge& knowledge, Article& article) {
  const Language* language = knowledge.language(article.language);
  if (language == nullptr) {
    return failure(ErrorKind::wrong_language,
                   "there is no knowledge/languages/" + article.language + "; the article cannot be read");
  }
  find_times_in(*language, article);
  return {};
}

}  // namespace paraphe
