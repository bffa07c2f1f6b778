#include "clauses/functions.h"

namespace paraphe {

namespace {

bool is_place(const Frames& frames, TokenIndex head) {
  if (const Mention* mention = frames.article.mention_at(head)) {
    return mention->place_reading || mention->kind == EntityKind::place;
  }
  return frames.tree.upos(head) == Upos::PROPN;
}

bool is_somebody(const Frames& frames, TokenIndex head) {
  if (frames.tree.upos(head) == Upos::PRON) return true;
  const Mention* mention = frames.article.mention_at(head);
  return mention != nullptr && (mention->kind == EntityKind::person || !mention->parties.empty());
}

std::optional<Function> by_table(const Frames& frames, const Governor& governor, std::string_view preposition) {
  if (governor.valency != nullptr) {
    if (const auto word = governor.valency->find(frames.tree.lemma(governor.word)); word != governor.valency->end()) {
      if (const auto found = word->second.find(preposition); found != word->second.end()) return found->second;
    }
  }
  if (const auto found = frames.words.prepositions.find(preposition); found != frames.words.prepositions.end()) {
    return found->second.function;
  }
  // « d'entre », « de chez »: the last word decides.
  if (const std::size_t space = preposition.rfind(' '); space != std::string_view::npos) {
    const auto found = frames.words.prepositions.find(preposition.substr(space + 1));
    if (found != frames.words.prepositions.end()) return found->second.function;
  }
  return std::nullopt;
}

bool wants(const Governor& governor, const Frames& frames, std::string_view preposition) {
  if (governor.valency == nullptr) return false;
  const auto word = governor.valency->find(frames.tree.lemma(governor.word));
  return word != governor.valency->end() && word->second.contains(preposition);
}

}  // namespace

Governor governor_of(const Frames& frames, ClauseIndex clause) {
  const Clause& c = frames.article.clauses[static_cast<std::size_t>(clause)];
  const ByClass<WordMap<Function>>& all = frames.words.valency;
  const WordMap<WordMap<Function>>& valency = c.kind == PredicateKind::verb   ? all.verbs
                                              : c.kind == PredicateKind::noun ? all.nouns
                                                                              : all.adjectives;
  return {clause, c.predicate, &valency, c.kind == PredicateKind::verb};
}

Function pronoun_function(const Frames& frames, TokenIndex pronoun, Function otherwise) {
  const auto found = frames.words.pronouns.find(frames.tree.lemma(pronoun));
  return found == frames.words.pronouns.end() ? otherwise : found->second;
}

std::optional<Function> function_for(Frames& frames, const Governor& governor, TokenIndex phrase,
                                     std::string_view preposition) {
  const Tree& tree = frames.tree;
  std::optional<Function> function = by_table(frames, governor, preposition);
  if (function == Function::by_means) {
    const bool agent = tree.is(phrase, Relation::obl, Subtype::agent);
    const bool unlabelled = tree.subtype_of(phrase) == Subtype::none || tree.relation_of(phrase) == Relation::nmod;
    if (!governor.verb) return preposition == "par" || agent ? Function::subject : Function::by_means;
    if (frames.work_of(governor.clause).passive && (agent || unlabelled)) return Function::subject;
  }
  // A bare « à » says where, unless the word wants it (valency.tsv) or somebody stands behind it.
  if (function == Function::to && preposition.find(' ') == std::string_view::npos &&
      !wants(governor, frames, preposition)) {
    if (is_place(frames, phrase) || !is_somebody(frames, phrase)) return Function::at;
  }
  return function;
}

}  // namespace paraphe
