// Third step: checked rules → plans. A plan is the body of a rule with every name resolved; a trigger is one word (or row
// of words) that starts it. Views are of the ontology, which must outlive the plans.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/rule_checker.h"
#include "facts/rule_parser.h"
#include "knowledge/knowledge.h"
#include "text/claim.h"
#include "text/clause.h"

namespace paraphe {

using FunctionMask = std::uint32_t;
constexpr FunctionMask bit(Function function) { return FunctionMask{1} << static_cast<unsigned>(function); }

enum class TermKind : std::uint8_t { function, self, amount, date, constant };

// What a role asks for: the fillers of a function of a node, the node's own word, or a constant. `amount`: the nouns
// that the clause's figures count or measure; in a condition, the figures themselves. `date`, in conditions: the clause has a date.
struct Term {
  TermKind kind = TermKind::function;
  Function function = Function::subject;
  std::uint8_t node = 0;  // 0 the trigger; k the word at the end of the k-th arrow
  std::string_view constant;
};

struct PlanRole {
  std::string_view role;
  RoleType type = RoleType::party;
  std::vector<std::vector<Term>> alternatives;
  bool alone = false;    // when alone
  bool context = false;  // the article's context may give what is lacking
  int unless_role = -1;  // index of the role whose parties are taken away
};

// Tests of conditions, beside lists of words. `party`: stands for a party, be it through what qualifies it (l'aide russe);
// `actor`: is itself the name of a party or a person of one (Moscou, le ministre).
enum class Test : std::uint8_t { party, actor, state, organisation, group, person, place, kind };
inline constexpr std::array<std::string_view, 8> test_names{"party", "actor", "state", "organisation", "group", "person", "place", "kind"};

// A lemma, or a row of words (lemmas or forms, elided ones apart): lettre d' intention.
using WordRow = std::vector<std::string>;

struct PlanCondition {
  bool unless = false;
  std::vector<Term> terms;  // any of them
  std::vector<Test> tests;    // one of these, or one of the words; both empty: any filler will do
  std::vector<WordRow> words;
};

struct PlanStep {
  Function function = Function::object;
  std::vector<WordRow> words;
};

struct Plan {
  const FactType* type = nullptr;
  std::string_view file;
  std::vector<PlanStep> steps;  // of a shape: from node to node in a row
  std::vector<PlanRole> roles;
  std::vector<PlanCondition> conditions;
  FunctionMask needs = 0;      // functions that the trigger's clause must have
  FunctionMask needs_any = 0;  // one of these it must have; 0: no such demand
  int demands = 0;             // arrows and `requires` lines: of matches of one type on one clause the more demanding counts
};

struct Trigger {
  std::string_view language;  // owned by knowledge
  TriggerClass trigger = TriggerClass::verb;
  std::string written;  // as the rule has it: s'entretenir
  WordRow words;
  bool reflexive = false;
  std::string_view act, kind;  // act "": none, the noun only lends its roles; kind "": the roles give it
  int line = 0;
  std::int32_t plan = 0;
};

struct Program {
  std::vector<Plan> plans;
  std::vector<Trigger> triggers;
};

// Adds the rules of one checked file. `file_name` must live as long as the program.
void compile_rules(const Knowledge& knowledge, const RuleFile& file, std::string_view file_name, Program& program);

// Splits « lettre d'intention » at spaces and after apostrophes.
WordRow word_row(std::string_view text);

std::string dump(const Program& program);

}  // namespace paraphe
