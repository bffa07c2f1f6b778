#include "facts/rule_compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace paraphe {

namespace {

class Compiler {
 public:
  Compiler(const Knowledge& knowledge, std::string_view file, Program& program)
      : knowledge_(knowledge), file_(file), program_(program) {}

  // Triggers that are no shape share one plan; each shape has a plan of its own.
  void compile(const RuleText& rule) {
    const FactType* type = knowledge_.ontology.type(rule.type);
    if (type == nullptr) return;
    std::optional<std::int32_t> shared;
    for (const TriggerText& trigger : rule.triggers) {
      if (trigger.trigger == TriggerClass::shape) {
        add_triggers(trigger, rule, *type, add_plan(rule, *type, &trigger));
      } else {
        if (!shared) shared = add_plan(rule, *type, nullptr);
        add_triggers(trigger, rule, *type, *shared);
      }
    }
  }

 private:
  static std::vector<WordRow> rows(const std::vector<std::string>& words) {
    std::vector<WordRow> out;
    for (const std::string& word : words) out.push_back(word_row(word));
    return out;
  }

  std::int32_t add_plan(const RuleText& rule, const FactType& type, const TriggerText* shape) {
    Plan plan;
    plan.type = &type;
    plan.file = file_;
    shape_ = shape;
    if (shape != nullptr) {
      for (const ShapeStepText& step : shape->steps) {
        PlanStep each;
        function_of(step.function, each.function);
        each.words = rows(step.words);
        plan.steps.push_back(std::move(each));
      }
    }
    for (const ConditionText& condition : rule.conditions) add_condition(condition, plan);
    const std::vector<RoleName> names = roles_of(type);
    for (const RoleText& role : rule.roles) add_role(role, names, type, plan);
    const auto role_named = [&](std::string_view name) {
      return std::find_if(plan.roles.begin(), plan.roles.end(), [&](const PlanRole& role) { return role.role == name; });
    };
    for (const RoleText& text : rule.roles) {
      const auto role = role_named(text.role), other = role_named(text.unless_role);
      if (role != plan.roles.end() && other != plan.roles.end()) role->unless_role = static_cast<int>(other - plan.roles.begin());
    }
    set_needs(plan);
    program_.plans.push_back(std::move(plan));
    return static_cast<std::int32_t>(program_.plans.size() - 1);
  }

  // The node that a word of the shape names; 0 for the trigger or without a name. Words that this shape lacks (the rule has
  // others) name no node: nothing.
  std::optional<std::uint8_t> node_of(const std::string& word) const {
    if (word.empty()) return std::uint8_t{0};
    if (shape_ == nullptr) return std::nullopt;
    if (std::find(shape_->words.begin(), shape_->words.end(), word) != shape_->words.end()) return std::uint8_t{0};
    for (std::size_t i = 0; i < shape_->steps.size(); ++i) {
      const auto& words = shape_->steps[i].words;
      if (std::find(words.begin(), words.end(), word) != words.end()) return static_cast<std::uint8_t>(i + 1);
    }
    return std::nullopt;
  }

  std::vector<Term> terms_of(const std::vector<TermText>& texts, const std::vector<Coded>* constants) const {
    std::vector<Term> terms;
    for (const TermText& text : texts) {
      const std::optional<std::uint8_t> node = node_of(text.node);
      if (!node) continue;
      Term term;
      term.node = *node;
      if (text.name == "self") {
        term.kind = TermKind::self;
      } else if (text.name == "amount") {
        term.kind = TermKind::amount;
      } else if (text.name == "date") {
        term.kind = TermKind::date;
      } else if (function_of(text.name, term.function)) {
        term.kind = TermKind::function;
      } else if (const Coded* constant = constants == nullptr ? nullptr : find(*constants, text.name)) {
        term.kind = TermKind::constant;
        term.constant = constant->code;
      } else {
        continue;
      }
      terms.push_back(term);
    }
    return terms;
  }

  void add_role(const RoleText& text, const std::vector<RoleName>& names, const FactType& type, Plan& plan) {
    const auto at = std::find_if(names.begin(), names.end(), [&](const RoleName& name) { return name.name == text.role; });
    if (at == names.end()) return;
    PlanRole role;
    role.role = at->name;
    role.type = at->type;
    role.alone = text.alone;
    const std::vector<Coded>* constants = at->type == RoleType::kind ? &type.kinds : at->type == RoleType::closed ? &at->slot->values : nullptr;
    for (const auto& alternative : text.alternatives) {
      if (alternative.size() == 1 && alternative.front().name == "context") {
        role.context = true;
      } else if (std::vector<Term> terms = terms_of(alternative, constants); !terms.empty()) {
        role.alternatives.push_back(std::move(terms));
      }
    }
    plan.roles.push_back(std::move(role));
  }

  void add_condition(const ConditionText& text, Plan& plan) const {
    PlanCondition condition;
    condition.unless = text.kind == ConditionKind::unless;
    condition.terms = terms_of(text.terms, nullptr);
    if (condition.terms.empty()) return;
    for (const std::string& word : text.words) {
      const auto test = std::find(test_names.begin(), test_names.end(), word);
      if (test == test_names.end()) {
        condition.words.push_back(word_row(word));
      } else {
        condition.tests.push_back(static_cast<Test>(test - test_names.begin()));
      }
    }
    plan.conditions.push_back(std::move(condition));
  }

