#include "facts/rule_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "text/clause.h"

namespace paraphe {

namespace {

std::vector<std::string_view> codes_of(const std::vector<Coded>& list) {
  std::vector<std::string_view> codes;
  for (const Coded& coded : list) codes.push_back(coded.code);
  return codes;
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names;
  for (int i = 0; i < function_count; ++i) names.push_back(name_of(static_cast<Function>(i)));
  return names;
}

int edit_distance(std::string_view a, std::string_view b) {
  std::vector<int> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int corner = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
      corner = above;
    }
  }
  return row[b.size()];
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string_view near = nearest(word, candidates);
  return near.empty() ? fmt::format("one of {}", fmt::join(candidates, ", ")) : fmt::format("did you mean \"{}\"?", near);
}

class Checker {
 public:
  Checker(const Knowledge& knowledge, const RuleFile& file, Faults& faults) : knowledge_(knowledge), file_(file), faults_(faults) {}

  void check() {
    for (const RuleText& rule : file_.rules) check_rule(rule);
    for (const Example& example : file_.examples) check_example(example);
    if (!file_.rules.empty() && file_.examples.empty()) fault(0, "has rules, but no example", "write yes fr … below the rules");
  }

 private:
  void fault(int line, std::string message, std::string hint = {}) {
    faults_.push_back({file_.file, line, std::move(message), std::move(hint)});
  }

  void unknown(int line, std::string_view what, std::string_view word, const std::vector<std::string_view>& candidates) {
    fault(line, fmt::format("unknown {} \"{}\"", what, word), did_you_mean(word, candidates));
  }

  const FactType* type_of(int line, const std::string& type, const std::string& kind) {
    const FactType* found = knowledge_.ontology.type(type);
    if (found == nullptr) {
      std::vector<std::string_view> names;
      for (const FactType& each : knowledge_.ontology.types) names.push_back(each.code);
      unknown(line, "fact type", type, names);
    } else if (!kind.empty() && found->kind(kind) == nullptr) {
      unknown(line, fmt::format("kind of {}", type), kind, codes_of(found->kinds));
    }
    return found;
  }

  void check_language(int line, const std::string& language) {
    if (knowledge_.language(language) != nullptr) return;
    std::vector<std::string_view> tags;
    for (const Language& each : knowledge_.languages) tags.push_back(each.tag);
    unknown(line, "language", language, tags);
  }

  void check_function(int line, std::string_view name) {
    Function function;
    if (!function_of(name, function)) unknown(line, "function", name, function_names());
  }

  void check_rule(const RuleText& rule) {
    const int line = rule.triggers.front().line;
    const FactType* type = type_of(line, rule.type, rule.kind);
    if (type == nullptr) return;
    nodes_.clear();
    for (const TriggerText& trigger : rule.triggers) check_trigger(trigger, *type);
    for (const ConditionText& condition : rule.conditions) check_condition(condition);
    std::set<std::string_view> seen;
    for (const RoleText& role : rule.roles) {
      check_role(role, *type);
      const auto named = [&](const RoleText& other) { return other.role == role.unless_role; };
      if (!role.unless_role.empty() && std::none_of(rule.roles.begin(), rule.roles.end(), named)) {
        fault(role.line, fmt::format("\"{}\" is no role of the rule", role.unless_role), "write ROLE = … when alone unless OTHER-ROLE");
      }
      if (!seen.insert(role.role).second) fault(role.line, fmt::format("role \"{}\" stands twice in one rule", role.role), "join them with + or |");
    }
    check_possible(rule, *type);
  }

