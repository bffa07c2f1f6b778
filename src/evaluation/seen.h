// What the layers hold in the sentences where a fact is proved: parties, words of rules, ways through the tree.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evaluation/losses.h"
#include "text/article.h"

namespace paraphe {

// The sentences of segment/ that the quotes stand in, and the quotes' own places.
struct ProofPlace {
  std::vector<Span> quotes;
  std::set<std::int32_t> sentences;
};
ProofPlace place_of(const Article& article, const std::vector<std::string>& quotes);

// True when segment/ ends a sentence inside a quote that stands in one sentence by the scorer's cut.
bool is_cut_apart(const Article& article, const std::vector<Span>& quotes);

// Why the sentences give no such party; nothing when they do, or when it is one that the context supplies.
std::optional<LossCause> party_loss(const Knowledge& knowledge, const Article& article, const ProofPlace& place,
                                    const std::string& party);
// True when a mention in the sentences stands for the party.
bool names_party(const Knowledge& knowledge, const Mention& mention, const std::string& party);
bool is_named(const Knowledge& knowledge, const Article& article, const ProofPlace& place, const std::string& party);

// The word by which a rule of the type could have fired.
enum class TriggerState : std::uint8_t { none, wrong_tag, no_clause, ready };
struct TriggerSeen {
  TriggerState state = TriggerState::none;
  TokenIndex token = no_token;
  RuleReference rule;
};
// `used`: places of triggers whose claims are spoken for. A word inside the quotes is preferred; one beside them counts
// only if its rule names the kind of the fact.
TriggerSeen find_trigger(const Knowledge& knowledge, const Rules& rules, const Article& article,
                         const ProofPlace& place, const AnnotatedFact& fact, const std::set<std::uint32_t>& used);

// The clause of the token as predicate, or nullptr.
const Clause* clause_at(const Article& article, TokenIndex token);
// True when the party is named within a filler of the clause.
bool holds_party(const Knowledge& knowledge, const Article& article, const Clause& clause, const std::string& party);
// « subject: le Togo; in: Lomé », fillers cut short.
std::string functions_of(const Article& article, const Clause& clause);

// True when the tree joins the two words only by relations that say nothing (dep, list, orphan …), or not at all.
bool hang_apart(const Article& article, TokenIndex a, TokenIndex b);

}  // namespace paraphe
