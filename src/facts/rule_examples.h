// The examples inside rule files, and which rules a corpus uses: what `paraphe rules test` and `rules coverage` print.
//
//   for (const Example& example : examples_of(rules)) {
//     const Article article = …;                       // the pipeline run over example.sentence
//     const ExampleResult result = judge(knowledge, example, article);
//   }
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/rule_parser.h"
#include "facts/rules.h"
#include "text/article.h"

namespace paraphe {

enum class ExampleOutcome : std::uint8_t {
  found,     // a claim as the example says
  missed,    // none
  spurious,  // of a `no` example: a claim of the type
  clean      // of a `no` example: none
};
std::string_view name_of(ExampleOutcome outcome);

struct ExampleResult {
  ExampleOutcome outcome;
  std::string reason;  // of missed and spurious: what came instead
};

// What a failed result is: a `yes` or `same` that is missed, a `no` that is spurious. A `todo` never fails.
bool fails(const Example& example, const ExampleResult& result);

std::span<const Example> examples_of(const Rules& rules);

// Compares the article's claims with the example. Polarity and certainty that the example does not name are affirmed and
// certain; kind, status and values that it does not name may be any.
ExampleResult judge(const Knowledge& knowledge, const Example& example, const Article& article);

// How often each trigger line of the rules stands behind a claim.
struct RuleUse {
  RuleReference rule;
  std::string trigger;     // fr verb signer, parapher
  std::int64_t claims = 0;
  std::string example;     // the quote of its first claim
};

// All trigger lines, in the order of files and lines, without any claim yet.
std::vector<RuleUse> all_rules(const Rules& rules);
void count_claims(const Article& article, std::vector<RuleUse>& uses);

}  // namespace paraphe
