#include "facts/rule_parser.h"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "base/table.h"
#include "base/utf8.h"

namespace paraphe {

namespace {

constexpr std::array<std::string_view, 5> trigger_names{"verb", "noun", "adjective", "shape", "title"};
constexpr std::array<std::string_view, 4> mark_names{"yes", "no", "same", "todo"};

template <typename Enum, std::size_t size>
std::optional<Enum> named(const std::array<std::string_view, size>& names, std::string_view name) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

// Takes the first word off the text.
std::string_view take_word(std::string_view& text) {
  text = trim(text);
  const std::size_t end = text.find_first_of(" \t");
  const std::string_view word = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view{} : trim(text.substr(end));
  return word;
}

// Where the word stands in the text, by itself; npos if nowhere.
std::size_t find_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t';
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || text[end] == ' ' || text[end] == '\t')) return at;
  }
  return std::string_view::npos;
}

std::string_view without_comment(std::string_view line) {
  const std::size_t at = find_word(line, "#");
  return at == std::string_view::npos ? line : line.substr(0, at);
}

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  for (const std::string& word : split(list, ',')) words.push_back(lower(word));
  return words;
}

class Parser {
 public:
  Parser(std::string_view file, Faults& faults) : faults_(faults) { result_.file = file; }

  RuleFile parse(std::string_view text) {
    for (line_ = 1; !text.empty(); ++line_) {
      const std::size_t end = text.find('\n');
      read_line(text.substr(0, end));
      text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    close_rule();
    return std::move(result_);
  }

 private:
  void fault(std::string message, std::string hint = {}) {
    faults_.push_back({result_.file, line_, std::move(message), std::move(hint)});
  }

  void read_line(std::string_view raw) {
    std::string_view line = trim(raw);
    if (line.empty() || line.front() == '#') return;
    std::string_view rest = line;
    const std::string_view first = take_word(rest);
    if (const auto mark = named<ExampleMark>(mark_names, first)) {
      close_rule();
      read_example(*mark, rest);
      return;
    }
    line = trim(without_comment(line));
    rest = trim(without_comment(rest));
    if (first == "fact") {
      read_header(rest);
    } else if (first == "requires" || first == "unless") {
      read_condition(first == "requires" ? ConditionKind::requires_ : ConditionKind::unless, rest);
    } else if (line.find('=') != std::string_view::npos && find_word(line, "=") != std::string_view::npos) {
      read_role(line);
    } else {
      read_trigger(first, rest);
    }
  }

  void close_rule() {
    if (rule_ && !rule_->triggers.empty()) result_.rules.push_back(std::move(*rule_));
    rule_.reset();
  }

  void read_header(std::string_view rest) {
    close_rule();
    const std::string_view name = take_word(rest);
    if (!rest.empty()) fault(fmt::format("\"{}\" after the header", rest), "write fact TYPE or fact TYPE/KIND");
    const std::size_t slash = name.find('/');
    type_ = name.substr(0, slash);
    kind_ = slash == std::string_view::npos ? std::string_view{} : name.substr(slash + 1);
    if (type_.empty()) fault("a header without a type", "write fact TYPE or fact TYPE/KIND");
  }

  // « verb signer, parapher   act signed   kind protocol »
  void read_trigger(std::string_view language, std::string_view rest) {
    if (!rule_ || !rule_->roles.empty() || !rule_->conditions.empty()) close_rule();
    if (!rule_) rule_ = RuleText{type_, kind_, {}, {}, {}};
    if (type_.empty()) fault("a rule before any header", "write fact TYPE above it");
    const std::string_view name = take_word(rest);
    const auto trigger = named<TriggerClass>(trigger_names, name);
    if (!trigger) {
      fault(fmt::format("\"{} {}\" begins no line of a rule", language, name),
            "a trigger is LANGUAGE verb|noun|adjective|shape|title WORDS; a role is ROLE = FUNCTION");
      return;
    }
    TriggerText text{line_, std::string(language), *trigger, {}, {}, {}, {}};
    read_options(rest, text);
    if (*trigger == TriggerClass::shape) {
      read_shape(rest, text);
    } else {
      text.words = words_of(rest);
    }
    if (text.words.empty() && *trigger != TriggerClass::title) fault("a trigger without words");
    rule_->triggers.push_back(std::move(text));
  }

  // « … act signed kind protocol »: both stand at the end of the line, in either order.
  void read_options(std::string_view& rest, TriggerText& text) {
    for (;;) {
      const std::size_t value = rest.find_last_of(" \t");
      if (value == std::string_view::npos) return;
      const std::string_view before = trim(rest.substr(0, value));
      const std::size_t option = before.find_last_of(" \t");
      const std::string_view name = option == std::string_view::npos ? before : before.substr(option + 1);
      if (name != "act" && name != "kind") return;
      (name == "act" ? text.act : text.kind) = rest.substr(value + 1);
      rest = option == std::string_view::npos ? std::string_view{} : trim(before.substr(0, option));
    }
  }

  // « tenir, avoir -object-> réunion, rencontre -with-> ministre »
  void read_shape(std::string_view rest, TriggerText& text) {
    bool first = true;
    std::string function;
    for (;;) {
      const std::size_t dash = rest.find(" -");
      const std::size_t arrow = dash == std::string_view::npos ? dash : rest.find("->", dash + 2);
      const std::vector<std::string> words = words_of(rest.substr(0, arrow == std::string_view::npos ? arrow : dash));
      if (words.empty()) fault("a shape with a node without words", "write verb -object-> noun");
      if (first) {
        text.words = words;
      } else {
        text.steps.push_back({function, words});
      }
      if (arrow == std::string_view::npos) break;
      function = std::string(trim(rest.substr(dash + 2, arrow - dash - 2)));
      rest = rest.substr(arrow + 2);
      first = false;
    }
    if (text.steps.empty()) fault("a shape without an arrow", "write verb -object-> noun");
  }

  // « with », « with of réunion », a constant, self.
  TermText read_term(std::string_view text) {
    TermText term;
    term.name = take_word(text);
    if (term.name.empty()) fault("a function is missing", "a + b, a | b");
    if (text.empty()) return term;
    if (take_word(text) == "of" && !text.empty()) {
      term.node = lower(text);
    } else {
      fault(fmt::format("\"{}\" is not followed by + or |", term.name), "write FUNCTION, or FUNCTION of WORD in a shape");
    }
    return term;
  }

  std::vector<TermText> read_terms(std::string_view text) {
    std::vector<TermText> terms;
    for (std::size_t at = text.find('+');; at = text.find('+')) {
      terms.push_back(read_term(trim(text.substr(0, at))));
      if (at == std::string_view::npos) return terms;
      text.remove_prefix(at + 1);
    }
  }

  bool in_rule(std::string_view what) {
    if (rule_ && !rule_->triggers.empty()) return true;
    fault(fmt::format("a {} line without a trigger above it", what), "write the trigger first: fr verb …");
    return false;
  }

  void read_role(std::string_view line) {
    if (!in_rule("role")) return;
    RoleText role;
    role.line = line_;
    const std::size_t equal = find_word(line, "=");
    role.role = trim(line.substr(0, equal));
    std::string_view rest = trim(line.substr(equal + 1));
    if (const std::size_t at = find_word(rest, "unless"); at != std::string_view::npos) {
      role.unless_role = trim(rest.substr(at + 6));
      rest = trim(rest.substr(0, at));
    }
    if (const std::size_t at = find_word(rest, "when"); at != std::string_view::npos) {
      role.alone = trim(rest.substr(at + 4)) == "alone";
      if (!role.alone) fault(fmt::format("\"when{}\" is not known", rest.substr(at + 4)), "when alone");
      rest = trim(rest.substr(0, at));
    }
    for (std::size_t at = rest.find('|');; at = rest.find('|')) {
      role.alternatives.push_back(read_terms(trim(rest.substr(0, at))));
      if (at == std::string_view::npos) break;
      rest.remove_prefix(at + 1);
    }
    rule_->roles.push_back(std::move(role));
  }

  void read_condition(ConditionKind kind, std::string_view rest) {
    if (!in_rule("condition")) return;
    ConditionText condition;
    condition.line = line_;
    condition.kind = kind;
    const std::size_t is = find_word(rest, "is");
    if (is != std::string_view::npos) {
      condition.words = words_of(rest.substr(is + 2));
      if (condition.words.empty()) fault("nothing after \"is\"", "write actor, party, person, place, kind, or words");
    }
    condition.terms = read_terms(trim(rest.substr(0, is)));
    rule_->conditions.push_back(std::move(condition));
  }

  void read_example(ExampleMark mark, std::string_view rest) {
    Example example;
    example.line = line_;
    example.file = result_.file;
    example.type = type_;
    example.kind = kind_;
    example.mark = mark;
    example.language = take_word(rest);
    if (type_.empty()) fault("an example before any header", "write fact TYPE above it");
    if (const std::size_t arrow = rest.rfind("→"); arrow != std::string_view::npos) {
      example.expected = split(rest.substr(arrow + std::string_view("→").size()), ' ');
      rest = trim(rest.substr(0, arrow));
    }
    if (rest.empty()) fault("an example without a sentence");
    read_brackets(rest, example);
    result_.examples.push_back(std::move(example));
  }

  void read_brackets(std::string_view text, Example& example) {
    std::size_t open = std::string_view::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '[' && open == std::string_view::npos) {
        std::string_view rest = text.substr(i + 1);
        std::size_t space = rest.find_first_of(" ]");
        if (space != std::string_view::npos && rest[space] == ']') {
          fault("a bracket with a role and no words", "write [role words]");
          space = std::string_view::npos;
        }
        example.roles.push_back({std::string(rest.substr(0, space)), example.sentence.size(), 0});
        open = i;
        i += space == std::string_view::npos ? rest.size() : space + 1;
      } else if (text[i] == ']' && open != std::string_view::npos) {
        example.roles.back().end = example.sentence.size();
        open = std::string_view::npos;
      } else if (text[i] == '[' || text[i] == ']') {
        fault("brackets within brackets, or one that is not opened", "write [role words]");
      } else {
        example.sentence += text[i];
      }
    }
    if (open != std::string_view::npos) {
      fault("a bracket is not closed", "write [role words]");
      example.roles.pop_back();
    }
  }

  RuleFile result_;
  Faults& faults_;
  int line_ = 0;
  std::string type_, kind_;
  std::optional<RuleText> rule_;
};

