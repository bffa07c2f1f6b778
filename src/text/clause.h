// Who does what to whom, and with what standing: written by clauses/, the only thing of syntax that rules see.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/mention.h"
#include "text/token.h"

namespace paraphe {

// The closed list of functions. French « de » undecided is `of`. Order is that of the design.
enum class Function : std::uint8_t {
  subject, object, to, from, of, in, on, at, with, between, for_, against, about, by_means, as, under, during, since,
  until, content
};
inline constexpr int function_count = 20;
std::string_view name_of(Function function);  // "by-means", "for"
// False for a name that is none.
bool function_of(std::string_view name, Function& function);

enum class PredicateKind : std::uint8_t { verb, noun, adjective };

enum class Time : std::uint8_t { past, present, future, none };  // none: a noun or infinitive on its own
enum class Modality : std::uint8_t {
  asserted,
  decided,      // décider de, accepter de: settled, not done yet
  planned,      // devoir, prévoir de, être attendu, future, s'apprêter à
  possible,     // pouvoir, envisager, peut-être
  reported,     // press conditional (aurait signé)
  wished,       // vouloir, espérer, souhaiter
  asked,        // demander que, appeler à, imperative, question
  hypothetical, // si, en cas de; a plain conditional that hangs on a condition
  aimed         // pour, afin de, viser à: a purpose
};

struct Standing {
  bool negated = false;   // ne … pas, sans, refuse de, faute de, « n'a pas eu lieu »
  bool denied = false;    // someone denies it (dément avoir signé)
  bool failed = false;    // aurait dû, annulé, échoué
  Time time = Time::none;
  bool perfect = false;   // completed: passé composé, pluperfect, past participle
  bool going_on = false;  // en cours, continue de, depuis with present
  Modality modality = Modality::asserted;
  bool quoted = false;    // it stands between quotation marks
  // Whose word it is: the source's words, and its mention when entities/ knows it. Empty: the article's own.
  Span said_by;
  MentionIndex said_by_mention = no_mention;
  bool own_side = false;  // the speaker announces his own side's act, plan or figure
};

struct Filler {
  Function function = Function::object;
  TokenIndex head = no_token;  // the head word: Article::mention_at(head) may know it
  TokenRange tokens;           // its whole phrase, for spans
  std::int16_t group = 0;      // fillers of one coordination share a group
  std::int32_t clause = -1;    // content and event-noun fillers: the clause that this word heads, or −1
  bool shared = false;         // taken over from a governing clause (control, coordination), not written here
};

// « a reçu X lundi et Y mardi » gives two clauses. Dates and amounts are never fillers: they hang on the clause.
struct Clause {
  TokenIndex predicate = no_token;
  PredicateKind kind = PredicateKind::verb;
  std::int32_t sentence = 0;
  std::int32_t parent = -1;       // the clause it hangs on (relative, content, light verb …), or −1
  std::int32_t support = -1;      // of a noun: the light verb's clause that lends it subject and standing, or −1
  bool reflexive = false;         // se réunir, s'entretenir
  std::string_view lemma;         // the predicate's lemma, without « se »
  std::vector<Filler> fillers;
  std::vector<std::int32_t> times;       // indexes into Article::times, nearest first
  std::vector<std::int32_t> quantities;  // indexes into Article::quantities
  Standing standing;
  Span span;                      // the words of the clause, fit to be quoted
};

}  // namespace paraphe
