// Words, sentences and what the tagger-parser says of them, in the terms of Universal Dependencies 2.
#pragma once
#include <cstdint>
#include <string_view>

#include "text/span.h"

namespace paraphe {

using TokenIndex = std::int32_t;  // of Article::tokens; never of a sentence
inline constexpr TokenIndex no_token = -1;

// A range of tokens, half-open.
struct TokenRange {
  TokenIndex begin = 0, end = 0;
  auto operator<=>(const TokenRange&) const = default;
  TokenIndex size() const { return end - begin; }
};

enum class Upos : std::uint8_t {
  ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X
};

// The universal relations; `subtype` of Token holds what stands behind the colon.
enum class Relation : std::uint8_t {
  acl, advcl, advmod, amod, appos, aux, case_, cc, ccomp, clf, compound, conj, cop, csubj, dep, det, discourse,
  dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nsubj, nummod, obj, obl, orphan, parataxis, punct,
  reparandum, root, vocative, xcomp
};
enum class Subtype : std::uint8_t {
  none, relcl, agent, pass, name, foreign, subj, comp, mod, arg, caus, tense, tmod, cleft, other
};

// Grammatical features; none where the language or the word has no such feature.
enum class Gender : std::uint8_t { none, masculine, feminine, neuter };
enum class Number : std::uint8_t { none, singular, plural };
enum class Tense : std::uint8_t { none, past, present, future, imperfect, pluperfect };
enum class Mood : std::uint8_t { none, indicative, conditional, subjunctive, imperative };
enum class VerbForm : std::uint8_t { none, finite, infinitive, participle, gerund };
enum class Voice : std::uint8_t { none, active, passive };
enum class PronType : std::uint8_t { none, article, demonstrative, interrogative, relative, personal, negative, indefinite,
                                     total, exclamative };

struct Features {
  Gender gender = Gender::none;
  Number number = Number::none;
  std::uint8_t person = 0;  // 1 to 3; 0 none
  Tense tense = Tense::none;
  Mood mood = Mood::none;
  VerbForm verb_form = VerbForm::none;
  Voice voice = Voice::none;
  PronType pron_type = PronType::none;
  bool possessive = false, reflexive = false, negative = false, definite = false, ordinal = false;
};

// One syntactic word. The two words of a contraction (du = de + le) share the span of the surface word.
struct Token {
  Span span;
  std::string_view form;  // the syntactic word, as written (de, le for « du »); lives as long as the article
  std::string_view lemma;  // lower case, typographic signs made plain; lives as long as article and knowledge
  TokenIndex head = no_token;  // no_token: the root of its sentence
  std::int32_t sentence = 0;   // index into Article::sentences
  Upos upos = Upos::X;
  Relation relation = Relation::dep;
  Subtype subtype = Subtype::none;
  Features features;
  bool contraction_start = false;  // the first word of a surface word that holds two
  bool contraction_end = false;    // the second one
  bool space_before = true;        // white space stands before the surface word
};

enum class SentenceKind : std::uint8_t { headline, dateline, body, item };

struct Sentence {
  Span span;
  TokenRange tokens;
  SentenceKind kind = SentenceKind::body;
};

enum class NameKind : std::uint8_t { person, place, organisation, other };

// A name as the neural tagger sees it.
struct Name {
  TokenRange tokens;
  NameKind kind;
};

Upos upos_of(std::string_view name);          // X for an unknown one
std::string_view name_of(Upos upos);
Relation relation_of(std::string_view name);  // with or without subtype; dep for an unknown one
Subtype subtype_of(std::string_view name);    // "acl:relcl" → relcl; none without colon; other for an unknown one
std::string_view name_of(Relation relation);
std::string_view name_of(Subtype subtype);    // "" for none
Features features_of(std::string_view ud);    // "Gender=Masc|Number=Sing"; unknown ones are passed over

}  // namespace paraphe
