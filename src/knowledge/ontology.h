// What can be a fact: the ten types with kinds, statuses, slots and acts, domains, provisions, closed values, and labels
// for all of them, as knowledge/ontology/ declares them. The rule checker, claims, register, page and exports read it here.
//
//   const FactType* meeting = ontology.type("meeting");
//   std::string_view host = meeting->slot("host")->code;      // valid as long as the Ontology (it is moved, never copied)
//
// It knows no words of a language: which noun tells which kind is knowledge/languages/*/kinds.tsv (kind_words.h).
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace paraphe {

// A code with what people read for it, by language tag.
struct Coded {
  std::string code;
  std::vector<std::pair<std::string, std::string>> labels;
  // The label, or the code when there is none in that language.
  std::string_view label(std::string_view language) const;
};

enum class SlotType : std::uint8_t {
  party,       // one party code
  persons,     // names
  date,        // EDTF
  place,       // a building or region, as written
  city,        // a town, as written
  text,        // words, as written
  number,      // the figure of a flow
  comparator,  // the figure that it is compared with
  closed,      // one code of Slot::values
  domains,     // codes of Ontology::domains
  provisions   // codes of Ontology::provisions
};
std::string_view name_of(SlotType type);

struct Slot : Coded {
  SlotType type = SlotType::text;
  std::vector<Coded> values;  // of a closed slot
  int minimum = 0;            // a fact without that many values is none: persons of an office
};

// How the predicate of a claim stands, for the table act × situation (see facts/outcome.h).
enum class Situation : std::uint8_t {
  done, going_on, planned, possible, wished, asked, aimed, hypothetical, negated, denied, over, decided
};
inline constexpr int situation_count = 12;
std::string_view name_of(Situation situation);

// One cell of that table. Not stated: the cell that it falls back upon counts (facts/outcome.cc).
struct OutcomeCell {
  bool stated = false;
  std::string status;     // "" with `stated`: such a claim is no fact
  std::string certainty;  // "" : as the situation says
  bool negated = false;   // what is still to be done is not done: « doit encore être ratifié »
};

struct Act : Coded {
  std::array<OutcomeCell, situation_count> cells;
  // The status that a negation with a starting day tells of that day: « ne se sont pas vus depuis 2019 », held in 2019.
  // "" where it tells only that nothing has come to be since.
  std::string not_since;
  bool attaches = false;  // an agenda, a provision: it adds to a fact that another claim states, and makes none itself
  bool negates = false;   // the word says that the deed was not done: refuser; told negated it says nothing
  bool weak = false;      // the word names the thing and tells no step: the status of any other claim of it stands
  bool alone = false;     // the words tell the victim alone: no other party is taken from the context
  bool closes = false;    // the thing's last day: « achève vendredi une visite de trois jours » began on Wednesday
  std::string to_do;  // of representation: the value of slot act when the act is planned or agreed: open, close …
};

// A status that a kind does not have, and what is meant: a scholarship handed over is awarded.
struct StatusReading {
  std::string kind, status, means;
};

struct FactType : Coded {
  std::vector<Coded> kinds, statuses;
  std::vector<Slot> slots;
  std::vector<StatusReading> readings;
  std::vector<Act> acts;     // the first is that of a rule which names none
  std::string presumed_kind;  // what a verb alone tells (« 40 millions ont été versés »), unless a noun before named another
  int minimum_parties = 2;
  // What a party says not to be so is denied, not only negated: « aucun soldat ne viendra, assure le ministre ».
  bool negation_is_denial = false;
  std::vector<std::pair<std::string, int>> parties_of_kind;  // kinds that take more parties than the type: a mediation
  int usual_parties = 2;  // a fact that names one of the article's two main parties alone has the other too
  bool sides_know = false;  // what one of its parties tells of such a fact is certain: his own acts, plans and figures

  const Coded* kind(std::string_view code) const;
  const Coded* status(std::string_view code) const;
  const Slot* slot(std::string_view code) const;
  const Act* act(std::string_view code) const;  // "" is the first
  int least_parties(std::string_view kind) const;  // how many the context has to make up
  // The status as this kind reads it: mostly the status itself.
  std::string_view reading(std::string_view kind, std::string_view status) const;
};

struct Ontology {
  Ontology() = default;
  Ontology(Ontology&&) = default;
  Ontology& operator=(Ontology&&) = default;
  Ontology(const Ontology&) = delete;
  Ontology& operator=(const Ontology&) = delete;

  std::vector<FactType> types;
  std::vector<Coded> domains, provisions, polarities, certainties, weights, units;

  const FactType* type(std::string_view code) const;
};

// The entry of that code, or nullptr.
const Coded* find(const std::vector<Coded>& list, std::string_view code);

// `folder` is knowledge/ontology.
Ontology load_ontology(const std::filesystem::path& folder, Faults& faults);

}  // namespace paraphe