  void check_trigger(const TriggerText& trigger, const FactType& type) {
    check_language(trigger.line, trigger.language);
    if (!trigger.act.empty() && trigger.act != no_act && type.act(trigger.act) == nullptr) {
      std::vector<std::string_view> acts;
      for (const Act& act : type.acts) acts.push_back(act.code);
      unknown(trigger.line, fmt::format("act of {}", type.code), trigger.act, acts);
    }
    if (!trigger.kind.empty() && type.kind(trigger.kind) == nullptr) {
      unknown(trigger.line, fmt::format("kind of {}", type.code), trigger.kind, codes_of(type.kinds));
    }
    for (const ShapeStepText& step : trigger.steps) {
      check_function(trigger.line, step.function);
      nodes_.insert(nodes_.end(), step.words.begin(), step.words.end());
    }
    if (trigger.trigger == TriggerClass::shape) nodes_.insert(nodes_.end(), trigger.words.begin(), trigger.words.end());
  }

  void check_node(int line, const TermText& term) {
    if (term.node.empty() || std::find(nodes_.begin(), nodes_.end(), term.node) != nodes_.end()) return;
    const std::vector<std::string_view> names(nodes_.begin(), nodes_.end());
    fault(line, fmt::format("\"{}\" is no word of the rule's shapes", term.node),
          names.empty() ? "only a shape has words to ask for functions of" : did_you_mean(term.node, names));
  }

  void check_condition(const ConditionText& condition) {
    for (const TermText& term : condition.terms) {
      if (term.name != "self" && term.name != "amount" && term.name != "date") check_function(condition.line, term.name);
      check_node(condition.line, term);
    }
  }

  void check_role(const RoleText& role, const FactType& type) {
    const std::vector<RoleName> names = roles_of(type);
    const auto at = std::find_if(names.begin(), names.end(), [&](const RoleName& name) { return name.name == role.role; });
    if (at == names.end()) {
      std::vector<std::string_view> candidates;
      for (const RoleName& name : names) candidates.push_back(name.name);
      unknown(role.line, fmt::format("role of {}", type.code), role.role, candidates);
      return;
    }
    if (role.alone && at->type != RoleType::party) fault(role.line, "\"when alone\" is for parties", "remove it");
    if (!role.unless_role.empty() && at->type != RoleType::party) fault(role.line, "\"unless ROLE\" is for parties", "remove it");
    for (std::size_t i = 0; i < role.alternatives.size(); ++i) {
      for (const TermText& term : role.alternatives[i]) check_term(role, *at, type, term, i + 1 == role.alternatives.size());
    }
  }

  void check_term(const RoleText& role, const RoleName& name, const FactType& type, const TermText& term, bool last) {
    check_node(role.line, term);
    if (term.name == "self" || term.name == "amount") return;
    if (term.name == "context") {
      if (name.type != RoleType::party || !last) fault(role.line, "\"context\" is the last way to find a party", "party = with + of | context");
      return;
    }
    const std::vector<Coded>* values = name.type == RoleType::kind ? &type.kinds : name.type == RoleType::closed ? &name.slot->values : nullptr;
    Function function;
    const bool known = function_of(term.name, function);
    if (name.type == RoleType::closed && (values == nullptr || find(*values, term.name) == nullptr)) {
      unknown(role.line, fmt::format("value of {}", name.name), term.name, codes_of(*values));
    } else if (name.type == RoleType::kind && !known && find(*values, term.name) == nullptr) {
      unknown(role.line, fmt::format("function, or kind of {},", type.code), term.name, codes_of(*values));
    } else if (values == nullptr && !known) {
      unknown(role.line, "function", term.name, function_names());
    }
  }

  // Can the rule ever give a fact with a kind and enough parties?
  void check_possible(const RuleText& rule, const FactType& type) {
    const std::vector<RoleName> names = roles_of(type);
    bool party = false, kind = !rule.kind.empty();
    for (const RoleText& role : rule.roles) {
      const auto at = std::find_if(names.begin(), names.end(), [&](const RoleName& name) { return name.name == role.role; });
      if (at == names.end()) continue;
      party = party || at->type == RoleType::party;
      kind = kind || at->type == RoleType::kind;
    }
    const bool titles = std::all_of(rule.triggers.begin(), rule.triggers.end(), [](const TriggerText& t) { return t.trigger == TriggerClass::title; });
    const bool own_kinds = std::all_of(rule.triggers.begin(), rule.triggers.end(), [](const TriggerText& t) { return !t.kind.empty(); });
    const int line = rule.triggers.front().line;
    if (!party && !titles) fault(line, "the rule names no role that a party fills", "write party = subject + object, for example");
    if (!kind && !own_kinds && !titles) {
      fault(line, "the rule gives no kind", fmt::format("write fact {}/KIND, kind KIND at the end of the trigger, or kind = object", type.code));
    }
  }

