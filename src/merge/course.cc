#include "merge/course.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "base/utf8.h"
#include "merge/contradictions.h"
#include "merge/same_thing.h"
#include "merge/status.h"

namespace paraphe {

namespace {

bool is_set(std::string_view slot) { return slot == "persons" || slot == "domains" || slot == "provisions"; }

// Slots that belong to an act and not to the thing: of an agreement most, and the day on which an ambassador was
// recalled is not that of his return.
bool is_of_the_act(std::string_view type, std::string_view slot) {
  if (type == "representation" || type == "friction") return slot == "date";
  return type == "agreement" && (slot == "date" || slot == "place" || slot == "by" || slot == "persons");
}

bool published_before(const Member& a, const Member& b) {
  const auto rank = [](const Member& m) {
    return std::tuple(m.told->published.value_or(std::numeric_limits<std::int64_t>::min()),
                      std::string_view(m.told->account->article), std::string_view(m.told->account->key));
  };
  return rank(a) < rank(b);
}

int precision_of(std::string_view edtf) {
  const std::optional<Edtf> date = parse_edtf(edtf);
  if (!date) return 0;
  const std::optional<Day> first = first_day(*date), last = last_day(*date);
  if (!first || !last) return 1;
  const std::int64_t days = day_number(*last) - day_number(*first);
  return days == 0 ? 5 : days <= 14 ? 4 : days <= 93 ? 3 : 2;
}

// The value that most origins give; of those the more precise, then the earliest told.
const SlotValue* chosen_value(const std::vector<const Told*>& told, std::string_view slot) {
  std::map<std::string, std::set<std::string_view>> origins;
  const auto name = [](const SlotValue& v) {
    return v.form == SlotForm::number ? std::to_string(v.number) : fold(v.text);
  };
  for (const Told* each : told) {
    if (const SlotValue* value = slot_of(each->fact->slots, slot)) origins[name(*value)].insert(each->account->origin);
  }
  const SlotValue* best = nullptr;
  const auto rank = [&](const SlotValue& v) {
    const int precise = slot == "date" ? precision_of(v.text) : static_cast<int>(v.text.size());
    const bool day = slot == "date" && precise >= 4;
    return std::tuple(day, origins[name(v)].size(), precise);
  };
  for (const Told* each : told) {
    const SlotValue* value = slot_of(each->fact->slots, slot);
    if (value != nullptr && (best == nullptr || rank(*value) > rank(*best))) best = value;
  }
  return best;
}

void add_to_set(std::vector<SlotValue>& slots, const SlotValue& value) {
  const auto at = std::find_if(slots.begin(), slots.end(), [&](const SlotValue& s) {
    return s.slot == value.slot && (s.text == value.text || (s.slot == "persons" && same_person(s.text, value.text)));
  });
  if (at == slots.end())
    slots.push_back(value);
  else if (value.text.size() > at->text.size())
    at->text = value.text;  // the full name
}

// Those that tell the status of now; where nobody does so alone, all.
std::vector<const Told*> tellers_of(const State& state, const std::vector<const Told*>& told) {
  std::vector<const Told*> some;
  for (const Told* each : told) {
    const bool same_side = state.party.empty() || each->text("by") == state.party || each->text("by").empty();
    if (each->fact->status == state.status && each->fact->polarity == state.polarity && same_side) some.push_back(each);
  }
  return some.empty() ? told : some;
}

std::vector<SlotValue> slots_of(const State& state, const std::vector<const Told*>& told) {
  const std::vector<const Told*> tellers = tellers_of(state, told);
  const std::string_view type = told.front()->fact->type;
  std::vector<std::string_view> names;
  std::vector<SlotValue> slots;
  for (const Told* each : told) {
    for (const SlotValue& value : each->fact->slots) {
      const bool telling = std::find(tellers.begin(), tellers.end(), each) != tellers.end();
      if (is_set(value.slot)) {
        if (telling || !is_of_the_act(type, value.slot)) add_to_set(slots, value);
      } else if (std::find(names.begin(), names.end(), value.slot) == names.end()) {
        names.push_back(value.slot);
      }
    }
  }
  for (const std::string_view name : names) {
    if (name == "by" && state.party.empty()) continue;
    const SlotValue* value = chosen_value(tellers, name);
    // A part paid has a figure of its own, and a plan had a day of its own.
    const bool only_of_tellers = is_of_the_act(type, name) || name == "act";
    if (value == nullptr && !only_of_tellers) value = chosen_value(told, name);
    if (value != nullptr) slots.push_back(*value);
  }
  std::stable_sort(slots.begin(), slots.end(), [](const SlotValue& a, const SlotValue& b) { return a.slot < b.slot; });
  return slots;
}

// The accounts of a step: one act of one side, one figure of a flow.
struct StepAccounts {
  std::vector<const Told*> told;
};

bool same_step(const Told& a, const Told& b) {
  if (a.fact->status != b.fact->status || a.fact->polarity != b.fact->polarity) return false;
  if (codes_of(a, b, "by") == Accord::differ || dates_of(a, b) == Accord::differ) return false;
  return a.fact->type != "flow" || amounts_of(a, b) != Accord::differ;
}

Step step_of(const StepAccounts& all) {
  const Told& first = *all.told.front();
  Step step{first.fact->status, first.fact->polarity, first.fact->certainty, {}, {}, {}, first.account->published};
  if (const SlotValue* date = chosen_value(all.told, "date")) step.date = date->text;
  for (const std::string_view side : {"by"}) {
    if (const SlotValue* party = chosen_value(all.told, side)) step.party = party->text;
  }
  if (const SlotValue* value = chosen_value(all.told, "value")) step.number = value->number;
  for (const Told* each : all.told) {
    if (each->fact->certainty == "certain") step.certainty = each->fact->certainty;
  }
  return step;
}

std::vector<Step> steps_of(const Ontology& ontology, const std::vector<const Told*>& told) {
  std::vector<StepAccounts> groups;
  for (const Told* each : told) {
    const auto at = std::find_if(groups.begin(), groups.end(), [&](const StepAccounts& g) {
      return std::all_of(g.told.begin(), g.told.end(), [&](const Told* t) { return same_step(*t, *each); });
    });
    if (at == groups.end())
      groups.push_back({{each}});
    else
      at->told.push_back(each);
  }
  std::vector<Step> steps;
  for (const StepAccounts& group : groups) steps.push_back(step_of(group));
  const std::string_view type = told.front()->fact->type;
  // An act stands at its day, a plan at the day on which it was told.
  const auto rank = [&](const Step& step) {
    const std::optional<Edtf> date = is_done(type, step.status) ? parse_edtf(step.date) : std::nullopt;
    const std::optional<Day> day = date ? first_day(*date) : std::nullopt;
    const Day when = day ? *day : step.published.value_or(Day{9999, 1, 1});
    return std::tuple(when, stage_of(ontology, type, step.status));
  };
  std::stable_sort(steps.begin(), steps.end(), [&](const Step& a, const Step& b) { return rank(a) < rank(b); });
  return steps;
}

// How an account stands to what the fact says now.
Stance stance_of(const Ontology& ontology, const State& state, const Told& told, const std::vector<const Told*>& all) {
  const std::string_view type = told.fact->type;
  // « a été annulée » is no proof of « a eu lieu », nor a plan of either's end.
  const bool ends = told.fact->status == "cancelled" || told.fact->status == "denied";
  const bool ended = state.status == "cancelled" || state.status == "denied";
  if (told.fact->polarity == state.polarity && ends != ended) {
    return is_done(type, ends ? state.status : told.fact->status) ? Stance::opposes : Stance::history;
  }
  if (told.fact->polarity == state.polarity) return Stance::supports;
  const auto tells_the_deed = [&](const Told* other) {
    return other->fact->polarity == state.polarity && other->fact->status == told.fact->status &&
           codes_of(*other, told, "by") != Accord::differ;
  };
  if (type == "agreement" && std::none_of(all.begin(), all.end(), tells_the_deed)) return Stance::history;  // not yet
  if (state.polarity == "negated")
    return is_done(type, told.fact->status) &&
                   stage_of(ontology, type, told.fact->status) >= stage_of(ontology, type, state.status)
               ? Stance::opposes
               : Stance::history;
  // « pas encore », said before it was done.
  const bool before = told.published && std::any_of(all.begin(), all.end(), [&](const Told* other) {
                        const auto done = other->to_the_day ? other->first : other->published;
                        return tells_the_deed(other) && done && *done > *told.published;
                      });
  return before ? Stance::history : Stance::opposes;
}

// An article never stands on both sides: its own words go before those that it reports, and what it says is not so
// before what it had expected.
void settle_articles(std::vector<Evidence>& evidence, const std::vector<Member>& members) {
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    if (evidence[i].stance != Stance::opposes) continue;
    for (std::size_t j = 0; j < evidence.size(); ++j) {
      const Told &against = *members[i].told, &with = *members[j].told;
      if (evidence[j].stance != Stance::supports || against.account->article != with.account->article) continue;
      const bool reported = !against.fact->said_by.empty() && with.fact->said_by.empty();
      evidence[reported ? i : j].stance = Stance::history;
      if (reported) break;
    }
  }
}

void count_evidence(const Ontology& ontology, RegisterFact& whole, const State& state,
                    const std::vector<Member>& members, const std::vector<const Told*>& told) {
  for (const Member& member : members)
    whole.evidence.push_back({member.told->index, stance_of(ontology, state, *member.told, told), member.reason});
  settle_articles(whole.evidence, members);
  std::vector<const Told*> supporting, opposing;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (whole.evidence[i].stance == Stance::supports) supporting.push_back(members[i].told);
    if (whole.evidence[i].stance == Stance::opposes) opposing.push_back(members[i].told);
  }
  whole.supporting = origins_of(supporting);
  whole.opposing = origins_of(opposing);
}

