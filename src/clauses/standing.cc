// The standing of each predicate: first what its own words say, then what comes down from what governs it.
#include <algorithm>

#include "clauses/frames.h"

namespace paraphe {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

// The less real of two: a possible wish is possible.
int unreality(Modality m) {
  switch (m) {
    case Modality::asserted:
      return 0;
    case Modality::reported:
      return 1;
    case Modality::decided:
      return 2;
    case Modality::planned:
      return 3;
    case Modality::aimed:
      return 4;
    case Modality::asked:
      return 5;
    case Modality::wished:
      return 6;
    case Modality::possible:
      return 7;
    case Modality::hypothetical:
      return 8;
  }
  return 0;
}

void weaken(Standing& standing, Modality modality) {
  if (unreality(modality) > unreality(standing.modality)) standing.modality = modality;
}

bool is_unreal(Modality m) { return unreality(m) >= unreality(Modality::decided); }

void apply(Standing& standing, const Effect& effect) {
  if (effect.modality) weaken(standing, *effect.modality);
  if (effect.negated) standing.negated = !standing.negated;
  if (effect.denied) standing.denied = true;
  if (effect.failed) standing.failed = true;
  if (effect.going_on) standing.going_on = true;
  if (effect.future) {
    standing.time = Time::future;
    standing.perfect = false;
  }
  if (effect.past) {
    standing.time = Time::past;
    standing.perfect = true;
  }
}

struct Tenses {
  Features finite;  // of the finite word, if there is one
  bool has_finite = false;
  bool auxiliary = false;  // a tense auxiliary stands before
  bool infinitive_auxiliary = false;
};

// Future and conditional of rare verbs, which the parser takes for other tenses.
void mend_tense(const ClauseWords& words, const Token& token, Features& features) {
  std::string_view stem = token.lemma;
  if (stem.ends_with('e')) stem.remove_suffix(1);
  if (stem.size() < 3 || !token.form.starts_with(stem)) return;
  const auto ending = words.verb_endings.find(token.form.substr(stem.size()));
  if (ending == words.verb_endings.end()) return;
  features.mood = ending->second ? Mood::conditional : Mood::indicative;
  features.tense = ending->second ? Tense::present : Tense::future;
}

Tenses tenses_of(const Frames& frames, TokenIndex predicate, TokenIndex anchor) {
  const Tree& tree = frames.tree;
  Tenses t;
  const auto look = [&](TokenIndex word) {
    if (tree.token(word).features.verb_form == VerbForm::finite && !t.has_finite) {
      t.finite = tree.token(word).features;
      mend_tense(frames.words, tree.token(word), t.finite);
      t.has_finite = true;
    }
  };
  look(predicate);
  for (const TokenIndex c : tree.children(anchor)) {
    if (!tree.is(c, Relation::aux)) continue;
    if (tree.subtype_of(c) == Subtype::tense && c != predicate) t.auxiliary = true;
    if (tree.token(c).features.verb_form == VerbForm::infinitive && tree.subtype_of(c) == Subtype::tense)
      t.infinitive_auxiliary = true;
    look(c);
  }
  return t;
}

void set_time(Standing& s, const Tenses& t) {
  switch (t.finite.tense) {
    case Tense::future:
      s.time = Time::future;
      break;
    case Tense::past:
      s.time = Time::past;
      s.perfect = true;
      break;
    case Tense::imperfect:
    case Tense::pluperfect:
      s.time = Time::past;
      break;
    case Tense::present:
    case Tense::none:
      s.time = Time::present;
      break;
  }
  if (t.finite.mood == Mood::conditional) s.time = t.auxiliary ? Time::past : Time::future;
  if (t.auxiliary) {
    s.perfect = true;
    if (s.time == Time::present) s.time = Time::past;
  }
}

// « sont rentrés » is a compound tense even where the parser takes it for a passive.
bool is_compound_of_movement(const Frames& frames, TokenIndex verb) {
  return frames.words.movement.contains(frames.tree.lemma(verb)) &&
         frames.tree.token(verb).features.verb_form == VerbForm::participle &&
         frames.tree.child(verb, Relation::aux) != no_token;
}

// --- what the predicate's own words say ---

const Preposition* preposition_named(const Frames& frames, std::string_view words) {
  const auto found = frames.words.prepositions.find(words);
  return found == frames.words.prepositions.end() ? nullptr : &found->second;
}

bool hangs_on_condition(const Frames& frames, ClauseIndex i) {
  const TokenIndex anchor = frames.work[at(i)].anchor;
  if (frames.work[at(i)].conditional) return true;
  for (const TokenIndex c : frames.tree.children(anchor)) {
    const Relation r = frames.tree.relation_of(c);
    if (r != Relation::advcl && r != Relation::obl && r != Relation::advmod) continue;
    const Preposition* p = preposition_named(frames, preposition_of(frames.tree, c));
    if (p == nullptr) continue;
    const Effect& effect = r == Relation::advcl ? p->verb : p->noun;
    if (effect.modality == Modality::hypothetical) return true;
  }
  return false;
}

void judge_verb(Frames& frames, ClauseIndex i, Standing& s) {
  const Clause& clause = frames.clause(i);
  const TokenIndex anchor = frames.work_of(i).anchor;
  Tenses t = tenses_of(frames, clause.predicate, anchor);
  if (is_compound_of_movement(frames, clause.predicate)) t.auxiliary = true;
  const Features& own = frames.tree.token(clause.predicate).features;
  if (t.has_finite) {
    set_time(s, t);
  } else if (own.verb_form == VerbForm::participle && own.tense != Tense::present) {
    if (!t.infinitive_auxiliary && frames.tree.child(anchor, Relation::aux, Subtype::pass) != no_token) {
      s.time = Time::none;  // « être signé »
    } else {
      s.time = Time::past;
      s.perfect = true;
    }
  } else if (t.infinitive_auxiliary) {
    s.time = Time::past;
    s.perfect = true;
  }
  if (t.has_finite && t.finite.mood == Mood::imperative) weaken(s, Modality::asked);
  const bool conditional = t.has_finite && t.finite.mood == Mood::conditional;
  // « Si la France a quitté le Mali, elle reste au Tchad » sets no condition; a future or conditional hangs on one.
  if (t.has_finite && (conditional || s.time == Time::future) && hangs_on_condition(frames, i)) {
    weaken(s, Modality::hypothetical);
    return;
  }
  if (!conditional) return;
  const ModalityWord* word = modality_of(frames, i, "");
  if (word == nullptr || (t.auxiliary ? !word->past_conditional : !word->conditional)) {
    weaken(s, Modality::reported);
  }
}

void adverbs(Frames& frames, TokenIndex anchor, Standing& s) {
  const ByClass<ModalityWord>& words = frames.words.modality;
  for (const TokenIndex c : frames.tree.children(anchor)) {
    if (frames.tree.is(c, Relation::advmod)) {
      std::string key(frames.tree.lemma(c));
      for (const TokenIndex f : frames.tree.children(c)) {
        if (frames.tree.is(f, Relation::fixed)) key.append(" ").append(frames.tree.lemma(f));
      }
      if (const auto found = words.adverbs.find(key); found != words.adverbs.end()) apply(s, found->second.effect);
    } else if (frames.tree.is(c, Relation::nmod) || frames.tree.is(c, Relation::obl)) {
      // « les négociations en cours »; of a verb only what belies it: « annoncé à tort »
      const std::string preposition = preposition_of(frames.tree, c);
      if (preposition.empty()) continue;
      const auto found = words.nouns.find(preposition + " " + std::string(frames.tree.lemma(c)));
      if (found != words.nouns.end() && (frames.tree.is(c, Relation::nmod) || found->second.effect.denied))
        apply(s, found->second.effect);
    } else if (frames.tree.is(c, Relation::amod)) {
      if (const auto found = words.adjectives.find(frames.tree.lemma(c)); found != words.adjectives.end()) {
        apply(s, found->second.effect);
      }
    } else if (frames.tree.is(c, Relation::acl) && frames.tree.token(c).features.verb_form == VerbForm::participle &&
               frames.tree.subtype_of(c) != Subtype::relcl) {
      // « la visite prévue mercredi »
      const auto found = words.verbs.find(frames.tree.lemma(c));
      const ClauseIndex participle = frames.clause_at(c);
      const bool of_content = participle != no_clause && has(frames.clause(participle), Function::content);
      if (found != words.verbs.end() && !of_content) apply(s, found->second.effect);
    }
  }
}

Standing own_standing(Frames& frames, ClauseIndex i) {
  const Clause& clause = frames.clause(i);
  const Work& work = frames.work_of(i);
  Standing s;
  if (clause.kind == PredicateKind::verb) judge_verb(frames, i, s);
  s.negated = is_negated(frames, clause.predicate, work.anchor, clause.kind);
  if (work.link != Link::copula) adverbs(frames, work.anchor, s);
  if (const Preposition* p = preposition_named(frames, work.marker)) {
    apply(s, clause.kind == PredicateKind::verb || work.link == Link::adverbial ? p->verb : p->noun);
    if (p->verb.modality == Modality::aimed && clause.kind == PredicateKind::verb) s.time = Time::future;
  }
  if (work.compound != nullptr && clause.kind == PredicateKind::noun) apply(s, work.compound->noun);
  return s;
}

// --- what comes down ---

// What a word of modality does to what it governs, given how the word itself stands.
Effect effect_of(const ModalityWord& word, const Standing& own, bool conditional) {
  if (own.negated && word.negated) return *word.negated;
  if (conditional && own.perfect && word.past_conditional) return *word.past_conditional;
  if (conditional && word.conditional) return *word.conditional;
  if (own.perfect && !conditional && word.perfect) return *word.perfect;
  Effect effect = word.effect;
  // « décidera d'envoyer »: what will be decided is not.
  if (effect.modality == Modality::decided && own.time == Time::future) effect.modality = Modality::planned;
  return effect;
}

bool is_conditional(Frames& frames, ClauseIndex i) {
  const Tenses t = tenses_of(frames, frames.clause(i).predicate, frames.work_of(i).anchor);
  return t.has_finite && t.finite.mood == Mood::conditional;
}

// An infinitive or que-clause under `parent`.
void under_content(Frames& frames, ClauseIndex parent, ClauseIndex child, Standing& s) {
  const Standing& above = frames.clause(parent).standing;
  const bool finite = is_finite(frames.tree, frames.work_of(child).anchor);
  const ModalityWord* word = modality_of(frames, parent, frames.work_of(child).marker);
  const Speech* speech = speech_of(frames, parent);
  const Effect effect = word == nullptr ? Effect{} : effect_of(*word, above, is_conditional(frames, parent));
  s.failed = s.failed || above.failed;
  s.denied = s.denied || above.denied;
  // « a déclaré que le Japon livrerait »: the future seen from the past, no hearsay.
  if (finite && speech != nullptr && above.time != Time::present && s.modality == Modality::reported &&
      s.time == Time::future) {
    s.modality = Modality::asserted;
  }
  if (!(word != nullptr && effect.modality && above.modality == Modality::reported)) weaken(s, above.modality);
  const bool unreal = effect.modality && is_unreal(*effect.modality);
  if (!finite) {
    if (!s.perfect) {
      s.time = unreal ? Time::future : above.time;
      s.perfect = !unreal && above.perfect;
    }
    s.going_on = s.going_on || above.going_on;
  }
  apply(s, effect);
  if (!above.negated || (word != nullptr && word->negated)) return;
  if (!finite && (speech == nullptr || word != nullptr))
    s.negated = !s.negated;  // « ne doit pas signer », « n'a pas manqué de »
  else
    weaken(s, Modality::possible);  // « n'a pas dit que »
}

// Whether the noun is presented as known: « l'accord », « cet accord », « son accord ».
bool is_definite(const Tree& tree, TokenIndex noun) {
  for (const TokenIndex c : tree.children(noun)) {
    if (!tree.is(c, Relation::det)) continue;
    const Features& f = tree.token(c).features;
    return f.definite || f.possessive || f.pron_type == PronType::demonstrative;
  }
  return false;
}

// « l'ouverture tarde », « reste à faire », « n'a pas vu le jour »: the word for what becomes of the verb's subject.
const ModalityWord* fate_of(const Frames& frames, const Clause& verb) {
  if (verb.kind != PredicateKind::verb) return nullptr;
  const std::string key = (verb.reflexive ? "se " : "") + std::string(verb.lemma);
  for (const Filler& filler : verb.fillers) {
    if (filler.function == Function::subject || filler.shared) continue;
    const auto found = frames.words.fates.find(key + " " + std::string(frames.tree.lemma(filler.head)));
    if (found != frames.words.fates.end()) return &found->second;
  }
  const auto found = frames.words.fates.find(key);
  return found == frames.words.fates.end() ? nullptr : &found->second;
}

void under_phrase(Frames& frames, ClauseIndex child, const Place& place, Standing& s) {
  const Clause& governor = frames.clause(place.clause);
  const Standing& above = governor.standing;
  if (place.function == Function::subject) {
    if (const ModalityWord* fate = fate_of(frames, governor)) {
      apply(s, effect_of(*fate, above, is_conditional(frames, place.clause)));
      if (above.negated && !fate->negated) s.negated = !s.negated;
    }
  }
  if (place.function == Function::subject || place.function == Function::object) {
    // « un accord est possible », « la reprise semble exclue »
    // … « la livraison n'est plus à l'ordre du jour ».
    for (const Filler& filler : governor.fillers) {
      const bool attribute = filler.function == Function::as;
      const WordMap<ModalityWord>& words = attribute ? frames.words.modality.adjectives : frames.words.modality.nouns;
      std::string key(frames.tree.lemma(filler.head));
      if (!attribute) key = preposition_of(frames.tree, filler.head) + " " + key;
      const auto found = words.find(key);
      if (found == words.end()) continue;
      apply(s, found->second.effect);
      if (above.negated) s.negated = !s.negated;
    }
  }
  const bool complement =
      place.function == Function::object || (place.function == Function::of && governor.kind == PredicateKind::noun);
  const bool circumstance = place.function == Function::for_ || place.function == Function::during ||
                            place.function == Function::in || place.function == Function::by_means ||
                            (place.function == Function::subject && frames.work_of(place.clause).passive);
  if (!complement && !circumstance) {
    if (above.modality == Modality::hypothetical) weaken(s, above.modality);
    return;
  }
  weaken(s, above.modality);
  s.failed = s.failed || above.failed;
  s.denied = s.denied || above.denied;
  // « est prié de quitter »: what is asked is the content, not the ambassador.
  const ModalityWord* word = has(governor, Function::content) ? nullptr : modality_of(frames, place.clause, "");
  const Speech* speech = speech_of(frames, place.clause);
  if (circumstance && word != nullptr && frames.work_of(place.clause).passive && word->effect.modality) {
    weaken(s, *word->effect.modality);  // « est attendu à Accra pour une visite »
  }
  if (complement && word != nullptr) {
    const Effect effect = effect_of(*word, above, is_conditional(frames, place.clause));
    // « n'a promis aucune livraison », « la visite n'est pas prévue »: one negation; « n'a pas annulé la visite »
    // undoes the failure.
    Effect rest = effect;
    if (above.negated && !word->negated) {
      if (!effect.negated && !effect.failed) s.negated = true;
      rest.negated = rest.failed = false;
    }
    apply(s, rest);
  } else if (place.function == Function::object && speech == nullptr && s.time == Time::none &&
             !is_definite(frames.tree, frames.work_of(child).anchor)) {
    s.time = above.time;
    s.perfect = above.perfect;
  }
  if (complement && above.negated && word == nullptr && !has(governor, Function::content) &&
      !is_definite(frames.tree, frames.work_of(child).anchor))
    s.negated = true;
}

void copy_support(const Standing& above, Standing& s) {
  s.negated = s.negated || above.negated;
  s.denied = s.denied || above.denied;
  s.failed = s.failed || above.failed;
  s.going_on = s.going_on || above.going_on;
  weaken(s, above.modality);
  s.time = above.time;
  s.perfect = above.perfect;
}

void under_conjunct(Frames& frames, ClauseIndex first, ClauseIndex child, const std::vector<Standing>& own,
                    const std::vector<Standing>& above, Standing& s) {
  const Standing& inherited = above[at(first)];
  if (frames.clause(child).kind == PredicateKind::noun) {
    // « prévoit une formation et des exercices »: both hang on the verb.
    const Work& leader = frames.work_of(first);
    const bool noun = frames.clause(first).kind == PredicateKind::noun && leader.link == Link::phrase;
    if (noun && leader.place.clause != no_clause) under_phrase(frames, child, leader.place, s);
    return;
  }
  weaken(s, inherited.modality);
  s.denied = s.denied || inherited.denied;
  s.failed = s.failed || inherited.failed;
  if (is_finite(frames.tree, frames.work_of(child).anchor)) return;
  // « a signé et ratifié », « doit signer puis ratifier »: the auxiliary and what governs serve both.
  const Standing& whole = frames.clause(first).standing;
  weaken(s, own[at(first)].modality);
  s.time = whole.time;
  s.perfect = whole.perfect;
  s.negated = s.negated || whole.negated;
}

ClauseIndex first_conjunct(Frames& frames, ClauseIndex child) {
  const ClauseIndex first = frames.clause_at(frames.tree.head_of(frames.work_of(child).anchor));
  return first == no_clause ? frames.clause(child).parent : first;
}

void inherit(Frames& frames, ClauseIndex i, const std::vector<Standing>& own, const std::vector<Standing>& above,
             Standing& s) {
  const Work& work = frames.work_of(i);
  const ClauseIndex parent = frames.clause(i).parent;
  if (const ClauseIndex support = frames.clause(i).support; support != no_clause) {
    // A relative clause that lends comes after its noun in the tree: its own words count.
    const bool later = support == work.relative.clause;
    // « une mission, conduite par X, est attendue »: what is said of it counts, not who carries it.
    if (later && work.place.clause != no_clause && modality_of(frames, work.place.clause, "") != nullptr) {
      under_phrase(frames, i, work.place, s);
      return;
    }
    copy_support(later ? own[at(support)] : frames.clause(support).standing, s);
    return;
  }
  if (parent == no_clause) return;
  switch (work.link) {
    case Link::content:
    case Link::infinitive:
      under_content(frames, parent, i, s);
      if (work.link == Link::infinitive && modality_of(frames, parent, work.marker) == nullptr &&
          frames.clause(parent).kind == PredicateKind::noun && !s.perfect) {
        weaken(s, Modality::planned);
      }
      return;
    case Link::conjunct:
      under_conjunct(frames, first_conjunct(frames, i), i, own, above, s);
      return;
    case Link::phrase:
      if (work.place.clause != no_clause && frames.clause(i).kind == PredicateKind::noun)
        under_phrase(frames, i, work.place, s);
      return;
    default:
      return;
  }
}

// « l'envoi que Madrid envisage »: what a relative clause plans is planned.
void take_from_relative(Frames& frames, ClauseIndex i, const std::vector<Standing>& own, Standing& s) {
  const Place& place = frames.work_of(i).relative;
  if (place.clause == no_clause || place.function != Function::object || frames.clause(i).support == place.clause)
    return;
  if (frames.work_of(place.clause).link != Link::relative || has(frames.clause(place.clause), Function::content))
    return;
  const ModalityWord* word = modality_of(frames, place.clause, "");
  if (word == nullptr || own[at(place.clause)].negated) return;
  apply(s, effect_of(*word, own[at(place.clause)], is_conditional(frames, place.clause)));
}

bool ends_in_question(const Article& article, const Sentence& sentence) {
  for (TokenIndex i = sentence.tokens.end; i-- > sentence.tokens.begin;) {
    const Token& token = article.token(i);
    if (token.form == "?") return true;
    if (token.upos != Upos::PUNCT) return false;
  }
  return false;
}

}  // namespace

