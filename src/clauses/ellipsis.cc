// « Le traité, qui devait être signé mercredi, ne l'a pas été »: the passive that a pronoun takes up is said again, with
// the standing and the dates of the verb « être » that is left of it.
#include <algorithm>

#include "clauses/frames.h"

namespace paraphe {

namespace {

constexpr TokenIndex reach = 40;  // words between the passive and its echo

// The pronoun before « être » or its auxiliary that stands for what was done: « l'a été », « doit l'être ».
TokenIndex echo_pronoun(const Frames& frames, TokenIndex verb) {
  constexpr TokenIndex words_between = 2;
  const Tree& tree = frames.tree;
  for (TokenIndex i = verb - 1; i >= 0 && verb - i <= words_between + 1; --i) {
    const Token& token = tree.token(i);
    if (token.sentence != tree.token(verb).sentence) break;
    if (tree.upos(i) == Upos::AUX || tree.upos(i) == Upos::ADV) continue;
    const Features& f = token.features;
    const bool subject = tree.is(i, Relation::nsubj) || tree.is(i, Relation::expl);
    const bool object = tree.upos(i) == Upos::PRON && f.person == 3 && f.number == Number::singular && !f.reflexive &&
                        !subject && !frames.words.pronouns.contains(token.form);
    return object ? i : no_token;
  }
  return no_token;
}

}  // namespace

void repeat_elided(Frames& frames) {
  const std::size_t count = frames.clauses().size();
  std::vector<ClauseIndex> passive_before(frames.article.tokens.size(), no_clause);  // by token: the last passive up to it
  for (std::size_t k = 0; k < count; ++k) {
    const auto i = static_cast<ClauseIndex>(k);
    const Clause& clause = frames.clause(i);
    if (clause.kind == PredicateKind::verb && frames.work_of(i).passive && has(clause, Function::object))
      passive_before[static_cast<std::size_t>(clause.predicate)] = i;
  }
  for (std::size_t t = 1; t < passive_before.size(); ++t) {
    if (passive_before[t] == no_clause) passive_before[t] = passive_before[t - 1];
  }
  for (std::size_t k = 0; k < count; ++k) {
    const Clause& left = frames.article.clauses[k];
    if (left.kind != PredicateKind::verb || frames.tree.upos(left.predicate) != Upos::AUX) continue;
    const TokenIndex pronoun = echo_pronoun(frames, left.predicate);
    const ClauseIndex source = pronoun == no_token ? no_clause : passive_before[static_cast<std::size_t>(pronoun)];
    if (source == no_clause) continue;
    Clause& said = frames.clause(source);
    if (said.sentence != left.sentence || left.predicate - said.predicate > reach) continue;
    // Where the parser takes the pronoun for the attribute, the negation hangs on it.
    const bool negated =
        left.standing.negated || is_negated(frames, left.predicate, pronoun, PredicateKind::verb);
    if (negated && said.standing.modality == Modality::planned) {
      said.standing.failed = true;  // the plan and its failure are one thing
      continue;
    }
    Clause again = said;
    std::erase_if(again.fillers, [](const Filler& f) { return f.function != Function::object; });
    again.standing = left.standing;
    again.standing.negated = negated;
    again.times = left.times;
    again.quantities = left.quantities;
    again.parent = left.parent;
    frames.clauses().push_back(std::move(again));
    frames.work.push_back(Work(frames.work[static_cast<std::size_t>(source)]));
  }
}

}  // namespace paraphe