// What is certain for one teller is certain; a source is named only where all tellers need one.
void fill_certainty(Fact& fact, const std::vector<const Told*>& tellers) {
  fact.certainty = tellers.back()->fact->certainty;
  fact.said_by = tellers.back()->fact->said_by;
  for (const Told* each : tellers) {
    if (each->fact->certainty == "certain") fact.certainty = each->fact->certainty;
    if (each->fact->said_by.empty()) fact.said_by.clear();
  }
}

std::string_view kind_of(const State& state, const std::vector<const Told*>& told) {
  const std::string_view type = told.front()->fact->type;
  const auto tells_little = [&](std::string_view kind) {
    return (type == "meeting" && kind == "visit") || (type == "agreement" && kind == "agreement") ||
           (type == "flow" && (kind == "grant" || kind == "other"));
  };
  std::string_view kind = tellers_of(state, told).front()->fact->kind;
  for (const Told* each : told) {
    if (tells_little(kind) && !tells_little(each->fact->kind)) kind = each->fact->kind;
  }
  return kind;
}

}  // namespace

RegisterFact course_of(const Ontology& ontology, std::vector<Member> members, const std::vector<const Told*>& altered) {
  std::sort(members.begin(), members.end(), published_before);
  std::vector<const Told*> told;
  for (const Member& member : members) told.push_back(member.told);
  const State state = state_of(ontology, told);
  RegisterFact whole;
  Fact& fact = whole.fact;
  fact.id = told.front()->account->key;
  fact.type = told.front()->fact->type;
  fact.kind = kind_of(state, told);
  fact.status = state.status;
  fact.polarity = state.polarity;
  fact.parties = told.front()->fact->parties;
  fact.slots = slots_of(state, told);
  fill_certainty(fact, tellers_of(state, told));
  for (const Told* each : told) fact.core = fact.core || each->fact->core;
  whole.steps = steps_of(ontology, told);
  count_evidence(ontology, whole, state, members, told);
  for (const Told* each : altered) whole.evidence.push_back({each->index, Stance::altered, "copy"});
  whole.contradictions = contradictions_of(state, told, altered);
  whole.known_since = whole.updated = told.front()->account->learnt;
  for (const Told* each : told) {
    whole.known_since = std::min(whole.known_since, each->account->learnt);
    whole.updated = std::max(whole.updated, each->account->learnt);
  }
  return whole;
}

}  // namespace paraphe
