// Rules over clauses: each Match says that one rule fires on one clause, and which fillers play which role.
//
//   std::vector<Match> matches;
//   match_rules(knowledge, rules, article, matches);   // claim building turns each into a Claim
//
// It decides no status, date or value: these belong to the clause and to the ontology's table (outcome.h, claim.h).
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/rules.h"
#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

// A filler of a clause: article.clauses[clause].fillers[filler]. Filler −1 is the predicate of the clause itself.
struct FillerReference {
  std::int32_t clause = -1, filler = -1;
  auto operator<=>(const FillerReference&) const = default;
};

struct RoleFill {
  std::string_view role;                  // party, host, person, place, topic, kind … : the ontology's slot, or party, kind, topic
  std::vector<FillerReference> fillers;   // a set, in the order of the text; never empty
};

// A slot that the rule gives by itself: trend = weakening.
struct RoleConstant {
  std::string_view role, value;
};

struct Match {
  std::int32_t rule = -1;           // index into Rules
  RuleReference reference;          // file and line of the trigger
  std::string_view type, kind, act; // the ontology's codes; act is never empty
  std::int32_t clause = -1;         // −1 of a title match
  std::int32_t title = -1;          // index into Article::titles of a title match, else −1
  TokenIndex trigger = no_token;    // the first word of the trigger
  TokenIndex thing = no_token;      // the noun that gave the kind, or the trigger
  std::vector<RoleFill> roles;
  std::vector<RoleConstant> constants;
  bool context = false;             // fewer parties than the type needs, and the rule lets the context give them

  const RoleFill* role(std::string_view name) const {
    for (const RoleFill& fill : roles) {
      if (fill.role == name) return &fill;
    }
    return nullptr;
  }
};

// Appends the matches of the article's clauses and titles, in the order of clauses, then titles.
// Cost: one look-up a clause, and one pass over its fillers for each rule with that trigger.
void match_rules(const Knowledge& knowledge, const Rules& rules, const Article& article, std::vector<Match>& out);

// The parties that a filler stands for: those of the mention at its head; else those of the words that qualify the head
// (les étudiants togolais, l'armée du Togo); else the state in which the place lies. Sorted, without repetition.
std::vector<std::string_view> parties_of(const Knowledge& knowledge, const Article& article, FillerReference reference);

// The kind that a noun tells by the language's noun table for that type, "" for none: protocole d'entente → memorandum.
std::string_view kind_of(const Knowledge& knowledge, const Article& article, const FactType& type, TokenIndex noun);

// The words of a filler: its phrase, or the predicate alone.
TokenRange tokens_of(const Article& article, FillerReference reference);
TokenIndex head_of(const Article& article, FillerReference reference);

}  // namespace paraphe
