// States, organisations, groups, places and dated offices, with the names that stand for them: knowledge/gazetteer/.
// Names are looked up by their folded words (« Côte d’Ivoire » → "cote d ivoire"), longest first; how a name must be
// written (capital letter, all capitals) is kept with it. Immutable once loaded; views live as long as the gazetteer.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace paraphe {

enum class NameRole : std::uint8_t {
  state, demonym, capital, seat, parliament, army, service, company, medium, organisation, group, region, city, person,
  none  // a name that holds another one and is none of these: the Washington Monthly
};

enum class NameCase : std::uint8_t {
  any,      // russe, chebab
  capital,  // its first capital letter must be one in the text
  exact     // an abbreviation: as it is written
};

struct KnownName {
  NameRole role = NameRole::none;
  NameCase written = NameCase::capital;
  std::vector<std::string_view> parties;  // several: the article decides which one is meant; the first is the usual one
  std::string name;                       // as the table writes it
};

// The names of one language.
struct NameTable {
  std::unordered_map<std::string, std::vector<KnownName>> names;  // by folded words joined with one space
  std::unordered_map<std::string, int> longest;                   // by first folded word: words in the longest name
  std::unordered_map<std::string, std::string_view> prefixes;     // russo → RUS, in russo-togolais
  std::unordered_map<std::string, std::string_view> cities;       // folded words → state; only to say where a town lies
};

struct KnownOffice {
  std::string name;
  std::vector<std::string> words;  // folded words of the name
  std::vector<std::vector<std::string>> spellings;  // the same of other spellings
  std::string_view party, office;  // office: the codebook's kind
  std::string from, to;            // 2005-02-07, 2005-02, 2005 or empty
};

struct StateFacts {
  std::string code, french, english;
  bool feminine = false;  // of the French name
  bool plural = false;
  std::string article;  // of the French name: le, la, l', les, - (none); of organisations and groups ""
};

struct Gazetteer {
  std::unique_ptr<std::unordered_map<std::string, int>> codes =
      std::make_unique<std::unordered_map<std::string, int>>();  // every party code; its keys are what views point to
  std::vector<StateFacts> states;                                // by code
  std::vector<StateFacts> others;                                // organisations and groups, by code
  std::unordered_map<std::string, NameTable> languages;          // fr, en
  std::vector<KnownOffice> offices;
  std::unordered_multimap<std::string, int> offices_by_surname;  // by the last folded word of a name or spelling

  const NameTable* names(std::string_view language) const;
  const StateFacts* state(std::string_view code) const;
  // The code itself, with the gazetteer's lifetime; "" when it is not known.
  std::string_view code(std::string_view text) const;
};

// "Côte d’Ivoire" → cote, d, ivoire: runs of letters and digits, folded.
std::vector<std::string> folded_words(std::string_view text);

Gazetteer load_gazetteer(const std::filesystem::path& folder, Faults& faults);

}  // namespace paraphe
