// The course of a thing: from the accounts of it, its steps in order of time, what its status is now, its slots, who
// supports it and who says that it is not so, and where the accounts cannot all be right.
#pragma once
#include <string>
#include <vector>

#include "knowledge/ontology.h"
#include "merge/comparing.h"
#include "merge/register_fact.h"

namespace paraphe {

struct Member {
  const Told* told;
  std::string reason;  // why it was put with the others
};

// `members` are not empty; `altered` are accounts of altered copies, which count for nothing.
RegisterFact course_of(const Ontology& ontology, std::vector<Member> members, const std::vector<const Told*>& altered);

}  // namespace paraphe
