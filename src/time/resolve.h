// Drafts put into the calendar. Without year the tense decides: behind the publication the last such day, ahead of it
// the next one, else the nearest (the earlier of two). Nothing is guessed: without publication date or other date to
// count from the expression stays unresolved.
#pragma once
#include <optional>

#include "time/grammar.h"
#include "time/tense.h"

namespace paraphe {

struct TimeContext {
  std::optional<Day> published;
  std::optional<Edtf> other;      // the date that « la veille », « un an plus tôt » count from
  std::optional<Edtf> other_day;  // the same, of those that name a day
  Direction direction = Direction::either;
};

struct ResolvedTime {
  Edtf date;  // empty when unresolved
  TimeAnchor anchor = TimeAnchor::unresolved;
  std::int32_t days = 0;
  bool weekday_conflict = false;
};

// True when the draft needs another date than the publication.
bool counts_from_other(const TimeDraft& draft);
// True when it names a day of the month spoken of, without the month.
bool lacks_month(const TimeDraft& draft);
ResolvedTime resolve(const TimeDraft& draft, const TimeContext& context);

}  // namespace paraphe
