// Reads an article's words from the first to the last, and keeps what was mentioned before each: for references back.
// The methods stand in reader.cc (what was said before), references.cc (pronouns, descriptions), counterparts.cc (son
// homologue, son prédécesseur, leurs ministres) and speakers.cc (nous, notre).
#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

#include "entities/draft.h"

namespace paraphe {

using Parties = std::vector<std::string_view>;

enum class Prefer : std::uint8_t { subjects, others };  // il: the last subject; ce dernier: whoever else was named last
enum class Owner : std::uint8_t { person, anyone };

struct MentionReader {
  Draft& draft;
  int first_persons = 0;           // nous, notre, vous … outside quotations
  std::vector<MentionIndex> seen;  // mentions before the word at hand, in the order of the text
  const Mention& mention(MentionIndex index) const { return draft.article.mentions[static_cast<std::size_t>(index)]; }

  bool is_state(std::string_view code) const { return draft.knowledge.gazetteer.state(code) != nullptr; }
  std::int32_t person_of(const Mention& m) const;
  // The two persons spoken of last, the later one first; fewer if there are not two. Of the parties, if any are given.
  std::vector<MentionIndex> last_persons(const Parties& of) const;
  Gender gender_of(const Mention& m) const;
  bool agrees(const Mention& m, const Token& token) const;
  bool is_subject(MentionIndex index) const { return stands_as_subject(draft, index); }
  // The mention that a singular pronoun means: of this sentence and the two before, subjects first, then persons.
  MentionIndex antecedent(TokenIndex t, Prefer prefer) const;
  // Both are named in this sentence before the word, or both in the one before it, and not as mere adjectives.
  bool together(TokenIndex t, const Parties& both) const;
  // The two parties nearest before the word; the article's two if the sentence and the one before show none.
  Parties pair(TokenIndex t) const;
  Parties other_of_pair(TokenIndex t, const Parties& one) const;
  MentionIndex last_where(auto&& wanted) const {
    for (std::size_t back = 0; back < std::min<std::size_t>(seen.size(), 60); ++back) {
      const MentionIndex index = seen[seen.size() - 1 - back];
      if (wanted(mention(index))) return index;
    }
    return no_mention;
  }
  // Whose homologue: the last person before in the sentence, else the last subject.
  MentionIndex possessor(TokenIndex t, Owner owner) const;
  void add(TokenIndex t, EntityKind kind, Reference reference, Parties parties, MentionIndex to, MentionIndex owner, TokenIndex through = no_token);
  void pronoun(TokenIndex t);
  void plural_pronoun(TokenIndex t);
  // « les deux pays », « les deux hommes », « les deux »
  bool pair_description(TokenIndex t);
  bool is_definite(TokenIndex t) const;
  // « son prédécesseur, X »: X held the office of the one whose he is.
  void predecessor(TokenIndex t);
  // The one who speaks at this token: of a quotation the subject outside it, in this sentence or the ones beside it;
  // of an interview the first person with an office.
  MentionIndex speaker(TokenIndex t);
  MentionIndex interviewed() const;
  // « nous », « notre ambassade »; « vous », « votre ministre » of an interview.
  void first_person(TokenIndex t);
  // « leurs ministres », « leurs armées »: both sides' (« leur voisin » is not theirs alone).
  bool theirs(TokenIndex t);
  // « son homologue afghan »
  bool counterpart(TokenIndex t);
  // The last person before the word who is not this one; its state's main person if there is none near.
  MentionIndex possessor_but(TokenIndex t, std::int32_t person) const;
  void add_counterpart_title(TokenIndex t, std::int32_t person, std::string_view office, const Parties& parties, MentionIndex name);
  // « le pays », « l'archipel »: the last state spoken of that the word fits; of two in a sentence not its subject
  // (« l'armée turque bombarde le nord du pays »), unless the word points (« ce pays »).
  // The states that the description answers to (archipel, puissance coloniale); nullptr for one that all do.
  const std::vector<std::string>* described(TokenIndex t) const;
  MentionIndex state_described(TokenIndex t) const;
  // Its party is that of the sentence's subject.
  bool same_as_subject(const Mention& m, std::int32_t sentence, TokenIndex before) const;
  // « ce pays », « son voisin », « l'organisation », « la partie russe », « ce dernier »
  bool description(TokenIndex t);
};

}  // namespace paraphe
