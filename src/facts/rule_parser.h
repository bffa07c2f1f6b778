// First step of the rule compiler: the text of a .rules file → its rules and examples as written, with line numbers.
// It knows the form of lines only; whether types, roles and functions exist is the checker's (rule_checker.h).
// The language is docs/rules.md.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace paraphe {

enum class TriggerClass : std::uint8_t { verb, noun, adjective, shape, title };
std::string_view name_of(TriggerClass trigger);

// One arrow of a shape: « -object-> réunion, rencontre ».
struct ShapeStepText {
  std::string function;
  std::vector<std::string> words;
};

struct TriggerText {
  int line = 0;
  std::string language;
  TriggerClass trigger = TriggerClass::verb;
  std::vector<std::string> words;    // of a shape: the words of its first node
  std::vector<ShapeStepText> steps;  // of a shape
  std::string act, kind;             // "" when not given
};

// « with of réunion »: function `with` of the node whose first word is « réunion »; or a constant or `self` alone.
struct TermText {
  std::string name, node;
};

struct RoleText {
  int line = 0;
  std::string role;
  std::vector<std::vector<TermText>> alternatives;  // between `|`; each the terms between `+`
  bool alone = false;                               // when alone
  std::string unless_role;                          // unless ROLE: its parties are taken away
};

enum class ConditionKind : std::uint8_t { requires_, unless };

// « requires object is bourse, prêt », « unless to is party », « unless object ».
struct ConditionText {
  int line = 0;
  ConditionKind kind = ConditionKind::requires_;
  std::vector<TermText> terms;     // any of them
  std::vector<std::string> words;  // after `is`; empty: any filler will do
};

struct RuleText {
  std::string type, kind;  // of the header above it
  std::vector<TriggerText> triggers;
  std::vector<RoleText> roles;
  std::vector<ConditionText> conditions;
};

enum class ExampleMark : std::uint8_t { yes, no, same, todo };
std::string_view name_of(ExampleMark mark);

// « [party La Russie] »: the words begin..end of Example::sentence play that role.
struct ExampleRole {
  std::string role;
  std::size_t begin = 0, end = 0;
};

struct Example {
  int line = 0;
  std::string file, type, kind;  // of the header above it
  ExampleMark mark = ExampleMark::yes;
  std::string language, sentence;  // without brackets
  std::vector<ExampleRole> roles;
  std::vector<std::string> expected;  // the words after →
};

struct RuleFile {
  std::string file;
  std::vector<RuleText> rules;
  std::vector<Example> examples;
};

// `file` is how messages call it. Every fault is added; what could be read is returned all the same.
RuleFile parse_rules(std::string_view text, std::string_view file, Faults& faults);

// The file in one canonical form, for people and tests.
std::string dump(const RuleFile& file);

}  // namespace paraphe