std::string dump_terms(const std::vector<TermText>& terms) {
  std::string out;
  for (const TermText& term : terms) {
    if (!out.empty()) out += " + ";
    out += term.node.empty() ? term.name : fmt::format("{} of {}", term.name, term.node);
  }
  return out;
}

std::string dump_trigger(const TriggerText& trigger) {
  std::string out = fmt::format("{} {} {}", trigger.language, name_of(trigger.trigger), fmt::join(trigger.words, ", "));
  for (const ShapeStepText& step : trigger.steps) out += fmt::format(" -{}-> {}", step.function, fmt::join(step.words, ", "));
  if (!trigger.act.empty()) out += " act " + trigger.act;
  if (!trigger.kind.empty()) out += " kind " + trigger.kind;
  return fmt::format("{}: {}\n", trigger.line, out);
}

std::string dump_role(const RoleText& role) {
  std::string out;
  for (const auto& terms : role.alternatives) out += (out.empty() ? "" : " | ") + dump_terms(terms);
  return fmt::format("{}:   {} = {}{}{}\n", role.line, role.role, out, role.alone ? " when alone" : "",
                     role.unless_role.empty() ? "" : " unless " + role.unless_role);
}

std::string dump_example(const Example& example) {
  std::string sentence;
  std::size_t at = 0;
  for (const ExampleRole& role : example.roles) {
    sentence += example.sentence.substr(at, role.begin - at);
    sentence += fmt::format("[{} {}]", role.role, example.sentence.substr(role.begin, role.end - role.begin));
    at = role.end;
  }
  sentence += example.sentence.substr(at);
  if (!example.expected.empty()) sentence += fmt::format(" → {}", fmt::join(example.expected, " "));
  return fmt::format("{}: {} {} {}\n", example.line, name_of(example.mark), example.language, sentence);
}

}  // namespace

std::string_view name_of(TriggerClass trigger) { return trigger_names[static_cast<std::size_t>(trigger)]; }
std::string_view name_of(ExampleMark mark) { return mark_names[static_cast<std::size_t>(mark)]; }

RuleFile parse_rules(std::string_view text, std::string_view file, Faults& faults) { return Parser(file, faults).parse(text); }

std::string dump(const RuleFile& file) {
  std::string out;
  for (const RuleText& rule : file.rules) {
    out += fmt::format("fact {}{}{}\n", rule.type, rule.kind.empty() ? "" : "/", rule.kind);
    for (const TriggerText& trigger : rule.triggers) out += dump_trigger(trigger);
    for (const ConditionText& condition : rule.conditions) {
      out += fmt::format("{}:   {} {}", condition.line, condition.kind == ConditionKind::unless ? "unless" : "requires",
                         dump_terms(condition.terms));
      out += condition.words.empty() ? "\n" : fmt::format(" is {}\n", fmt::join(condition.words, ", "));
    }
    for (const RoleText& role : rule.roles) out += dump_role(role);
  }
  for (const Example& example : file.examples) out += dump_example(example);
  return out;
}

}  // namespace paraphe
