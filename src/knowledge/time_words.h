// Of one language: words of dates and durations, knowledge/languages/*/time.tsv. Read by time/.
// A kind says what a word or phrase is to the grammar of dates; `value` is its number: of a month 1 to 12, of a weekday
// 0 Monday to 6 Sunday, of a day word the days from today (hier -1), of a unit its TimeUnit.
#pragma once
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/phrase_book.h"

namespace paraphe {

enum class TimeKind : std::uint8_t {
  none,
  number,          // written by the reader of numbers, never in the table
  full_date,       // 3/4/2025: likewise
  month_and_year,  // 03/2025: likewise
  year_pair,       // 2024-2025: likewise
  day_pair,        // 13-15 (juillet): likewise
  day_and_month,   // 17/02: likewise
  weekday,
  month,
  season,
  unit,
  part_of_day,
  holiday,
  day_offset,      // aujourd'hui, hier
  day_from_other,  // la veille, le lendemain, le jour même
  day_of_other,    // dans la soirée: the day spoken of, unless a date of its own follows
  date_of_other,   // cette date
  this_day,        // ce jour: the publication's, but « depuis ce jour » the one spoken of
  this_,
  the,
  last,
  next,
  previous,
  following,
  same,
  ordinal,
  few,
  beginning,
  end,
  middle,
  since,
  until,
  before,
  after,
  no_later,
  no_sooner,
  ago,
  ahead,
  during,
  about,
  every,
  per,
  earlier,
  later,  // after a duration: plus tôt, plus tard
  between,
  and_,
  of,
  to,
  in,        // value 1: with the article (du, au); of since: it looks back (depuis)
  period,    // a word that a year may follow: exercice, campagne; value 1: it runs over two years (rentrée)
  academic,  // universitaire, scolaire
  decades,   // années, before 1990
  no_year,   // a word whose number is no year: résolution, article
  planned,
  modal,    // lemmas: what they govern is to come
  then,     // alors: the time just spoken of
  for_,     // pour l'été: to come
  no_time,  // à ce jour: read over
  contrast,
  than,
  degree,  // contre 8 en 2021, plus qu'en 2022: the date of the other side of a comparison
  future_ending,
  conditional_ending  // kept apart from the words: see TimeWords
};

enum class TimeUnit : std::uint8_t { hour, day, weekend, week, fortnight, month, quarter, half, year, decade, century };

struct TimeEntry {
  TimeKind kind = TimeKind::none;
  int value = 0;
};

struct TimeWords {
  PhraseBook book;
  std::vector<TimeEntry> entries;
  // Endings of future and conditional, with the letter that they share with the infinitive (foule-ra, fouler): rare
  // verbs are told by them where the tagger is wrong.
  std::vector<std::string> future_endings, conditional_endings;
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
TimeWords load_time_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
