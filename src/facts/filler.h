// What the fillers of clauses stand for, one question a function: used by the matcher and by its oracle in the tests.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "facts/match.h"
#include "facts/rule_compiler.h"

namespace paraphe {

const Filler* filler_at(const Article& article, FillerReference reference);

// True when the words of the row stand one after the other from this token on, as lemmas or as written.
bool stands_at(const Article& article, TokenIndex token, const WordRow& row);

// True when the filler may fill a role of that type (`kind` and `closed` aside).
bool fits(const Knowledge& knowledge, const Article& article, FillerReference reference, RoleType type);

// True when the filler passes the test of a condition.
bool passes(const Knowledge& knowledge, const Article& article, FillerReference reference, const PlanCondition& condition,
            const FactType& type);

}  // namespace paraphe
