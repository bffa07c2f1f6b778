// Amounts as they stand in a sentence, before they are compared with one another: number, bound, unit. « quelque 700 »
// has no unit here. Knows kinds of words, no words; each word is looked up once; looks at most some ten words around.
#pragma once
#include <optional>
#include <vector>

#include "knowledge/language.h"
#include "text/article.h"
#include "text/surface_words.h"

namespace paraphe {

struct NumberWord {
  const NumberEntry* entry = nullptr;  // of the phrase that begins here
  std::size_t phrase = 0;              // its words
  bool dated = false;                  // it belongs to a time expression
};

struct NumberSentence {
  std::vector<SurfaceWord> words;
  std::vector<std::string> lowers;
  std::vector<NumberWord> entries;

  NumberKind kind(std::size_t at) const {
    return at < entries.size() && entries[at].entry != nullptr ? entries[at].entry->kind : NumberKind::none;
  }
  std::size_t size() const { return words.size(); }
};

struct Amount {
  std::size_t begin = 0, end = 0;  // words of number and unit
  std::size_t lead = 0;            // the first word of the bound before it; begin when there is none
  double value = 0, scale = 1;     // scale: of « millions », to give to a bare number beside it
  bool worded = false;
  Comparison op = Comparison::equal;
  QuantityKind kind = QuantityKind::count;
  std::string_view unit;         // "" when no unit stands there
  bool plain = false;            // a count without noun
  bool other_thing = false;      // counts something that is no flow: pays, accords
  bool contrast = false;         // behind contre, au lieu de
  bool partitive = false;        // « n'en compte que 45 »
  TokenIndex antecedent = no_token;  // of a bare number: the noun counted before
  std::size_t counted_word = 0;  // of the noun; 0 when there is none (a number is never the noun)
};

NumberSentence number_sentence(const Language& language, const Article& article, const Sentence& sentence,
                               std::size_t& next_time);
// All amounts of the sentence from left to right.
std::vector<Amount> read_amounts(const Language& language, const Article& article, const NumberSentence& sentence);

}  // namespace paraphe
