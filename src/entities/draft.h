// What the passes of entities/ share while they work on one article. The passes, in order:
//   names.cc       names of the gazetteer → mentions
//   persons.cc     persons, their names put together
//   titles.cc      offices as they stand in the text, and the names beside them
//   holders.cc     whose office it is: parties of persons and titles
//   bodies.cc      nouns that stand for a state: « le gouvernement togolais », « l'armée »
//   references.cc  pronouns and descriptions → what they refer to
// Nothing here outlives find_entities except what is in the article.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/knowledge.h"
#include "text/article.h"

namespace paraphe {

// A run of letters and digits; names are matched on these, whatever the hyphens and apostrophes between them.
struct Atom {
  Span span;
  TokenIndex token = no_token;
  std::string folded;
  bool upper = false;      // its first letter is a capital
  bool joined = false;     // only a hyphen or apostrophe stands between it and the atom before
  bool hyphened = false;   // … a hyphen
};

struct Person {
  std::string name;                        // the fullest, as written
  std::vector<std::string> words;          // folded
  std::vector<MentionIndex> mentions;
  std::vector<std::string_view> parties;   // of the office; empty: not known
  std::string_view office;                 // codebook's kind; "" not known
  Gender gender = Gender::none;
  bool titled = false;                     // the article itself gives a title
};

// The words of an office in the text.
struct TitleSpan {
  TokenRange tokens;                       // head and complements, without article
  TokenRange head_words;
  TokenIndex head = no_token;              // the noun that the syntax hangs on
  std::string_view office;                 // codebook's kind, or rank, leader, weak
  bool posted = false;
  std::vector<std::string_view> parties;
  std::string_view status = "holds";
  std::string folded;                      // its words, to find the same title again
  std::int32_t person = -1;                // index into Draft::persons
  TokenRange name;                         // of that person, where it stands beside the title
  bool possessive = false;                 // son Premier ministre
  bool plural = false;
};

struct Draft {
  const Knowledge& knowledge;
  const TitleWords& words;
  const NameTable& names;
  Article& article;

  std::vector<std::string> lowered;         // by token: lower(form)
  std::vector<std::int32_t> child_begin;    // children of token t: children[child_begin[t] … child_begin[t+1])
  std::vector<TokenIndex> children;
  std::vector<TokenRange> known_people;     // names that the gazetteer lists as persons
  std::vector<char> in_quote;               // by token: between quotation marks
  std::vector<MentionIndex> name_at;        // by token: the gazetteer's name that holds it, or no_mention
  std::vector<char> in_person;              // by token: inside a person's name
  std::vector<std::int32_t> person_at;      // by token: the person whose name begins here, or −1
  std::vector<TokenIndex> person_end;       // by token where a name begins: its end
  std::vector<Person> persons;
  std::vector<std::int32_t> person_of_mention;  // by mention
  std::vector<TitleSpan> titles;
  std::vector<std::int32_t> title_at;       // by token: the title whose tokens hold it, or −1

  TokenIndex size() const { return static_cast<TokenIndex>(article.tokens.size()); }
  const Token& token(TokenIndex t) const { return article.tokens[static_cast<std::size_t>(t)]; }
  const std::string& lower_at(TokenIndex t) const { return lowered[static_cast<std::size_t>(t)]; }
  bool is(WordClass word_class, TokenIndex t) const;
  Mention* mention_at(TokenIndex t);
  std::int32_t sentence_of(TokenIndex t) const { return token(t).sentence; }
};

Draft begin_draft(const Knowledge& knowledge, const TitleWords& words, const NameTable& names, Article& article);

// Children of a token, in the order of the text.
struct ChildRange {
  const TokenIndex* first;
  const TokenIndex* last;
  const TokenIndex* begin() const { return first; }
  const TokenIndex* end() const { return last; }
};
ChildRange children_of(const Draft& draft, TokenIndex t);
// The adposition that governs the token: its case child, or that of the noun it is coordinated to; no_token if none.
TokenIndex case_of(const Draft& draft, TokenIndex t);
bool has_determiner(const Draft& draft, TokenIndex t);
bool has_definite_determiner(const Draft& draft, TokenIndex t);
// A third-person possessive (son, leur) among its children.
TokenIndex possessive_of(const Draft& draft, TokenIndex t);
bool is_plural(const Draft& draft, TokenIndex t);

// The sentence's words before `end`, the last 250 at most: what is looked through for each word must be bounded.
TokenRange window(const Draft& draft, std::int32_t sentence, TokenIndex end);

// The token of the range that hangs outside it; articles and prepositions only if there is nothing else.
TokenIndex head_of(const Draft& draft, TokenRange range);
// Adds the mention and lets it be found by its head, unless another one already is. Parties are sorted.
MentionIndex add_mention(Draft& draft, Mention mention);
void sort_parties(std::vector<std::string_view>& parties);

// « M. Xi » may be the first word of the name, « François » alone is not.
enum class FirstWord : std::uint8_t { counts, does_not_count };
// The person whose name has these folded words, or −1; several: the one mentioned last.
std::int32_t find_person(const Draft& draft, const std::vector<std::string>& words, FirstWord first);
void join_parties(std::vector<std::string_view>& parties, const std::vector<std::string_view>& more);

void find_names(Draft& draft);
void find_persons(Draft& draft);
void find_titles(Draft& draft);
void find_holders(Draft& draft);
void find_bodies(Draft& draft);
void join_groups(Draft& draft);
void find_references(Draft& draft);
void write_titles(Draft& draft);
void rank_parties(Article& article);
// The party that the text is at before this token: that of the last mention in the sentence, else of the subject of
// the one before, else the article's first; empty if there is none. States only.
std::vector<std::string_view> context_party(const Draft& draft, TokenIndex t);
// The article's other main state than these.
std::vector<std::string_view> other_party(const Draft& draft, const std::vector<std::string_view>& one);
// Of « son ministre » at this token: the last subject before it in the sentence, else that of the sentence before.
std::vector<std::string_view> owner_party(const Draft& draft, TokenIndex t);
// True when a word that stands for the mention is a subject: of « le ministre, X, a … » the title's noun is.
bool stands_as_subject(const Draft& draft, MentionIndex index);

// The parties of the adjective or « de » complement that the noun carries: [TGO] of « le gouvernement togolais ».
// `through`, if given, gets the last token of what was read.
std::vector<std::string_view> complement_parties(const Draft& draft, TokenIndex noun, TokenIndex* through);

// The office that the person is known for at the article's time, or nullptr.
const KnownOffice* known_office(const Draft& draft, const std::vector<std::string>& name_words,
                                std::string_view office, const std::vector<std::string_view>& among);

}  // namespace paraphe
