// From an act and its standing to status, polarity and certainty, by the ontology's table: the one place where a plan
// stays a plan and a denial a denial.
//
//   outcome_of(ontology, "agreement", "signed", {.modality = Modality::planned})  →  proposed, affirmed, certain
//
// It does not look at dates: a present tense with a future date is given to it as Time::future by the caller.
#pragma once
#include <string_view>

#include "knowledge/ontology.h"
#include "text/clause.h"

namespace paraphe {

struct Outcome {
  bool fact = false;  // false: with that standing it is no fact (hypothetical, or a cell "none")
  std::string_view status, polarity, certainty;
  std::string_view to_do;  // of representation, planned or agreed: the value of slot act; else ""
};

// The situation that a standing amounts to, negation and denial aside.
Situation situation_of(const Standing& standing);

Outcome outcome_of(const Ontology& ontology, std::string_view type, std::string_view act, const Standing& standing);

}  // namespace paraphe
