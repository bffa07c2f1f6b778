#include "clauses/tree.h"

#include <algorithm>
#include <cstddef>

namespace paraphe {

namespace {

std::size_t at(TokenIndex i) { return static_cast<std::size_t>(i); }

// Heads within the sentence, or no_token.
std::vector<TokenIndex> clean_heads(const Article& article) {
  std::vector<TokenIndex> head(article.tokens.size(), no_token);
  for (const Sentence& sentence : article.sentences) {
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const TokenIndex h = article.token(i).head;
      if (h != i && h >= sentence.tokens.begin && h < sentence.tokens.end) head[at(i)] = h;
    }
  }
  return head;
}

void list_children(Tree& tree) {
  const std::size_t n = tree.head.size();
  tree.first.assign(n + 1, 0);
  for (const TokenIndex h : tree.head) {
    if (h != no_token) ++tree.first[at(h) + 1];
  }
  for (std::size_t i = 0; i < n; ++i) tree.first[i + 1] += tree.first[i];
  tree.dependents.resize(static_cast<std::size_t>(tree.first[n]));
  std::vector<std::int32_t> next(tree.first.begin(), tree.first.end() - 1);
  for (std::size_t i = 0; i < n; ++i) {
    if (const TokenIndex h = tree.head[i]; h != no_token) {
      tree.dependents[static_cast<std::size_t>(next[at(h)]++)] = static_cast<TokenIndex>(i);
    }
  }
}

// Breadth first from the roots. A token that is on a cycle is cut from its head and made a root.
void put_in_order(Tree& tree) {
  const std::size_t n = tree.head.size();
  std::vector<char> seen(n, 0);
  tree.order.reserve(n);
  const auto walk_from = [&](TokenIndex root) {
    std::size_t next = tree.order.size();
    seen[at(root)] = 1;
    tree.order.push_back(root);
    for (; next < tree.order.size(); ++next) {
      for (const TokenIndex c : tree.children(tree.order[next])) {
        if (seen[at(c)]) continue;
        seen[at(c)] = 1;
        tree.order.push_back(c);
      }
    }
  };
  for (std::size_t i = 0; i < n; ++i) {
    if (tree.head[i] == no_token) walk_from(static_cast<TokenIndex>(i));
  }
  bool cut = false;
  for (std::size_t i = 0; i < n; ++i) {
    if (seen[i]) continue;
    tree.head[i] = no_token;
    cut = true;
    walk_from(static_cast<TokenIndex>(i));
  }
  if (cut) list_children(tree);
}

void measure(Tree& tree) {
  const std::size_t n = tree.head.size();
  tree.extent.resize(n);
  for (std::size_t i = 0; i < n; ++i) tree.extent[i] = {static_cast<TokenIndex>(i), static_cast<TokenIndex>(i) + 1};
  for (std::size_t k = n; k-- > 0;) {
    const TokenIndex i = tree.order[k];
    const TokenIndex h = tree.head[at(i)];
    if (h == no_token) continue;
    tree.extent[at(h)].begin = std::min(tree.extent[at(h)].begin, tree.extent[at(i)].begin);
    tree.extent[at(h)].end = std::max(tree.extent[at(h)].end, tree.extent[at(i)].end);
  }
}

bool is_article(const Token& token) {
  return token.upos == Upos::DET && !token.features.possessive && token.features.pron_type != PronType::negative;
}

void append(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  out += word;
}

// A word with the `fixed` ones that hang on it.
void append_fixed(const Tree& tree, TokenIndex i, std::string& out) {
  append(out, tree.lemma(i));
  for (const TokenIndex c : tree.children(i)) {
    if (tree.is(c, Relation::fixed) && !is_article(tree.token(c))) append(out, tree.lemma(c));
  }
}

}  // namespace

TokenIndex Tree::child(TokenIndex i, Relation r) const {
  for (const TokenIndex c : children(i)) {
    if (relation_of(c) == r) return c;
  }
  return no_token;
}

TokenIndex Tree::child(TokenIndex i, Relation r, Subtype s) const {
  for (const TokenIndex c : children(i)) {
    if (is(c, r, s)) return c;
  }
  return no_token;
}

Tree make_tree(const Article& article) {
  Tree tree;
  tree.article = &article;
  tree.head = clean_heads(article);
  tree.relation.reserve(article.tokens.size());
  tree.subtype.reserve(article.tokens.size());
  for (const Token& token : article.tokens) {
    tree.relation.push_back(token.relation);
    tree.subtype.push_back(token.subtype);
  }
  list_children(tree);
  put_in_order(tree);
  measure(tree);
  return tree;
}

bool is_nominal(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM || upos == Upos::SYM ||
         upos == Upos::X;
}

bool is_finite(const Tree& tree, TokenIndex predicate) {
  if (tree.token(predicate).features.verb_form == VerbForm::finite) return true;
  for (const TokenIndex c : tree.children(predicate)) {
    if ((tree.is(c, Relation::aux) || tree.is(c, Relation::cop)) &&
        tree.token(c).features.verb_form == VerbForm::finite) {
      return true;
    }
  }
  return false;
}

namespace {

// « a renoué avec X et rompu avec Y »: the second participle has the first one's auxiliary.
bool shares_tense(const Tree& tree, TokenIndex verb) {
  const TokenIndex first = tree.head_of(verb);
  return first != no_token && tree.is(verb, Relation::conj) && tree.upos(first) == Upos::VERB &&
         tree.child(first, Relation::aux, Subtype::tense) != no_token &&
         tree.child(first, Relation::aux, Subtype::pass) == no_token;
}

}  // namespace

