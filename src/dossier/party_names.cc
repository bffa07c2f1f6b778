#include "dossier/party_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "base/utf8.h"
#include "dossier/nearest.h"

namespace paraphe {

namespace {

constexpr std::array<std::string_view, 5> form_names{"bare", "the", "of", "in", "to"};

const StateFacts* facts_of(const Gazetteer& gazetteer, std::string_view code) {
  if (const StateFacts* state = gazetteer.state(code)) return state;
  const auto at = std::find_if(gazetteer.others.begin(), gazetteer.others.end(),
                               [&](const StateFacts& each) { return each.code == code; });
  return at == gazetteer.others.end() ? nullptr : &*at;
}

bool is_whole_party(NameRole role) {
  return role == NameRole::state || role == NameRole::demonym || role == NameRole::organisation ||
         role == NameRole::group;
}

// The parties that the words stand for in any language.
std::set<std::string> parties_of(const Gazetteer& gazetteer, const std::vector<std::string>& words) {
  std::set<std::string> parties;
  const std::string key = fmt::format("{}", fmt::join(words, " "));
  for (const auto& [language, table] : gazetteer.languages) {
    const auto at = table.names.find(key);
    if (at == table.names.end()) continue;
    for (const KnownName& name : at->second) {
      if (is_whole_party(name.role)) parties.insert(name.parties.begin(), name.parties.end());
    }
  }
  return parties;
}

std::vector<std::string> names_to_choose_from(const Gazetteer& gazetteer) {
  std::set<std::string> names;
  for (const auto& [language, table] : gazetteer.languages) {
    for (const auto& [key, same] : table.names) {
      for (const KnownName& name : same) {
        if (is_whole_party(name.role)) names.insert(name.name);
      }
    }
  }
  for (const StateFacts& state : gazetteer.states) names.insert(state.code);
  return {names.begin(), names.end()};
}

std::string upper_ascii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return upper;
}

}  // namespace

bool elides(const Wording& say, std::string_view name) {
  const std::string folded = fold(name);
  return !folded.empty() && say("elision.letters").find(folded.front()) != std::string_view::npos;
}

std::string party_text(const Gazetteer& gazetteer, const Wording& say, std::string_view code, PartyForm form) {
  const StateFacts* facts = facts_of(gazetteer, code);
  std::string name = facts == nullptr ? "" : say.language == "en" ? facts->english : facts->french;
  if (name.empty()) name = code.starts_with("ORG:") ? code.substr(4) : code;
  const std::string_view form_name = form_names[static_cast<std::size_t>(form)];
  if (form == PartyForm::bare) return name;
  if (const std::string own = fmt::format("party.{}.{}", form_name, code); say.has(own)) {
    return say(own, {{"name", name}});
  }
  std::string article = facts == nullptr ? "-" : facts->article;
  if (const std::string own = fmt::format("party.article.{}", code); say.has(own)) article = say(own);
  if (article.empty() || article == "-") article = elides(say, name) ? "-elided" : "-";
  return say(fmt::format("party.{}.{}", form_name, article), {{"name", name}});
}

std::string of_person(const Wording& say, std::string_view name) {
  return say(elides(say, name) ? "person.of.elided" : "person.of", {{"name", name}});
}

std::string listed(const Wording& say, const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i == 0) {
      text = items[i];
    } else {
      text = say(i + 1 == items.size() ? "list.and" : "list.comma", {{"a", text}, {"b", items[i]}});
    }
  }
  return text;
}

std::string find_party_exactly(const Gazetteer& gazetteer, std::string_view name) {
  const std::set<std::string> parties = parties_of(gazetteer, folded_words(name));
  return parties.size() == 1 ? *parties.begin() : "";
}

PartyFound find_party(const Gazetteer& gazetteer, std::string_view typed) {
  for (const std::string& code : {std::string(trim(typed)), upper_ascii(trim(typed))}) {
    if (!gazetteer.code(code).empty()) return {code, {}, false};
  }
  std::vector<std::string> words = folded_words(typed);
  std::set<std::string> parties = parties_of(gazetteer, words);
  if (parties.empty() && words.size() > 1) {  // « le Togo »
    words.erase(words.begin());
    parties = parties_of(gazetteer, words);
  }
  if (parties.size() == 1) return {*parties.begin(), {}, false};
  if (parties.size() > 1) return {"", {parties.begin(), parties.end()}, true};
  return {"", nearest(typed, names_to_choose_from(gazetteer)), false};
}

}  // namespace paraphe
