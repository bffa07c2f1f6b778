// Which facts of the register a question is about.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "merge/register_fact.h"

namespace paraphe {

struct FactFilter {
  std::vector<std::string> types;   // empty: all
  std::string status, domain;       // "": any
  std::optional<Day> since, until;  // of the fact's date; a fact without date is left out when either is set
  std::size_t least_origins = 0;
};

bool is_wanted(const FactFilter& filter, const RegisterFact& fact);

}  // namespace paraphe