  void check_example(const Example& example) {
    check_language(example.line, example.language);
    const FactType* type = type_of(example.line, example.type, example.kind);
    if (type == nullptr) return;
    const std::vector<RoleName> names = roles_of(*type);
    std::vector<std::string_view> candidates;
    for (const RoleName& name : names) candidates.push_back(name.name);
    for (const Slot& slot : type->slots) candidates.push_back(slot.code);
    for (const ExampleRole& role : example.roles) {
      if (std::find(candidates.begin(), candidates.end(), role.role) == candidates.end()) unknown(example.line, fmt::format("role of {}", type->code), role.role, candidates);
    }
    for (const std::string& word : example.expected) check_expected(example, *type, word);
  }

  void check_expected(const Example& example, const FactType& type, const std::string& word) {
    if (const std::size_t equal = word.find('='); equal != std::string::npos) {
      if (type.slot(word.substr(0, equal)) == nullptr && word.substr(0, equal) != "parties" && word.substr(0, equal) != "said_by") {
        std::vector<std::string_view> slots;
        for (const Slot& slot : type.slots) slots.push_back(slot.code);
        unknown(example.line, fmt::format("slot of {}", type.code), word.substr(0, equal), slots);
      }
      return;
    }
    const Ontology& ontology = knowledge_.ontology;
    if (word == type.code || type.kind(word) != nullptr || type.status(word) != nullptr || find(ontology.polarities, word) != nullptr ||
        find(ontology.certainties, word) != nullptr) {
      return;
    }
    std::vector<std::string_view> codes = codes_of(type.kinds);
    for (const auto* list : {&type.statuses, &ontology.polarities, &ontology.certainties}) {
      for (const Coded& coded : *list) codes.push_back(coded.code);
    }
    unknown(example.line, "kind, status, polarity or certainty", word, codes);
  }

  const Knowledge& knowledge_;
  const RuleFile& file_;
  Faults& faults_;
  std::vector<std::string> nodes_;  // the words of the shapes of the rule at hand
};

}  // namespace

std::vector<RoleName> roles_of(const FactType& type) {
  std::vector<RoleName> roles{{"party", RoleType::party, nullptr}, {"kind", RoleType::kind, nullptr}, {"thing", RoleType::thing, nullptr}, {"topic", RoleType::text, nullptr}, {"source", RoleType::text, nullptr}};
  for (const Slot& slot : type.slots) {
    switch (slot.type) {
      case SlotType::party: roles.push_back({slot.code, RoleType::party, &slot}); break;
      case SlotType::persons: roles.push_back({"person", RoleType::person, &slot}); break;
      case SlotType::place: roles.push_back({slot.code, RoleType::place, &slot}); break;
      case SlotType::city: roles.push_back({slot.code, RoleType::place, &slot}); break;
      case SlotType::text: roles.push_back({slot.code, RoleType::text, &slot}); break;
      case SlotType::closed: roles.push_back({slot.code, RoleType::closed, &slot}); break;
      case SlotType::date:
      case SlotType::number:
      case SlotType::comparator:
      case SlotType::domains:
      case SlotType::provisions: break;  // time/ and quantities/ own the first three, topics the others
    }
  }
  return roles;
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  int least = std::max(2, static_cast<int>(word.size()) / 3) + 1;
  for (const std::string_view candidate : candidates) {
    if (const int distance = edit_distance(word, candidate); distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

void check_rules(const Knowledge& knowledge, const RuleFile& file, Faults& faults) { Checker(knowledge, file, faults).check(); }

}  // namespace paraphe