  // What the trigger's clause must have for the plan to match at all: a cheap test before the plan runs.
  static void set_needs(Plan& plan) {
    plan.demands = static_cast<int>(plan.steps.size());
    if (!plan.steps.empty()) plan.needs |= bit(plan.steps.front().function);
    for (const PlanCondition& condition : plan.conditions) {
      if (condition.unless) continue;
      ++plan.demands;
      if (condition.terms.size() == 1 && condition.terms.front().kind == TermKind::function && condition.terms.front().node == 0) {
        plan.needs |= bit(condition.terms.front().function);
      }
    }
    FunctionMask any = 0;
    for (const PlanRole& role : plan.roles) {
      if (role.type != RoleType::party) continue;
      if (role.context) return;
      for (const auto& terms : role.alternatives) {
        for (const Term& term : terms) {
          if (term.kind != TermKind::function || term.node != 0) return;
          any |= bit(term.function);
        }
      }
    }
    plan.needs_any = any;
  }

  void add_triggers(const TriggerText& text, const RuleText& rule, const FactType& type, std::int32_t plan) {
    const Language* language = knowledge_.language(text.language);
    const Act* act = type.act(text.act);
    if (language == nullptr || (act == nullptr && text.act != no_act)) return;
    Trigger trigger;
    trigger.language = language->tag;
    trigger.trigger = text.trigger;
    if (act != nullptr) trigger.act = act->code;
    if (const Coded* kind = type.kind(text.kind.empty() ? rule.kind : text.kind)) trigger.kind = kind->code;
    trigger.line = text.line;
    trigger.plan = plan;
    if (text.trigger == TriggerClass::title) program_.triggers.push_back(trigger);
    for (std::string_view word : text.words) {
      trigger.reflexive = false;
      trigger.written = word;
      for (const std::string& prefix : language->kind_words.reflexive_prefixes) {
        if (text.trigger != TriggerClass::verb && text.trigger != TriggerClass::shape) break;
        const bool elided = prefix.back() == '\'';
        if (word.substr(0, prefix.size()) != prefix || (!elided && word.substr(prefix.size(), 1) != " ")) continue;
        word = trim(word.substr(prefix.size()));
        trigger.reflexive = true;
        break;
      }
      trigger.words = word_row(word);
      if (!trigger.words.empty()) program_.triggers.push_back(trigger);
    }
  }

  const Knowledge& knowledge_;
  std::string_view file_;
  Program& program_;
  const TriggerText* shape_ = nullptr;
};

std::string dump_term(const Term& term) {
  if (term.kind == TermKind::constant) return std::string(term.constant);
  const std::string_view name = term.kind == TermKind::self ? "self" : term.kind == TermKind::amount ? "amount" : term.kind == TermKind::date ? "date" : name_of(term.function);
  return term.node == 0 ? std::string(name) : fmt::format("{}@{}", name, term.node);
}

std::string dump_functions(FunctionMask mask) {
  std::string out;
  for (int i = 0; i < function_count; ++i) {
    if (mask & bit(static_cast<Function>(i))) out += fmt::format("{}{}", out.empty() ? "" : " ", name_of(static_cast<Function>(i)));
  }
  return out.empty() ? "-" : out;
}

}  // namespace

WordRow word_row(std::string_view text) {
  WordRow row;
  std::string word;
  for (const char c : text) {
    if (c == ' ' || c == '\t') {
      if (!word.empty()) row.push_back(std::move(word));
      word.clear();
      continue;
    }
    word += c;
    if (c == '\'') {
      row.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) row.push_back(std::move(word));
  return row;
}

void compile_rules(const Knowledge& knowledge, const RuleFile& file, std::string_view file_name, Program& program) {
  Compiler compiler(knowledge, file_name, program);
  for (const RuleText& rule : file.rules) compiler.compile(rule);
}

std::string dump(const Program& program) {
  std::string out;
  for (std::size_t i = 0; i < program.plans.size(); ++i) {
    const Plan& plan = program.plans[i];
    out += fmt::format("plan {} {} needs {} any {} demands {}\n", i, plan.type->code, dump_functions(plan.needs),
                       dump_functions(plan.needs_any), plan.demands);
    for (const PlanStep& step : plan.steps) {
      out += fmt::format("  -{}->", name_of(step.function));
      for (const WordRow& row : step.words) out += fmt::format(" {}", fmt::join(row, "_"));
      out += "\n";
    }
    for (const PlanCondition& condition : plan.conditions) {
      out += condition.unless ? "  unless" : "  requires";
      for (const Term& term : condition.terms) out += " " + dump_term(term);
      for (const Test test : condition.tests) out += fmt::format(" ({})", test_names[static_cast<std::size_t>(test)]);
      for (const WordRow& row : condition.words) out += fmt::format(" {}", fmt::join(row, "_"));
      out += "\n";
    }
    for (const PlanRole& role : plan.roles) {
      out += fmt::format("  {} =", role.role);
      for (std::size_t j = 0; j < role.alternatives.size(); ++j) {
        if (j > 0) out += " |";
        for (const Term& term : role.alternatives[j]) out += " " + dump_term(term);
      }
      out += fmt::format("{}{}{}\n", role.context ? " | context" : "", role.alone ? " alone" : "",
                         role.unless_role < 0 ? "" : fmt::format(" unless {}", plan.roles[static_cast<std::size_t>(role.unless_role)].role));
    }
  }
  for (const Trigger& trigger : program.triggers) {
    out += fmt::format("{}: {} {} {}{} act {} kind {} plan {}\n", trigger.line, trigger.language, name_of(trigger.trigger),
                       trigger.reflexive ? "(reflexive) " : "", fmt::join(trigger.words, "_"), trigger.act,
                       trigger.kind.empty() ? "-" : trigger.kind, trigger.plan);
  }
  return out;
}

}  // namespace paraphe
