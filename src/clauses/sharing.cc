// What a clause takes over from others: the subject of an infinitive, of a coordinated verb, of a participle beside the
// sentence; what a light verb lends its noun; « avec » and « entre », whichever of verb and noun the parser gave them
// to.
#include <algorithm>
#include <array>

#include "clauses/frames.h"

namespace paraphe {

namespace {

// Of the noun's own, not of what it was lent.
void raise(Frames& frames, ClauseIndex noun, Function function, ClauseIndex verb, Function as) {
  const std::vector<Filler>& own = frames.clause(noun).fillers;
  const bool written =
      std::any_of(own.begin(), own.end(), [&](const Filler& f) { return f.function == function && !f.shared; });
  if (written) share_fillers(frames, noun, function, verb, as);
}

void share_subject(Frames& frames, ClauseIndex from, ClauseIndex to) {
  const Function as = surface_subject(frames.work_of(to));
  if (has(frames.clause(to), as) || frames.work_of(to).impersonal) return;
  share_fillers(frames, from, surface_subject(frames.work_of(from)), to, as);
}

Controller controller_of(Frames& frames, ClauseIndex parent, ClauseIndex child) {
  const ModalityWord* word = modality_of(frames, parent, frames.work_of(child).marker);
  return word == nullptr ? Controller::subject : word->controller;
}

void control(Frames& frames, ClauseIndex child) {
  const ClauseIndex parent = frames.clause(child).parent;
  if (parent == no_clause) return;
  const TokenIndex anchor = frames.work_of(child).anchor;
  if (is_finite(frames.tree, anchor) && !frames.tree.is(anchor, Relation::xcomp)) return;
  const Function as = surface_subject(frames.work_of(child));
  if (has(frames.clause(child), as)) return;
  if (frames.clause(parent).kind == PredicateKind::noun && frames.work_of(parent).link != Link::copula) {
    share_fillers(frames, parent, has(frames.clause(parent), Function::subject) ? Function::subject : Function::of,
                  child, as);
    return;
  }
  Controller controller = controller_of(frames, parent, child);
  if (controller == Controller::to && !has(frames.clause(parent), Function::to)) controller = Controller::subject;
  const bool passive = frames.work_of(parent).passive;
  switch (controller) {
    case Controller::none:
      return;
    case Controller::subject:
      share_fillers(frames, parent, passive ? Function::object : Function::subject, child, as);
      return;
    case Controller::object:
      share_fillers(frames, parent, Function::object, child, as);
      return;
    case Controller::to:
      share_fillers(frames, parent, Function::to, child, as);
      return;
  }
}

bool follows_bare(const Frames& frames, ClauseIndex first, TokenIndex limit) {
  const Frames& f = frames;
  const TokenIndex verb = f.article.clauses[static_cast<std::size_t>(first)].predicate;
  for (const TokenIndex c : f.tree.children(verb)) {
    if (c > verb && c < limit && !f.tree.is(c, Relation::conj) && !f.tree.is(c, Relation::punct)) return false;
  }
  return true;
}

// « a signé et ratifié l'accord »: whichever verb the object hangs on, both have it.
void share_object(Frames& frames, ClauseIndex first, ClauseIndex second) {
  const TokenIndex verb = frames.clause(second).predicate;
  if (frames.work_of(first).passive || frames.work_of(second).passive) return;
  if (frames.clause(second).kind != PredicateKind::verb || frames.clause(first).kind != PredicateKind::verb) return;
  const auto object_after = [&](ClauseIndex clause, TokenIndex word) {
    return std::any_of(frames.clause(clause).fillers.begin(), frames.clause(clause).fillers.end(),
                       [&](const Filler& f) { return f.function == Function::object && f.head > word; });
  };
  if (!follows_bare(frames, first, verb)) return;
  const bool first_has = has(frames.clause(first), Function::object),
             second_has = has(frames.clause(second), Function::object);
  if (!first_has && second_has) share_fillers(frames, second, Function::object, first, Function::object);
  if (first_has && !second_has && object_after(first, verb))
    share_fillers(frames, first, Function::object, second, Function::object);
}

void coordinate(Frames& frames, ClauseIndex second) {
  // The first conjunct's clause: of « a signé, ratifié et publié » all hang on the first.
  const TokenIndex head = frames.tree.head_of(frames.work_of(second).anchor);
  ClauseIndex first = frames.clause_at(head);
  if (first == no_clause) first = frames.clause(second).parent;
  if (first == no_clause || first == second) return;
  if (frames.clause(second).kind == PredicateKind::noun &&
      frames.work_of(second).anchor == frames.clause(second).predicate)
    return;
  share_subject(frames, first, second);
  share_object(frames, first, second);
}

constexpr std::array<Function, 8> circumstances{Function::with, Function::between, Function::to,      Function::at,
                                                Function::in,   Function::for_,    Function::against, Function::during};

void lend(Frames& frames, ClauseIndex verb, ClauseIndex noun, const LightVerb& light) {
  frames.clause(noun).support = verb;
  if (light.subject && !has(frames.clause(noun), Function::subject)) {
    share_fillers(frames, verb, Function::subject, noun, *light.subject);
    // « l'entretien accordé à X par Y » and « une réunion a été tenue »: a passive keeps its agent as subject.
  }
  for (const Function function : circumstances) {
    // The noun's own place as a filler is not a circumstance of it.
    if (function != light.noun) share_fillers(frames, verb, function, noun, function);
  }
}

// The entry of the light verb that carries this noun, or nullptr. « avoir lieu » is a verb with a fixed object.
const LightVerb* light_verb(Frames& frames, const Place& place, std::string_view noun) {
  if (place.clause == no_clause) return nullptr;
  const Clause& verb = frames.clause(place.clause);
  if (verb.kind != PredicateKind::verb) return nullptr;
  std::string key = verb.reflexive ? "se " : "";
  key += verb.lemma;
  const auto find = [&](std::string_view word, Function function) -> const LightVerb* {
    const auto found = frames.words.light_verbs.find(word);
    if (found == frames.words.light_verbs.end()) return nullptr;
    for (const LightVerb& entry : found->second) {
      if (entry.noun == function && (entry.nouns.empty() || entry.nouns.contains(noun))) return &entry;
    }
    return nullptr;
  };
  for (const Filler& filler : verb.fillers) {
    if (filler.function != Function::object || filler.shared) continue;
    if (const LightVerb* entry = find(key + " " + std::string(frames.tree.lemma(filler.head)), place.function))
      return entry;
  }
  // « entrer en négociation », and the pronominal verb of « s'est tenue ».
  return find(key, place.function);
}

// « faire l'objet de »: the noun hangs on the inner noun, the verb governs that.
bool support_through_noun(Frames& frames, ClauseIndex noun) {
  const Place place = frames.work_of(noun).place;
  if (place.clause == no_clause || place.function != Function::of) return false;
  const ClauseIndex inner = place.clause;
  const Place outer = frames.work_of(inner).place;
  if (outer.clause == no_clause || frames.clause(outer.clause).kind != PredicateKind::verb) return false;
  const std::string key =
      std::string(frames.clause(outer.clause).lemma) + " " + std::string(frames.clause(inner).lemma);
  const auto found = frames.words.light_verbs.find(key);
  if (found == frames.words.light_verbs.end()) return false;
  for (const LightVerb& entry : found->second) {
    if (entry.noun == Function::of) {
      lend(frames, outer.clause, noun, entry);
      return true;
    }
  }
  return false;
}

// « une visite de travail » names nobody, « une visite de X » does.
bool may_be_party(const Frames& frames, TokenIndex head) {
  const Token& token = frames.tree.token(head);
  if (token.upos == Upos::PROPN || token.features.possessive) return true;
  const Mention* mention = frames.article.mention_at(head);
  return mention != nullptr && (!mention->parties.empty() || mention->kind == EntityKind::person);
}

bool has_party_of_its_own(const Frames& frames, const Clause& clause) {
  return std::any_of(clause.fillers.begin(), clause.fillers.end(), [&](const Filler& f) {
    if (f.shared) return false;
    return f.function == Function::subject || f.function == Function::between ||
           (f.function == Function::of && may_be_party(frames, f.head));
  });
}

// « a déclaré X à l'issue d'un entretien avec Y »: who acts took part, unless the noun names its own people.
void share_with_circumstance(Frames& frames, ClauseIndex noun) {
  const Place& place = frames.work_of(noun).place;
  if (place.clause == no_clause || frames.clause(place.clause).kind != PredicateKind::verb) return;
  if (place.function != Function::during && place.function != Function::for_) return;
  if (has_party_of_its_own(frames, frames.clause(noun))) return;
  share_fillers(frames, place.clause, surface_subject(frames.work_of(place.clause)), noun, Function::subject);
}

// « Son voyage en Chine a été reporté »: what stands between noun and verb is the noun's, whoever the parser gave it
// to.
void lower_complements(Frames& frames, ClauseIndex noun, const Place& place) {
  const TokenIndex from = frames.clause(noun).predicate, to = frames.clause(place.clause).predicate;
  const auto wanted = frames.words.valency.nouns.find(frames.clause(noun).lemma);
  const std::size_t count = frames.clause(place.clause).fillers.size();
  for (std::size_t k = 0; k < count; ++k) {
    const Filler filler = frames.clause(place.clause).fillers[k];
    if (filler.shared || filler.head <= from || filler.head >= to) continue;
    if (filler.function != Function::in && filler.function != Function::at && filler.function != Function::to) continue;
    Function function = filler.function;
    if (wanted != frames.words.valency.nouns.end()) {
      const auto found = wanted->second.find(preposition_of(frames.tree, filler.head));
      if (found != wanted->second.end()) function = found->second;
    }
    if (!has(frames.clause(noun), function)) share_fillers(frames, place.clause, filler.function, noun, function);
  }
}

// With and between go both ways between a predicate and the noun that is its object or complement.
void exchange(Frames& frames, ClauseIndex noun, const Place& place) {
  if (place.clause == no_clause || (place.function != Function::object && place.function != Function::of)) return;
  for (const Function function : {Function::with, Function::between}) {
    share_fillers(frames, place.clause, function, noun, function);
    share_fillers(frames, noun, function, place.clause, function);
  }
  lower_complements(frames, noun, place);
}

// « a livré [des armes au Mali] »: where the parser gave the noun what the verb governs, the verb sees it too.
void raise_complements(Frames& frames, ClauseIndex noun, const Place& place) {
  if (place.clause == no_clause || place.function != Function::object) return;
  const Clause& verb = frames.clause(place.clause);
  if (verb.kind != PredicateKind::verb) return;
  const auto wanted = frames.words.valency.verbs.find(verb.lemma);
  std::vector<Function> functions;
  if (wanted != frames.words.valency.verbs.end()) {
    for (const auto& [preposition, function] : wanted->second) {
      if (std::find(functions.begin(), functions.end(), function) == functions.end()) functions.push_back(function);
    }
  }
  const auto wants = [&](Function f) { return std::find(functions.begin(), functions.end(), f) != functions.end(); };
  if (wants(Function::to) && !has(verb, Function::to)) {
    raise(frames, noun, Function::to, place.clause, Function::to);
    raise(frames, noun, Function::at, place.clause, Function::to);
  }
  for (const Function function : {Function::at, Function::in, Function::against, Function::about, Function::to}) {
    if (!has(verb, function) && !(function == Function::at && wants(Function::to))) {
      raise(frames, noun, function, place.clause, function);
    }
  }
}

// Plans and announcements of one's own: « prévoit une visite », « annonce un accord avec X ».
void share_announcer(Frames& frames, ClauseIndex noun) {
  const Place& place = frames.work_of(noun).place;
  if (place.clause == no_clause || place.function != Function::object ||
      has_party_of_its_own(frames, frames.clause(noun)))
    return;
  if (frames.clause(place.clause).kind != PredicateKind::verb) return;
  const ModalityWord* word = modality_of(frames, place.clause, "");
  const Speech* speech = speech_of(frames, place.clause);
  const bool own = (word != nullptr && word->controller == Controller::subject) ||
                   (speech != nullptr && speech->kind == SpeechKind::announce);
  if (own && !frames.work_of(place.clause).passive) {
    share_fillers(frames, place.clause, Function::subject, noun, Function::subject);
  }
}

// « la rencontre devrait avoir lieu »: the noun stands with the modal, the infinitive carries it.
void follow_modal(Frames& frames, Place& place) {
  if (place.clause == no_clause || frames.clause(place.clause).kind != PredicateKind::verb) return;
  if (modality_of(frames, place.clause, "") == nullptr) return;
  const TokenIndex infinitive = frames.tree.child(frames.work_of(place.clause).anchor, Relation::xcomp);
  if (infinitive == no_token || frames.clause_at(infinitive) == no_clause) return;
  const ClauseIndex next = frames.clause_at(infinitive);
  if (frames.clause(next).kind != PredicateKind::verb || frames.work_of(next).link != Link::content) return;
  place = {next, frames.work_of(next).passive ? Function::object : Function::subject};
}

void support(Frames& frames, ClauseIndex noun) {
  Work& work = frames.work_of(noun);
  const std::string_view lemma = frames.clause(noun).lemma;
  if (work.link == Link::copula) {
    share_fillers(frames, frames.clause(noun).support, Function::subject, noun, Function::subject);
    return;
  }
  if (work.place.function == Function::subject) follow_modal(frames, work.place);
  if (const LightVerb* light = light_verb(frames, work.place, lemma)) {
    lend(frames, work.place.clause, noun, *light);
    // « la visite qu'a effectuée le roi a duré trois jours »: two verbs carry it, the second says whose it is.
    if (const LightVerb* second = light_verb(frames, work.relative, lemma)) {
      lend(frames, work.relative.clause, noun, *second);
      frames.clause(noun).support = work.place.clause;
    }
  } else if (const LightVerb* other = light_verb(frames, work.relative, lemma)) {
    lend(frames, work.relative.clause, noun, *other);
  } else if (!support_through_noun(frames, noun)) {
    share_with_circumstance(frames, noun);
    share_announcer(frames, noun);
  }
  exchange(frames, noun, work.place);
  exchange(frames, noun, work.relative);
  raise_complements(frames, noun, work.place);
}

void add_content(Frames& frames, ClauseIndex child) {
  const ClauseIndex parent = frames.clause(child).parent;
  if (parent == no_clause || frames.clause(parent).fillers.size() >= list_limit) return;
  Filler filler;
  filler.function = Function::content;
  filler.head = frames.work_of(child).anchor;
  filler.tokens = phrase_of(frames.tree, filler.head);
  filler.group = frames.work_of(parent).groups;
  filler.clause = child;
  if (frames.work_of(parent).groups < 30000) ++frames.work_of(parent).groups;
  frames.clause(parent).fillers.push_back(filler);
}

}  // namespace

const ModalityWord* modality_of(Frames& frames, ClauseIndex clause, std::string_view marker) {
  const Clause& c = frames.clause(clause);
  const ByClass<ModalityWord>& all = frames.words.modality;
  const WordMap<ModalityWord>& words = c.kind == PredicateKind::verb   ? all.verbs
                                       : c.kind == PredicateKind::noun ? all.nouns
                                                                       : all.adjectives;
  if (!marker.empty()) {
    const auto found = words.find(std::string(c.lemma) + " " + std::string(marker));
    if (found != words.end()) return &found->second;
  }
  const auto found = words.find(c.lemma);
  return found == words.end() ? nullptr : &found->second;
}

const Speech* speech_of(Frames& frames, ClauseIndex clause) {
  const Clause& c = frames.clause(clause);
  const WordMap<Speech>& words = c.kind == PredicateKind::noun ? frames.words.speech.nouns : frames.words.speech.verbs;
  const TokenIndex causative =
      c.kind == PredicateKind::verb ? frames.tree.child(c.predicate, Relation::aux, Subtype::caus) : no_token;
  // « fait état d'une livraison »: verb and noun together say it.
  if (const ClauseIndex verb = frames.work_of(clause).place.clause;
      c.kind == PredicateKind::noun && verb != no_clause) {
    const auto both =
        frames.words.speech.verbs.find(std::string(frames.clause(verb).lemma) + " " + std::string(c.lemma));
    if (both != frames.words.speech.verbs.end()) return &both->second;
  }
  for (const Filler& filler : c.fillers) {
    if (c.kind != PredicateKind::verb || filler.function != Function::object || filler.shared) continue;
    const auto both = words.find(std::string(c.lemma) + " " + std::string(frames.tree.lemma(filler.head)));
    if (both != words.end()) return &both->second;
  }
  std::string_view helper = causative == no_token ? std::string_view{} : frames.tree.lemma(causative);
  if (helper.empty() && frames.work_of(clause).link == Link::content && c.parent != no_clause)
    helper = frames.clause(c.parent).lemma;
  if (!helper.empty()) {
    const auto both = words.find(std::string(helper) + " " + std::string(c.lemma));
    if (both != words.end() || causative != no_token) return both == words.end() ? nullptr : &both->second;
  }
  const auto found = words.find(c.lemma);
  return found == words.end() ? nullptr : &found->second;
}

void share(Frames& frames) {
  for (const ClauseIndex i : frames.top_down) {
    switch (frames.work_of(i).link) {
      case Link::content:
        control(frames, i);
        if (frames.clause(i).kind != PredicateKind::noun || frames.work_of(i).anchor != frames.clause(i).predicate)
          add_content(frames, i);
        break;
      case Link::infinitive:
        control(frames, i);
        add_content(frames, i);
        break;
      case Link::adverbial:
        if (frames.clause(i).parent != no_clause && !is_finite(frames.tree, frames.work_of(i).anchor)) {
          share_subject(frames, frames.clause(i).parent, i);
        }
        break;
      case Link::conjunct:
        coordinate(frames, i);
        break;
      default:
        break;
    }
    if (frames.clause(i).kind != PredicateKind::verb) support(frames, i);
  }
}

}  // namespace paraphe