void judge(Frames& frames) {
  const std::size_t n = frames.clauses().size();
  std::vector<Standing> own(n), above(n);
  for (std::size_t i = 0; i < n; ++i) own[i] = own_standing(frames, static_cast<ClauseIndex>(i));
  std::vector<char> question(frames.article.sentences.size(), 0);
  for (std::size_t i = 0; i < question.size(); ++i)
    question[i] = ends_in_question(frames.article, frames.article.sentences[i]);
  for (const ClauseIndex i : frames.top_down) {
    Standing s = own[at(i)];
    if (frames.clause(i).parent == no_clause && frames.clause(i).kind == PredicateKind::verb &&
        question[at(frames.clause(i).sentence)]) {
      // « A-t-il livré des avions ? » tells nothing; « Livrera-t-il des avions ? » that he may.
      const bool compound = frames.tree.child(frames.work_of(i).anchor, Relation::aux, Subtype::tense) != no_token;
      weaken(s, compound ? Modality::hypothetical : Modality::possible);
    }
    inherit(frames, i, own, above, above[at(i)]);  // what comes from above alone, for the conjuncts
    inherit(frames, i, own, above, s);
    if (frames.clause(i).kind == PredicateKind::noun) take_from_relative(frames, i, own, s);
    frames.clause(i).standing = s;
  }
}

}  // namespace paraphe