bool is_passive(const Tree& tree, const ClauseWords& words, TokenIndex verb) {
  if (words.movement.contains(tree.lemma(verb))) return false;
  for (const TokenIndex c : tree.children(verb)) {
    // « s'est tenue » has a passive subject in the treebanks; it stays a pronominal verb here.
    if (tree.is(c, Relation::expl) || tree.token(c).features.reflexive) return false;
  }
  bool auxiliary = false, tense_only = false;
  for (const TokenIndex c : tree.children(verb)) {
    if (tree.is(c, Relation::aux, Subtype::pass)) return true;
    if (tree.is(c, Relation::aux)) auxiliary = true;
    if (tree.is(c, Relation::aux, Subtype::tense)) tense_only = true;
  }
  const Features& f = tree.token(verb).features;
  if (tree.child(verb, Relation::nsubj, Subtype::pass) != no_token) return true;
  if (f.verb_form != VerbForm::participle || f.tense != Tense::past) return false;
  if (tense_only || auxiliary) return false;
  return f.voice != Voice::active && !shares_tense(tree, verb);  // a past participle alone
}

namespace {

// « L'Iran, lui, a félicité le Qatar »: a pronoun between commas only stresses the name before it.
void repair_stressed_pronoun(Tree& tree, TokenIndex i) {
  const TokenIndex next = i + 1;
  const auto is_comma = [&](TokenIndex t) {
    return t >= 0 && at(t) < tree.head.size() && tree.token(t).form == "," && tree.token(t).sentence == tree.token(i).sentence;
  };
  const Features& f = tree.token(i).features;
  if (f.person != 3 || f.pron_type != PronType::personal || !is_comma(i - 1) || !is_comma(next)) return;
  if (tree.is(i, Relation::conj) || !preposition_of(tree, i).empty()) return;
  tree.relation[at(i)] = Relation::discourse;
}

// « n'ont signé qu'un communiqué »: a second subject, behind the verb, is its object.
void repair_second_subject(Tree& tree, TokenIndex verb) {
  bool before = false;
  for (const TokenIndex c : tree.children(verb)) {
    if (!tree.is(c, Relation::nsubj)) continue;
    if (c < verb)
      before = before || tree.upos(c) != Upos::PRON || tree.token(c).features.pron_type != PronType::relative;
    else if (before && (tree.upos(c) == Upos::NOUN || tree.upos(c) == Upos::PROPN))
      tree.relation[at(c)] = Relation::obj;
  }
}

// « croit savoir le quotidien », « a fait savoir la présidence »: what follows the infinitive is who says.
void repair_speaker_of_infinitive(Tree& tree, const ClauseWords& words, TokenIndex verb) {
  if (!tree.is(verb, Relation::parataxis) || tree.child(verb, Relation::nsubj) != no_token) return;
  const TokenIndex infinitive = tree.child(verb, Relation::xcomp);
  if (infinitive == no_token || tree.child(infinitive, Relation::nsubj) != no_token) return;
  if (!words.speech.verbs.contains(std::string(tree.lemma(verb)) + " " + std::string(tree.lemma(infinitive)))) return;
  const TokenIndex object = tree.child(infinitive, Relation::obj);
  if (object != no_token && object > infinitive) tree.relation[at(object)] = Relation::nsubj;
}

}  // namespace

void repair(Tree& tree, const ClauseWords& words) {
  for (std::size_t i = 0; i < tree.head.size(); ++i) {
    const auto verb = static_cast<TokenIndex>(i);
    if (tree.upos(verb) == Upos::PRON) repair_stressed_pronoun(tree, verb);
    if (tree.upos(verb) == Upos::VERB) {
      repair_second_subject(tree, verb);
      repair_speaker_of_infinitive(tree, words, verb);
    }
    if (tree.upos(verb) != Upos::VERB || !words.speech.verbs.contains(tree.lemma(verb)) || !is_finite(tree, verb))
      continue;
    // « …, a annoncé la présidence »: what follows an inserted word of saying is its subject.
    TokenIndex object = no_token, content = no_token;
    bool subject = false, before = false;
    for (const TokenIndex c : tree.children(verb)) {
      const Relation r = tree.relation_of(c);
      if (r == Relation::nsubj || (r == Relation::expl && tree.subtype_of(c) == Subtype::subj)) subject = true;
      if (r == Relation::obj && c > verb && is_nominal(tree.upos(c)) && preposition_of(tree, c).empty()) object = c;
      if (r == Relation::ccomp || r == Relation::parataxis) {
        content = c;
        before = c < verb;
      }
    }
    const bool inserted = tree.is(verb, Relation::parataxis) || (content != no_token && before);
    if (!subject && object != no_token && inserted) tree.relation[at(object)] = Relation::nsubj;
  }
}

std::string preposition_of(const Tree& tree, TokenIndex phrase) {
  std::string out;
  for (const TokenIndex c : tree.children(phrase)) {
    if (c > phrase) break;
    if (tree.is(c, Relation::case_) || tree.is(c, Relation::mark)) append_fixed(tree, c, out);
  }
  return out;
}

TokenRange phrase_of(const Tree& tree, TokenIndex head) {
  TokenRange range{head, head + 1};
  for (const TokenIndex c : tree.children(head)) {
    const Relation r = tree.relation_of(c);
    if (r == Relation::case_ || r == Relation::mark || r == Relation::conj || r == Relation::cc ||
        r == Relation::punct || r == Relation::parataxis) {
      continue;
    }
    range.begin = std::min(range.begin, tree.extent[at(c)].begin);
    range.end = std::max(range.end, tree.extent[at(c)].end);
  }
  while (range.size() > 1 && tree.upos(range.begin) == Upos::PUNCT) ++range.begin;
  while (range.size() > 1 && tree.upos(range.end - 1) == Upos::PUNCT) --range.end;
  return range;
}

}  // namespace paraphe
