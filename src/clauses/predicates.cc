#include <algorithm>
#include <utility>

#include "clauses/frames.h"

namespace paraphe {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

void mark_values(Frames& frames) {
  const auto mark = [](std::vector<char>& in, TokenRange range) {
    for (TokenIndex i = range.begin; i < range.end; ++i) {
      if (i >= 0 && at(i) < in.size()) in[at(i)] = 1;
    }
  };
  for (const TimeExpression& time : frames.article.times) mark(frames.in_time, time.tokens);
  for (const Quantity& quantity : frames.article.quantities) {
    // Of « 60 techniciens » only the number is an amount: the noun may be a party or a thing that happens.
    if (quantity.kind != QuantityKind::count && quantity.kind != QuantityKind::ordinal) {
      mark(frames.in_amount, quantity.tokens);
      if (quantity.counted != no_token) frames.in_amount[at(quantity.counted)] = 0;
    }
  }
}

bool is_function_word(const Tree& tree, TokenIndex i) {
  switch (tree.relation_of(i)) {
    case Relation::aux:
    case Relation::case_:
    case Relation::mark:
    case Relation::fixed:
    case Relation::cc:
    case Relation::det:
    case Relation::punct:
    case Relation::flat:
    case Relation::goeswith:
    case Relation::expl:
      return true;
    default:
      return false;
  }
}

bool has_complement(const Tree& tree, TokenIndex i) {
  for (const TokenIndex c : tree.children(i)) {
    const Relation r = tree.relation_of(c);
    if (r == Relation::obl || r == Relation::xcomp || r == Relation::ccomp || r == Relation::advcl ||
        r == Relation::cop || r == Relation::nsubj) {
      return true;
    }
  }
  return false;
}

bool is_predicate(const Frames& frames, TokenIndex i, PredicateKind& kind) {
  const Tree& tree = frames.tree;
  if (is_function_word(tree, i) || frames.in_time[at(i)]) return false;
  const Relation r = tree.relation_of(i);
  switch (tree.upos(i)) {
    case Upos::VERB:
      kind = PredicateKind::verb;
      return true;
    case Upos::AUX:
      kind = PredicateKind::verb;
      return true;
    case Upos::NOUN:
      kind = PredicateKind::noun;
      return !frames.in_amount[at(i)];
    case Upos::PROPN:
      // « le Sommet de Sotchi » is often tagged as a name.
      kind = PredicateKind::noun;
      return tree.child(i, Relation::det) != no_token && tree.child(i, Relation::nmod) != no_token;
    case Upos::ADJ:
      kind = PredicateKind::adjective;
      return r == Relation::root || r == Relation::xcomp || r == Relation::ccomp || r == Relation::acl ||
             r == Relation::advcl || r == Relation::parataxis || has_complement(tree, i);
    default:
      return false;
  }
}

Link link_of(const Tree& tree, TokenIndex i, PredicateKind kind) {
  const bool verbal = kind != PredicateKind::noun || tree.child(i, Relation::cop) != no_token;
  switch (tree.relation_of(i)) {
    case Relation::csubj:
      return verbal ? Link::content : Link::phrase;
    case Relation::xcomp:
    case Relation::ccomp:
      return Link::content;
    case Relation::conj:
      return Link::conjunct;
    case Relation::advcl:
      return tree.subtype_of(i) == Subtype::cleft ? Link::relative : Link::adverbial;
    case Relation::parataxis:
    case Relation::discourse:
      return Link::inserted;
    case Relation::acl:
      if (tree.subtype_of(i) == Subtype::relcl) return Link::relative;
      if (tree.token(i).features.verb_form == VerbForm::infinitive) return Link::infinitive;
      if (!is_finite(tree, i)) return Link::participle;
      // « le fait que »; beside a name it is a relative clause whose pronoun was not seen.
      return tree.head_of(i) != no_token && tree.upos(tree.head_of(i)) == Upos::NOUN ? Link::content : Link::relative;
    case Relation::obl:
    case Relation::nmod:
    case Relation::obj:
      return verbal && kind == PredicateKind::verb ? Link::content : Link::phrase;
    default:
      return verbal ? Link::content : Link::phrase;
  }
}

ClauseIndex add_clause(Frames& frames, TokenIndex predicate, PredicateKind kind, TokenIndex anchor) {
  Clause clause;
  clause.predicate = predicate;
  clause.kind = kind;
  clause.sentence = frames.tree.token(predicate).sentence;
  clause.lemma = frames.tree.lemma(predicate);
  frames.clauses().push_back(std::move(clause));
  Work work;
  work.anchor = anchor;
  frames.work.push_back(std::move(work));
  return static_cast<ClauseIndex>(frames.clauses().size()) - 1;
}

// The marker of a subordinate clause: its own mark, or the adverb it hangs on (« afin de signer », « avant que »).
std::string marker_of(const Tree& tree, TokenIndex anchor) {
  std::string marker = preposition_of(tree, anchor);
  const TokenIndex h = tree.head_of(anchor);
  if (h == no_token || tree.relation_of(h) != Relation::advmod) return marker;
  std::string whole(tree.lemma(h));
  for (const TokenIndex c : tree.children(h)) {
    if (tree.is(c, Relation::fixed) && tree.upos(c) != Upos::DET) whole.append(" ").append(tree.lemma(c));
  }
  return marker.empty() ? whole : whole + " " + marker;
}

void hang(Frames& frames, ClauseIndex i, ClauseIndex parent) {
  Clause& clause = frames.clause(i);
  Work& work = frames.work_of(i);
  clause.parent = parent;
  work.link = link_of(frames.tree, work.anchor, clause.kind);
  work.marker = marker_of(frames.tree, work.anchor);
}

}  // namespace

