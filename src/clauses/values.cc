// Dates and amounts hang on the clauses of the words they stand with; « a reçu X lundi et Y mardi » becomes two
// clauses.
#include <algorithm>

#include "clauses/frames.h"

namespace paraphe {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

constexpr int reach = 6;  // clauses that one value may serve, from the nearest outwards

void add(std::vector<std::int32_t>& list, std::int32_t value) {
  if (list.size() < list_limit && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

// Whether a value of this clause also serves its parent: through phrases and light verbs, never out of a relative
// clause, a participle, reported content or another sentence part.
bool opens_upwards(const Frames& frames, ClauseIndex i) {
  const Link link = frames.work[at(i)].link;
  return link == Link::phrase || link == Link::copula ||
         (link == Link::conjunct && frames.article.clauses[at(i)].kind == PredicateKind::noun);
}

// A date bound by « de » is the noun's own: « l'accord du 3 avril ».
bool is_bound(const Frames& frames, const TimeExpression& time) {
  const std::string preposition = preposition_of(frames.tree, time.head);
  const auto found = frames.words.prepositions.find(preposition);
  return found != frames.words.prepositions.end() && found->second.function == Function::of;
}

TokenIndex top_of(const Frames& frames, TokenRange tokens, TokenIndex head) {
  TokenIndex i = head;
  for (int steps = 0; steps < 64; ++steps) {
    const TokenIndex h = frames.tree.head_of(i);
    if (h == no_token || h < tokens.begin || h >= tokens.end) break;
    i = h;
  }
  return i;
}

// « l'ouverture, en 2006, de l'ambassade »: the noun that the date is inserted into.
ClauseIndex inserted_into(Frames& frames, TokenRange time) {
  if (time.begin < 3) return no_clause;
  const TokenIndex begin = frames.tree.is(time.begin - 1, Relation::case_) ? time.begin - 1 : time.begin;
  const ClauseIndex noun = frames.clause_at(begin - 2);
  if (noun == no_clause || frames.clause(noun).kind != PredicateKind::noun) return no_clause;
  const std::vector<Filler>& fillers = frames.clause(noun).fillers;
  const bool goes_on = std::any_of(fillers.begin(), fillers.end(), [&](const Filler& f) {
    return f.function == Function::of && !f.shared && f.head > time.end && f.head <= time.end + 4;
  });
  return goes_on ? noun : no_clause;
}

// « fournira du gaz liquéfié à partir de 2026 »: a past participle has no date to come; it is that of the verb above too.
bool leaves_participle(const Frames& frames, ClauseIndex i, const TimeExpression& time) {
  const std::optional<Day>& published = frames.article.published;
  const std::optional<Day> first = first_day(time.date);
  if (!published || !first || *first <= *published) return false;
  const Work& work = frames.work[at(i)];
  return work.link == Link::participle && work.passive &&
         !frames.words.modality.verbs.contains(frames.article.clauses[at(i)].lemma);
}

void attach_times(Frames& frames) {
  for (std::size_t t = 0; t < frames.article.times.size(); ++t) {
    const TimeExpression& time = frames.article.times[t];
    if (time.head == no_token || at(time.head) >= frames.article.tokens.size()) continue;
    const TokenIndex top = top_of(frames, time.tokens, time.head);
    ClauseIndex i = frames.nearest_at(frames.tree.head_of(top));
    if (i == no_clause) i = frames.nearest_at(top);
    const ClauseIndex around = inserted_into(frames, time.tokens);
    if (around != no_clause) i = around;
    const bool bound = around != no_clause || is_bound(frames, time);
    for (int steps = 0; i != no_clause && steps < reach; ++steps) {
      add(frames.clause(i).times, static_cast<std::int32_t>(t));
      if (bound || (!opens_upwards(frames, i) && !leaves_participle(frames, i, time))) break;
      i = frames.clause(i).parent;
    }
  }
}

void attach_quantities(Frames& frames) {
  for (std::size_t q = 0; q < frames.article.quantities.size(); ++q) {
    const Quantity& quantity = frames.article.quantities[q];
    if (quantity.head == no_token || at(quantity.head) >= frames.article.tokens.size()) continue;
    ClauseIndex i = frames.nearest_at(quantity.counted != no_token ? quantity.counted : quantity.head);
    for (int steps = 0; i != no_clause && steps < reach; ++steps) {
      add(frames.clause(i).quantities, static_cast<std::int32_t>(q));
      // « un contrat portant sur 3 milliards »: the sum is the contract's.
      const Work& work = frames.work_of(i);
      const bool content_of_noun = work.link == Link::participle && !work.passive;
      if (!opens_upwards(frames, i) && !content_of_noun) break;
      i = frames.clause(i).parent;
    }
  }
}

// « Les deux pays ont signé »: the number belongs to who acts, not to what is done.
bool counts_a_subject(Frames& frames, ClauseIndex i, const Quantity& quantity) {
  const std::vector<Filler>& fillers = frames.clause(i).fillers;
  return std::any_of(fillers.begin(), fillers.end(), [&](const Filler& f) {
    return f.function == Function::subject && (f.head == quantity.counted || f.head == quantity.head);
  });
}

// « dès 2018, lorsque X s'était rendu à Lomé »: the clause tells what happened at the date just before it.
void lend_date_before(Frames& frames, ClauseIndex i) {
  Clause& clause = frames.clause(i);
  const Work& work = frames.work_of(i);
  if (work.link != Link::adverbial || clause.kind != PredicateKind::verb || !clause.times.empty()) return;
  const auto marker = frames.words.prepositions.find(work.marker);
  if (marker == frames.words.prepositions.end() || marker->second.function != Function::during) return;
  const TokenIndex begin = phrase_of(frames.tree, work.anchor).begin;
  const std::vector<TimeExpression>& times = frames.article.times;
  const auto after =
      std::partition_point(times.begin(), times.end(), [&](const TimeExpression& t) { return t.tokens.end <= begin; });
  if (after == times.begin() || begin - (after - 1)->tokens.end > 2) return;  // a comma, the marker
  const bool same_sentence = frames.article.token((after - 1)->tokens.begin).sentence == clause.sentence;
  if (same_sentence) add(clause.times, static_cast<std::int32_t>(after - 1 - times.begin()));
}

// Whether one of the clause's times dates it: no duration, no other side of a comparison.
bool is_dated(const Frames& frames, const Clause& clause) {
  return std::any_of(clause.times.begin(), clause.times.end(), [&](std::int32_t t) {
    const TimeExpression& time = frames.article.times[at(t)];
    return (time.date.begin.year > 0 || time.date.end.year > 0) && !time.compared;
  });
}

// « C'est le 28 novembre que le Tchad a dénoncé l'accord »: the date that the cleft puts forward is that of its clause.
void lend_cleft_date(Frames& frames, ClauseIndex i) {
  Clause& clause = frames.clause(i);
  if (clause.kind != PredicateKind::verb || clause.parent == no_clause) return;
  if (!frames.tree.is(frames.work_of(i).anchor, Relation::advcl, Subtype::cleft)) return;
  const std::vector<std::int32_t>& put_forward = frames.clause(clause.parent).times;
  if (!put_forward.empty() && !is_dated(frames, clause)) clause.times = put_forward;
}

// « depuis jeudi, jour où X s'est entretenu avec Y »: the relative clause tells what happened on that day.
void lend_date_of_antecedent(Frames& frames, ClauseIndex i) {
  Clause& clause = frames.clause(i);
  const Work& work = frames.work_of(i);
  if (work.link != Link::relative || clause.kind != PredicateKind::verb || is_dated(frames, clause)) return;
  const TokenIndex noun = frames.tree.head_of(work.anchor);
  if (noun == no_token) return;
  const std::vector<TimeExpression>& times = frames.article.times;
  const auto after =
      std::partition_point(times.begin(), times.end(), [&](const TimeExpression& t) { return t.tokens.begin <= noun; });
  if (after == times.begin()) return;
  const TimeExpression& time = *(after - 1);
  const bool holds = noun < time.tokens.end;
  const bool follows = noun == time.tokens.end + 1 && frames.tree.token(time.tokens.end).form == ",";
  const bool same_sentence = frames.article.token(time.tokens.begin).sentence == clause.sentence;
  if ((holds || follows) && same_sentence) add(clause.times, static_cast<std::int32_t>(after - 1 - times.begin()));
}

// « Lundi, X a rappelé son ambassadrice et fermé la frontière »: a date before the first verb is that of the others too.
void lend_fronted_date(Frames& frames, ClauseIndex i) {
  Clause& clause = frames.clause(i);
  const Work& work = frames.work_of(i);
  if (work.link != Link::conjunct || clause.kind != PredicateKind::verb || is_dated(frames, clause)) return;
  const ClauseIndex first = frames.clause_at(frames.tree.head_of(work.anchor));
  if (first == no_clause || frames.clause(first).kind != PredicateKind::verb) return;
  for (const std::int32_t t : frames.clause(first).times) {
    const TimeExpression& time = frames.article.times[at(t)];
    const bool fronted = time.tokens.end <= frames.clause(first).predicate;
    const bool shared = !is_finite(frames.tree, work.anchor) && time.tokens.begin == frames.clause(first).predicate + 1;
    if (!time.compared && time.role != TimeRole::duration && (fronted || shared)) add(clause.times, t);
  }
}

// « a annoncé jeudi dénoncer l'accord », « a annoncé mercredi qu'il mettait fin à sa médiation »: who announces what he
// does at that time does it then.
void lend_date_of_announcement(Frames& frames, ClauseIndex i) {
  Clause& clause = frames.clause(i);
  if (frames.work_of(i).link != Link::content || clause.kind != PredicateKind::verb || is_dated(frames, clause)) return;
  if (clause.parent == no_clause || frames.clause(clause.parent).standing.negated) return;
  const Speech* speech = speech_of(frames, clause.parent);
  if (speech == nullptr || speech->kind != SpeechKind::announce || modality_of(frames, i, "") != nullptr) return;
  const Features& own = frames.tree.token(clause.predicate).features;
  const bool infinitive = own.verb_form == VerbForm::infinitive &&
                          frames.tree.child(frames.work_of(i).anchor, Relation::aux, Subtype::tense) == no_token;
  const bool imperfect = own.verb_form == VerbForm::finite && own.tense == Tense::imperfect;
  if (infinitive || imperfect) {
    for (const std::int32_t t : frames.clause(clause.parent).times) add(clause.times, t);
  }
}

// « un prêt d'un milliard, dont 185 millions déjà décaissés »: the figure between the relative word and its participle.
void lend_figure_after_relative(Frames& frames, ClauseIndex i) {
  Clause& clause = frames.clause(i);
  if (clause.kind != PredicateKind::verb || !clause.quantities.empty()) return;
  for (const Filler& filler : clause.fillers) {
    if (filler.function != Function::object || filler.head < 0 || filler.head >= clause.predicate) continue;
    if (frames.article.token(filler.head).upos != Upos::PRON) continue;
    const std::vector<Quantity>& all = frames.article.quantities;
    const auto after = std::partition_point(all.begin(), all.end(), [&](const Quantity& q) { return q.tokens.begin <= filler.head; });
    if (after != all.end() && after->tokens.end <= clause.predicate) {
      add(clause.quantities, static_cast<std::int32_t>(after - all.begin()));
    }
    return;
  }
}

// What a clause's light verb, first conjunct or participle is dated by, after its own.
void lend_values(Frames& frames) {
  for (const ClauseIndex i : frames.top_down) {
    lend_date_before(frames, i);
    lend_figure_after_relative(frames, i);
    lend_cleft_date(frames, i);
    lend_date_of_antecedent(frames, i);
    lend_fronted_date(frames, i);
    lend_date_of_announcement(frames, i);
    Clause& clause = frames.clause(i);
    if (clause.support != no_clause) {
      for (const std::int32_t t : frames.clause(clause.support).times) add(clause.times, t);
      for (const std::int32_t q : frames.clause(clause.support).quantities) {
        if (!counts_a_subject(frames, clause.support, frames.article.quantities[at(q)])) add(clause.quantities, q);
      }
    }
    // « la visite est attendue jeudi », « la visite prévue mercredi »: the day is the visit's.
    for (const Place& place : {frames.work_of(i).place, frames.work_of(i).relative}) {
      if (place.clause == no_clause || place.function != Function::object || !frames.work_of(place.clause).passive)
        continue;
      const ModalityWord* word = modality_of(frames, place.clause, "");
      if (word == nullptr ||
          (word->effect.modality != Modality::planned && word->effect.modality != Modality::decided && word->effect.modality != Modality::possible))
        continue;
      for (const std::int32_t t : frames.clause(place.clause).times) add(clause.times, t);
    }
    // A date before a modal serves what it governs: « doit, mercredi, signer ».
    if (frames.work_of(i).link == Link::content && clause.parent != no_clause && clause.kind == PredicateKind::verb &&
        !is_finite(frames.tree, frames.work_of(i).anchor) && modality_of(frames, clause.parent, "") != nullptr) {
      for (const std::int32_t t : frames.clause(clause.parent).times) add(clause.times, t);
    }
  }
}

// The date that hangs on the filler's head itself, or −1.
std::int32_t own_time(const Frames& frames, const Clause& clause, TokenIndex head) {
  for (const std::int32_t t : clause.times) {
    const TimeExpression& time = frames.article.times[at(t)];
    const TokenIndex top = top_of(frames, time.tokens, time.head);
    if (frames.tree.head_of(top) == head && !is_bound(frames, time)) return t;
  }
  return -1;
}

}  // namespace

void attach_values(Frames& frames) {
  attach_times(frames);
  attach_quantities(frames);
  lend_values(frames);
}

// « le blé a été livré le 3 mai et le riz le 5 juin »: a noun beside a verb repeats the verb.
void split_at_gaps(Frames& frames) {
  const std::size_t count = frames.clauses().size();
  for (std::size_t k = 0; k < count; ++k) {
    const Clause& noun = frames.article.clauses[k];
    if (noun.kind != PredicateKind::noun || frames.work[k].link != Link::conjunct || noun.times.empty()) continue;
    const ClauseIndex verb = frames.clause_at(frames.tree.head_of(noun.predicate));
    if (verb == no_clause || frames.clause(verb).kind != PredicateKind::verb) continue;
    Clause second = frames.clause(verb);
    const Function function = surface_subject(frames.work_of(verb));
    std::erase_if(second.fillers, [&](const Filler& f) { return f.function == function; });
    Filler filler;
    filler.function = function;
    filler.head = noun.predicate;
    filler.tokens = phrase_of(frames.tree, noun.predicate);
    filler.group = static_cast<std::int16_t>(frames.work_of(verb).groups);
    filler.clause = static_cast<ClauseIndex>(k);
    second.fillers.push_back(filler);
    second.times = noun.times;
    for (const std::int32_t t : second.times) std::erase(frames.clause(verb).times, t);
    frames.clauses().push_back(std::move(second));
    frames.work.push_back(Work(frames.work_of(verb)));
  }
}

void split_by_dates(Frames& frames) {
  split_at_gaps(frames);
  const std::size_t count = frames.clauses().size();
  for (std::size_t k = 0; k < count; ++k) {
    const auto i = static_cast<ClauseIndex>(k);
    if (frames.clause(i).kind != PredicateKind::verb || frames.clause(i).times.size() < 2) continue;
    // The later conjunct that carries a date of its own.
    std::size_t split = 0;
    std::int32_t date = -1;
    const std::vector<Filler>& fillers = frames.clause(i).fillers;
    for (std::size_t f = 1; f < fillers.size() && split == 0; ++f) {
      if (fillers[f].shared || fillers[f].group != fillers[f - 1].group ||
          !frames.tree.is(fillers[f].head, Relation::conj))
        continue;
      date = own_time(frames, frames.clause(i), fillers[f].head);
      if (date != -1) split = f;
    }
    if (split == 0) continue;
    Clause second = frames.clause(i);
    const Filler own = second.fillers[split];
    std::erase_if(second.fillers, [&](const Filler& f) { return f.group == own.group && f.head != own.head; });
    second.times = {date};
    Clause& first = frames.clause(i);
    std::erase_if(first.fillers, [&](const Filler& f) { return f.group == own.group && f.head == own.head; });
    std::erase(first.times, date);
    frames.clauses().push_back(std::move(second));
    frames.work.push_back(Work(frames.work[k]));
  }
}

}  // namespace paraphe
