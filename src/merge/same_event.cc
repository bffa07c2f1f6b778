#include "merge/same_event.h"

#include <algorithm>

#include "merge/same_thing.h"

namespace paraphe {

namespace {


// MEETINGS

bool is_plan(std::string_view status) { return is_any(status, {"mooted", "invited", "scheduled"}); }
bool is_deed(std::string_view status) { return is_any(status, {"held", "under_way"}); }

// A visit holds its talks; calls and summits are things of their own; « entretien » may be said of any.
bool meeting_kinds_fit(const Told& a, const Told& b) {
  const std::string_view x = a.fact->kind, y = b.fact->kind;
  if (x == y) return true;
  const auto face_to_face = [](std::string_view kind) { return is_any(kind, {"visit", "talks", "audience"}); };
  if (face_to_face(x) && face_to_face(y)) return true;
  const bool named = persons_of(a, b) == Accord::agree && a.to_the_day && b.to_the_day;
  return named && (x == "talks" || y == "talks");
}

// A plan with one day, put off, and what came of it on another day.
Judgement judge_rescheduled(const Told& a, const Told& b, Because because) {
  const Told& put_off = a.fact->status == "postponed" ? a : b;
  const Told& other = a.fact->status == "postponed" ? b : a;
  if (put_off.fact->status != "postponed" || !put_off.published || !other.published) return {};
  const bool before = is_plan(other.fact->status) && *other.published <= *put_off.published && other.first &&
                      *other.first + 45 >= *put_off.published;
  // Without persons the meeting put off must be of the same sort and host, and not long ago.
  const bool named = persons_of(a, b) == Accord::agree;
  const bool alike = a.fact->kind == b.fact->kind && codes_of(a, b, "host") == Accord::agree;
  const std::int64_t patience = named ? year : alike ? 200 : 0;
  const bool after = *other.published >= *put_off.published && other.first && *other.first >= *put_off.published - 7 &&
                     *other.first <= *put_off.published + patience && patience > 0;
  return (before && because.weight > 0) || after ? because.add(true, 2, "rescheduled").same() : Judgement{};
}

Judgement judge_meetings_of_other_days(const Told& a, const Told& b, const Because& because) {
  const std::string_view x = a.fact->status, y = b.fact->status;
  if (x == "postponed" || y == "postponed") return judge_rescheduled(a, b, because);
  const bool near = within_days(a.first, b.first, 1) && a.to_the_day && b.to_the_day && *a.first == *a.last &&
                    *b.first == *b.last && within_days(a.published, b.published, 4);
  // One day off, all else the same, no article knows of two: an error of the press.
  if (x == y && near && because.weight >= 4) return Because(because).add(true, 0, "near").same();
  if (is_deed(x) && is_deed(y)) return different();
  const Told& earlier = a.published.value_or(0) <= b.published.value_or(0) ? a : b;
  const bool may_be_put_off = a.published != b.published && !is_deed(earlier.fact->status);
  return may_be_put_off ? Judgement{} : different();
}

Judgement judge_undated_meetings(const Told& a, const Told& b, const Because& because) {
  if (because.weight < 2) return {};
  const Told& undated = a.date ? b : a;
  const Told& other = a.date ? a : b;
  if (!undated.published) return {};
  const bool plan = !is_deed(undated.fact->status);
  if (other.date) {
    if (!other.to_the_day) return {};
    const std::int64_t until = *undated.published + (plan ? 120 : 1), from = *undated.published - (plan ? 10 : 14);
    return *other.first <= until && *other.last >= from ? Because(because).add(true, 1, "publication").same()
                                                        : Judgement{};
  }
  const bool same_step = plan == !is_deed(other.fact->status);
  return same_step && within_days(a.published, b.published, plan ? 30 : 7)
             ? Because(because).add(true, 1, "publication").same()
             : Judgement{};
}

Judgement judge_meetings(const Told& a, const Told& b) {
  if (!meeting_kinds_fit(a, b)) return different();
  const Accord persons = persons_of(a, b), host = codes_of(a, b, "host"), city = words_of(a, b, "city");
  if (persons == Accord::differ || host == Accord::differ || city == Accord::differ) return different();
  Because because;
  because.add(persons == Accord::agree, 2, "persons");
  because.add(host == Accord::agree, 1, "host").add(city == Accord::agree, 1, "city");
  because.add(words_of(a, b, "place") == Accord::agree, 1, "place");
  switch (dates_of(a, b)) {
    case Accord::differ:
      return judge_meetings_of_other_days(a, b, because);
    case Accord::absent:
      return judge_undated_meetings(a, b, because);
    case Accord::agree:
      break;
  }
  if (a.to_the_day && b.to_the_day) return because.add(true, 4, "date").same();
  return because.weight > 0 ? because.add(true, 2, "date").same() : Judgement{};
}

// REPRESENTATION

bool closes(const Told& told) {
  return is_any(told.fact->status, {"closed", "recalled", "expelled", "severed"}) ||
         is_any(told.text("act"), {"close", "recall", "sever"});
}

bool is_to_be_done(const Told& told) { return is_any(told.fact->status, {"planned", "agreed"}); }

// An ambassador who is called home and goes back: one quarrel's recall.
bool is_recall_and_return(const Told& a, const Told& b) {
  const Told& recall = a.fact->status == "recalled" ? a : b;
  const Told& back = a.fact->status == "recalled" ? b : a;
  const auto gone = recall.anchor(), returned = back.anchor();
  return recall.fact->status == "recalled" && is_any(back.fact->status, {"resumed"}) && gone && returned &&
         *returned >= *gone && *returned - *gone <= 2 * year;
}

// A plan told after the deed is another plan.
bool is_done_already(const Told& a, const Told& b) {
  if (is_to_be_done(a) == is_to_be_done(b)) return false;
  const Told& plan = is_to_be_done(a) ? a : b;
  const Told& deed = is_to_be_done(a) ? b : a;
  const auto done = deed.anchor();
  return deed.fact->polarity == "affirmed" && plan.published && done && *plan.published > *done + 30;
}

// How long after one another two papers may speak of one post: a plan stays one until it is carried out.
std::int64_t days_of_one_post(const Told& a, const Told& b) {
  if (is_any(a.fact->kind, {"ambassador", "envoy"})) return year;
  return a.fact->kind == "embassy" && (is_to_be_done(a) || is_to_be_done(b)) ? 8 * year : 500;
}

Judgement judge_representation(const Told& a, const Told& b) {
  if (a.fact->kind != b.fact->kind || codes_of(a, b, "sender") == Accord::differ || is_done_already(a, b))
    return different();
  const Accord persons = persons_of(a, b), when = dates_of(a, b);
  if (persons == Accord::differ || words_of(a, b, "city") == Accord::differ) return different();
  if (is_recall_and_return(a, b)) return Because().add(true, 3, "act").same();
  if (closes(a) != closes(b)) return different();
  const bool both_done = a.fact->status == b.fact->status && !is_to_be_done(a);
  if (both_done && when == Accord::differ && !within_days(a.first, b.first, 31)) return different();
  Because because;
  because.add(persons == Accord::agree, 3, "persons").add(codes_of(a, b, "sender") == Accord::agree, 1, "sender");
  because.add(when == Accord::agree, 3, "date");
  if (when == Accord::agree && (both_done || a.to_the_day)) return because.same();
  const bool of_a_person = is_any(a.fact->kind, {"ambassador", "envoy"});
  if (of_a_person && persons != Accord::agree) return {};
  const bool near = within_days(a.anchor(), b.anchor(), days_of_one_post(a, b));
  return near && because.weight > 0 ? because.add(true, 1, "publication").same() : Judgement{};
}

// COOPERATION, FRICTION, STATEMENTS

Judgement judge_cooperation(const Told& a, const Told& b) {
  if (a.fact->kind != b.fact->kind) return different();
  if (words_of(a, b, "city") == Accord::differ || words_of(a, b, "place") == Accord::differ) return different();
  const Accord when = dates_of(a, b), domains = sets_of(a, b, "domains");
  if (when == Accord::differ) return different();
  Because because;
  because.add(domains == Accord::agree, 1, "domains").add(words_of(a, b, "city") == Accord::agree, 1, "city");
  if (when == Accord::agree && domains != Accord::differ) return because.add(true, 4, "date").same();
  const bool near = within_days(a.anchor(), b.anchor(), 60);
  return near && because.weight > 0 && domains != Accord::differ ? because.add(true, 1, "publication").same()
                                                                 : Judgement{};
}

Judgement judge_friction(const Told& a, const Told& b) {
  if (a.fact->kind != b.fact->kind || codes_of(a, b, "actor") == Accord::differ ||
      codes_of(a, b, "target") == Accord::differ || words_of(a, b, "place") == Accord::differ)
    return different();
  const Accord when = dates_of(a, b);
  Because because;
  because.add(codes_of(a, b, "actor") == Accord::agree, 1, "actor");
  because.add(words_of(a, b, "place") == Accord::agree, 1, "place");
  if (when == Accord::agree) return because.add(true, 3, "date").same();
  const bool lifted = a.fact->status == "lifted" || b.fact->status == "lifted";
  if (when == Accord::differ) {
    const bool later = lifted && a.fact->status != b.fact->status && within_days(a.first, b.first, 3 * year);
    return later && is_any(a.fact->kind, {"sanction", "border", "trade_restriction", "aid_cut"})
               ? because.add(true, 1, "act").same()
               : different();
  }
  const bool ongoing = a.fact->status == "ongoing" && b.fact->status == "ongoing";
  return within_days(a.anchor(), b.anchor(), ongoing ? 90 : 7) ? because.add(true, 1, "publication").same()
                                                               : Judgement{};
}

Judgement judge_statements(const Told& a, const Told& b) {
  if (a.fact->kind != b.fact->kind || a.fact->polarity != b.fact->polarity ||
      codes_of(a, b, "speaker") == Accord::differ || codes_of(a, b, "target") == Accord::differ ||
      persons_of(a, b) == Accord::differ)
    return different();
  const Accord when = dates_of(a, b), domains = sets_of(a, b, "domains");
  if (when == Accord::differ) return different();
  Because because;
  because.add(persons_of(a, b) == Accord::agree, 2, "persons")
      .add(codes_of(a, b, "speaker") == Accord::agree, 1, "speaker");
  because.add(domains == Accord::agree, 1, "domains");
  if (when == Accord::agree && a.to_the_day && b.to_the_day) return because.add(true, 3, "date").same();
  const bool near = within_days(a.anchor(), b.anchor(), 3);
  return near && because.weight > 1 && domains != Accord::differ ? because.add(true, 1, "publication").same()
                                                                 : Judgement{};
}

}  // namespace

Judgement judge_events(const Told& a, const Told& b) {
  const std::string_view type = a.fact->type;
  if (type == "meeting") return judge_meetings(a, b);
  if (type == "representation") return judge_representation(a, b);
  if (type == "cooperation") return judge_cooperation(a, b);
  if (type == "friction") return judge_friction(a, b);
  if (type == "statement") return judge_statements(a, b);
  return different();  // an opinion is its author's; only copies repeat it
}

}  // namespace paraphe
