// Who and what is spoken of: written by entities/, read by clauses, facts and merge.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace paraphe {

enum class EntityKind : std::uint8_t {
  state,         // a state, by name, demonym noun (les Togolais), capital or palace that stands for it, government, army …
  organisation,  // an international organisation of the party table
  group,         // a non-state armed or political group
  person,        // a person, by name, title, surname or pronoun
  place,         // a town, region, building, as a place
  other          // a name that is none of these (a firm, a newspaper)
};

enum class Reference : std::uint8_t {
  name,        // by its own name: le Togo, Vladimir Poutine
  demonym,     // les Togolais, togolais
  metonym,     // capital, palace, ministry, army, parliament, state firm: Moscou, le Kremlin, la Douma
  title,       // by office alone: le président russe, le chef de la diplomatie
  surname,     // a person named in full elsewhere in the article
  pronoun,     // il, elle, ils, celui-ci, qui
  description  // les deux pays, son homologue, la partie russe, ce dernier
};

using MentionIndex = std::int32_t;
inline constexpr MentionIndex no_mention = -1;

struct Mention {
  TokenRange tokens;            // the words of the mention itself, without its complements
  TokenIndex head = no_token;   // the syntactic head within `tokens`; Article::mention_at finds it by this
  Span span;                    // what is quoted as the party's words
  EntityKind kind = EntityKind::other;
  Reference reference = Reference::name;
  std::vector<std::string_view> parties;  // codes, sorted, without repetition: one, or several (les deux pays); may be empty
  std::string_view name;        // persons: the fullest name the article gives, without title; places: as written; else ""
  MentionIndex antecedent = no_mention;   // what a pronoun, surname or description refers to
  bool place_reading = false;   // may be meant as a place (à Moscou, au Togo): fills place roles, and is weak as a party
  std::vector<MentionIndex> members;      // of « les deux hommes », « ils »: the persons meant, by a mention of each
  MentionIndex possessor = no_mention;    // of « son homologue », « leur voisin »: whose it is
  std::string_view city_of;     // places: the code of the state where it lies, "" when not known
};

// A named person and a public office, as a title, an apposition or a copula says it.
struct Title {
  MentionIndex person = no_mention;
  TokenRange tokens;            // the title as written
  Span span;                    // title and name, fit to be quoted
  Span office;                  // the title as written, without article; empty when only homologue or a verb tells it
  std::string_view kind;        // codebook's office kind
  std::vector<std::string_view> parties;
  std::string_view status;      // holds, held, appointed, left
};

}  // namespace paraphe
