// Second step of the rule compiler: is every name in a rule file known, and can every rule give a fact? All faults at
// once, with file, line and a hint: knowledge/facts/meeting.rules:7: unknown role "hots" of meeting; did you mean "host"?
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "facts/rule_parser.h"
#include "knowledge/knowledge.h"

namespace paraphe {

// What may fill a role.
enum class RoleType : std::uint8_t {
  party,    // fillers that stand for at least one party
  person,   // named persons
  place,    // places, and parties that may be meant as a place
  kind,     // nouns of the type's noun table
  thing,    // the noun that the rule speaks of: it lends its own roles
  closed,   // constants alone
  text      // anything
};

struct RoleName {
  std::string_view name;  // owned by the ontology, or a literal
  RoleType type;
  const Slot* slot;       // nullptr of party, kind, thing, topic, source
};

// « act none »: the noun is no fact by itself; it lends its roles to the word that takes it as kind.
inline constexpr std::string_view no_act = "none";

// The roles that rules of a type may name: party, kind, thing, topic, source, person and the slots that words can fill.
std::vector<RoleName> roles_of(const FactType& type);

// The nearest of the candidates by edit distance, "" when none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

void check_rules(const Knowledge& knowledge, const RuleFile& file, Faults& faults);

}  // namespace paraphe
