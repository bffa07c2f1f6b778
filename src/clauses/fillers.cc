#include <algorithm>

#include "clauses/frames.h"

namespace paraphe {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

// The predicate whose dependents are looked at, and what its class's words want.
struct Governor {
  ClauseIndex clause;
  TokenIndex word;  // the word whose lemma decides
  const WordMap<WordMap<Function>>* valency;
  bool verb;
};

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

Function pronoun_function(const Frames& frames, TokenIndex pronoun, Function otherwise) {
  const auto found = frames.words.pronouns.find(frames.tree.lemma(pronoun));
  return found == frames.words.pronouns.end() ? otherwise : found->second;
}

bool wants(const Governor& governor, const Frames& frames, std::string_view preposition) {
  if (governor.valency == nullptr) return false;
  const auto word = governor.valency->find(frames.tree.lemma(governor.word));
  return word != governor.valency->end() && word->second.contains(preposition);
}

std::optional<Function> function_for(Frames& frames, const Governor& governor, TokenIndex phrase, std::string_view preposition) {
  const Tree& tree = frames.tree;
  std::optional<Function> function = by_table(frames, governor, preposition);
  if (function == Function::by_means) {
    const bool agent = tree.is(phrase, Relation::obl, Subtype::agent);
    const bool unlabelled = tree.subtype_of(phrase) == Subtype::none || tree.relation_of(phrase) == Relation::nmod;
    if (!governor.verb) return preposition == "par" || agent ? Function::subject : Function::by_means;
    if (frames.work_of(governor.clause).passive && (agent || unlabelled)) return Function::subject;
  }
  // A bare « à » says where, unless the word wants it (valency.tsv) or somebody stands behind it.
  if (function == Function::to && preposition.find(' ') == std::string_view::npos && !wants(governor, frames, preposition)) {
    if (is_place(frames, phrase) || !is_somebody(frames, phrase)) return Function::at;
  }
  return function;
}

// « à l'invitation de X », « lors de X »: a noun or adverb that is itself a preposition with what follows. True when it was one.
bool fill_compound(Frames& frames, const Governor& governor, TokenIndex middle, const std::string& before) {
  const Tree& tree = frames.tree;
  std::string stem = before;
  if (!stem.empty()) stem += ' ';
  stem += tree.lemma(middle);
  for (const TokenIndex c : tree.children(middle)) {
    if (tree.is(c, Relation::fixed) && tree.upos(c) != Upos::DET) stem.append(" ").append(tree.lemma(c));
  }
  const auto note_source = [&](const Preposition& preposition, TokenIndex head) {
    if (preposition.source) frames.work_of(governor.clause).source = head;
  };
  const auto alone = frames.words.prepositions.find(stem);
  if (alone != frames.words.prepositions.end() && alone->second.source) {
    note_source(alone->second, middle);
    return true;
  }
  bool found_any = false;
  for (const TokenIndex c : tree.children(middle)) {
    const bool possessive = tree.is(c, Relation::det) && tree.token(c).features.possessive;
    if (!possessive && (c < middle || !is_nominal(tree.upos(c)))) continue;
    std::string key = possessive ? stem + " de" : stem;
    if (!possessive) {
      if (const std::string inner = preposition_of(tree, c); !inner.empty()) key += " " + inner;
    }
    const auto found = frames.words.prepositions.find(key);
    if (found == frames.words.prepositions.end() || key == before) continue;
    found_any = true;
    note_source(found->second, c);
    if (const ClauseIndex noun = frames.clause_at(c); noun != no_clause) frames.work_of(noun).compound = &found->second;
    if (found->second.noun.modality == Modality::hypothetical) frames.work_of(governor.clause).conditional = true;
    if (found->second.function) add_fillers(frames, governor.clause, *found->second.function, c);
  }
  return found_any;
}

void fill_oblique(Frames& frames, const Governor& governor, TokenIndex phrase);

// « n'entretiennent plus de relations »: a noun with its determiner behind a verb that has no object is that.
bool is_unseen_object(const Frames& frames, const Governor& governor, TokenIndex noun) {
  const Tree& tree = frames.tree;
  return noun > governor.word && tree.upos(noun) == Upos::NOUN && !frames.in_time[at(noun)] &&
         tree.child(noun, Relation::det) != no_token && tree.child(governor.word, Relation::obj) == no_token &&
         !frames.work[at(governor.clause)].passive;
}

// « la visite de Paul Kagame à Kampala », « le 12 juin à Oslo »: a name or date has no complements; what the parser gave
// it is its governor's.
void pass_up_complements(Frames& frames, const Governor& governor, TokenIndex name) {
  const Tree& tree = frames.tree;
  const Mention* mention = frames.article.mention_at(name);
  const bool person = mention != nullptr && mention->kind == EntityKind::person && mention->reference != Reference::title;
  const bool bare = (tree.upos(name) == Upos::PROPN || frames.in_time[at(name)]) && frames.clause_at(name) == no_clause;
  if (!bare && !person) return;
  for (const TokenIndex c : tree.children(name)) {
    if (!tree.is(c, Relation::nmod) || c < name || frames.in_time[at(c)]) continue;
    const std::string preposition = preposition_of(tree, c);
    const auto found = frames.words.prepositions.find(preposition);
    if (found == frames.words.prepositions.end() || found->second.function == Function::of) continue;
    fill_oblique(frames, governor, c);
  }
}

void fill_oblique(Frames& frames, const Governor& governor, TokenIndex phrase) {
  const Tree& tree = frames.tree;
  const Features& features = tree.token(phrase).features;
  if (features.reflexive) {
    frames.clause(governor.clause).reflexive = true;
    return;
  }
  const std::string preposition = preposition_of(tree, phrase);
  if (preposition.empty()) {
    if (tree.upos(phrase) == Upos::NOUN && fill_compound(frames, governor, phrase, preposition)) return;  // « faute de »
    if (frames.in_time[at(phrase)]) pass_up_complements(frames, governor, phrase);
    if (features.pron_type == PronType::relative || frames.words.pronouns.contains(tree.lemma(phrase))) {
      // « dont » and « où » are their own prepositions.
      add_fillers(frames, governor.clause, pronoun_function(frames, phrase, Function::of), phrase);
    } else if (tree.is(phrase, Relation::obl, Subtype::agent)) {
      add_fillers(frames, governor.clause, Function::subject, phrase);
    } else if (!governor.verb && !frames.in_amount[at(phrase)]) {
      add_fillers(frames, governor.clause, Function::of, phrase);
    } else if (governor.verb && is_unseen_object(frames, governor, phrase)) {
      add_fillers(frames, governor.clause, Function::object, phrase);
    }
    return;
  }
  if (const auto found = frames.words.prepositions.find(preposition); found != frames.words.prepositions.end() && found->second.source) {
    frames.work_of(governor.clause).source = phrase;
    return;
  }
  if (tree.upos(phrase) == Upos::NOUN && fill_compound(frames, governor, phrase, preposition)) return;
  pass_up_complements(frames, governor, phrase);
  if (const std::optional<Function> function = function_for(frames, governor, phrase, preposition)) {
    add_fillers(frames, governor.clause, *function, phrase);
  } else if (tree.is(phrase, Relation::obl, Subtype::agent)) {
    add_fillers(frames, governor.clause, Function::subject, phrase);
  }
}

void fill_verb_dependent(Frames& frames, const Governor& governor, TokenIndex c) {
  Tree& tree = frames.tree;
  Work& work = frames.work_of(governor.clause);
  const Features& features = tree.token(c).features;
  switch (tree.relation_of(c)) {
    case Relation::csubj:
      // « Trois textes ont été signés, dont un protocole »
      if (!is_nominal(tree.upos(c)) || tree.child(c, Relation::cop) != no_token) return;
      [[fallthrough]];
    case Relation::nsubj:
      add_fillers(frames, governor.clause, work.passive ? Function::object : Function::subject, c);
      return;
    case Relation::obj:
      if (features.reflexive) {
        frames.clause(governor.clause).reflexive = true;
      } else if (const std::string preposition = preposition_of(tree, c);
                 !preposition.empty() && frames.words.prepositions.contains(preposition) && tree.upos(c) != Upos::VERB) {
        fill_oblique(frames, governor, c);
      } else {
        // « faire arrêter X par Y »: the causee is not what is acted on.
        add_fillers(frames, governor.clause, tree.subtype_of(c) == Subtype::agent ? Function::subject : Function::object, c);
      }
      return;
    case Relation::iobj:
      if (features.reflexive) frames.clause(governor.clause).reflexive = true;
      else add_fillers(frames, governor.clause, pronoun_function(frames, c, Function::to), c);
      return;
    case Relation::expl:
      if (features.reflexive) frames.clause(governor.clause).reflexive = true;
      if (tree.subtype_of(c) == Subtype::subj) work.impersonal = true;
      return;
    case Relation::obl: case Relation::nmod: fill_oblique(frames, governor, c); return;
    case Relation::advcl:
      if (tree.upos(c) == Upos::NOUN && tree.child(c, Relation::cop) == no_token) fill_oblique(frames, governor, c);
      else if (tree.upos(c) == Upos::ADP || tree.upos(c) == Upos::ADV) fill_compound(frames, governor, c, preposition_of(tree, c));
      return;
    case Relation::advmod:
      if (tree.upos(c) == Upos::ADV || tree.upos(c) == Upos::ADP || tree.upos(c) == Upos::PRON) {
        if (features.pron_type == PronType::relative) fill_oblique(frames, governor, c);
        else fill_compound(frames, governor, c, preposition_of(tree, c));
      }
      return;
    case Relation::xcomp:
      if (is_nominal(tree.upos(c)) || tree.upos(c) == Upos::ADJ) add_fillers(frames, governor.clause, Function::as, c);
      return;
    default: return;
  }
}

void fill_noun_dependent(Frames& frames, const Governor& governor, TokenIndex c) {
  const Tree& tree = frames.tree;
  const Token& token = tree.token(c);
  switch (tree.relation_of(c)) {
    case Relation::nsubj: add_fillers(frames, governor.clause, Function::subject, c); return;
    case Relation::nmod: case Relation::obl: case Relation::obj: case Relation::compound:
      fill_oblique(frames, governor, c);
      return;
    case Relation::flat: case Relation::appos:
      if (tree.upos(c) == Upos::PROPN && tree.relation_of(c) == Relation::appos) {
        add_fillers(frames, governor.clause, Function::of, c);
      }
      return;
    case Relation::advmod: fill_compound(frames, governor, c, preposition_of(tree, c)); return;
    case Relation::det:
      if (token.features.possessive) add_fillers(frames, governor.clause, Function::of, c);
      return;
    case Relation::amod: {
      const Mention* mention = frames.article.mention_at(c);
      if (mention != nullptr && !mention->parties.empty()) add_fillers(frames, governor.clause, Function::of, c);
      return;
    }
    default: return;
  }
}

// « la signature, par X et Y, d'un accord »: the parser often hangs the accord on Y.
void fill_after_agent(Frames& frames, ClauseIndex noun) {
  const Tree& tree = frames.tree;
  if (has(frames.clause(noun), Function::of)) return;
  const std::size_t count = frames.clause(noun).fillers.size();
  for (std::size_t k = 0; k < count; ++k) {
    const Filler filler = frames.clause(noun).fillers[k];
    if (filler.function != Function::subject || filler.head < frames.clause(noun).predicate) continue;
    for (const TokenIndex c : tree.children(filler.head)) {
      if (c < filler.head || !tree.is(c, Relation::nmod) || tree.upos(c) != Upos::NOUN) continue;
      const TokenIndex begin = tree.extent[at(c)].begin;
      const auto found = frames.words.prepositions.find(preposition_of(tree, c));
      const bool of = found != frames.words.prepositions.end() && found->second.function == Function::of;
      if (of && begin > filler.head + 1 && tree.upos(begin - 1) == Upos::PUNCT) add_fillers(frames, noun, Function::of, c);
    }
  }
}

// A participle beside a noun: « l'accord signé », « des avions venant de Syrie ».
void fill_from_noun(Frames& frames, ClauseIndex clause) {
  const Work& work = frames.work_of(clause);
  const Tree& tree = frames.tree;
  if (work.link == Link::adverbial && work.passive && frames.clause(clause).kind == PredicateKind::verb &&
      tree.head_of(work.anchor) < work.anchor && !is_finite(tree, work.anchor) && work.marker.empty() &&
      !has(frames.clause(clause), Function::object)) {
    // « ont signé un accord, paraphé en juillet »: the parser often hangs the participle on the verb.
    if (const TokenIndex noun = noun_before(tree, work.anchor, work.anchor); noun != no_token) {
      add_fillers(frames, clause, Function::object, noun);
    }
    return;
  }
  if (work.link != Link::participle || has(frames.clause(clause), surface_subject(work))) return;
  const TokenIndex noun = tree.head_of(work.anchor);
  if (noun != no_token && is_nominal(tree.upos(noun))) {
    add_fillers(frames, clause, surface_subject(work), noun);
  }
}

void fill_copula(Frames& frames, ClauseIndex clause) {
  Tree& tree = frames.tree;
  const TokenIndex part = frames.work_of(clause).anchor;
  const Governor governor{clause, frames.clause(clause).predicate, &frames.words.valency.verbs, true};
  const std::string preposition = preposition_of(tree, part);
  // « sera mercredi au Kremlin pour un entretien »: beside a date or a place, what follows belongs to the verb.
  const bool circumstance = frames.in_time[static_cast<std::size_t>(part)] != 0 || !preposition.empty();
  for (const TokenIndex c : tree.children(part)) {
    const Relation r = tree.relation_of(c);
    const bool beside = circumstance && r == Relation::nmod && frames.in_time[static_cast<std::size_t>(c)] == 0;
    if (r == Relation::nsubj || r == Relation::expl || r == Relation::obl || beside) fill_verb_dependent(frames, governor, c);
  }
  const std::optional<Function> function = preposition.empty() ? Function::as : function_for(frames, governor, part, preposition);
  if (function) add_fillers(frames, clause, *function, part);
}

void fill_clause(Frames& frames, ClauseIndex i) {
  Clause& clause = frames.clause(i);
  Work& work = frames.work_of(i);
  if (work.anchor != clause.predicate) {
    fill_copula(frames, i);
    return;
  }
  const bool verb = clause.kind == PredicateKind::verb;
  const ByClass<WordMap<Function>>& valency = frames.words.valency;
  const Governor governor{i, clause.predicate,
                          verb                                     ? &valency.verbs
                          : clause.kind == PredicateKind::noun ? &valency.nouns
                                                                   : &valency.adjectives,
                          verb};
  if (verb) work.passive = is_passive(frames.tree, frames.words, clause.predicate);
  for (const TokenIndex c : frames.tree.children(clause.predicate)) {
    if (verb || clause.kind == PredicateKind::adjective) fill_verb_dependent(frames, governor, c);
    else fill_noun_dependent(frames, governor, c);
  }
  if (clause.kind == PredicateKind::noun) fill_after_agent(frames, i);
  fill_from_noun(frames, i);
  if (work.passive && !has(frames.clause(i), Function::object)) {
    // « Ont été signés un accord et un protocole »: what follows is taken for an attribute.
    for (Filler& filler : frames.clause(i).fillers) {
      if (filler.function == Function::as && frames.tree.is(filler.head, Relation::xcomp)) filler.function = Function::object;
    }
  }
  if (clause.kind == PredicateKind::adjective && !has(frames.clause(i), Function::subject) && work.link == Link::phrase &&
      frames.tree.head_of(work.anchor) != no_token && is_nominal(frames.tree.upos(frames.tree.head_of(work.anchor)))) {
    add_fillers(frames, i, Function::subject, frames.tree.head_of(work.anchor));
  }
}

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
  if (!tree.is(noun, Relation::acl, Subtype::relcl) || tree.upos(noun) != Upos::NOUN || is_finite(tree, noun)) return false;
  const std::span<const TokenIndex> children = tree.children(noun);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return c < noun && tree.token(c).features.pron_type == PronType::relative;
  });
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
        const std::optional<Function> own =
            preposition.empty() || preposition == preposition_of(tree, head) ? std::optional(from.function)
                                                                            : function_for(frames, governor, c, preposition);
        if (own) out.push_back({c, *own});
      } else if (is_picked_out(frames, c)) {
        out.push_back({c, picked_from(frames, governor.clause, from)});
      } else if (r == Relation::appos && is_nominal(tree.upos(c))) {
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
  return std::any_of(clause.fillers.begin(), clause.fillers.end(), [&](const Filler& f) { return f.function == function; });
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
    const bool in_clause = target.kind != PredicateKind::noun || own == Relation::nsubj || own == Relation::obj || own == Relation::obl;
    if (meant == no_token && in_clause) meant = noun_before(tree, head, no_token);
    if (meant != no_token && tree.is(meant, Relation::conj) && is_excluded(frames, meant)) meant = tree.head_of(meant);
    if (!in_clause && (meant == no_token || own == Relation::acl)) return;
    if (meant != no_token) {
      head = meant;
      relative = true;
    }
  }
  if (head == target.predicate) return;
  const bool verb = target.kind == PredicateKind::verb;
  const Governor governor{clause, target.predicate, verb ? &frames.words.valency.verbs : &frames.words.valency.nouns, verb};
  const std::vector<Candidate> candidates =
      relative ? std::vector<Candidate>{{head, function}} : coordination(frames, governor, function, head);
  const std::int16_t group = work.groups;
  bool added = false;
  for (const Candidate& candidate : candidates) {
    if (target.fillers.size() >= list_limit) break;
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
                   : outer && relative                                        ? frames.work_of(filler.clause).relative
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

void fill(Frames& frames) {
  for (const ClauseIndex i : frames.top_down) fill_clause(frames, i);
}

}  // namespace paraphe
