// Whether a predicate is negated by its own words (knowledge/languages/*/negation.tsv).
#include "clauses/frames.h"

namespace paraphe {

namespace {

struct Negations {
  bool marker = false, negator = false, second = false, determiner = false, restrictor = false, comparative = false;
};

bool is_undone(const Frames& frames, TokenIndex negator) {
  const auto next = static_cast<std::size_t>(negator) + 1;
  if (next >= frames.article.tokens.size()) return false;
  if (frames.tree.token(negator + 1).sentence != frames.tree.token(negator).sentence) return false;
  const auto found = frames.words.negation.find(frames.tree.lemma(negator + 1));
  return found != frames.words.negation.end() && found->second == Negation::undoing;
}

void look_for_negation(const Frames& frames, TokenIndex word, Negations& out) {
  const auto found = frames.words.negation.find(frames.tree.lemma(word));
  if (found == frames.words.negation.end()) return;
  const Relation r = frames.tree.relation_of(word);
  switch (found->second) {
    case Negation::marker:
      out.marker = true;
      break;
    case Negation::negator:
      // « n'en préparent pas moins » affirms.
      out.negator = out.negator || (r == Relation::advmod && !is_undone(frames, word));
      break;
    case Negation::second:
      out.second = true;
      break;
    case Negation::determiner:
      out.determiner = true;
      break;
    case Negation::restrictor:
      out.restrictor = out.restrictor || frames.tree.upos(word) == Upos::ADV;
      break;
    case Negation::comparative:
      out.comparative = out.comparative || r == Relation::advmod;
      break;
    case Negation::bare:
    case Negation::bound:
    case Negation::undoing:
      break;
  }
}

}  // namespace

bool is_negated(const Frames& frames, TokenIndex predicate, TokenIndex anchor, PredicateKind kind) {
  Negations n;
  for (const TokenIndex c : frames.tree.children(anchor)) {
    const Relation r = frames.tree.relation_of(c);
    if (r == Relation::conj && frames.tree.upos(c) == Upos::VERB) continue;
    look_for_negation(frames, c, n);
    // « aucun accord n'a été signé », « ni X ni Y ne signent »
    const bool complement = r == Relation::nsubj || r == Relation::obj || r == Relation::obl || r == Relation::xcomp;
    if (!complement && r != Relation::advmod) continue;  // « pas encore »
    if (frames.tree.upos(c) == Upos::VERB) continue;
    for (const TokenIndex inner : frames.tree.children(c)) {
      if (frames.tree.is(inner, Relation::det) || frames.tree.is(inner, Relation::cc) ||
          frames.tree.is(inner, Relation::advmod) || frames.tree.is(inner, Relation::amod)) {
        Negations part;
        look_for_negation(frames, inner, part);
        n.second = n.second || part.second;
        n.determiner = n.determiner || part.determiner;
        n.restrictor = n.restrictor || part.restrictor;
        n.negator = n.negator || (part.negator && n.marker);
      }
    }
  }
  if (kind == PredicateKind::noun && anchor == predicate) return n.determiner || (n.negator && !n.marker);
  const auto bare = frames.words.negation.find(frames.tree.lemma(predicate));
  if (bare != frames.words.negation.end() && bare->second == Negation::bound) return false;
  if (n.negator) return true;
  if (!n.marker) return false;
  if (n.restrictor) return false;  // « ne tient plus que »
  if (n.second && n.comparative) return false;
  if (n.second || n.determiner) return true;
  return bare != frames.words.negation.end() && bare->second == Negation::bare;
}

}  // namespace paraphe
