// What is written beside each predicate, by function: passive, pronouns and prepositions undone.
#include <algorithm>
#include <span>

#include "clauses/frames.h"
#include "clauses/functions.h"

namespace paraphe {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

// « à l'invitation de X », « lors de X »: a noun or adverb that is itself a preposition with what follows. True when it
// was one.
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

// « plus de relations »: the article of a negation, which the parser takes for a preposition but knows by its lemma.
bool has_article_for_preposition(const Frames& frames, TokenIndex noun, const std::string& preposition) {
  const TokenIndex mark = frames.tree.child(noun, Relation::case_);
  return mark != no_token && preposition == frames.tree.lemma(mark) && !frames.words.prepositions.contains(preposition);
}

// « n'entretiennent plus de relations », « 8 tonnes de riz »: a noun with its determiner or number behind a verb that
// has no object is that.
bool is_unseen_object(const Frames& frames, const Governor& governor, TokenIndex noun, const std::string& preposition) {
  const Tree& tree = frames.tree;
  return noun > governor.word && tree.upos(noun) == Upos::NOUN && !frames.in_time[at(noun)] &&
         (tree.child(noun, Relation::det) != no_token || frames.in_amount[at(noun)] ||
          has_article_for_preposition(frames, noun, preposition)) &&
         tree.child(governor.word, Relation::obj) == no_token && !frames.work[at(governor.clause)].passive;
}

// A title without article or comma before it.
bool is_bare_title(const Frames& frames, TokenIndex noun) {
  const Tree& tree = frames.tree;
  if (tree.upos(noun) != Upos::NOUN || tree.child(noun, Relation::det) != no_token) return false;
  const TokenIndex begin = tree.extent[at(noun)].begin;
  return begin > 0 && tree.upos(begin - 1) != Upos::PUNCT && frames.clause_at(noun) != no_clause;
}

// « la visite de Paul Kagame à Kampala », « le 12 juin à Oslo »: a name or date has no complements; what the parser
// gave it is its governor's.
void pass_up_complements(Frames& frames, const Governor& governor, TokenIndex name) {
  const Tree& tree = frames.tree;
  const Mention* mention = frames.article.mention_at(name);
  const bool person =
      mention != nullptr && mention->kind == EntityKind::person && mention->reference != Reference::title;
  const bool bare = (tree.upos(name) == Upos::PROPN || frames.in_time[at(name)]) && frames.clause_at(name) == no_clause;
  if (!bare && !person) return;
  for (const TokenIndex c : tree.children(name)) {
    if (!tree.is(c, Relation::nmod) || c < name || frames.in_time[at(c)]) continue;
    const std::string preposition = preposition_of(tree, c);
    // « a nommé X ambassadeur »: what one is made.
    if (preposition.empty() && governor.verb && is_bare_title(frames, c)) {
      add_fillers(frames, governor.clause, Function::as, c);
      continue;
    }
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
    if (is_source_behind_article(frames, phrase)) {
      frames.work_of(governor.clause).source = phrase;
      return;
    }
    if (tree.upos(phrase) == Upos::NOUN && fill_compound(frames, governor, phrase, preposition))
      return;  // « faute de »
    if (frames.in_time[at(phrase)]) pass_up_complements(frames, governor, phrase);
    if (features.pron_type == PronType::relative || frames.words.pronouns.contains(tree.lemma(phrase))) {
      // « dont » and « où » are their own prepositions.
      add_fillers(frames, governor.clause, pronoun_function(frames, phrase, Function::of), phrase);
    } else if (tree.is(phrase, Relation::obl, Subtype::agent)) {
      add_fillers(frames, governor.clause, Function::subject, phrase);
    } else if (!governor.verb && !frames.in_amount[at(phrase)]) {
      add_fillers(frames, governor.clause, Function::of, phrase);
    } else if (governor.verb && is_unseen_object(frames, governor, phrase, preposition)) {
      add_fillers(frames, governor.clause, Function::object, phrase);
    }
    return;
  }
  if (const auto found = frames.words.prepositions.find(preposition);
      found != frames.words.prepositions.end() && found->second.source) {
    frames.work_of(governor.clause).source = phrase;
    return;
  }
  if (tree.upos(phrase) == Upos::NOUN && fill_compound(frames, governor, phrase, preposition)) return;
  if (governor.verb && has_article_for_preposition(frames, phrase, preposition) &&
      is_unseen_object(frames, governor, phrase, preposition)) {
    add_fillers(frames, governor.clause, Function::object, phrase);
    return;
  }
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
                 !preposition.empty() && frames.words.prepositions.contains(preposition) &&
                 tree.upos(c) != Upos::VERB) {
        fill_oblique(frames, governor, c);
      } else if (is_source_behind_article(frames, c)) {
        work.source = c;
      } else {
        // « faire signer un traité à X »: the causee is not what is acted on; of « faire parvenir du riz » it is.
        const std::span<const TokenIndex> children = tree.children(governor.word);
        const bool another = std::any_of(children.begin(), children.end(), [&](TokenIndex o) {
          return o != c && tree.is(o, Relation::obj) && !tree.token(o).features.reflexive;
        });
        const bool causee = tree.subtype_of(c) == Subtype::agent && another;
        add_fillers(frames, governor.clause, causee ? Function::subject : Function::object, c);
        for (const TokenIndex title : tree.children(c)) {
          if (title > c && tree.is(title, Relation::nmod) && tree.upos(c) == Upos::PROPN &&
              preposition_of(tree, title).empty() && is_bare_title(frames, title))
            add_fillers(frames, governor.clause, Function::as, title);
        }
      }
      return;
    case Relation::iobj:
      if (features.reflexive)
        frames.clause(governor.clause).reflexive = true;
      else
        add_fillers(frames, governor.clause, pronoun_function(frames, c, Function::to), c);
      return;
    case Relation::expl:
      if (features.reflexive) frames.clause(governor.clause).reflexive = true;
      if (tree.subtype_of(c) == Subtype::subj) work.impersonal = true;
      return;
    case Relation::obl:
    case Relation::nmod:
      fill_oblique(frames, governor, c);
      return;
    case Relation::advcl:
      if (tree.upos(c) == Upos::NOUN && tree.child(c, Relation::cop) == no_token)
        fill_oblique(frames, governor, c);
      else if (tree.upos(c) == Upos::ADP || tree.upos(c) == Upos::ADV)
        fill_compound(frames, governor, c, preposition_of(tree, c));
      return;
    case Relation::advmod:
      if (tree.upos(c) == Upos::ADV || tree.upos(c) == Upos::ADP || tree.upos(c) == Upos::PRON) {
        if (features.pron_type == PronType::relative)
          fill_oblique(frames, governor, c);
        else
          fill_compound(frames, governor, c, preposition_of(tree, c));
      }
      return;
    case Relation::xcomp:
      if (is_nominal(tree.upos(c)) || tree.upos(c) == Upos::ADJ) add_fillers(frames, governor.clause, Function::as, c);
      return;
    default:
      return;
  }
}

