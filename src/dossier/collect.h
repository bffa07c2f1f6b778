// The facts about a pair, taken out of the articles as they pass: with their quotes and sources, so that the articles
// themselves need not be kept.
#pragma once
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/article.h"

namespace paraphe {

struct ReadFact {
  std::string article, outlet, url;  // outlet "": not stated
  std::optional<Day> published;
  Fact fact;  // its spans point into an article that is gone: use the texts below
  std::vector<std::string> quotes;
  std::string sentence;      // the one that holds the first quote
  std::string language;      // of the article
  std::string before_place;  // what stands before the words of slot place: « … à Moscou, au »
  std::string whole{};       // the register's fact that it belongs to, "" when read outside of one
  bool against = false;      // it says that this fact is not so
  // The id that `why` takes: ARTICLE#f3; of a fact of the register its own.
  std::string id() const { return article.empty() ? fact.id : article + "#" + fact.id; }
};

struct Collection {
  std::string a, b;  // the pair's codes
  std::size_t articles = 0, articles_with_facts = 0, sentences = 0, telling_sentences = 0;
  std::optional<Day> latest;    // publication of the latest article read: the dossier's « as of »
  std::vector<ReadFact> facts;  // in the order of the articles
  std::optional<std::size_t> held;  // articles of the register that is asked, whatever they tell
  // From the register: its facts, and of each of `facts` (what one article says) the index of the one that it belongs
  // to.
  std::vector<ReadFact> merged;
  std::vector<std::size_t> merged_into;
  std::set<std::string> sources, origins;  // articles that tell them, and the originals among those
};

// Adds what the article states about the pair: facts with both parties, and offices of either in an article that has
// some.
void collect(Collection& collection, const Article& article);

// The fact as it stands in the article, on its own.
ReadFact read_fact(const Article& article, const Fact& fact);

// The text of a slot's first value, "" when the fact has none; and all values of a set.
std::string_view slot_text(const Fact& fact, std::string_view slot);
std::vector<std::string> slot_texts(const Fact& fact, std::string_view slot);
const SlotValue* slot_value(const Fact& fact, std::string_view slot);
// The day by which lines are put in order; a far day for those without a date.
std::int64_t day_of(const Fact& fact);

}  // namespace paraphe
