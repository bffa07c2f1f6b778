// Fillers as groups: a head with its conjuncts and appositions, written here or taken over from another clause.
#include <algorithm>
#include <span>

#include "clauses/frames.h"
#include "clauses/functions.h"

namespace paraphe {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

// « la Guinée équatoriale, et non la Guinée »
bool is_excluded(const Frames& frames, TokenIndex conjunct) {
  for (const TokenIndex c : frames.tree.children(conjunct)) {
    if (!frames.tree.is(c, Relation::advmod) && !frames.tree.is(c, Relation::cc)) continue;
    const auto found = frames.words.negation.find(frames.tree.lemma(c));
    if (found != frames.words.negation.end() && found->second == Negation::negator) return true;
  }
  return false;
}

// « trois textes, dont un protocole »
bool is_picked_out(const Frames& frames, TokenIndex noun) {
  const Tree& tree = frames.tree;
  if (!tree.is(noun, Relation::acl, Subtype::relcl) || tree.upos(noun) != Upos::NOUN || is_finite(tree, noun))
    return false;
  const std::span<const TokenIndex> children = tree.children(noun);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenIndex c) { return c < noun && tree.token(c).features.pron_type == PronType::relative; });
}

struct Candidate {
  TokenIndex head;
  Function function;
};

// One picks out of several: « trois textes ont été signés à cette occasion, dont un protocole » hangs on the occasion.
Function picked_from(const Frames& frames, ClauseIndex clause, const Candidate& from) {
  if (frames.tree.token(from.head).features.number != Number::singular) return from.function;
  for (const Filler& filler : frames.article.clauses[at(clause)].fillers) {
    if (frames.tree.token(filler.head).features.number == Number::plural) return filler.function;
  }
  return from.function;
}

// The head, its conjuncts and appositions, and what stands behind a word that only measures.
std::vector<Candidate> coordination(Frames& frames, const Governor& governor, Function function, TokenIndex head) {
  const Tree& tree = frames.tree;
  std::vector<Candidate> out{{head, function}};
  for (std::size_t k = 0; k < out.size() && out.size() < list_limit; ++k) {
    const Candidate from = out[k];
    const bool measure = frames.in_amount[at(from.head)] || frames.words.transparent.contains(tree.lemma(from.head));
    const bool time = frames.in_time[at(from.head)];
    for (const TokenIndex c : tree.children(from.head)) {
      if (out.size() >= list_limit) break;
      const Relation r = tree.relation_of(c);
      if (tree.upos(c) == Upos::VERB || tree.upos(c) == Upos::AUX) continue;
      if (r == Relation::conj && is_excluded(frames, c)) continue;
      if (r == Relation::conj && (is_nominal(tree.upos(c)) || tree.upos(c) == tree.upos(from.head))) {
        const std::string preposition = preposition_of(tree, c);
        const std::optional<Function> own = preposition.empty() || preposition == preposition_of(tree, head)
                                                ? std::optional(from.function)
                                                : function_for(frames, governor, c, preposition);
        if (own) out.push_back({c, *own});
      } else if (is_picked_out(frames, c)) {
        out.push_back({c, picked_from(frames, governor.clause, from)});
      } else if (r == Relation::appos && is_nominal(tree.upos(c)) &&
                 tree.token(c).features.pron_type != PronType::demonstrative) {  // « …, ce que X nie » sums up
        out.push_back({c, from.function});
      } else if (measure && !time && (r == Relation::nmod || r == Relation::obl) && is_nominal(tree.upos(c)) &&
                 !frames.in_amount[at(c)]) {
        out.push_back({c, from.function});
      }
    }
  }
  return out;
}

}  // namespace

TokenIndex noun_before(const Tree& tree, TokenIndex position, TokenIndex like) {
  constexpr int reach = 12;
  TokenIndex i = position - 1;
  if (i >= 0 && tree.upos(i) == Upos::PUNCT) --i;
  if (i < 0 || tree.token(i).sentence != tree.token(position).sentence) return no_token;
  const auto agrees = [&](TokenIndex noun) {
    if (like == no_token || tree.upos(noun) == Upos::PROPN) return true;
    const Features &a = tree.token(noun).features, &b = tree.token(like).features;
    return (a.gender == b.gender || a.gender == Gender::none) && (a.number == b.number || a.number == Number::none);
  };
  TokenIndex nearest = no_token;
  for (int steps = 0; i != no_token && i < position && steps < reach; ++steps, i = tree.head_of(i)) {
    const bool noun = tree.upos(i) == Upos::NOUN || tree.upos(i) == Upos::PROPN;
    if (tree.upos(i) == Upos::VERB || tree.upos(i) == Upos::AUX) break;
    if (!noun || !agrees(i)) continue;
    if (tree.child(i, Relation::det) != no_token) return i;
    if (nearest == no_token) nearest = i;
  }
  return nearest;
}