void fill_noun_dependent(Frames& frames, const Governor& governor, TokenIndex c) {
  const Tree& tree = frames.tree;
  const Token& token = tree.token(c);
  switch (tree.relation_of(c)) {
    case Relation::nsubj:
      add_fillers(frames, governor.clause, Function::subject, c);
      return;
    case Relation::nmod:
    case Relation::obl:
    case Relation::obj:
    case Relation::compound:
      fill_oblique(frames, governor, c);
      return;
    case Relation::flat:
    case Relation::appos:
      if (tree.upos(c) == Upos::PROPN && tree.relation_of(c) == Relation::appos) {
        add_fillers(frames, governor.clause, Function::of, c);
      }
      return;
    case Relation::advmod:
      fill_compound(frames, governor, c, preposition_of(tree, c));
      return;
    case Relation::det:
      if (token.features.possessive) add_fillers(frames, governor.clause, Function::of, c);
      return;
    case Relation::amod: {
      const Mention* mention = frames.article.mention_at(c);
      if (mention != nullptr && !mention->parties.empty()) add_fillers(frames, governor.clause, Function::of, c);
      return;
    }
    default:
      return;
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
      if (of && begin > filler.head + 1 && tree.upos(begin - 1) == Upos::PUNCT)
        add_fillers(frames, noun, Function::of, c);
    }
  }
}

// « l'ouverture, en 2006, de l'ambassade »: what stands between commas comes in between.
void fill_after_insertion(Frames& frames, ClauseIndex noun) {
  const Tree& tree = frames.tree;
  constexpr TokenIndex longest_insertion = 14;
  const TokenIndex word = frames.clause(noun).predicate;
  const TokenRange sentence = frames.article.sentences[at(tree.token(word).sentence)].tokens;
  const TokenIndex last = std::min(sentence.end, word + longest_insertion);
  if (word + 1 >= last || tree.upos(word + 1) != Upos::PUNCT || has(frames.clause(noun), Function::of)) return;
  if (frames.article.words(tree.token(word + 1).span) != ",") return;
  TokenIndex close = word + 2;
  while (close < last && tree.upos(close) != Upos::PUNCT) ++close;
  for (TokenIndex c = close + 1; c < std::min(sentence.end, close + 5); ++c) {
    if (tree.upos(c) != Upos::NOUN) continue;
    const auto found = frames.words.prepositions.find(preposition_of(tree, c));
    const bool of = found != frames.words.prepositions.end() && found->second.function == Function::of;
    if (of && tree.extent[at(c)].begin == close + 1) add_fillers(frames, noun, Function::of, c);
    return;
  }
}

