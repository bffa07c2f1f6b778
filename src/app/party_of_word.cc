#include "app/party_of_word.h"

#include <fmt/format.h>

#include "dossier/party_names.h"

namespace paraphe {

std::string party_of_word(const Gazetteer& gazetteer, Console& console, const std::string& word) {
  const PartyFound found = find_party(gazetteer, word);
  if (!found.code.empty()) return found.code;
  if (found.ambiguous) {
    std::vector<std::string> choices;
    for (const std::string& code : found.meant) {
      choices.push_back(fmt::format("{} ({})", code, party_text(gazetteer, console.say, code, PartyForm::bare)));
    }
    complain(console, console.say("party.ambiguous", {{"word", word}, {"names", quoted_choice(console.say, choices)}}));
  } else {
    complain(console, console.say("party.unknown", {{"word", word}}));
    if (!found.meant.empty()) {
      complain(console, console.say("suggestion", {{"names", quoted_choice(console.say, found.meant)}}));
    }
  }
  return "";
}

}  // namespace paraphe
