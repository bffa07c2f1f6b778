// Work in progress on article.clauses: what the passes of clauses/ hand to one another. Each pass is one file:
//   predicates.cc  which words are predicates, and what each hangs on
//   fillers.cc     what is written beside the predicate: passive, pronouns, prepositions undone (functions.cc,
//   groups.cc) sharing.cc     what is taken over: control, coordination, participles, light verbs standing.cc affirmed
//   or not, when, how sure (negation.cc) sources.cc     whose word it is (interview.cc) values.cc      dates and
//   amounts   ellipsis.cc  what a pronoun says again
// All are linear in tokens and clauses; lists that could grow with each other are cut at `list_limit`.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "clauses/tree.h"
#include "knowledge/clause_words.h"
#include "text/article.h"

namespace paraphe {

using ClauseIndex = std::int32_t;
inline constexpr ClauseIndex no_clause = -1;
inline constexpr std::size_t list_limit = 48;  // fillers of one clause: more is a list of names, not a sentence

// How a clause hangs on its parent.
enum class Link : std::uint8_t {
  none,
  content,  // xcomp, ccomp, csubj: what is said, wanted, begun
  conjunct,
  adverbial,   // advcl: purpose, condition, participle beside the sentence
  relative,    // acl:relcl, cleft
  participle,  // acl of a participle
  infinitive,  // acl of an infinitive: « la décision de rompre »
  inserted,    // parataxis
  phrase,      // a noun or adjective within the parent's phrases
  copula       // the nominal part of « être »
};

// Where a noun stands as a filler: of which clause, in which function.
struct Place {
  ClauseIndex clause = no_clause;
  Function function = Function::object;
};

// What only the passes need to know of a clause.
struct Work {
  Link link = Link::none;
  TokenIndex anchor = no_token;  // the word that hangs on the tree: the nominal part of a copula, else the predicate
  bool passive = false;
  bool impersonal = false;
  std::string marker;            // mark, preposition or adverb that brings it in: "afin de"
  Place place, relative;         // as a filler of its governor; of a relative or participial clause that hangs on it
  TokenIndex source = no_token;  // selon X: head of X
  const Preposition* compound = nullptr;  // « en cas de », of the noun that follows
  bool conditional = false;               // « en cas de … » stands beside it
  std::int16_t groups = 0;
};

// The noun just before a comma and `position` that may be meant: the nearest with a determiner, else the nearest.
// With `like`, only one that agrees with it in gender and number. no_token when there is none.
TokenIndex noun_before(const Tree& tree, TokenIndex position, TokenIndex like);

struct Frames {
  const ClauseWords& words;
  Article& article;
  Tree tree;
  std::vector<ClauseIndex> clause_of;    // by token
  std::vector<ClauseIndex> copula_of;    // by token: the clause of its copula
  std::vector<ClauseIndex> nearest;      // by token: the clause it lies in
  std::vector<TokenIndex> antecedent;    // by token: of the relative clause around it
  std::vector<char> in_time, in_amount;  // by token
  std::vector<Work> work;                // by clause
  std::vector<ClauseIndex> top_down;     // a parent stands before its children

  std::vector<Clause>& clauses() { return article.clauses; }
  Clause& clause(ClauseIndex i) { return article.clauses[static_cast<std::size_t>(i)]; }
  Work& work_of(ClauseIndex i) { return work[static_cast<std::size_t>(i)]; }
  ClauseIndex clause_at(TokenIndex i) const {
    return i == no_token ? no_clause : clause_of[static_cast<std::size_t>(i)];
  }
  ClauseIndex nearest_at(TokenIndex i) const {
    return i == no_token ? no_clause : nearest[static_cast<std::size_t>(i)];
  }
};

void find_predicates(Frames& frames);
void fill(Frames& frames);
void share(Frames& frames);
void judge(Frames& frames);
void find_sources(Frames& frames);
void attach_values(Frames& frames);
void split_by_dates(Frames& frames);
void repeat_elided(Frames& frames);

// Adds the filler with its conjuncts and appositions; nothing when it is a date, or an amount without a thing.
void add_fillers(Frames& frames, ClauseIndex clause, Function function, TokenIndex head);
// Copies the fillers of one function, as `as`, marked shared, unless the target has them already.
void share_fillers(Frames& frames, ClauseIndex from, Function function, ClauseIndex to, Function as);
bool has(const Clause& clause, Function function);
// What stands as subject on the surface: the subject, or of a passive the object.
Function surface_subject(const Work& work);
// The word of modality that a clause's predicate is (« venir de » before « venir »), or nullptr.
const ModalityWord* modality_of(Frames& frames, ClauseIndex clause, std::string_view marker);
// By its own words: ne … pas, aucun, ni; « ne … que » is no negation. `anchor` as in Work.
bool is_negated(const Frames& frames, TokenIndex predicate, TokenIndex anchor, PredicateKind kind);
// « a-t-on appris de source officielle »: the parser takes « de » for an article.
bool is_source_behind_article(const Frames& frames, TokenIndex noun);
// The kind of saying that the predicate is, or nullptr.
const Speech* speech_of(Frames& frames, ClauseIndex clause);

}  // namespace paraphe
