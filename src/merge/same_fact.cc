#include "merge/same_fact.h"

#include <algorithm>

#include "merge/same_event.h"
#include "merge/same_thing.h"
#include "merge/status.h"

namespace paraphe {

namespace {


// AGREEMENTS

bool agreement_kinds_fit(std::string_view a, std::string_view b) {
  const auto general = [](std::string_view kind) { return is_any(kind, {"agreement", "framework", "treaty"}); };
  return a == b || (general(a) && general(b)) || a == "agreement" || b == "agreement";
}

bool is_to_come(std::string_view status) { return is_any(status, {"proposed", "negotiating"}); }

// « L'Assemblée ne l'a pas encore ratifié »: an act without title or day belongs to the text that the article speaks
// of.
bool is_told_beside(const Told& a, const Told& b) {
  const auto bare = [](const Told& t) { return t.text("title").empty() && !t.date; };
  return a.account->article == b.account->article && (bare(a) || bare(b)) &&
         (a.fact->polarity == "negated" || b.fact->polarity == "negated");
}

// One act told twice: the signature, the same chamber's vote.
Judgement judge_same_act(const Told& a, const Told& b, Accord title) {
  Because because;
  because.add(title == Accord::agree, 2, "title");
  const Accord when = dates_of(a, b);
  const bool coming = is_to_come(a.fact->status);
  if (is_told_beside(a, b)) return because.add(true, 1, "beside").same();
  if (when == Accord::agree && a.to_the_day && b.to_the_day) return because.add(true, 5, "date").same();
  if (when == Accord::differ && !coming) {
    // The press errs by days, and renews an agreement after years.
    const bool near = within_days(a.first, b.first, 31) && within_days(a.published, b.published, 90);
    return title == Accord::agree && near ? because.add(true, 1, "act").same() : different();
  }
  const bool close = within_days(a.anchor(), b.anchor(), coming ? year : 45);
  if (title == Accord::agree && close) return because.add(true, 1, "act").same();
  const bool same_matter = sets_of(a, b, "domains") != Accord::differ && a.fact->kind == b.fact->kind;
  if (title == Accord::absent && same_matter && within_days(a.anchor(), b.anchor(), 10))
    return because.add(true, 2, "publication").same();
  return {};
}

// Two acts of one agreement: it is signed, then ratified.
Judgement judge_acts(const Told& earlier, const Told& later, Accord title) {
  Because because;
  because.add(title == Accord::agree, 3, "title");
  if (is_told_beside(earlier, later)) return because.add(true, 1, "beside").same();
  const bool coming = is_to_come(earlier.fact->status);
  std::int64_t gap = 0;
  if (earlier.to_the_day && later.to_the_day) {
    if (!coming && *earlier.first > *later.last + 3) return different();
    gap = *later.first - *earlier.first;
  } else {
    gap = days_between(earlier.anchor(), later.anchor()).value_or(6 * year);
  }
  if (coming && earlier.published && later.published && *later.published + 7 < *earlier.published) return different();
  if (std::abs(gap) > 6 * year) return {};
  because.add(gap <= year, 1, "act");
  if (title == Accord::agree) return because.same();
  const Accord domains = sets_of(earlier, later, "domains");
  if (title == Accord::absent && domains == Accord::agree && gap <= 3 * year)
    return because.add(true, 1, "domains").same();
  // « devraient signer un mémorandum », and two days later one was signed.
  const bool telling_kind = earlier.fact->kind == later.fact->kind && earlier.fact->kind != "agreement";
  if (coming && title == Accord::absent && domains != Accord::differ && telling_kind && std::abs(gap) <= 14)
    return because.add(true, 1, "publication").same();
  return {};
}

Judgement judge_agreements(const Ontology& ontology, const Told& a, const Told& b) {
  if (!agreement_kinds_fit(a.fact->kind, b.fact->kind)) return different();
  const Accord title = titles_of(a, b);
  if (title == Accord::differ) return different();
  const bool one_organ = codes_of(a, b, "by") != Accord::differ;
  if (a.fact->status == b.fact->status && one_organ) return judge_same_act(a, b, title);
  const int x = stage_of(ontology, "agreement", a.fact->status), y = stage_of(ontology, "agreement", b.fact->status);
  if (x != y) return x < y ? judge_acts(a, b, title) : judge_acts(b, a, title);
  const bool a_first = a.first && b.first ? *a.first <= *b.first : true;
  return a_first ? judge_acts(a, b, title) : judge_acts(b, a, title);
}

// FLOWS

bool flow_kinds_fit(const Told& a, const Told& b, Accord amount) {
  if (a.fact->kind == b.fact->kind) return true;
  const bool open = is_any(a.fact->kind, {"grant", "other"}) || is_any(b.fact->kind, {"grant", "other"});
  return open && amount == Accord::agree;
}

// A stock at one time, a sum over years, a quota are other figures than what came in one period.
bool measures_fit(const Told& a, const Told& b) {
  const auto measure = [](const Told& t) {
    const std::string_view stated = t.text("measure");
    return stated.empty() ? std::string_view("period") : stated;
  };
  return measure(a) == measure(b);
}

// Sums that are paid in parts: a part paid is an act of the whole.
bool comes_in_parts(std::string_view kind) {
  return is_any(kind,
                {"loan", "grant", "debt_relief", "investment", "humanitarian", "food", "arms", "equipment", "other"});
}

bool is_part_of(const Told& part, const Told& whole) {
  if (part.fact->status != "delivered" || !is_any(whole.fact->status, {"pledged", "committed", "awarded"}))
    return false;
  const bool later = !part.published || !whole.published || *part.published >= *whole.published;
  return later && codes_of(part, whole, "unit") == Accord::agree && part.value()->number < whole.value()->number;
}

Judgement judge_yearly_flows(const Told& a, const Told& b, Accord amount, Accord when) {
  Because because;
  because.add(amount == Accord::agree, 2, "amount");
  if (when == Accord::differ) return different();
  if (when == Accord::agree) return because.add(true, 3, "period").same();
  if (amount == Accord::differ) return different();
  const bool near = within_days(a.published, b.published, amount == Accord::agree ? year : 120);
  return near ? because.add(true, 1, "publication").same() : Judgement{};
}

Judgement judge_parts(const Told& a, const Told& b, Accord when) {
  Because because;
  if (!comes_in_parts(a.fact->kind)) return different();
  if (is_part_of(a, b) || is_part_of(b, a)) return because.add(true, 3, "part").same();
  if (a.fact->status == "delivered" || b.fact->status == "delivered") return {};
  const bool one_period = when == Accord::agree && within_days(a.published, b.published, 90);
  return one_period && a.fact->status == b.fact->status ? because.add(true, 2, "period").same() : different();
}

Judgement judge_flows(const Told& a, const Told& b) {
  const Accord amount = amounts_of(a, b), when = dates_of(a, b);
  if (!flow_kinds_fit(a, b, amount) || !measures_fit(a, b)) return different();
  if (codes_of(a, b, "provider") == Accord::differ || codes_of(a, b, "beneficiary") == Accord::differ)
    return different();
  if (a.value() && b.value() && codes_of(a, b, "unit") == Accord::differ) return different();
  if (is_any(a.fact->kind, {"scholarship", "trade", "personnel"})) return judge_yearly_flows(a, b, amount, when);
  if (amount == Accord::differ) return judge_parts(a, b, when);
  Because because;
  because.add(amount == Accord::agree, 4, "amount");
  because.add(sets_of(a, b, "domains") == Accord::agree, 1, "domains");
  if (amount == Accord::agree) {
    if (when == Accord::differ && a.fact->status == b.fact->status) return different();
    return within_days(a.anchor(), b.anchor(), 2 * year) ? because.same() : Judgement{};
  }
  if (when == Accord::differ) return {};
  because.add(when == Accord::agree, 2, "period");
  const bool telling = sets_of(a, b, "domains") == Accord::agree ||
                       is_any(a.fact->kind, {"loan", "arms", "energy", "food", "debt_relief"});
  return telling && within_days(a.published, b.published, year) ? because.add(true, 1, "publication").same()
                                                                : Judgement{};
}

// OFFICES, TIES

Judgement judge_offices(const Told& a, const Told& b) {
  if (a.fact->kind != b.fact->kind || persons_of(a, b) != Accord::agree) return different();
  return Because().add(true, 4, "persons").same();
}

Judgement judge_ties(const Told& a, const Told& b) {
  if (a.fact->kind != b.fact->kind || a.fact->status != b.fact->status || a.fact->polarity != b.fact->polarity)
    return different();
  Because because;
  const Accord when = dates_of(a, b);
  if (a.fact->kind == "history") {
    if (when == Accord::differ) return different();
    return when == Accord::agree ? because.add(true, 4, "date").same() : Judgement{};
  }
  if (a.fact->kind == "trend") {
    if (codes_of(a, b, "trend") != Accord::agree) return different();
    return within_days(a.published, b.published, 200) ? because.add(true, 2, "trend").same() : Judgement{};
  }
  if (words_of(a, b, "level") != Accord::agree) return different();
  return within_days(a.published, b.published, 4 * year) ? because.add(true, 3, "level").same() : Judgement{};
}

// What an article tells apart is two things, but for the steps of one thing that it tells one by one.
bool told_apart_by_one_article(const Told& a, const Told& b) {
  if (a.account->article != b.account->article) return false;
  const std::string_view type = a.fact->type;
  // « Les engrais promis ne sont jamais arrivés »: the promise and the deed that failed; a delivery, and its denial.
  const bool promised_and_done = is_done(type, a.fact->status) != is_done(type, b.fact->status);
  const bool denied = a.fact->status == b.fact->status && a.fact->polarity != b.fact->polarity;
  const bool of_one_flow = (type == "flow" || type == "cooperation") && (promised_and_done || denied);
  const bool in_steps = type == "agreement" || type == "representation" || type == "meeting" || of_one_flow;
  const bool same_step = a.fact->status == b.fact->status && a.fact->polarity == b.fact->polarity &&
                         codes_of(a, b, "by") != Accord::differ;
  return !in_steps || same_step;
}

}  // namespace

Judgement judge(const Ontology& ontology, const Told& a, const Told& b) {
  if (a.fact->type != b.fact->type || a.fact->parties != b.fact->parties || told_apart_by_one_article(a, b))
    return different();
  // A copy says the same in the same words.
  const bool copied = a.account->origin == b.account->origin && a.account->article != b.account->article &&
                      !a.account->quotes.empty() && !b.account->quotes.empty() &&
                      a.account->quotes.front() == b.account->quotes.front();
  if (copied && a.fact->kind == b.fact->kind && a.fact->polarity == b.fact->polarity)
    return Because().add(true, 20, "copy").same();
  const std::string_view type = a.fact->type;
  if (type == "agreement") return judge_agreements(ontology, a, b);
  if (type == "flow") return judge_flows(a, b);
  if (type == "office") return judge_offices(a, b);
  if (type == "tie") return judge_ties(a, b);
  return judge_events(a, b);
}

std::int64_t reach_of(std::string_view type) {
  if (is_any(type, {"office", "tie"})) return 1000 * year;
  if (type == "agreement") return 40 * year;
  if (type == "representation") return 10 * year;
  if (is_any(type, {"flow", "friction"})) return 4 * year;
  if (is_any(type, {"meeting", "cooperation"})) return 2 * year;
  return 30;
}

}  // namespace paraphe