// « La Suède, alliée du Danemark, … »: what the noun is said of.
void fill_from_apposition(Frames& frames, ClauseIndex noun) {
  const TokenIndex predicate = frames.clause(noun).predicate;
  const TokenIndex name = frames.tree.head_of(predicate);
  if (!frames.tree.is(predicate, Relation::appos) || frames.tree.upos(name) != Upos::PROPN || name > predicate) return;
  const TokenIndex begin = frames.tree.extent[at(predicate)].begin;
  // The comma may hang on either; without one it is no « said of » but a headline run into the text.
  const bool comma = frames.tree.token(begin).form == "," || (begin > 0 && frames.tree.token(begin - 1).form == ",");
  if (comma) add_fillers(frames, noun, Function::subject, name);
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
  const Governor governor = governor_of(frames, clause);
  const std::string preposition = preposition_of(tree, part);
  // « sera mercredi au Kremlin pour un entretien »: beside a date or a place, what follows belongs to the verb.
  const bool circumstance = frames.in_time[static_cast<std::size_t>(part)] != 0 || !preposition.empty();
  for (const TokenIndex c : tree.children(part)) {
    const Relation r = tree.relation_of(c);
    const bool beside = circumstance && r == Relation::nmod && frames.in_time[static_cast<std::size_t>(c)] == 0;
    if (r == Relation::nsubj || r == Relation::expl || r == Relation::obl || beside)
      fill_verb_dependent(frames, governor, c);
  }
  const std::optional<Function> function =
      preposition.empty() ? Function::as : function_for(frames, governor, part, preposition);
  if (function) add_fillers(frames, clause, *function, part);
}

// « C'est à Doha que les deux parties se sont retrouvées »: what the cleft puts forward belongs to its clause.
void fill_from_cleft(Frames& frames, const Governor& governor) {
  const Tree& tree = frames.tree;
  const TokenIndex anchor = frames.work_of(governor.clause).anchor;
  const TokenIndex part = tree.head_of(anchor);
  if (!tree.is(anchor, Relation::advcl, Subtype::cleft) || part == no_token || !is_nominal(tree.upos(part))) return;
  if (tree.child(part, Relation::cop) == no_token || preposition_of(tree, part).empty()) return;
  fill_oblique(frames, governor, part);
}

void fill_clause(Frames& frames, ClauseIndex i) {
  Clause& clause = frames.clause(i);
  Work& work = frames.work_of(i);
  if (work.anchor != clause.predicate) {
    fill_copula(frames, i);
    return;
  }
  const bool verb = clause.kind == PredicateKind::verb;
  const Governor governor = governor_of(frames, i);
  if (verb) work.passive = is_passive(frames.tree, frames.words, clause.predicate);
  for (const TokenIndex c : frames.tree.children(clause.predicate)) {
    if (verb || clause.kind == PredicateKind::adjective)
      fill_verb_dependent(frames, governor, c);
    else
      fill_noun_dependent(frames, governor, c);
  }
  if (clause.kind == PredicateKind::noun) {
    fill_after_agent(frames, i);
    fill_after_insertion(frames, i);
    fill_from_apposition(frames, i);
  }
  if (verb) fill_from_cleft(frames, governor);
  fill_from_noun(frames, i);
  if (work.passive && !has(frames.clause(i), Function::object) &&
      frames.tree.child(clause.predicate, Relation::aux) != no_token) {
    // « Ont été signés un accord et un protocole »: what follows is taken for an attribute.
    for (Filler& filler : frames.clause(i).fillers) {
      if (filler.function == Function::as && frames.tree.is(filler.head, Relation::xcomp))
        filler.function = Function::object;
    }
  }
  if (clause.kind == PredicateKind::adjective && !has(frames.clause(i), Function::subject) &&
      work.link == Link::phrase && frames.tree.head_of(work.anchor) != no_token &&
      is_nominal(frames.tree.upos(frames.tree.head_of(work.anchor)))) {
    add_fillers(frames, i, Function::subject, frames.tree.head_of(work.anchor));
  }
}

}  // namespace

void fill(Frames& frames) {
  for (const ClauseIndex i : frames.top_down) fill_clause(frames, i);
}

}  // namespace paraphe
