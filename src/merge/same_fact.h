// Whether two accounts of different articles speak of one thing. Each type of fact has its own function; each answer
// tells what it rests on. A mixture of two things is worse than two facts for one: in doubt the answer is `open`.
#pragma once
#include <string>

#include "knowledge/ontology.h"
#include "merge/comparing.h"

namespace paraphe {

enum class Sameness : std::uint8_t { different, open, same };

struct Judgement {
  Sameness verdict = Sameness::open;
  int weight = 0;      // of `same`: the better of two wins
  std::string reason;  // what it rests on, words of the catalogue (reason.date …) with spaces
};

Judgement judge(const Ontology& ontology, const Told& a, const Told& b);

// Accounts further apart than this many days are never compared.
std::int64_t reach_of(std::string_view type);

}  // namespace paraphe