bool has(const Clause& clause, Function function) {
  return std::any_of(clause.fillers.begin(), clause.fillers.end(),
                     [&](const Filler& f) { return f.function == function; });
}

Function surface_subject(const Work& work) { return work.passive ? Function::object : Function::subject; }

void add_fillers(Frames& frames, ClauseIndex clause, Function function, TokenIndex head) {
  const Tree& tree = frames.tree;
  Clause& target = frames.clause(clause);
  Work& work = frames.work_of(clause);
  bool relative = false;
  // « que » is often tagged as a conjunction.
  if (tree.token(head).features.pron_type == PronType::relative ||
      (tree.upos(head) == Upos::SCONJ && frames.antecedent[at(head)] != no_token)) {
    TokenIndex meant = frames.antecedent[at(head)];
    // Not of « trois textes, dont un protocole »: that picks one of them out.
    const Relation own = tree.relation_of(work.anchor);
    const bool in_clause =
        target.kind != PredicateKind::noun || own == Relation::nsubj || own == Relation::obj || own == Relation::obl;
    if (meant == no_token && in_clause) meant = noun_before(tree, head, no_token);
    if (meant != no_token && tree.is(meant, Relation::conj) && is_excluded(frames, meant)) meant = tree.head_of(meant);
    if (!in_clause && (meant == no_token || own == Relation::acl)) return;
    if (meant != no_token) {
      head = meant;
      relative = true;
    }
  }
  if (head == target.predicate) return;
  const Governor governor = governor_of(frames, clause);
  const std::vector<Candidate> candidates =
      relative ? std::vector<Candidate>{{head, function}} : coordination(frames, governor, function, head);
  const std::int16_t group = work.groups;
  bool added = false;
  for (const Candidate& candidate : candidates) {
    if (target.fillers.size() >= list_limit) break;
    if (candidate.head == target.predicate) continue;
    if (frames.in_time[at(candidate.head)] || frames.in_amount[at(candidate.head)]) continue;
    Filler filler;
    filler.function = candidate.function;
    filler.head = candidate.head;
    filler.tokens = phrase_of(tree, candidate.head);
    filler.group = group;
    filler.clause = frames.clause_at(candidate.head);
    target.fillers.push_back(filler);
    added = true;
    if (filler.clause == no_clause || filler.clause == clause) continue;
    const bool outer = relative || work.link == Link::participle;
    Place& place = outer && frames.tree.head_of(work.anchor) == candidate.head ? frames.work_of(filler.clause).relative
                   : outer && relative                                         ? frames.work_of(filler.clause).relative
                                                                               : frames.work_of(filler.clause).place;
    if (place.clause == no_clause) place = {clause, candidate.function};
  }
  if (added && work.groups < 30000) ++work.groups;
}

void share_fillers(Frames& frames, ClauseIndex from, Function function, ClauseIndex to, Function as) {
  if (from == to) return;
  Clause& target = frames.clause(to);
  Work& work = frames.work_of(to);
  std::int16_t last = -1, group = work.groups;
  const std::size_t count = frames.clause(from).fillers.size();
  for (std::size_t k = 0; k < count && target.fillers.size() < list_limit; ++k) {
    Filler filler = frames.clause(from).fillers[k];
    if (filler.function != function || filler.head == target.predicate) continue;
    const bool known = std::any_of(target.fillers.begin(), target.fillers.end(),
                                   [&](const Filler& f) { return f.head == filler.head && f.function == as; });
    if (known) continue;
    if (last != -1 && filler.group != last && work.groups < 30000) group = ++work.groups;
    last = filler.group;
    filler.function = as;
    filler.group = group;
    filler.shared = true;
    target.fillers.push_back(filler);
  }
  if (last != -1 && work.groups < 30000) ++work.groups;
}

}  // namespace paraphe
