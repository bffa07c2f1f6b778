// A fact of the register: what the accounts of many articles say together of one thing, with its steps in order of
// time, the evidence for and against it, and where its accounts cannot all be right.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "text/claim.h"

namespace paraphe {

enum class Stance : unsigned char {
  supports,  // it says the same, or tells an earlier step of it
  opposes,   // it says that it is not so
  history,   // it told a plan that came to nothing, or that an act was still to come
  altered    // a copy with other figures: it counts for nothing
};
std::string_view name_of(Stance stance);

struct Evidence {
  std::size_t account = 0;  // index into the accounts given
  Stance stance = Stance::supports;
  std::string reason;  // why it was put with the others
};

// A step of a fact's life. `date` is that of the act, or what was planned.
struct Step {
  std::string_view status, polarity, certainty;
  std::string date, party;  // party: who did the act, "" when all did or nobody is named
  std::optional<double> number;
  std::optional<Day> published;  // of the first article that tells it
};

struct Contradiction {
  std::string about;  // date, amount, status, office
  std::string step;   // the act that it is about, "" for the fact itself
  std::string one, other;
  std::size_t one_account = 0, other_account = 0;
};

struct RegisterFact {
  Fact fact;  // id: the key of its oldest account
  std::vector<Step> steps;
  std::vector<Evidence> evidence;  // in the order of publication
  std::vector<Contradiction> contradictions;
  std::size_t supporting = 0, opposing = 0;  // independent origins
  std::string known_since, updated;
};

}  // namespace paraphe
