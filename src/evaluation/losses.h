// Where each missed, spurious or different fact of an article was lost: an estimate from the layers, by the procedure
// of docs/accuracy.md. It names the first stage at which the layers no longer hold what the fact needs.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evaluation/pairing.h"
#include "facts/rules.h"

namespace paraphe {

enum class LossStage : std::uint8_t {
  annotation,  // the gold quote does not stand in the text
  sentence,    // a sentence was cut where there is none
  parse,       // a wrong tag, or words that belong together hang apart
  entity,      // a party is named but not recognised
  reference,   // a pronoun, description or context does not lead to the party, or leads elsewhere
  clause,      // words and parties are there, but not in the functions that a rule asks for
  rule,        // no rule has the words; of a spurious fact: a rule goes too far
  kind,
  status,  // and polarity, certainty, attribution
  slot,    // a date, figure or role of a found fact
  merge    // the claims are right; putting them together lost or doubled it
};
inline constexpr int loss_stage_count = 11;
std::string_view name_of(LossStage stage);

enum class LossOutcome : std::uint8_t {
  missed,      // gold, not told
  spurious,    // told, not gold
  differs,     // found, not exact
  not_strict,  // exact, not strict
};
inline constexpr int loss_outcome_count = 4;
std::string_view name_of(LossOutcome outcome);

// What was seen in the layers: a name that the catalogue has words for (evaluate.reason.…), and what fills its hole.
struct LossCause {
  LossStage stage = LossStage::rule;
  std::string reason;
  std::string what;
};

struct Loss {
  LossOutcome outcome = LossOutcome::missed;
  std::string type;
  LossCause cause;
  std::int32_t gold = -1,
               told = -1;  // facts of the pairing; of a missed or spurious fact the nearest of the other side, or −1
  std::vector<std::string> different;  // fields, of a found fact
  Span sentence;                       // where the first good quote stands; empty if there is none
};

// In the order of gold facts, then of told ones that are nobody's.
std::vector<Loss> find_losses(const Knowledge& knowledge, const Rules& rules, const Article& article,
                              const FactPairing& pairing);

}  // namespace paraphe
