// Whether two claims of one article speak of the same thing (a meeting, an agreement, a flow …), by the codebook:
// one thing, one fact; a visit and the talks inside it are one; an act with a date of its own is a fact of its own.
// Costs one look at the slots of each; knows no article text but the claims' own values.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/ontology.h"
#include "text/claim.h"

namespace paraphe {

bool is_any(std::string_view value, std::initializer_list<std::string_view> of);

// What the claims put together so far say of one thing.
struct Thing {
  std::string_view type, kind, status, polarity, certainty;
  std::vector<std::string> parties;  // sorted
  std::vector<SlotValue> slots;
  std::string said_by;
  std::vector<std::int32_t> claims;  // indexes into Article::claims, in the order of the text
  bool weak = false;                 // only named so far: its status gives way to any other
  bool headline = false;             // told by the headline alone, which leaves out whose word it is
};

const SlotValue* slot_of(const std::vector<SlotValue>& slots, std::string_view name);
// True when two names are of one person: the words of one are all in the other.
bool same_person(std::string_view a, std::string_view b);
// How far a status is in its type's life; −1 for one that the type does not have.
int stage_of(const Ontology& ontology, std::string_view type, std::string_view status);

// What is taken or struck in a battle that goes on is part of it, unless it has a day of its own.
bool is_part_of_fighting(const Thing& deed, const Thing& fighting);

bool same_thing(const Ontology& ontology, const Thing& thing, const Thing& other);

}  // namespace paraphe
