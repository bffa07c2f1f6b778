// When two values of a slot are the same, by the scorer's definitions: dates as spans of days, names by their words,
// amounts within rounding. `published` is the article's date, "" for none.
#pragma once
#include <cstddef>
#include <string_view>

#include "evaluation/annotated.h"

namespace paraphe {

bool same_date(std::string_view a, std::string_view b, std::string_view published);
bool same_slot_value(std::string_view slot, const Json& a, const Json& b, std::string_view published);
// True when a slot stands in both facts with the same value.
bool same_slot(const AnnotatedFact& a, const AnnotatedFact& b, std::string_view slot, std::string_view published);
// True when the two facts name a person in common.
bool share_a_person(const AnnotatedFact& a, const AnnotatedFact& b);

// How many values all slots of a fact hold, an element of a set being one; and how many of them two facts share.
std::size_t count_values(const AnnotatedFact& fact);
std::size_t count_common_values(const AnnotatedFact& gold, const AnnotatedFact& told, std::string_view published);

// Shared parties as a part of all parties of the two.
double share_of_parties(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace paraphe
