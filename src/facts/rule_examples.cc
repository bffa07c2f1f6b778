#include "facts/rule_examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/table.h"
#include "facts/rule_index.h"

namespace paraphe {

namespace {

constexpr std::array<std::string_view, 4> outcome_names{"found", "missed", "spurious", "clean"};

bool is_value(const SlotValue& value, std::string_view text) {
  if (value.form == SlotForm::number) return fmt::format("{}", value.number) == text;
  return value.text == text;
}

// Where the example's sentence begins in the article: it is its only body line.
Span span_in(const Article& article, const ExampleRole& role) {
  const std::uint32_t begin = article.title_bytes == 0 && article.text.starts_with('\n') ? 1 : 0;
  return {begin + static_cast<std::uint32_t>(role.begin), begin + static_cast<std::uint32_t>(role.end)};
}

bool fills(const Article& article, const Claim& claim, const ExampleRole& role) {
  const Span words = span_in(article, role);
  if (role.role == "party") {
    return std::any_of(claim.parties.begin(), claim.parties.end(), [&](const ClaimParty& party) { return overlap(party.span, words); });
  }
  if (role.role == "kind" || role.role == "thing") {
    return overlap(claim.trigger, words) || (claim.head != no_token && overlap(article.token(claim.head).span, words));
  }
  const std::string_view slot = role.role == "person" ? "persons" : std::string_view(role.role);
  return std::any_of(claim.slots.begin(), claim.slots.end(), [&](const SlotValue& value) {
    // A place may come out as a city.
    const bool same = value.slot == slot || (slot == "place" && value.slot == "city");
    return same && overlap(value.span, words);
  });
}

bool has_value(const Claim& claim, std::string_view slot, std::string_view value) {
  if (slot == "said_by") return claim.said_by_text == value;
  if (slot == "parties") {
    std::vector<std::string> codes = split(value, ',');
    return std::all_of(codes.begin(), codes.end(), [&](const std::string& code) {
      return std::any_of(claim.parties.begin(), claim.parties.end(), [&](const ClaimParty& party) { return party.code == code; });
    });
  }
  return std::any_of(claim.slots.begin(), claim.slots.end(), [&](const SlotValue& each) { return each.slot == slot && is_value(each, value); });
}

struct Expected {
  std::string_view kind, status, polarity = "affirmed", certainty = "certain";
  std::vector<std::pair<std::string_view, std::string_view>> values;
};

Expected expected_of(const Knowledge& knowledge, const FactType& type, const Example& example) {
  Expected expected;
  if (!example.kind.empty()) expected.kind = example.kind;
  for (const std::string& word : example.expected) {
    if (const std::size_t equal = word.find('='); equal != std::string::npos) {
      expected.values.emplace_back(std::string_view(word).substr(0, equal), std::string_view(word).substr(equal + 1));
    } else if (find(knowledge.ontology.polarities, word) != nullptr) {
      expected.polarity = word;
    } else if (find(knowledge.ontology.certainties, word) != nullptr) {
      expected.certainty = word;
    } else if (type.status(word) != nullptr && (type.kind(word) == nullptr || !expected.kind.empty())) {
      expected.status = word;
    } else if (type.kind(word) != nullptr) {
      expected.kind = word;
    }
  }
  return expected;
}

// What of the example the claim does not have; "" when it has all.
std::string lack(const Article& article, const Claim& claim, const Example& example, const Expected& expected) {
  std::string out;
  const auto compare = [&](std::string_view what, std::string_view wanted, std::string_view given) {
    if (!wanted.empty() && wanted != given) out += fmt::format(" {} {}, not {};", what, given, wanted);
  };
  compare("kind", expected.kind, claim.kind);
  compare("status", expected.status, claim.status);
  compare("polarity", expected.polarity, claim.polarity);
  compare("certainty", expected.certainty, claim.certainty);
  for (const auto& [slot, value] : expected.values) {
    if (!has_value(claim, slot, value)) out += fmt::format(" no {}={};", slot, value);
  }
  for (const ExampleRole& role : example.roles) {
    if (!fills(article, claim, role)) out += fmt::format(" {} is not \"{}\";", role.role, example.sentence.substr(role.begin, role.end - role.begin));
  }
  return out;
}

}  // namespace

std::string_view name_of(ExampleOutcome outcome) { return outcome_names[static_cast<std::size_t>(outcome)]; }

bool fails(const Example& example, const ExampleResult& result) {
  return example.mark != ExampleMark::todo && (result.outcome == ExampleOutcome::missed || result.outcome == ExampleOutcome::spurious);
}

std::span<const Example> examples_of(const Rules& rules) { return rules.index().examples; }

ExampleResult judge(const Knowledge& knowledge, const Example& example, const Article& article) {
  const FactType* type = knowledge.ontology.type(example.type);
  if (type == nullptr) return {ExampleOutcome::missed, "the type is not known"};
  std::string nearest = article.set_aside ? "the sentence was set aside: " + article.set_aside->reason : "no claim of the type";
  std::size_t least = std::string::npos;
  const Expected expected = expected_of(knowledge, *type, example);
  for (const Claim& claim : article.claims) {
    if (claim.type != type->code) continue;
    if (example.mark == ExampleMark::no) {
      return {ExampleOutcome::spurious, fmt::format("{} {} by {}:{}", claim.kind, claim.status, claim.rule.file, claim.rule.line)};
    }
    std::string missing = lack(article, claim, example, expected);
    if (missing.empty()) return {ExampleOutcome::found, {}};
    if (missing.size() < least) {
      least = missing.size();
      nearest = fmt::format("by {}:{}:{}", claim.rule.file, claim.rule.line, missing);
    }
  }
  if (example.mark == ExampleMark::no) return {ExampleOutcome::clean, {}};
  return {ExampleOutcome::missed, nearest};
}

std::vector<RuleUse> all_rules(const Rules& rules) {
  std::vector<RuleUse> uses;
  const Program& program = rules.index().program;
  for (const Trigger& trigger : program.triggers) {
    const std::string_view file = program.plans[static_cast<std::size_t>(trigger.plan)].file;
    const std::string& words = trigger.written;
    if (!uses.empty() && uses.back().rule.file == file && uses.back().rule.line == trigger.line) {
      uses.back().trigger += ", " + words;
    } else {
      uses.push_back({{file, trigger.line}, fmt::format("{} {} {}", trigger.language, name_of(trigger.trigger), words), 0, {}});
    }
  }
  return uses;
}

void count_claims(const Article& article, std::vector<RuleUse>& uses) {
  for (const Claim& claim : article.claims) {
    const auto at = std::find_if(uses.begin(), uses.end(), [&](const RuleUse& use) {
      return use.rule.line == claim.rule.line && use.rule.file == claim.rule.file;
    });
    if (at == uses.end()) continue;
    if (at->claims++ == 0) at->example = article.words(claim.quote);
  }
}

}  // namespace paraphe