// Among the clauses of one depth of the tree the verbs come first: they lend to nouns beside them.
void put_verbs_first(Frames& frames) {
  const Tree& tree = frames.tree;
  std::vector<std::int32_t> depth(tree.head.size(), 0);
  for (const TokenIndex i : tree.order) {
    if (tree.head_of(i) != no_token) depth[at(i)] = depth[at(tree.head_of(i))] + 1;
  }
  std::stable_sort(frames.top_down.begin(), frames.top_down.end(), [&](ClauseIndex a, ClauseIndex b) {
    const Clause &x = frames.article.clauses[at(a)], &y = frames.article.clauses[at(b)];
    const auto key = [&](const Clause& c, ClauseIndex k) {
      return std::pair(depth[at(frames.work[at(k)].anchor)], c.kind != PredicateKind::verb);
    };
    return key(x, a) < key(y, b);
  });
}

void find_predicates(Frames& frames) {
  const std::size_t n = frames.article.tokens.size();
  frames.clause_of.assign(n, no_clause);
  frames.copula_of.assign(n, no_clause);
  frames.nearest.assign(n, no_clause);
  frames.antecedent.assign(n, no_token);
  frames.in_time.assign(n, 0);
  frames.in_amount.assign(n, 0);
  mark_values(frames);
  Tree& tree = frames.tree;
  for (std::size_t t = 0; t < n; ++t) {
    const auto i = static_cast<TokenIndex>(t);
    PredicateKind kind{};
    if (tree.is(i, Relation::cop) && tree.head_of(i) != no_token) {
      if (frames.copula_of[at(tree.head_of(i))] != no_clause) continue;
      frames.clause_of[t] = add_clause(frames, i, PredicateKind::verb, tree.head_of(i));
      frames.copula_of[at(tree.head_of(i))] = frames.clause_of[t];
    } else if (is_predicate(frames, i, kind)) {
      frames.clause_of[t] = add_clause(frames, i, kind, i);
    }
  }
  for (const TokenIndex i : tree.order) {
    const TokenIndex h = tree.head_of(i);
    const bool relative = tree.is(i, Relation::acl, Subtype::relcl) || tree.is(i, Relation::advcl, Subtype::cleft);
    if (h != no_token) frames.antecedent[at(i)] = relative ? h : frames.antecedent[at(h)];
    ClauseIndex around = frames.nearest_at(h);
    if (const ClauseIndex copula = frames.copula_of[at(i)]; copula != no_clause) {
      hang(frames, copula, around);
      frames.top_down.push_back(copula);
      around = copula;
    }
    if (tree.is(i, Relation::cop)) {
      frames.nearest[at(i)] = frames.clause_at(i);
      continue;
    }
    if (const ClauseIndex own = frames.clause_at(i); own != no_clause) {
      hang(frames, own, around);
      if (frames.copula_of[at(i)] != no_clause) {
        frames.work_of(own).link = Link::copula;
        frames.clause(own).support = around;
      }
      frames.top_down.push_back(own);
      around = own;
    }
    frames.nearest[at(i)] = around;
  }
  put_verbs_first(frames);
}

}  // namespace paraphe
