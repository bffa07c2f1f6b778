#include <algorithm>
#include <optional>

#include "facts/claim_builder.h"

namespace paraphe {

namespace {

constexpr std::int32_t longest_stay = 31;  // days

// The first; but « sept semaines plus tard » gives way to the day that stands beside it: « …, a ratifié mardi ».
const TimeExpression* first_dated(const Article& article, const Clause& clause) {
  const TimeExpression* first = nullptr;
  for (const std::int32_t index : clause.times) {
    const TimeExpression& time = article.times[static_cast<std::size_t>(index)];
    if (!is_dated(time) || time.compared) continue;
    if (first == nullptr) first = &time;
    if (!first->date.begin.approximate) return first;
    if (time.date.begin.day > 0 && !time.date.begin.approximate) return &time;
  }
  return first;
}

// The clause on which a noun hangs as a circumstance: « a affirmé en mai, lors d'une visite … ».
const Clause* governing_clause(const Article& article, const Clause& clause) {
  if (clause.kind != PredicateKind::noun) return nullptr;
  for (const Clause& other : article.clauses) {
    if (other.sentence != clause.sentence || other.kind != PredicateKind::verb) continue;
    for (const Filler& filler : other.fillers) {
      if (filler.head == clause.predicate && !filler.shared) return &other;
    }
  }
  return nullptr;
}

// The date of the entry of a chronology in which the clause stands.
const TimeExpression* entry_time(const Builder& b) {
  const std::size_t sentence = static_cast<std::size_t>(b.clause.sentence);
  if (sentence >= b.article.entry_times.size() || b.article.entry_times[sentence] < 0) return nullptr;
  return &b.article.times[static_cast<std::size_t>(b.article.entry_times[sentence])];
}

// Days that the thing lasts: « une visite de deux jours ».
int days_of(const Builder& b) {
  const auto in = [&](const Clause& clause) {
    for (const std::int32_t index : clause.times) {
      const TimeExpression& time = b.article.times[static_cast<std::size_t>(index)];
      if (time.role == TimeRole::duration && time.days > 1 && time.days <= longest_stay)
        return static_cast<int>(time.days);
    }
    return 0;
  };
  int days = in(b.clause);
  if (days == 0 && b.clause.support >= 0) days = in(b.article.clauses[static_cast<std::size_t>(b.clause.support)]);
  for (const Filler& filler : b.clause.fillers) {
    if (days == 0 && filler.clause >= 0) days = in(b.article.clauses[static_cast<std::size_t>(filler.clause)]);
  }
  return days;
}

// A participle without auxiliary tells the state that an act has left: « fermée depuis mars ».
bool is_state_of_things(const Article& article, const Clause& clause) {
  constexpr TokenIndex reach = 6;
  const Token& predicate = article.token(clause.predicate);
  if (clause.kind != PredicateKind::verb || predicate.features.verb_form != VerbForm::participle) return false;
  for (TokenIndex at = std::max(0, clause.predicate - reach); at < clause.predicate; ++at) {
    if (article.token(at).head == clause.predicate && article.token(at).relation == Relation::aux) return false;
  }
  return predicate.features.tense != Tense::present;
}

}  // namespace

std::string date_of(const TimeExpression& time) {
  Edtf date = time.date;
  if (time.role == TimeRole::since && date.interval) date = Edtf{date.begin, {}, false};
  if (time.role == TimeRole::until && !date.interval) date = Edtf{{}, date.begin, true};
  return to_string(date);
}

bool is_dated(const TimeExpression& time) {
  return (time.date.begin.year > 0 || time.date.end.year > 0) &&
         (time.role == TimeRole::point || time.role == TimeRole::since || time.role == TimeRole::until);
}

const Clause* noun_clause(const Article& article, TokenIndex head) {
  for (const Clause& clause : article.clauses) {
    if (clause.predicate == head && clause.kind == PredicateKind::noun) return &clause;
  }
  return nullptr;
}

// The clause's own date; else that of the verb that supports a noun (effectuer une visite mercredi); else that of the
// occasion (signé lors du sommet de mai) or of the verb that a noun is a circumstance of; else that of its entry in a
// chronology.
const TimeExpression* time_of(const Builder& b) {
  if (const TimeExpression* time = first_dated(b.article, b.clause)) return time;
  if (b.clause.support >= 0) {
    if (const TimeExpression* time =
            first_dated(b.article, b.article.clauses[static_cast<std::size_t>(b.clause.support)])) {
      return time;
    }
  }
  if (b.match.thing != no_token && b.match.thing != b.clause.predicate) {
    // A light verb and its noun fire as one shape: the noun's date is the date.
    const Clause* noun = noun_clause(b.article, b.match.thing);
    if (noun != nullptr && noun->support == b.match.clause) {
      if (const TimeExpression* time = first_dated(b.article, *noun)) return time;
    }
  }
  for (const Filler& filler : b.clause.fillers) {
    const bool occasion = filler.function == Function::during || filler.function == Function::since;
    if (!occasion || filler.clause < 0) continue;
    if (const TimeExpression* time =
            first_dated(b.article, b.article.clauses[static_cast<std::size_t>(filler.clause)])) {
      return time;
    }
  }
  if (const Clause* governor = governing_clause(b.article, b.clause)) {
    if (const TimeExpression* time = first_dated(b.article, *governor)) return time;
  }
  return entry_time(b);
}

// A journey that begins on a day and lasts some days is that interval; so is one that ends on it.
std::string date_with_duration(const Builder& b, const TimeExpression& time) {
  const bool day_alone = time.role == TimeRole::point && !time.date.interval && time.date.begin.day > 0;
  const int days = b.claim.kind == "visit" && day_alone ? days_of(b) : 0;
  const Act* act = b.type.act(b.match.act);
  // « l'exercice s'achèvera le 18 avril »: it goes on until then.
  const bool to_end = act != nullptr && act->closes && b.claim.status != act->cells[0].status;
  if (to_end && days == 0 && time.role == TimeRole::point && !time.date.interval) {
    return to_string(Edtf{{}, time.date.begin, true});
  }
  if (days == 0) return date_of(time);
  const Day day{time.date.begin.year, time.date.begin.month, time.date.begin.day};
  if (act != nullptr && act->closes) return to_string(Edtf{part_of(plus_days(day, 1 - days)), time.date.begin, true});
  return to_string(Edtf{time.date.begin, part_of(plus_days(day, days - 1)), true});
}

// A present or timeless predicate with a date to come is a plan; with an interval around the day of publication it goes
// on.
Standing standing_of(const Builder& b, const TimeExpression* time) {
  Standing standing = b.clause.standing;
  // « a annoncé un don »: what a giver announces as a thing is not handed over yet.
  const bool announced = b.clause.kind == PredicateKind::noun && standing.own_side && !standing.said_by.empty();
  if (announced && b.type.slot("provider") != nullptr && standing.time == Time::none &&
      standing.modality == Modality::asserted) {
    standing.modality = Modality::decided;
  }
  // « accuse depuis des mois », « emprisonné depuis 2021 »
  const bool dated = std::any_of(b.clause.times.begin(), b.clause.times.end(), [&](std::int32_t index) {
    return b.article.times[static_cast<std::size_t>(index)].role == TimeRole::since;
  });
  const bool since = dated || std::any_of(b.clause.fillers.begin(), b.clause.fillers.end(), [](const Filler& filler) {
    return filler.function == Function::since && !filler.shared;
  });
  const bool present = standing.time == Time::present && !standing.perfect;
  if (since && (present || is_state_of_things(b.article, b.clause))) standing.going_on = true;
  // « la rencontre espérée n'a pas eu lieu »: what the verb says of the event stands, not what it was called before.
  if (b.clause.support >= 0 && standing.negated && standing.modality != Modality::asserted) {
    const Standing& verb = b.article.clauses[static_cast<std::size_t>(b.clause.support)].standing;
    if (verb.negated && verb.perfect && verb.modality == Modality::asserted) standing.modality = Modality::asserted;
  }
  if (time == nullptr || !b.article.published || standing.perfect) return standing;
  const std::optional<Day> first = first_day(time->date);
  const bool to_come = first && *first > *b.article.published && time->role != TimeRole::since;
  // « une livraison d'ici à décembre »: a noun with a limit that lies ahead.
  const bool limit = time->role == TimeRole::until || (time->date.interval && time->date.begin.year == 0);
  const std::optional<Day> bound = limit && standing.time == Time::none ? last_day(time->date) : std::nullopt;
  if (bound && *bound > *b.article.published && standing.modality == Modality::asserted) standing.time = Time::future;
  // « a décidé de fermer son ambassade en juin »: still to be done.
  if (to_come && standing.modality == Modality::decided && b.type.slot("act") != nullptr) {
    standing.modality = Modality::planned;
  }
  if (to_come && standing.modality == Modality::asserted &&
      (standing.time == Time::present || standing.time == Time::none)) {
    standing.time = Time::future;
  }
  const std::optional<Day> last = last_day(time->date);
  const bool around =
      time->date.interval && first && last && *first <= *b.article.published && *b.article.published <= *last;
  if (around && standing.time == Time::present) standing.going_on = true;
  return standing;
}

}  // namespace paraphe
