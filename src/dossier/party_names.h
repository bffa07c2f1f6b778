// What parties are called in a sentence: « le Togo », « du Togo », « au Togo »; and which party a typed word means.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/gazetteer.h"
#include "knowledge/words.h"

namespace paraphe {

enum class PartyForm { bare, the, of, in, to };

// In the language of `say`; a code that the gazetteer does not know stands for itself, without « ORG: ».
std::string party_text(const Gazetteer& gazetteer, const Wording& say, std::string_view code, PartyForm form);
// True where « de » loses its e before the name: d'Emmanuel, d'avril.
bool elides(const Wording& say, std::string_view name);
// « de Faure Gnassingbé », « d'Emmanuel Macron »
std::string of_person(const Wording& say, std::string_view name);
// « a, b et c »
std::string listed(const Wording& say, const std::vector<std::string>& items);

struct PartyFound {
  std::string code;                // empty: unknown, or more than one
  std::vector<std::string> meant;  // codes of an ambiguous name, or names near to an unknown one
  bool ambiguous = false;
};

// A code (TGO), name (Togo) or demonym (togolaise), French or English; case and accents do not count.
PartyFound find_party(const Gazetteer& gazetteer, std::string_view typed);

// The one party that the name stands for in any language; "" for none or several. No guessing.
std::string find_party_exactly(const Gazetteer& gazetteer, std::string_view name);

}  // namespace paraphe
