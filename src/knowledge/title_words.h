// Of one language: words of offices, bodies that stand for a state, and references back. Read by entities/.
//   titles.tsv           président | assemblée, parlement → parliament
//   bodies.tsv           government | gouvernement, présidence …
//   descriptions.tsv     archipel | CPV, COM …
//   reference_words.tsv  pair_states | pays, parties, voisins …
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace paraphe {

enum class TitleScope : std::uint8_t {
  any,
  bare,          // no complement, or a state's name or adjective only
  organisation,  // its party is an organisation
  foreign,       // a complement that is no party: le président de la fédération de football
  party          // its party is `party`
};

struct TitleRule {
  std::vector<std::string> with;  // folded words; one of them must stand in the rest of the title; empty: nothing asked
  std::string office;             // codebook's kind; "rank", "leader" and "weak" are no offices
  TitleScope scope = TitleScope::any;
  std::string party;
  bool posted = false;            // held abroad: what follows « à, auprès de » belongs to the title
};

enum class BodyClass : std::uint8_t { government, army, parliament, people, vehicle, group };

struct Body {
  BodyClass kind = BodyClass::government;
  bool bare = false;  // alone and definite it means the state that the text is at
};

// The closed classes of reference_words.tsv.
enum class WordClass : std::uint8_t {
  honorific, person_honorific, female_honorific, particle, former, after_former, left_office, future, appoint_verb,
  become_verb, continues_title, no_title_adjective, counterpart, predecessor, pair_states, pair_persons, pair_word,
  this_state, neighbour, this_organisation, party_word, this_last, body_of_place, place_preposition, of_preposition,
  group_name_word, source_word, skipped_pronoun, their, first_plural, guest, group_adjective, group_adjective_noun, any_group,
  members_only, with_preposition, opening_quote, closing_quote, posted_preposition, monarch,
  second_plural, group_filler, plural_honorific, sole_group, group_member, place_noun, place_verb
};
inline constexpr int word_class_count = 47;

struct TitleWords {
  std::unordered_map<std::string, std::vector<TitleRule>> titles;  // by the head's words, lower case: "premier ministre"
  int longest_title = 0;                                           // words in the longest head
  std::unordered_map<std::string, Body> bodies;                    // by word, lower case
  std::vector<std::unordered_set<std::string>> classes;            // by WordClass
  std::unordered_map<std::string, std::vector<std::string>> descriptions;  // archipel → the states that are one

  bool is(WordClass word_class, std::string_view lower_word) const;
};

// `folder` is knowledge/languages/fr; `name` is how messages call it. A language without these files has none.
TitleWords load_title_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
