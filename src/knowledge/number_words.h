// Of one language: words of numbers and bounds (numbers.tsv), of currencies (currencies.tsv) and of units and things
// that are counted (units.tsv). Read by quantities/, the numbers by time/ too.
#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/phrase_book.h"

namespace paraphe {

enum class NumberKind : std::uint8_t {
  none,
  numeral,  // un, deux … seize, vingt, trente: added up; vingt after quatre multiplies
  hundred,
  thousand,
  scale,       // million, milliard
  collective,  // dizaine, vingtaine, millier: about that many
  worded,      // poignée: a number that is none
  fraction,    // moitié, tiers: value is the percentage; of a part (tiers) about
  percent,     // %, pour cent
  joint,       // et in vingt et un, de after a million
  about,
  at_least,
  at_most,  // before the number or behind it
  more_than,
  less_than,       // before it
  at_least_after,  // behind it
  exceed,
  approach,
  reach,     // lemmas of verbs: dépasser, frôler, atteindre
  contrast,  // contre, au lieu de: what follows is the other side of a comparison
  change,    // lemmas of verbs of « porter de 40 à 60 », whose first number is the former one
  of,
  to,
  between,
  and_,
  the,
  than,
  negation,
  twice,  // le double: a comparison in one word
  times,  // fois
  more,
  less,       // plus, moins, as in deux fois plus
  surplus,    // de plus, de moins
  risen,      // en hausse de, en baisse de
  rank,       // a word whose number is a name: résolution, article
  partitive,  // en, as in « n'en compte que 45 »: of what was counted before
  number_of,  // nombre, as in « évalue à 3 000 le nombre de »
  another,    // autres, as in « 188 autres »
  currency,
  unit
};

enum class UnitKind : std::uint8_t { none, money, measure, percent, person, item, other };

struct NumberEntry {
  NumberKind kind = NumberKind::none;
  double value = 0;
  UnitKind unit_kind = UnitKind::none;
  std::string unit;  // codebook's
};

// couronnes: of several states; the codes that it may stand for, and the one that it has when the text does not tell.
struct SharedCurrency {
  std::vector<std::string> words, codes;
  std::string fallback;
};

// The words by which a text shows that it speaks of the currency's home, lower case.
struct CurrencyHome {
  std::string code;
  std::vector<std::string> words;
};

struct NumberWords {
  PhraseBook book;
  std::vector<SharedCurrency> shared_currencies;
  std::vector<CurrencyHome> currency_homes;
  std::vector<NumberEntry> entries;
  char decimal_mark = ',';
};

struct NumberReading {
  double value = 0;
  std::size_t words = 0;     // 0: there is no number
  bool approximate = false;  // a collective: une vingtaine
  bool figures = false;      // it begins with a digit
  bool scaled = false;       // million, milliard: « de » stands before what is counted
};

// The number that begins at words[at], in figures (2 000, 2,5) or in words, with its scale (2,5 milliards).
// A lone « un » is a number here; whether it counts anything is for the reader to say.
NumberReading read_number(const NumberWords& numbers, std::span<const std::string> words, std::size_t at);

// A number in figures alone: 86, 2 000, 2.000, 2,5; nothing for anything else.
std::optional<double> figures_value(std::string_view text, char decimal_mark);

// `folder` is knowledge/languages/fr; `name` is how messages call it.
NumberWords load_number_words(const std::filesystem::path& folder, std::string_view name, Faults& faults);

}  // namespace paraphe
