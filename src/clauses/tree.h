// The dependency trees of an article, made safe and repaired: what the other files of clauses/ walk over.
// Any heads may come in (cycles, heads outside the sentence): what cannot be reached from a root becomes a root of its
// own, so that every walk upwards ends. Linear in the tokens; no recursion.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "knowledge/clause_words.h"
#include "text/article.h"

namespace paraphe {

struct Tree {
  const Article* article = nullptr;
  std::vector<TokenIndex> head;    // no_token for roots
  std::vector<Relation> relation;  // repaired: an inverted subject is nsubj, not obj
  std::vector<Subtype> subtype;
  std::vector<TokenIndex> order;       // top-down: a head stands before its dependents
  std::vector<std::int32_t> first;     // by token: where its dependents begin in `dependents`; one more at the end
  std::vector<TokenIndex> dependents;  // in the order of the text
  std::vector<TokenRange> extent;      // from the first to the last token of the subtree

  const Token& token(TokenIndex i) const { return article->token(i); }
  std::span<const TokenIndex> children(TokenIndex i) const {
    const auto at = static_cast<std::size_t>(i);
    return {dependents.data() + first[at], static_cast<std::size_t>(first[at + 1] - first[at])};
  }
  TokenIndex head_of(TokenIndex i) const { return head[static_cast<std::size_t>(i)]; }
  Relation relation_of(TokenIndex i) const { return relation[static_cast<std::size_t>(i)]; }
  Subtype subtype_of(TokenIndex i) const { return subtype[static_cast<std::size_t>(i)]; }
  bool is(TokenIndex i, Relation r) const { return relation_of(i) == r; }
  bool is(TokenIndex i, Relation r, Subtype s) const { return relation_of(i) == r && subtype_of(i) == s; }
  std::string_view lemma(TokenIndex i) const { return token(i).lemma; }
  Upos upos(TokenIndex i) const { return token(i).upos; }
  // The first dependent with this relation, or no_token.
  TokenIndex child(TokenIndex i, Relation r) const;
  TokenIndex child(TokenIndex i, Relation r, Subtype s) const;
};

Tree make_tree(const Article& article);
// Mends what the parser often gets wrong with words of saying and verbs of movement; keeps heads as they are.
void repair(Tree& tree, const ClauseWords& words);

// The words before a phrase that say its function, as knowledge/ writes them: "à", "en tant que", "lors de"; "" for
// none. `is_marker` tells case from mark: both are looked at in the order of the text.
std::string preposition_of(const Tree& tree, TokenIndex phrase);

// The phrase that a word heads, without its preposition, conjuncts and punctuation at both ends.
TokenRange phrase_of(const Tree& tree, TokenIndex head);

bool is_nominal(Upos upos);
bool is_passive(const Tree& tree, const ClauseWords& words, TokenIndex verb);
bool is_finite(const Tree& tree, TokenIndex predicate);

}  // namespace paraphe
