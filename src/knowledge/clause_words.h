// Of one language: prepositions and their functions, light verbs, words of modality, negation and saying.
// Read by clauses/. The files are knowledge/languages/fr/{prepositions,valency,movement,light_verbs,modality,negation,
// attribution,pronouns,transparent}.tsv; each says in its first lines what its columns mean. Keys are lemmas, articles
// left out.
//
//   words.prepositions.find("à cours de")->second.function   // Function::during
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "base/word_map.h"
#include "text/clause.h"

namespace paraphe {

// What a word does to the standing of what it governs.
struct Effect {
  std::optional<Modality> modality;
  bool negated = false, denied = false, failed = false;
  bool past = false, future = false, going_on = false;
  bool none() const { return !modality && !negated && !denied && !failed && !past && !future && !going_on; }
};

struct Preposition {
  std::optional<Function> function;
  Effect noun, verb;    // on an event noun, on a verb that follows
  bool source = false;  // what follows is whose word it is
};

// Who does what the governed infinitive says.
enum class Controller : std::uint8_t { none, subject, object, to };

struct ModalityWord {
  Effect effect;
  Controller controller = Controller::none;
  // In place of `effect` when the word itself stands so: devrait, aurait dû, a pu.
  std::optional<Effect> conditional, past_conditional, perfect, negated;
};

struct LightVerb {
  Function noun = Function::object;  // the function that the event noun fills
  std::optional<Function> subject;   // what the verb's subject is to the noun
  WordSet nouns;                     // empty: any
};

enum class Negation : std::uint8_t { marker, negator, second, determiner, restrictor, bare, bound, comparative, undoing };
enum class SpeechKind : std::uint8_t { say, announce, deny };
struct Speech {
  SpeechKind kind = SpeechKind::say;
  bool noun = false;  // an object noun is said too
};

// The words of one class: verb, noun, adjective or adverb.
template <typename T>
struct ByClass {
  WordMap<T> verbs, nouns, adjectives, adverbs;
};

struct ClauseWords {
  WordMap<Preposition> prepositions;
  ByClass<WordMap<Function>> valency;  // governor, preposition → function
  WordSet movement;
  WordMap<std::vector<LightVerb>> light_verbs;  // "tenir", "se tenir", "avoir lieu", "entrer en"
  ByClass<ModalityWord> modality;
  WordMap<ModalityWord> fates;  // of the verb's subject: "tarder", "se attendre", "rester faire"
  WordMap<Negation> negation;
  ByClass<Speech> speech;
  WordSet transparent;
  WordMap<Function> pronouns;  // that hold their own preposition: dont, où, y
  WordMap<bool> verb_endings;  // behind the infinitive: whether conditional (else future)
};

// `folder` is knowledge/languages/fr; `name` is how messages call it.
ClauseWords load_clause_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
