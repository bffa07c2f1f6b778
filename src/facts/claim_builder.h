// One claim in the making: what claim.cc hands from one step to the next. A step is a file: claim_parties.cc (who),
// claim_time.cc (when, and with what standing), claim_places.cc (persons and places), claim_matter.cc (title, level,
// domains, provisions), claim_amounts.cc (how much), claim_measure.cc (over which time). Only facts/ includes it.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

#include "facts/match.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

// One claim in the making and what it is made from.
struct Builder {
  const Knowledge& knowledge;
  const Language& language;
  const Article& article;
  const Match& match;
  const FactType& type;
  const Clause& clause;
  Claim claim;

  bool has_slot(std::string_view slot) const { return type.slot(slot) != nullptr; }
  bool holds(std::string_view slot) const {
    return std::any_of(claim.slots.begin(), claim.slots.end(), [&](const SlotValue& s) { return s.slot == slot; });
  }
  void add(std::string_view slot, std::string_view text, Span span) {
    const Slot* known = type.slot(slot);
    if (known == nullptr || text.empty()) return;
    const bool again = std::any_of(claim.slots.begin(), claim.slots.end(),
                                   [&](const SlotValue& s) { return s.slot == slot && s.text == text; });
    if (again) return;
    SlotValue value;
    value.slot = known->code;
    value.text = text;
    value.span = span;
    claim.slots.push_back(std::move(value));
  }
};

// The parties of the match's roles, and the slots that hold one party.
void add_parties(Builder& b);
bool is_party_role(const FactType& type, std::string_view role);
// Several who give together do not give to one another: the other side is the state that the article is about. False
// when there is none.
bool settle_one_sided(Builder& b);
// Of two parties the one that is not the host has come, the one that does not give receives, and the other way round.
void complete_opposite_roles(Builder& b);

// When it is: nullptr when nothing says it.
const TimeExpression* time_of(const Builder& b);
bool is_dated(const TimeExpression& time);
std::string date_of(const TimeExpression& time);
// As date_of; a journey that begins (or ends) on a day and lasts some days is that interval.
std::string date_with_duration(const Builder& b, const TimeExpression& time);
// The clause's standing, seen from its date: a present with a date to come is a plan.
Standing standing_of(const Builder& b, const TimeExpression* time);
// The clause that the noun heads, or nullptr.
const Clause* noun_clause(const Article& article, TokenIndex head);

void add_persons(Builder& b);
// Of a statement in a speaker's own words he is the one who spoke: « Nous refusons », a dit le ministre.
void name_speaker(Builder& b, const Standing& standing);
void add_places(Builder& b);
void add_title(Builder& b);
void add_level(Builder& b);
void add_domains(Builder& b);
// All figures of the clause are what another figure is compared with: « qui n'était que de 91 millions en 2010 ».
bool tells_only_the_other_side(const Builder& b);
void add_amount(Builder& b, const TimeExpression* time);
void add_measure(Builder& b, const Quantity& quantity, const TimeExpression* time);

}  // namespace paraphe
