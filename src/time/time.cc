#include "time/time.h"

#include <algorithm>

#include "time/resolve.h"

namespace paraphe {

namespace {

// The dates spoken of so far, for « la veille » and « un an plus tôt ».
struct Spoken {
  std::optional<Edtf> any, day, month;

  void remember(const Edtf& date) {
    any = date;
    const bool has_day = date.begin.day > 0 || date.end.day > 0;
    if (has_day) day = date;
    if (has_day || (date.begin.month > 0 && date.begin.month < 13)) month = date;
  }
};

struct Found {
  TimeDraft draft;
  TimeExpression expression;
  bool done = false;
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

std::vector<Found> drafts_of(const Article& article, const TimeItems& items) {
  std::vector<Found> out;
  for (std::size_t i = 0; i < items.size();) {
    const std::optional<TimeDraft> draft = time_draft_at(items, article, i);
    if (!draft || draft->end <= i) {
      ++i;
      continue;
    }
    i = draft->end;
    if (draft->first.form == PointForm::left_alone) continue;
    Found found;
    found.draft = *draft;
    found.expression = expression_of(article, items, *draft);
    out.push_back(found);
  }
  return out;
}

// The nearest dated expression of the sentence to the left, else what was spoken of before it, else to the right.
std::optional<Edtf> spoken_near(const std::vector<Found>& found, std::size_t own, const std::optional<Edtf>& before,
                                bool days_only) {
  const auto fits = [&](const Found& each) {
    return each.done && dated(each.expression) &&
           (!days_only || each.expression.date.begin.day > 0 || each.expression.date.end.day > 0);
  };
  constexpr std::size_t reach = 40;  // expressions; keeps a sentence of dates linear
  for (std::size_t i = own, n = 0; i-- > 0 && n < reach; ++n) {
    if (fits(found[i])) return found[i].expression.date;
  }
  if (before && days_only) return before;
  for (std::size_t i = own + 1, n = 0; i < found.size() && n < reach; ++i, ++n) {
    if (fits(found[i]) && !days_only) return found[i].expression.date;
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
  if (draft.role == TimeRole::since && items.is(draft.begin, TimeKind::since)) {
    const Direction direction = direction_of(tenses, sentence, each.expression.tokens, each.expression.head);
    return direction == Direction::ahead ? Direction::ahead : Direction::behind;
  }
  const Direction direction = direction_of(tenses, sentence, each.expression.tokens, each.expression.head);
  if (draft.role == TimeRole::until && direction == Direction::either) return Direction::ahead;
  return direction;
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

void find_in_sentence(const Language& language, Article& article, const Sentence& sentence, Spoken& spoken) {
  const TimeItems items = time_items(language, article, sentence);
  std::vector<Found> found = drafts_of(article, items);
  const Tenses tenses{article, language.time_words};
  TimeContext context;
  context.published = article.published;
  Spoken here = spoken;
  for (Found& each : found) {
    if (goes_on_from_other(items, each) && here.any) {
      each.draft.first.year_from = YearFrom::other;
      each.draft.first.year = 0;
    }
    if (counts_from_other(each.draft)) continue;
    context.direction = direction_for(tenses, sentence, each, items);
    context.other = lacks_month(each.draft) ? here.month : here.any;
    context.other_day = here.day;
    settle(each, context);
    if (dated(each.expression)) here.remember(each.expression.date);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    Found& each = found[i];
    if (each.done) continue;
    const bool days_only = each.draft.first.form == PointForm::day_shift;
    context.direction = direction_for(tenses, sentence, each, items);
    context.other = spoken_near(found, i, spoken.any, days_only);
    context.other_day = spoken_near(found, i, spoken.day, true);
    if (each.draft.first.month_from_other) context.other = spoken_near(found, i, spoken.month, false);
    settle(each, context);
  }
  for (const Found& each : found) {
    if (dated(each.expression)) spoken.remember(each.expression.date);
    article.times.push_back(each.expression);
  }
}

}  // namespace

void find_times_in(const Language& language, Article& article) {
  article.times.clear();
  Spoken spoken;
  for (const Sentence& sentence : article.sentences) {
    if (sentence.kind == SentenceKind::dateline) continue;
    find_in_sentence(language, article, sentence, spoken);
  }
}

Result<void> find_times(const Knowledge& knowledge, Article& article) {
  const Language* language = knowledge.language(article.language);
  if (language == nullptr) {
    return failure(ErrorKind::wrong_language, "there is no knowledge/languages/" + article.language +
                                                  "; the article cannot be read");
  }
  find_times_in(*language, article);
  return {};
}

}  // namespace paraphe
